"""What must hold when one argument, or claim, becomes two."""

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from robustmap.check.registry import check
from robustmap.errors import EditError
from robustmap.files.edit._book import Book, Changes
from robustmap.files.edit._registry import OPERATIONS
from robustmap.files.edit._second import Wanted
from robustmap.files.find import Tree, on_disk
from robustmap.files.read import read_tree
from robustmap.model.expand import named_premises, targets
from robustmap.model.map import Map
from robustmap.model.nodes import Argument
from robustmap.model.view import View
from robustmap.reason.ask import ask
from robustmap.reason.solution import Solution
from tests.support.maps import argument, random_map
from tests.support.texts import tree_of
from tests.support.untidy import Untidy

ROOT = Path(__file__).resolve().parents[2]
ANY = settings(max_examples=100, derandomize=True, database=None, deadline=None)
CHANCE = st.randoms(use_true_random=False)
NEW = "a-second-one"
VIEWS = (View(), View(basis="reading", reframings=True, suppositions=True))
TALK = b"---\ntitle: A talk\n---\n"


def split(tree: Tree, what: str, **wanted: Any) -> Changes:
    return OPERATIONS["split"](Book(tree), what, NEW, Wanted(**wanted))


def tried(tree: Tree, what: str, **wanted: Any) -> Changes | str:
    try:
        return split(tree, what, **wanted)
    except EditError as refused:
        return str(refused)


def some_tree(rng: Random) -> Tree:
    tree = tree_of(random_map(rng, arguments=7))
    files = {**tree.files, "sources/talk.md": TALK}
    return tree._replace(files=dict(sorted(files.items())))


def errors(map_: Map) -> set[tuple[str, str]]:
    return {(one.code, one.message) for one in check(map_) if one.severity == "error"}


def turned(changes: Changes, but: str, view: View) -> list[str]:
    """Give all that has another verdict than before, by its id of before."""
    before, after = Solution.of(changes.base, view), Solution.of(changes.head, view)
    arguments = [one.id for one in changes.base.arguments()]
    found = []
    for ref in (*changes.base.statements, *changes.base.inferences, *arguments):
        old, new = ask(before, ref), ask(after, changes.names.get(ref, ref))
        if ref != but and (old and old.answer) != (new and new.answer):
            found.append(ref)
    return found


@ANY
@given(CHANCE)
def test_a_step_that_is_split_off_leaves_every_verdict(rng: Random):
    tree = some_tree(rng)
    for node in read_tree(tree).arguments():
        aims = [link.to for _, link in targets(node)]
        if len(aims) < 2:
            continue
        taken = rng.sample(aims, rng.randint(1, len(aims) - 1))
        changes = tried(tree, node.id, take=tuple(f"on-{one}" for one in taken))
        if isinstance(changes, str):
            assert re.search("about itself|twice", changes)
            continue
        for view in VIEWS:
            # The argument itself is worth its best step, and has one less.
            assert turned(changes, node.id, view) == []
        assert len(errors(changes.head)) <= len(errors(changes.base))
        second = changes.head.nodes[NEW]
        assert isinstance(second, Argument)
        assert len(list(targets(second))) == len(taken)
        assert second.basis == node.basis
        assert second.sources == node.sources


def untidy(rng: Random, style: int) -> tuple[Tree, Untidy]:
    """Give a kb of one argument with much to say, written somehow."""
    fields = {
        "title": "much",
        "for": ["a", "b"],
        "against": [{"to": "c", "basis": "implied"}],
        "premises": ["shared", {"one": "one word"}, "a sentence of words", {"two": "said twice"}],
        "tags": ["x", "y"],
        "number": "3",
        "aliases": ["before"],
        "x-own": {"any": "thing"},
        "sources": ["talk, part"],
    }
    writer = Untidy(style)
    text = "---\n" + "\n".join(writer.mapping(fields)) + "\n---\n\nThe text.\n"
    if rng.random() < 0.3:
        text = "\ufeff" + text.replace("\n", "\r\n")
    files = {f"claims/{one}.md": b"---\ntitle: T\n---\n" for one in ("a", "b", "c", "shared")}
    files |= {"arguments/much.md": text.encode(), "sources/talk.md": TALK}
    files["map.yaml"] = b"title: T\n"
    files["arguments/reply.md"] = b"---\nundercuts: much\nagainst: much#two\n---\n\nNo.\n"
    return Tree("kb", dict(sorted(files.items())), []), writer


