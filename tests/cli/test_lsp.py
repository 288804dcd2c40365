"""`robustmap lsp`, asked by a real client over standard input and output."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from tests.support.commands import Run, folder_with, runner

pytest.importorskip("pygls")

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from tests.support.editors import Editor, edit

KB = {
    "map.yaml": "title: T\nexpect:\n  reality-bites: supported\n",
    "sources/post.md": "---\ntitle: A post\n---\n",
    "claims/reality-bites.md": "---\ntitle: Reality 🌍 bites\nstanding: open\nsources: post\n---\n",
    "arguments/it-hurts.md": "---\nfor: reality-bites\npremises:\n  - p1: It hurts.\n"
    "sources: post, 1, by post/author\n---\n",
    "arguments/not-always.md": "---\nundercuts: it-hurts\npremises:\n  - p1: Not always.\n"
    "  - it-hurts#p1\nsources: post\n---\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_with(tmp_path, KB)


def at(line: int, character: int) -> lsp.Position:
    return lsp.Position(line, character)


def test_it_counts_in_utf16_and_says_what_it_can(folder: Path):
    async def act(editor: Editor) -> Any:
        return editor.capabilities

    can = edit(folder, act)
    assert can.position_encoding == "utf-16"
    assert can.hover_provider
    assert can.definition_provider
    assert can.references_provider
    assert can.rename_provider.prepare_provider
    assert can.code_action_provider
    assert can.document_symbol_provider
    assert can.workspace_symbol_provider
    assert can.completion_provider


def test_findings_follow_the_typing_in_every_file(folder: Path):
    name = "arguments/it-hurts.md"

    async def act(editor: Editor) -> None:
        await editor.until(lambda found: any(d.code == "RM501" for d in found.get("map.yaml", [])))
        editor.open(name)
        editor.type(name, KB[name].replace("for: reality-bites", "for: reality-bits"))
        await editor.until(lambda found: [d.code for d in found.get(name, [])] == ["RM201"])
        (found,) = editor.found[name]
        assert "did you mean `reality-bites`?" in found.message
        assert (found.range.start, found.range.end) == (at(1, 5), at(1, 17))
        params = lsp.CodeActionParams(
            editor.document(name), found.range, lsp.CodeActionContext([found])
        )
        (action,) = await editor.client.text_document_code_action_async(params)
        assert action.title == "Change to `reality-bites`"
        (change,) = action.edit.changes[editor.uri(name)]
        assert (change.range, change.new_text) == (found.range, "reality-bites")
        editor.close(name)
        await editor.until(lambda found: found.get(name) == [])

    edit(folder, act)


def test_what_others_write_to_disk_is_taken_in(folder: Path):
    name = "arguments/it-hurts.md"
    path = folder / "kb" / name

    async def act(editor: Editor) -> None:
        editor.open("claims/reality-bites.md")
        path.write_text(KB[name].replace("for: reality-bites", "for: reality-bits"), "utf-8")
        editor.client.workspace_did_change_watched_files(
            lsp.DidChangeWatchedFilesParams(
                [lsp.FileEvent(editor.uri(name), lsp.FileChangeType.Changed)]
            )
        )
        await editor.until(lambda found: [d.code for d in found.get(name, [])] == ["RM201"])
        path.write_text(KB[name], encoding="utf-8")
        document = editor.document("claims/reality-bites.md")
        editor.client.text_document_did_save(lsp.DidSaveTextDocumentParams(document))
        await editor.until(lambda found: found.get(name) == [])

    edit(folder, act)


def test_hostile_text_does_no_harm(folder: Path):
    name = "arguments/it-hurts.md"
    texts = ("---\nfor: [", "a\u2028b\x85\r\n---", "---\n" + "[" * 5000, "\0", "")

    async def act(editor: Editor) -> None:
        editor.open(name)
        for text in texts:
            editor.type(name, text)
            where = editor.document(name), at(1, 4)
            await editor.client.text_document_hover_async(lsp.HoverParams(*where))
            await editor.client.text_document_completion_async(lsp.CompletionParams(*where))
        editor.type(name, KB[name])
        # What was found of the text before may still be on its way.
        await editor.until(
            lambda found: (
                any(d.code == "RM501" for d in found.get("map.yaml", []))
                and not found.get(name, [])
            )
        )

    edit(folder, act)


def test_completion_hover_definition_and_references(folder: Path):
    name = "arguments/new-one.md"

    async def act(editor: Editor) -> None:
        client = editor.client
        editor.open(name, "---\nfor: bites\n---\n")
        told = await client.text_document_completion_async(
            lsp.CompletionParams(editor.document(name), at(1, 7))
        )
        assert [(one.label, one.detail) for one in told.items] == [
            ("reality-bites", "claim: Reality 🌍 bites")
        ]
        assert told.items[0].text_edit.range == lsp.Range(at(1, 5), at(1, 10))
        editor.type(name, "---\nfor: reality-bites\n---\n")
        hover = await client.text_document_hover_async(
            lsp.HoverParams(editor.document(name), at(1, 8))
        )
        assert hover.contents.kind == "plaintext"
        lines = hover.contents.value.split("\n")
        assert lines[0] == "reality-bites (claim): Reality 🌍 bites"
        assert lines[1]
        place = await client.text_document_definition_async(
            lsp.DefinitionParams(editor.document(name), at(1, 8))
        )
        assert place.uri == editor.uri("claims/reality-bites.md")
        assert place.range == lsp.Range(at(1, 7), at(1, 23))  # the globe counts twice
        asked = lsp.ReferenceParams(
            lsp.ReferenceContext(include_declaration=False),
            editor.document(name),
            at(1, 8),
        )
        found = await client.text_document_references_async(asked)
        assert [one.uri.rsplit("/kb/")[-1] for one in found] == [
            "arguments/it-hurts.md",
            name,
            "map.yaml",
        ]

    edit(folder, act)


def test_symbols(folder: Path):
    async def act(editor: Editor) -> None:
        name = "arguments/it-hurts.md"
        editor.open(name)
        (node,) = await editor.client.text_document_document_symbol_async(
            lsp.DocumentSymbolParams(editor.document(name))
        )
        assert (node.name, [one.name for one in node.children]) == ("it-hurts", ["p1"])
        found = await editor.client.workspace_symbol_async(lsp.WorkspaceSymbolParams("bites re"))
        assert [one.name for one in found] == ["reality-bites"]

    edit(folder, act)


def test_rename(folder: Path):
    name = "arguments/not-always.md"

    async def act(editor: Editor) -> None:
        editor.open(name)
        where = editor.document(name), at(1, 14)
        ready = await editor.client.text_document_prepare_rename_async(
            lsp.PrepareRenameParams(*where)
        )
        assert ready.placeholder == "it-hurts"
        made = await editor.client.text_document_rename_async(lsp.RenameParams(*where, "it-stings"))
        *texts, moved = made.document_changes
        assert isinstance(moved, lsp.RenameFile)
        assert moved.new_uri == editor.uri("arguments/it-stings.md")
        assert {
            one.text_document.uri.rsplit("/kb/")[-1]: [edit.new_text for edit in one.edits]
            for one in texts
        } == {
            "arguments/not-always.md": ["it-stings", "it-stings#p1"],
            "arguments/it-hurts.md": ["aliases: it-hurts\n"],
        }
        with pytest.raises(JsonRpcException, match="`reality-bites` is taken"):
            await editor.client.text_document_rename_async(
                lsp.RenameParams(*where, "reality-bites")
            )

    edit(folder, act)


def test_a_folder_behind_a_link_keeps_its_name(folder: Path, tmp_path: Path):
    link = tmp_path / "linked"
    link.symlink_to(folder, target_is_directory=True)

    async def act(editor: Editor) -> None:
        where = editor.document("arguments/not-always.md"), at(1, 14)
        place = await editor.client.text_document_definition_async(lsp.DefinitionParams(*where))
        assert place.uri == (link / "kb/arguments/it-hurts.md").as_uri()

    edit(link, act)


def test_an_editor_that_cannot_rename_files_is_told_so(folder: Path):
    async def act(editor: Editor) -> None:
        where = editor.document("arguments/not-always.md"), at(1, 14)
        with pytest.raises(JsonRpcException, match="cannot rename files"):
            await editor.client.text_document_rename_async(lsp.RenameParams(*where, "it-stings"))

    edit(folder, act, moves=False)


def test_what_is_no_part_of_a_kb_is_left_alone(folder: Path):
    async def act(editor: Editor) -> None:
        item = lsp.TextDocumentItem((folder / "notes.md").as_uri(), "markdown", 1, "---\nfor: x")
        editor.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        document = lsp.TextDocumentIdentifier(item.uri)
        hover = lsp.HoverParams(document, at(1, 5))
        assert await editor.client.text_document_hover_async(hover) is None
        asked = lsp.CompletionParams(document, at(1, 5))
        assert await editor.client.text_document_completion_async(asked) is None

    edit(folder, act)


def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    run: Run = runner(monkeypatch, capsys)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr("robustmap.cli.lsp.find_spec", lambda _name: None)
    ran = run("lsp", cwd=tmp_path)
    assert ran.status == 2
    assert "pip install 'robustmap[lsp]'" in ran.err
