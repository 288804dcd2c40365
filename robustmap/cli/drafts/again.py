"""Nodes of a foreign file that the kb has from another one: told by their ids there."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from robustmap.files.edit._book import Book
from robustmap.files.find import SETTINGS, Tree
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.places import Path

Identity = Callable[[Node], str | None]

_LISTS = {
    **{key: key for key in ("sources", "contradicts", "against", "undercuts", "backs", "premises")},
    "for": "for_",
}
"""The keys under which a further file may say more of the same node, and their attributes."""


def known_again(nodes: Iterable[Node], kb: Map, identity: Identity | None) -> dict[str, str]:
    """Give the nodes that the kb has already, with the ids that they have there. Linear."""
    if identity is None:
        return {}
    known: dict[str, str] = {}
    for node in kb.live:
        key = identity(node)
        if key is not None:
            known.setdefault(key, node.id)
    pairs = ((node.id, identity(node)) for node in nodes)
    return {name: known[key] for name, key in pairs if key in known}


def taken_in(texts: Mapping[str, str], tree: Tree) -> dict[str, str]:
    """Give the files of a kb that change where nodes take in what another file says of them.

    `texts` are what that file says, by the names of the files of the kb. Only further
    sources, targets and premises are taken in: the words are the same.

    Raises:
        EditError: a file has errors, or cannot be changed with care.
    """
    book = Book(tree)
    beside = {SETTINGS: tree.files[SETTINGS]} if SETTINGS in tree.files else {}
    given = {name: text.encode("utf-8", "surrogateescape") for name, text in texts.items()}
    theirs = Book(Tree("import", {**beside, **given}, []))
    for name, node in theirs.map.nodes.items():
        for key, entries in _more(book.map.nodes[name], node, theirs):
            book.page(name).extend(key, entries)
        for path, entries in _recorded(book.map.nodes[name], node):
            book.page(name).extend(path, entries)
    changed = {name: page.bytes() for name, page in book.pages.items() if page.changed}
    return {name: data.decode() for name, data in changed.items()}


def _more(mine: Node, other: Node, theirs: Book) -> Iterator[tuple[str, list[Any]]]:
    """Yield the entries of each list that only the other node has, as its file has them."""
    page = theirs.page(other.id)
    for key, name in _LISTS.items():
        had = {_ends(one) for one in getattr(mine, name, ())}
        raw = page.value((key,))
        listed = raw if isinstance(raw, list) else [raw]
        has = getattr(other, name, ()) if raw is not None else ()
        new = [one for one, read in zip(listed, has, strict=False) if _ends(read) not in had]
        if new:
            yield key, new


def _recorded(mine: Node, other: Node) -> Iterator[tuple[Path, list[Any]]]:
    """Yield what only the other node keeps of a foreign file, in lists that both have."""
    for key, kept in other.x.items():
        had = mine.x.get(key)
        if not isinstance(had, dict) or not isinstance(kept, dict):
            continue
        for name, entries in kept.items():
            if isinstance(entries, list) and isinstance(had.get(name), list):
                new = [one for one in entries if one not in had[name]]
                if new:
                    yield (key, name), new


def _ends(one: Any) -> Any:
    """Give by what entries are told apart: what a link leads to, what a premise says."""
    if hasattr(one, "local"):
        return one.ref, one.text
    return getattr(one, "to", None) or one.model_dump_json()