@ANY
@given(CHANCE, st.integers(0, 10_000))
def test_however_it_is_written_both_files_say_what_they_should(rng: Random, style: int):
    tree, writer = untidy(rng, style)
    map_ = read_tree(tree)
    assume("much" not in map_.broken)
    before = map_.nodes["much"]
    assert isinstance(before, Argument)
    premises = [premise.ref or local for premise, local in _locals(before)]
    aims = [link.to for _, link in targets(before)]
    taken = rng.sample(premises, rng.randint(0, len(premises) - 1))
    moved = rng.sample(aims, rng.randint(0 if taken else 1, len(aims) - 1))
    changes = tried(tree, "much", take=(*taken, *moved), title="Second")
    if isinstance(changes, str):
        # Keys and values may share a line: then a person has to do it.
        assert re.search("cannot be (changed|taken apart)|their usual form", changes)
        return
    first, second = changes.head.nodes["much"], changes.head.nodes[NEW]
    assert isinstance(first, Argument)
    assert isinstance(second, Argument)
    stay = [one for one in premises if one not in taken]
    assert [ref or local for (ref, local) in _short(first)] == stay
    theirs = taken or [p if p == "shared" else f"much#{p}" for p in premises]
    assert sorted(ref or local for (ref, local) in _short(second)) == sorted(theirs)
    assert [link.to for _, link in targets(first)] == [a for a in aims if a not in moved]
    assert [link.to for _, link in targets(second)] == [a for a in aims if a in moved or not moved]
    assert (first.body, second.tags, second.x) == (before.body, before.tags, before.x)
    assert (second.number, second.aliases) == (None, ())
    both = b"".join(changes.after.files[f"arguments/{one}.md"] for one in ("much", NEW))
    written = writer.written(tree.files["arguments/much.md"].decode())
    assert writer.written(both.decode()) == written
    for one in (f"arguments/{NEW}.md", "arguments/much.md"):
        assert changes.after.files[one][:4] == tree.files["arguments/much.md"][:4]
        assert (b"\r" in changes.after.files[one]) is (b"\r" in tree.files["arguments/much.md"])


def _locals(node: Argument) -> list[tuple[Any, str]]:
    names = iter(named_premises(node))
    return [(one, "" if one.ref else next(names)[0]) for one in node.premises]


def _short(node: Argument) -> list[tuple[str | None, str]]:
    return [(one.ref, local) for one, local in _locals(node)]


REAL = on_disk(ROOT / "kb", "kb")


def several() -> list[Any]:
    found = [
        (node.id, link.to)
        for node in read_tree(REAL).arguments()
        if len(list(targets(node))) > 1
        for _, link in targets(node)
    ]
    return [
        pytest.param(*one, marks=() if n % 40 == 0 else pytest.mark.long)
        for n, one in enumerate(found)
        if n % 4 == 0
    ]


@pytest.mark.parametrize(("node", "target"), several())
def test_the_real_kb_says_the_same_after_a_split(node: str, target: str):
    changes = split(REAL, node, take=(f"on-{target}",))
    assert turned(changes, node, View()) == []
    pins = {one for one in errors(changes.head) - errors(changes.base) if node not in one[1]}
    assert pins == set()
    untouched = {n: d for n, d in REAL.files.items() if n not in changes.writes}
    assert untouched.items() <= changes.after.files.items()


def test_a_cut_off_split_leaves_no_link_that_leads_nowhere():
    changes = split(REAL, "only-the-loss-hits-back", take=("preference-losses-hit-back",))
    files = dict(REAL.files)
    for name, data in changes.writes.items():
        files[name] = data
        found = check(read_tree(Tree("kb", dict(sorted(files.items())), [])))
        assert not [one for one in found if one.code in ("RM201", "RM207")]


def test_a_second_claim_turns_nothing_and_leaves_the_first_alone():
    nodes = [argument("why", ["c"], for_="d"), argument("no", against="c")]
    tree = tree_of(Map(nodes))
    text = b"---\n# first\ntitle: It is so, and so\n# rest\ncontradicts: d\n---\n\nText.\n"
    text = text.replace(b"\n", b"\r\n")
    files = {**tree.files, "claims/c.md": text, "claims/d.md": b"---\ntitle: D\n---\n"}
    tree = Tree("kb", dict(sorted(files.items())), [])
    changes = split(tree, "c", title="And so", move=("no",))
    assert set(changes.writes) == {f"claims/{NEW}.md", "arguments/no.md"}
    assert changes.writes[f"claims/{NEW}.md"] == (
        b"---\r\n# first\r\ntitle: And so\r\n---\r\n\r\nSplit off from [It is so, and so](c).\r\n"
    )
    assert f"  - to: {NEW}\n" in changes.writes["arguments/no.md"].decode()
    plain = split(tree, "c", title="And so")
    assert turned(plain, "", View()) == []
    assert [one for one in plain.notes if one.startswith("  ")] == [
        "  kb/arguments/no.md:4: `against`",
        "  kb/arguments/why.md:5: `premises`",
    ]
