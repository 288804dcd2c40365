"""Renaming: every link follows, an alias stays, and nothing else changes."""

from pathlib import Path
from random import Random

import pytest

from robustmap.check.registry import check
from robustmap.editor.links import links
from robustmap.editor.rename import Renaming, rename, renamed_at
from robustmap.editor.text import Edit
from robustmap.editor.workspace import Workspace
from robustmap.errors import EditError
from robustmap.files.edit._book import Book
from robustmap.files.edit._registry import OPERATIONS
from robustmap.files.find import Tree, on_disk
from robustmap.files.read import read_tree
from robustmap.model.map import Map
from tests.support.drafts import typed, workspace
from tests.support.maps import random_map
from tests.support.texts import tree_of
from tests.support.wild import wild_map

REAL = Path(__file__).parents[3] / "kb"


def applied(text: str, edits: list[Edit]) -> str:
    """Apply edits as an editor does: columns in UTF-16."""
    lines = text.split("\n")
    for edit in sorted(edits, reverse=True):
        (line, start), (last, end) = edit.range
        assert line == last
        units = lines[line].encode("utf-16-le")
        made = units[: 2 * start] + edit.text.encode("utf-16-le") + units[2 * end :]
        lines[line] = made.decode("utf-16-le")
    return "\n".join(lines)


def after(draft: Workspace, made: Renaming) -> dict[str, str]:
    """Give the files as they are once a rename is done."""
    assert not made.refused
    files = {name: (draft.data(name) or b"").decode() for name in draft.files()}
    for name, edits in made.edits.items():
        files[name] = applied(files[name], edits)
    if made.moved:
        old, new = made.moved
        assert new not in files
        files[new] = files.pop(old)
    return files


def as_map(files: dict[str, str]) -> Map:
    return read_tree(Tree("kb", {name: files[name].encode() for name in sorted(files)}, []))


def test_a_node_and_all_that_name_it():
    draft = workspace()
    made = rename(draft, "it-hurts", "it-stings")
    files = after(draft, made)
    assert made.moved == ("arguments/it-hurts.md", "arguments/it-stings.md")
    assert files["arguments/it-stings.md"].split("\n")[:5] == [
        "---",
        "for: reality-bites",
        "premises:",
        "  - p1: It hurts.",
        "aliases: it-hurts",
    ]
    assert "undercuts: it-stings\n" in files["arguments/not-always.md"]
    assert "  - it-stings#p1\n" in files["arguments/not-always.md"]
    assert set(made.edits) == {"arguments/it-hurts.md", "arguments/not-always.md"}


def test_pins_bodies_and_speakers_follow_too():
    draft = workspace()
    files = after(draft, rename(draft, "reality-bites", "reality-bites-back"))
    assert "\n  reality-bites-back: supported\n" in files["map.yaml"]
    assert "[the claim](reality-bites-back)" in files["arguments/it-hurts.md"]
    files = after(draft, rename(draft, "post", "the-post"))
    assert "sources: the-post, 1, by the-post/author\n" in files["arguments/it-hurts.md"]


def test_ids_that_are_made_of_the_old_one_follow():
    new = "---\nfor: plan#needs-deception\n---\n\nSo it is.\n"
    two = "---\nfor: [reality-bites, plan]\n---\n\nTwo at once.\n"
    third = "---\nundercuts: two#on-reality-bites\n---\n\nNot this one.\n"
    draft = workspace(new=new, two=two, third=third)
    files = after(draft, rename(draft, "deception", "deceiving"))
    assert "for: plan#needs-deceiving\n" in files["arguments/new.md"]
    files = after(draft, rename(draft, "reality-bites", "it-bites"))
    assert "undercuts: two#on-it-bites\n" in files["arguments/third.md"]


def test_a_premise():
    draft = workspace()
    at = typed(draft, "arguments/it-hurts.md", draft_text("arguments/it-hurts.md", "p1:", "p|1:"))
    found = renamed_at(draft, "arguments/it-hurts.md", at)
    assert found
    assert found[0] == "it-hurts#p1"
    made = rename(draft, "it-hurts#p1", "pain")
    files = after(draft, made)
    assert made.moved is None
    assert "  - pain: It hurts.\n" in files["arguments/it-hurts.md"]
    assert "  - it-hurts#pain\n" in files["arguments/not-always.md"]


def draft_text(name: str, old: str, new: str) -> str:
    return (workspace().data(name) or b"").decode().replace(old, new)


