"""Whatever the files say, an edit is made whole or refused with a reason."""

from collections import Counter
from random import Random
from typing import Any

from robustmap.check.registry import check
from robustmap.errors import EditError, UnknownIdError
from robustmap.files.edit._book import Book, Changes
from robustmap.files.edit._mend import mend
from robustmap.files.edit._registry import OPERATIONS
from robustmap.files.emit import emit, emit_front
from robustmap.files.find import Tree
from robustmap.files.read import read_tree
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.settings import Settings
from tests.support.wild import NAMES, PARTS, wild_map

MAPS = 150
NEW = "new-name"


def texts(value: Any) -> Any:
    """Give values as a file has them: all scalars text, premises in their short form."""
    if isinstance(value, dict):
        return {key: texts(value[key]) for key in value}
    if isinstance(value, list):
        return [texts(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def premise(given: dict[str, str]) -> Any:
    if "local" in given:
        return {given["local"]: given["text"]}
    return given.get("ref") or given["text"]


def text_of(node: Node) -> str:
    fields = node.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)
    fields = texts({key: fields[key] for key in fields if key not in ("id", "body", "x")})
    key = node.premises_key
    if key in fields:
        fields[key] = [premise(one) for one in fields[key]]
    return emit(type(node), fields, node.body)


def tree_of(map_: Map) -> Tree:
    files = {f"{node.folder}/{node.id}.md": text_of(node) for node in map_.nodes.values()}
    settings = map_.settings.model_dump(mode="json", by_alias=True, exclude_unset=True)
    files["map.yaml"] = emit_front(Settings, texts({"title": "T", **settings}))
    return Tree("kb", {name: files[name].encode() for name in sorted(files)}, [])


def tried(tree: Tree, operation: str, what: str, to: str) -> Changes | str:
    try:
        changes = OPERATIONS[operation](Book(tree), what, to)
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
    assert set(done) == {"rename", "merge", "withdraw", "promote"}, done
    assert done["rename"] > MAPS // 2, done


def test_mending_leaves_no_new_error() -> None:
    for seed in range(MAPS // 3):
        tree = tree_of(wild_map(Random(seed)))
        mended = mend(tree, check)
        assert unread(mended.changes.after) <= unread(tree)


def unread(tree: Tree) -> set[str]:
    """Give the codes of what cannot be read, in keys, values and files."""
    return {one.code for one in read_tree(tree).problems if one.severity == "error"}
