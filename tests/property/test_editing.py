"""What must hold of edits that reach through a kb, whatever node of the real one they meet."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from robustmap.check.registry import check
from robustmap.files.edit._book import Book, Changes
from robustmap.files.edit._registry import OPERATIONS
from robustmap.files.find import Tree, on_disk
from robustmap.files.read import read_tree
from robustmap.model.expand import named_premises, statements
from robustmap.model.fields import SourceRef
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING
from robustmap.reason.ask import ask
from robustmap.reason.solution import Solution

ROOT = Path(__file__).resolve().parents[2]
NEW = "a-name-that-nobody-has"
FEW = ("for-2", "gen-post", "train-on-human-approval", "capturing-wants")
"""An argument, a source, a proposal and a concept to which much leads."""

STEP = 8
"""The long tests take every so many of the nodes and premises."""


@cache
def tree() -> Tree:
    return on_disk(ROOT / "kb", "kb")


@cache
def real() -> Map:
    return read_tree(tree())


def every() -> list[Any]:
    rest = [node for node in real().nodes if node not in FEW][::STEP]
    return [*FEW, *(pytest.param(node, marks=pytest.mark.long) for node in rest)]


def run(tree: Tree, operation: str, what: str, to: str = "") -> Changes:
    return OPERATIONS[operation](Book(tree), what, to)


def answers(map_: Map, renamed: dict[str, str]) -> dict[str, list[Any]]:
    """Give the answers on all that a node spells out, by its id as it was before."""
    solution = Solution.of(map_, map_.settings.evaluate.view())
    found: dict[str, list[Any]] = {}
    for node in map_.live:
        refs = [*(one.id for one in statements(node)), *map_.inferences_of.get(node.id, ())]
        told = [verdict.answer for ref in refs if (verdict := ask(solution, ref))]
        found[renamed.get(node.id, node.id)] = told
    return found


@cache
def answers_before() -> dict[str, list[Any]]:
    return answers(real(), {})


def said(map_: Map, renamed: dict[str, str]) -> list[tuple[str, str]]:
    return sorted((renamed.get(one.node, one.node), one.code) for one in check(map_))


@cache
def said_before() -> list[tuple[str, str]]:
    return said(real(), {})


@pytest.mark.parametrize("node", every())
def test_a_renaming_changes_ids_and_nothing_else(node: str) -> None:
    changes = run(tree(), "rename", node, NEW)
    after = read_tree(changes.after)
    assert answers(after, {NEW: node}) == answers_before()
    assert said(after, {NEW: node}) == said_before()
    for name, data in changes.writes.items():
        before = tree().files[changes.moved.get(name, name)]
        assert re.findall(rb"(?m)^\s*#.*", data) == re.findall(rb"(?m)^\s*#.*", before)
    for name, data in tree().files.items():
        if name not in changes.removed and name not in changes.writes:
            assert changes.after.files[name] == data
    back = run(changes.after, "rename", NEW, node)
    own = changes.removed[0]
    kept = {name: data for name, data in back.after.files.items() if name != own}
    assert kept == {name: data for name, data in tree().files.items() if name != own}
    lines = back.after.files[own].decode().splitlines()
    added = [line for line in lines if line.strip() not in (f"aliases: {NEW}", f"- {NEW}")]
    assert added == tree().files[own].decode().splitlines()


@pytest.mark.parametrize("node", every())
def test_no_handle_or_id_stays_behind(node: str) -> None:
    after = read_tree(run(tree(), "rename", node, NEW).after)
    for one in after.nodes.values():
        for source in sources_in(one):
            assert node not in (source.source, source.by, source.of)
            assert not (source.by or "").startswith(f"{node}/")
    assert node not in after.settings.expect


def sources_in(value: Any) -> list[SourceRef]:
    """Find every source in a node, however deep."""
    if isinstance(value, SourceRef):
        return [value]
    if isinstance(value, tuple):
        return [one for each in value for one in sources_in(each)]
    fields = getattr(type(value), "model_fields", {})
    return [one for name in fields for one in sources_in(getattr(value, name))]


def inline() -> list[Any]:
    found = [
        f"{node.id}#{local}"
        for node in real().live
        if isinstance(node, ARGUING)
        for local, _ in named_premises(node)
    ]
    return [
        pytest.param(ref, marks=() if n % 100 == 0 else pytest.mark.long)
        for n, ref in enumerate(found)
        if n % STEP == 0 or n % 100 == 0
    ]


@pytest.mark.parametrize("ref", inline())
def test_a_promoted_premise_is_worth_what_it_was(ref: str) -> None:
    changes = run(tree(), "promote", ref, NEW)
    after = read_tree(changes.after)
    before = Solution.of(real(), real().settings.evaluate.view())
    now = Solution.of(after, after.settings.evaluate.view())
    for one in (*real().statements, *real().inferences):
        old, new = ask(before, one), ask(now, one)
        assert (old and old.answer) == (new and new.answer), one
    assert after.resolve(ref) == NEW
    assert len(changes.writes) == 2


@pytest.mark.parametrize(
    ("operation", "what", "to"),
    [
        ("rename", "for-2", NEW),
        ("promote", "for-2#weaker", NEW),
        ("merge", "optimising-ends-in-generality", "feedback-selects-for-capability"),
    ],
)
def test_an_edit_that_is_cut_off_leaves_no_link_that_leads_nowhere(
    operation: str, what: str, to: str
) -> None:
    changes = run(tree(), operation, what, to)
    files = dict(tree().files)
    for name, data in changes.writes.items():
        files[name] = data
        found = check(read_tree(Tree("kb", dict(sorted(files.items())), [])))
        assert not [one for one in found if one.code in ("RM201", "RM207")]


def test_there_is_a_command_for_every_operation() -> None:
    commands = {path.stem for path in (ROOT / "robustmap/cli").glob("*.py")}
    assert set(OPERATIONS) <= commands