@pytest.mark.parametrize(
    ("aliases", "wanted"),
    [
        ("", "aliases: odd\n"),
        ("aliases: older\n", "aliases:\n  - older\n  - odd\n"),
        ("aliases: [older, oldest]\n", "aliases: [older, oldest, odd]\n"),
        ("aliases:\n  - older\n", "aliases:\n  - older\n  - odd\n"),
        ("aliases: newer\n", "aliases: odd\n"),  # back to an earlier name
        ("aliases: [older, newer]\n", "aliases: [older, odd]\n"),
    ],
)
def test_the_old_id_stays_as_an_alias(aliases: str, wanted: str):
    draft = workspace(odd=f"---\nfor: plan\n{aliases}---\n\nOdd.\n")
    files = after(draft, rename(draft, "odd", "newer"))
    assert files["arguments/newer.md"] == f"---\nfor: plan\n{wanted}---\n\nOdd.\n"
    assert as_map(files).resolve("odd") == "newer"


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("It hurts", "did you mean `it-hurts`?"),
        ("a\nb", "an id is made of"),
        ("", "an id is made of"),
        ("index", "an id is made of"),
        ("plan", "`plan` is taken"),
        ("it-hurts", "already"),
        ("../../x", "an id is made of"),
    ],
)
def test_what_cannot_be_an_id_is_refused(new: str, why: str):
    made = rename(workspace(), "it-hurts", new)
    assert why in made.refused
    assert made.edits == {}


def test_a_file_that_cannot_be_read_is_not_left_behind():
    draft = workspace(broken="---\nundercuts: it-hurts\nfor: {plan\npremises: it-hurts#p1\n---\n")
    assert "mend it first" in rename(draft, "it-hurts", "it-stings").refused


@pytest.mark.parametrize(
    "text", ["---\ntitle: On it-h|urts\nfor: plan\n---\n", "---\nfor: pl|en\n"]
)
def test_a_word_of_a_sentence_is_not_renamed(text: str):
    draft = workspace()
    assert renamed_at(draft, "arguments/new.md", typed(draft, "arguments/new.md", text)) is None


REAL_IDS = (
    *("capabilities-generalise-further", "for-2", "against-2", "gen-post", "gen-post-author"),
    *("situational-awareness", "coherence", "do-capabilities-generalise-further"),
)


@pytest.mark.parametrize("old", REAL_IDS)
def test_the_real_kb_says_the_same_after_a_rename(old: str):
    draft = Workspace(on_disk(REAL, "kb"))
    map_ = draft.snapshot().map
    if old not in map_.nodes:
        pytest.skip(f"the kb has no `{old}` any more")
    files = after(draft, rename(draft, old, "quite-another-name"))
    renamed = as_map(files)
    assert renamed.resolve(old) == "quite-another-name"
    assert len(renamed) == len(map_)

    def said(problems: tuple) -> list[str]:
        return sorted(one.code for one in problems)

    assert said(check(renamed)) == said(draft.snapshot().problems)
    moved = Workspace(Tree("kb", {name: files[name].encode() for name in sorted(files)}, []))
    left = [one for name in files for one in links(moved, name) if one.ref.split("#")[0] == old]
    assert left == []


def on_command(draft: Workspace, old: str, new: str) -> dict[str, str] | str:
    """Give what `robustmap rename` makes of the same texts, or why it does not."""
    try:
        changes = OPERATIONS["rename"](Book(draft.whole), old, new)
    except EditError as refused:
        return str(refused)
    return {name: data.decode() for name, data in changes.after.files.items()}


@pytest.mark.parametrize("make", [random_map, wild_map])
def test_an_editor_and_the_command_line_do_the_same(make):
    done = 0
    for seed in range(40):
        rng = Random(seed)
        draft = Workspace(tree_of(make(rng)))
        for old in rng.sample(list(draft.snapshot().map.nodes), 2):
            made = rename(draft, old, "another-name")
            wanted = on_command(draft, old, "another-name")
            assert (made.refused or after(draft, made)) == wanted
            done += not made.refused
    assert done > 40, done


@pytest.mark.parametrize("old", ["for-2", "gen-post", "situational-awareness"])
def test_they_do_the_same_to_the_real_kb(old: str):
    draft = Workspace(on_disk(REAL, "kb"))
    assert after(draft, rename(draft, old, "another-name")) == on_command(
        draft, old, "another-name"
    )


def test_what_is_typed_but_not_saved_is_renamed_too():
    draft = workspace()
    typed(draft, "claims/reality-bites.md", "---\ntitle: T\n# so\nsimilar_to: it-hurts\n---\n|")
    files = after(draft, rename(draft, "it-hurts", "it-stings"))
    assert files["claims/reality-bites.md"] == "---\ntitle: T\n# so\nsimilar_to: it-stings\n---\n"


def test_line_ends_stay_as_they_are():
    text = "---\r\nfor: plan\r\nsources: post\r\n---\r\n\r\nOdd.\r\n"
    draft = workspace(odd=text)
    files = after(draft, rename(draft, "odd", "newer"))
    assert files["arguments/newer.md"] == text.replace("sources", "aliases: odd\r\nsources")


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("p2", "is taken"),
        ("p1", "its id already"),
        ("on-plan", "for the id of a step"),
        ("Two words", "did you mean `two-words`?"),
        ("index", "an id is made of"),
    ],
)
def test_what_cannot_be_the_name_of_a_premise_is_refused(new: str, why: str):
    two = "---\nfor: plan\npremises:\n  - p1: One.\n  - p2: Two.\n---\n"
    made = rename(workspace(two=two), "two#p1", new)
    assert why in made.refused
    assert made.edits == {}
