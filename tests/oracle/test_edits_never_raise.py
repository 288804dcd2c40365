"""Whatever the files say, an edit is made whole or refused with a reason."""

from collections import Counter
from random import Random
from typing import Any

from robustmap.check.registry import check
from robustmap.errors import EditError, UnknownIdError
from robustmap.files.edit._book import Book, Changes
from robustmap.files.edit._mend import mend
from robustmap.files.edit._registry import OPERATIONS
from robustmap.files.edit._second import Wanted
from robustmap.files.find import Tree
from robustmap.files.read import read_tree
from tests.support.texts import tree_of
from tests.support.wild import NAMES, PARTS, wild_map

MAPS = 80
NEW = "new-name"


def tried(tree: Tree, operation: str, *task: Any) -> Changes | str:
    try:
        changes = OPERATIONS[operation](Book(tree), *task)
    except (EditError, UnknownIdError) as refused:
        return str(refused)
    assert changes.after.files.keys() - changes.tree.files.keys() <= changes.writes.keys()
    return changes


def dangling(tree: Tree) -> int:
    codes = ("RM201", "RM207")
    return sum(one.code in codes for one in check(read_tree(tree)))


def test_an_edit_is_made_whole_or_refused() -> None:
    done: Counter[str] = Counter()
    for seed in range(MAPS):
        rng = Random(seed)
        tree = tree_of(wild_map(rng))
        one, other = rng.sample(NAMES, 2)
        tasks = (
            ("rename", one, NEW),
            ("merge", one, other),
            ("withdraw", one, rng.choice(("", other))),
            *(("promote", f"{name}#{part}", "") for name in NAMES for part in PARTS[:3]),
        )
        assert_split(rng, tree, done)
        for operation, what, to in tasks:
            made = tried(tree, operation, what, to)
            if isinstance(made, str):
                assert made
                continue
            done[operation] += 1
            if operation != "withdraw":
                assert dangling(made.after) <= dangling(tree), (seed, operation, what, to)
            if operation == "rename":
                back = tried(made.after, "rename", NEW, one)
                assert isinstance(back, Changes), (seed, back)
                assert read_tree(back.after).nodes.keys() == read_tree(tree).nodes.keys()
    assert set(done) == {"rename", "merge", "withdraw", "promote", "split"}, done
    assert done["rename"] > MAPS // 2, done


def assert_split(rng: Random, tree: Tree, done: Counter[str]) -> None:
    """Split some of the nodes, by whatever they have or have not."""
    for name in NAMES[:3]:
        words = rng.sample([*NAMES, *(f"{name}#{part}" for part in PARTS)], 3)
        wanted = Wanted(
            *(tuple(words[:size]) for size in (rng.randint(0, 2), rng.randint(0, 1))),
            rng.choice(("", "A title")),
            move=tuple(rng.sample(NAMES, rng.choice((0, 0, 1)))),
        )
        made = tried(tree, "split", name, NEW, wanted)
        if isinstance(made, Changes):
            done["split"] += 1
            assert dangling(made.after) <= dangling(tree), (name, wanted)
            assert NEW in made.head.nodes


def test_mending_leaves_no_new_error() -> None:
    for seed in range(MAPS // 3):
        tree = tree_of(wild_map(Random(seed)))
        mended = mend(tree, check)
        assert unread(mended.changes.after) <= unread(tree)


def unread(tree: Tree) -> set[str]:
    """Give the codes of what cannot be read, in keys, values and files."""
    return {one.code for one in read_tree(tree).problems if one.severity == "error"}
