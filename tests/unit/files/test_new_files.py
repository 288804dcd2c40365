"""New node files: their ids, their text, and the example that `init` writes."""

from pathlib import Path

import pytest

from robustmap.check.registry import check
from robustmap.errors import WriteError
from robustmap.files.example import MAIN, example
from robustmap.files.find import Tree
from robustmap.files.fmt import formatted
from robustmap.files.new import Draft, free_id
from robustmap.files.read import read_tree
from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.nodes import Claim
from robustmap.reason.solution import Solution


def kb(*nodes: tuple[str, list[str]]) -> Map:
    """Make a map of claims with aliases."""
    return Map(
        Claim.model_validate({"id": name, "title": name, "aliases": aliases})
        for name, aliases in nodes
    )


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Plans help", "plans-help"),
        ("Don't panic: it's fine!", "dont-panic-its-fine"),
        ("Ça & là", "ca-la"),
        ("日本語", "claim"),
        ("", "claim"),
        ("Index", "index-2"),
        ("Taken", "taken-3"),
        ("Old name", "old-name-2"),
        ("loud", "loud-2"),
    ],
)
def test_ids_are_free(title: str, found: str) -> None:
    map_ = kb(("taken", []), ("taken-2", []), ("x", ["old-name"]), ("LOUD", []))
    assert free_id(map_, title, "claim") == found


def test_long_titles_are_cut_between_words() -> None:
    assert free_id(kb(), "abcdefghi " * 10, "claim") == "-".join(["abcdefghi"] * 5)
    assert free_id(kb(), "a" * 200, "claim") == "a" * ids.WIDTH
    assert ids.is_slug(free_id(kb(), "b" * (ids.WIDTH - 1) + " c", "claim"))


def test_a_draft_names_its_premises() -> None:
    draft = Draft("argument", "a", {"premises": ["One is so.", "b"], "for": ["t"]}, "Why.\n\n")
    assert draft.name == "arguments/a.md"
    assert draft.text == ("---\nfor: t\npremises:\n  - p1: One is so.\n  - b\n---\n\nWhy.\n")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    draft = Draft("claim", "a", {"title": "T"})
    assert draft.write(tmp_path).read_text() == "---\ntitle: T\n---\n"
    with pytest.raises(WriteError, match="exists already"):
        Draft("claim", "a", {"title": "U"}).write(tmp_path)
    assert (tmp_path / "claims/a.md").read_text() == "---\ntitle: T\n---\n"


def test_the_example_is_whole_and_clean() -> None:
    tree = Tree("kb", {name: text.encode() for name, text in example()}, [])
    map_ = read_tree(tree)
    assert check(map_) == ()
    assert not [one.name for one in formatted(tree) if one.changed or one.faults]
    kinds = {node.kind for node in map_.live}
    assert kinds == {"claim", "argument", "threshold", "proposal", "axis", "question", "source"}
    solution = Solution.of(map_)
    assert solution.claim_answer(MAIN) == "supported"
    assert {one.id: solution.inference_answer(one.id) for one in map_.inferences.values()} == {
        "a-date-is-enough": "stands",
        "newcomers-catch-up": "stands",
        "sheet-on-the-wall#relies-on": "stands",
        "written-plans-go-stale": "undercut",
    }
    assert solution.map.statements[MAIN].standing == "open"
