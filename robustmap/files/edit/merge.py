"""Merge two nodes that say the same: one takes in what the other has, and answers to its id."""

from collections.abc import Iterator

from robustmap.errors import EditError
from robustmap.files.edit._book import Book, Changes
from robustmap.files.edit._links import Renaming, changed_places, finish, rewrite
from robustmap.files.edit._places import Place, places_of_settings
from robustmap.files.edit._registry import OPERATIONS
from robustmap.files.edit._union import Union, equal_premises
from robustmap.model.nodes import Node
from robustmap.model.places import KEY, Path

_AGAINST = frozenset({"contradicts", "against", "undercuts", "opposes"})
_ALIKE = frozenset(
    {"similar_to", "same_as", "generalises", "part_of", "reading_of", "replaced_by", "titles"}
)


@OPERATIONS.entry("merge")
def merge(book: Book, keep: str, drop: str) -> Changes:
    """Let `keep` take in what `drop` has and it lacks; links to `drop` lead to `keep`.

    Raises:
        UnknownIdError: nothing has one of the ids.
        EditError: something of `drop` can be neither taken in nor left out; all of it is told.
    """
    kept, gone = book.node(keep), book.node(drop)
    _refuse_pair(kept, gone)
    book.refuse_unread(kept.id, gone.id)
    renaming = Renaming(book, {gone.id: kept.id}, equal_premises(book.map, kept, gone) or {})
    union = Union(book, kept, gone, renaming)
    double = list(_doubles(book, kept, gone, renaming))
    clashes = [*union.clashes(), *_between(book, kept, gone), *_mixed(book, double)]
    clashes += _pins(book, renaming)
    if clashes:
        lines = [f"`{gone.id}` cannot be merged into `{kept.id}`:", *(f"  {c}" for c in clashes)]
        raise EditError("\n".join([*lines, "Nothing was written."]))
    pinned = [("", one.path) for one in _pinned_twice(book, renaming)]
    done = rewrite(book, renaming, [*double, *pinned], gone.id)
    for node, path in double:
        book.page(node).remove(_entry(path))
    for _, path in pinned:
        settings = book.settings()
        assert settings is not None
        settings.drop(path[:-1])
    union.take_in()
    book.names |= renaming.names
    book.first.append(book.name_of(kept.id))
    book.removed.append(book.name_of(gone.id))
    book.notes.append(f"{gone.id} is an alias of {kept.id} now; links rewritten: {done}")
    return finish(book)


def _refuse_pair(kept: Node, gone: Node) -> None:
    why = ""
    if kept.id == gone.id:
        why = "that is one node"
    elif kept.kind != gone.kind:
        why = f"`{kept.id}` is of the kind {kept.kind}, `{gone.id}` of the kind {gone.kind}"
    elif "withdrawn" in (kept.review, gone.review):
        why = "one of them is withdrawn"
    if why:
        message = f"two nodes that say the same are needed: {why}; nothing was written"
        raise EditError(message)


def _between(book: Book, kept: Node, gone: Node) -> Iterator[str]:
    """Tell of links between the two that would become links of a node to itself."""
    for node, other in ((kept, gone), (gone, kept)):
        for one in book.places[node.id]:
            found = book.map.owner(one.ref) if one.allowed not in ("handle", "source") else None
            if found is not None and found.id == other.id and one.path[0] not in _ALIKE:
                verb = "stands against" if one.path[0] in _AGAINST else "leans on"
                yield f"`{node.id}` {verb} `{one.ref}` (`{one.path[0]}`)"


def _doubles(book: Book, kept: Node, gone: Node, renaming: Renaming) -> Iterator[tuple[str, Path]]:
    """Yield the links that would name twice what a list names already, or their own node."""
    for node in book.map.nodes.values():
        if node.id == gone.id:
            continue
        for one, new in changed_places(book, node, renaming):
            if one.allowed in ("handle", "source") or not _in_list(one):
                if node.id == kept.id and one.path[0] in _ALIKE:
                    yield node.id, one.path
                continue
            if node.id == kept.id or any(
                other.path != one.path
                and other.path[: len(_list(one.path))] == _list(one.path)
                and _in_list(other)
                and renaming.of(other.ref) == new
                and (book.map.resolve(other.ref) == new or other.path < one.path)
                for other in book.places[node.id]
            ):
                yield node.id, one.path


def _list(path: Path) -> Path:
    return path[: next((n for n, step in enumerate(path) if isinstance(step, int)), len(path))]


def _entry(path: Path) -> Path:
    return path[: len(_list(path)) + 1]


def _in_list(one: Place) -> bool:
    """Tell whether a reference is an entry of a list of references."""
    rest = one.path[len(_list(one.path)) :]
    return one.path[0] != "states" and len(rest) > 0 and rest[1:] in ((), ("to",))


def _mixed(book: Book, double: list[tuple[str, Path]]) -> Iterator[str]:
    """Tell of double links that say something of their own."""
    for node, path in double:
        page = book.page(node)
        held = page.value(page.written(_entry(path)))
        if isinstance(held, dict) and set(held) - {"to"}:
            yield f"`{node}` names both under `{path[0]}`, and says more of one than of the other"


def _pins(book: Book, renaming: Renaming) -> Iterator[str]:
    """Tell of pins that demand different verdicts of the two."""
    expect = book.map.settings.expect
    for one in _pinned_twice(book, renaming):
        new = renaming.of(one.ref)
        if expect[one.ref] != expect[new]:
            yield f"map.yaml pins `{one.ref}` and `{new}` to different verdicts"


def _pinned_twice(book: Book, renaming: Renaming) -> list[Place]:
    expect = book.map.settings.expect
    return [
        one
        for one in places_of_settings(book.map)
        if one.path[0] == "expect" and one.path[-1] == KEY
        if renaming.of(one.ref) != one.ref and renaming.of(one.ref) in expect
    ]
