"""Hover, links, symbols, findings and fixes on a small kb."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from robustmap.editor.completion import complete
from robustmap.editor.findings import findings, fixes
from robustmap.editor.hover import hover
from robustmap.editor.links import mentions, place_of, ref_at
from robustmap.editor.rename import rename, renamed_at
from robustmap.editor.symbols import of_file, of_kb
from robustmap.editor.text import Position, Range, Text
from robustmap.editor.workspace import Workspace
from robustmap.files.find import on_disk
from tests.support.drafts import KB, typed, workspace

REAL = Path(__file__).parents[3] / "kb"
NEW = "arguments/new.md"


def told(text: str, name: str = NEW) -> tuple[str, ...]:
    draft = workspace()
    found = hover(draft, name, typed(draft, name, text))
    return found.lines if found else ()


def test_hover_tells_title_verdict_and_why():
    assert told("---\nfor: reality-b|ites\n---\n")[:1] == (
        "reality-bites (claim): Reality 🌍 bites",
    )
    draft = workspace()
    found = hover(draft, "questions/debate.md", Position(3, 10))
    assert found
    assert found.lines == (
        "reality-bites (claim): Reality 🌍 bites",
        "not yet argued for",
        "- for: it-hurts - See [the claim](reality-bites).: step broken by not-always",
    )


def test_hover_tells_at_most_three_reasons():
    many = {f"a{number}": "---\nfor: reality-bites\n---\n\nOne.\n" for number in range(5)}
    draft = workspace(**many)
    found = hover(draft, "questions/debate.md", Position(3, 10))
    assert found
    assert len(found.lines) == 2 + 3 + 1
    assert found.lines[-1] == "- and 3 more reasons"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("---\npremises:\n  - it-hurts#p|1\n---\n", "it-hurts#p1: It hurts."),
        ("---\nsources: post, 1, by post/au|thor\n---\n", "post (source): A post"),
        ("---\nfor: plan#needs-dec|eption\n---\n", "plan#needs-deception: "),
        ("---\nfor: x\n---\n\nAs in [this](it-h|urts).\n", "it-hurts (argument): "),
        ("---\nfor: [reality-b|ites", "reality-bites (claim): "),  # half typed
        ("---\ntitle: On reality-b|ites\n---\n", "reality-bites (claim): "),
    ],
)
def test_hover_knows_every_id(text: str, first: str):
    assert told(text)[0].startswith(first)


@pytest.mark.parametrize(
    "text", ["---\nfor: no-|where\n---\n", "---\ntitle: The po|st\n---\n", "|", "---\n|"]
)
def test_hover_is_silent_where_there_is_no_id(text: str):
    assert told(text) == ()


def test_hover_on_a_premise_where_it_is_written():
    draft = workspace()
    found = hover(draft, "arguments/it-hurts.md", Position(3, 5))
    assert found
    assert found.lines[0] == "it-hurts#p1: It hurts."


def test_hover_says_when_the_verdict_is_older_than_the_text():
    draft = workspace()
    draft.settled()
    draft.edit("arguments/not-always.md", None)
    at = typed(draft, NEW, "---\nfor: reality-b|ites\n---\n")
    found = hover(draft, NEW, at)
    assert found
    assert found.lines[-1] == "(as it was before the last change)"
    draft.settle(draft.snapshot().settle())
    found = hover(draft, NEW, at)
    assert found
    assert found.lines[-1] != "(as it was before the last change)"


def test_places_of_parts():
    draft = workspace()
    place = place_of(draft, "it-hurts#p1")
    assert place
    assert (place.name, place.range) == (
        "arguments/it-hurts.md",
        Range(Position(3, 4), Position(3, 6)),
    )
    place = place_of(draft, "plan#needs-deception")
    assert place
    assert place.range == Range(Position(2, 7), Position(2, 16))
    assert place_of(draft, "nothing") is None


def test_mentions_of_a_node_are_those_of_its_parts_too():
    draft = workspace()
    found = [(one.name, one.ref) for one in mentions(draft, "it-hurts")]
    assert found == [
        ("arguments/not-always.md", "it-hurts"),
        ("arguments/not-always.md", "it-hurts#p1"),
    ]
    assert [one.name for one in mentions(draft, "reality-bites")] == [
        "arguments/it-hurts.md",
        "arguments/it-hurts.md",
        "map.yaml",
        "questions/debate.md",
    ]
    assert [one.ref for one in mentions(draft, "post")].count("post/author") == 1


def test_symbols():
    draft = workspace()
    symbol = of_file(draft, "proposals/plan.md")
    assert symbol
    assert (symbol.id, [one.id for one in symbol.parts]) == ("plan", ["plan#needs-deception"])
    assert of_file(draft, "map.yaml") is None
    assert [one.id for one in of_kb(draft, "PLAN")] == ["plan"]
    assert len(of_kb(draft, "")) == len(KB) - 1


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("---\nfor: reality-bits\n---\n\nX.\n", "---\nfor: reality-bites\n---\n\nX.\n"),
        ("---\nagianst: plan\n---\n\nX.\n", "---\nagainst: plan\n---\n\nX.\n"),
        (
            "---\nfor: plan\nbasis: impleid\n---\n\nX.\n",
            "---\nfor: plan\nbasis: implied\n---\n\nX.\n",
        ),
        ('---\nfor: "reality-bits"\n---\n\nX.\n', '---\nfor: "reality-bites"\n---\n\nX.\n'),
        (
            "---\nfor: plan\nsources: post, 1, by psot/author\n---\n\nX.\n",
            "---\nfor: plan\nsources: post, 1, by post/author\n---\n\nX.\n",
        ),
        ("---\nfor: it-hurts#q1\n---\n\nX.\n", "---\nfor: it-hurts#p1\n---\n\nX.\n"),
        ("---\nfor: plan\n----\n\nX.\n", "---\nfor: plan\n---\n\nX.\n"),
    ],
)
def test_a_fix_puts_the_suggestion_where_the_mistake_is(text: str, after: str):
    draft = workspace()
    draft.edit(NEW, text)
    everything = Range(Position(0, 0), Position(99, 0))
    (fix,) = fixes(draft, draft.snapshot(), NEW, everything)
    assert applied(text, [fix.edit]) == after


def applied(text: str, edits: list) -> str:
    lines = text.split("\n")
    for edit in sorted(edits, reverse=True):
        (line, start), (last, end) = edit.range
        assert line == last
        units = lines[line].encode("utf-16-le")
        made = units[: 2 * start] + edit.text.encode("utf-16-le") + units[2 * end :]
        lines[line] = made.decode("utf-16-le")
    return "\n".join(lines)


def test_findings_stand_where_they_are_in_utf16():
    draft = workspace()
    draft.edit(NEW, "---\nfor: plan\npremises: ['🌍🌍', x, nowhere-at-all]\n---\n")
    found = [one for one in findings(draft, draft.snapshot())[NEW] if "nowhere" in one.message]
    assert [one.range for one in found] == [Range(Position(2, 22), Position(2, 36))]


def test_every_finding_has_a_file_to_stand_in():
    draft = workspace()
    draft.edit("map.yaml", "")
    for name in KB:
        if name != "map.yaml":
            draft.tree.files.pop(name)
    empty = Workspace(draft.tree._replace(files={}))
    assert set(findings(empty, empty.snapshot())) <= {"map.yaml"}


@given(st.text("a🌍é\n\r-: ", max_size=30), st.integers(0, 5), st.integers(0, 20))
def test_places_go_there_and_back(text: str, line: int, character: int):
    lines = Text(text)
    number, column = lines.at(Position(line, character))
    back = lines.position(number, column)
    assert lines.at(back) == (number, column)
    assert back.character <= character + 1


def everything(draft: Workspace, name: str, at: Position) -> None:
    """Ask everything that can be asked at a place."""
    complete(draft, name, at)
    hover(draft, name, at)
    found = ref_at(draft, name, at)
    if found:
        place_of(draft, found[0])
        mentions(draft, found[0])
    renaming = renamed_at(draft, name, at)
    if renaming:
        rename(draft, renaming[0], "quite-new")
    of_file(draft, name)
    list(fixes(draft, draft.snapshot(), name, Range(at, at)))
    findings(draft, draft.snapshot())


@pytest.mark.parametrize("name", sorted(KB))
def test_a_file_may_be_cut_off_anywhere(name: str):
    draft = workspace()
    whole = KB[name]
    for end in range(len(whole) + 1):
        at = typed(draft, name, f"{whole[:end]}|")
        everything(draft, name, at)


WILD = st.text(
    st.sampled_from("ab-#:[]{},'\"|>&*!%@`\t\n\r 🌍\ud800\u2028\x85\x00/.<"), max_size=40
) | st.text(max_size=20)


@given(
    st.sampled_from(sorted(KB)), WILD, st.integers(0, 80), st.integers(0, 8), st.integers(-1, 50)
)
def test_nothing_that_is_typed_raises(name: str, wild: str, where: int, line: int, character: int):
    draft = workspace()
    draft.edit(name, KB[name][:where] + wild + KB[name][where:])
    everything(draft, name, Position(line, character))


def test_the_real_kb_answers_everywhere():
    draft = Workspace(on_disk(REAL, "kb"))
    draft.settled()
    for name in list(draft.files())[::40]:
        text = draft.text(name)
        for number, line in enumerate(text.lines[:12]):
            for column in range(0, len(line), 7):
                at = Position(number, column)
                hover(draft, name, at)
                complete(draft, name, at)
        of_file(draft, name)


def test_every_link_of_the_real_kb_is_found_and_leads_somewhere():
    from robustmap.editor.links import links
    from robustmap.model.references import references

    draft = Workspace(on_disk(REAL, "kb"))
    missed = []
    for name in draft.files():
        reading = draft.reading(name)
        if reading is None:
            continue
        wanted = {one.ref for one in references(reading.node)}
        inherited = {one.ref for one in references(reading.node) if one.field == "sources"}
        found = {one.ref for one in links(draft, name)}
        missed += [(name, ref) for ref in wanted - found - inherited]
    assert missed == []
    assert all(a <= b for a, b in pairwise(sorted(draft.files())))
