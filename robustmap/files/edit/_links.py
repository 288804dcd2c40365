"""How the names by which files call others change with what they name."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from robustmap.errors import EditError
from robustmap.files.edit._book import Book, Changes
from robustmap.files.edit._page import Page
from robustmap.files.edit._places import Place, places_of, places_of_settings
from robustmap.model import ids
from robustmap.model.expand import inferences, statements
from robustmap.model.map import Map
from robustmap.model.nodes import Node, Person
from robustmap.model.places import KEY, Path
from robustmap.model.references import Allowed

_MAX_ROUNDS = 20
"""Ids of parts may hold ids of parts; an id of 80 characters holds no more than this."""

BODY_LINK = re.compile(r"\]\(<?([^()<>\s]+)>?\)")


class Renaming:
    """What every reference becomes when nodes, or their parts, get other ids."""

    def __init__(self, book: Book, nodes: Mapping[str, str], parts: Mapping[str, str]) -> None:
        """Take node -> its new id, and part -> its new id where that is known already.

        Parts whose ids are made of what their node names (`P#needs-T`) follow by themselves.
        """
        self.map, self.places = book.map, book.places
        self.nodes = nodes
        self.table, self.fixed = dict(parts), frozenset(parts)
        for old, new in nodes.items():
            for part in self.map.parts.get(old, ()):
                self.table.setdefault(part, ids.join(new, ids.split(part)[1]))
        for _ in range(_MAX_ROUNDS):
            if not self._round():
                break

    @property
    def names(self) -> Mapping[str, str]:
        """Every id that becomes another, with what it becomes."""
        return {**self.table, **self.nodes}

    def _round(self) -> bool:
        """Follow the ids that are made of others; tell whether any is new."""
        before = len(self.table), hash(frozenset(self.table.items()))
        for node in self.map.live:
            words = {one.ref: self.of(one.ref, one.allowed) for one in self.places[node.id]}
            words = {old: new for old, new in words.items() if old != new}
            if words:
                after = type(node).model_validate(
                    {**replaced(node.model_dump(by_alias=True), words), "id": node.id}
                )
                owner = self.nodes.get(node.id, node.id)
                for old_part, new_part in zip(parts_of(node), parts_of(after), strict=True):
                    local = ids.split(new_part)[1]
                    if old_part != new_part and old_part not in self.fixed:
                        self.table[old_part] = ids.join(owner, local)
        return before != (len(self.table), hash(frozenset(self.table.items())))

    def of(self, ref: str, allowed: Allowed = "any") -> str:
        """Give what a reference becomes; one that does not change stays as it is written."""
        if allowed == "handle" and "/" in ref:
            source, _, rest = ref.partition("/")
            new = self.nodes.get(self.map.aliases.get(source, source))
            return f"{new}/{rest}" if new else ref
        found = self.map.resolve(ref)
        if allowed == "handle" and not isinstance(self.map.nodes.get(found or ""), Person):
            return ref  # the name of a role, which is a word
        if found is not None and (found in self.table or found in self.nodes):
            return self.nodes.get(found) or self.table[found]
        owner, local = ids.split(ref)
        new = self.nodes.get(self.map.aliases.get(owner, owner))
        # A part that is not there (any more) stays with its node; an alias names another.
        return ids.join(new, local) if new and local and found is None else ref


def parts_of(node: Node) -> list[str]:
    """List the ids of what a node spells out beside itself, in the order of its file."""
    return [
        *(one.id for one in statements(node) if one.id != node.id),
        *(one.id for one in inferences(node) if one.id != node.id),
    ]


def replaced(value: Any, words: Mapping[str, str]) -> Any:
    """Give plain data with some of its words replaced, however deep they lie."""
    if isinstance(value, str):
        return words.get(value, value)
    if isinstance(value, (list, tuple)):
        return [replaced(one, words) for one in value]
    if isinstance(value, dict):
        return {words.get(key, key): replaced(value[key], words) for key in value}
    return value


Left = Collection[tuple[str, Path]]
"""Places that are not rewritten: the node ("" for map.yaml) and the path."""


def rewrite(book: Book, renaming: Renaming, left: Left = (), gone: str = "") -> int:
    """Note the edits that let every file name things by their new ids; give their number.

    The file of the node `gone` is passed over.
    """
    done = 0
    for node in book.map.nodes.values():
        found = changed_places(book, node, renaming)
        changed = [one for one in found if (node.id, one[0].path) not in left]
        if node.id != gone and (changed or _linked(book, node, renaming)):
            page = book.page(node.id)
            done += sum(swap(page, one, new) for one, new in changed)
            done += _rewrite_text(page, renaming)
    page_of_all = book.settings()
    for one, new in _changed(places_of_settings(book.map), renaming) if page_of_all else ():
        if ("", one.path) not in left:
            assert page_of_all is not None
            done += swap(page_of_all, one, new)
    return done


def changed_places(book: Book, node: Node, renaming: Renaming) -> Iterator[tuple[Place, str]]:
    """Yield the places of a node at which another id must stand, with that id."""
    return _changed(book.places[node.id], renaming)


def finish(book: Book) -> Changes:
    """Give what is to be written, once every link that led somewhere still does.

    Raises:
        EditError: a link would lead nowhere, or a file would have an error.
    """
    changes = book.finish()
    before, after = set(_dangling(book, book.map)), set(_dangling(book, changes.head))
    if len(after) > len(before):
        told = [f"  `{node}` names `{ref}`" for node, ref in sorted(after - before)]
        lines = ["links would lead nowhere; change them first:", *told, "Nothing was written."]
        raise EditError("\n".join(lines))
    return changes


def _dangling(book: Book, map_: Map) -> Iterator[tuple[str, str]]:
    """Yield (node, reference) where a reference leads nowhere."""
    for node in map_.nodes.values():
        as_it_was = book.map.nodes.get(node.id) is node
        for one in book.places[node.id] if as_it_was else places_of(node):
            if one.allowed != "handle" and map_.resolve(one.ref) is None:
                yield node.id, one.ref
    for one in places_of_settings(map_):
        if one.allowed != "handle" and map_.resolve(one.ref) is None:
            yield "map.yaml", one.ref


def _changed(places: Iterable[Place], renaming: Renaming) -> Iterator[tuple[Place, str]]:
    for one in places:
        new = renaming.of(one.ref, one.allowed)
        if new != one.ref:
            yield one, new


def swap(page: Page, one: Place, new: str) -> bool:
    """Change a reference where it is written; one that a folder's defaults give is not there."""
    path = page.written(one.path)
    if path[-1:] != (KEY,) and not isinstance(page.value(path), str):
        return False
    page.swap(path, one.ref, new, last=one.path[-1] in ("by", "of"))
    return True


def _linked(book: Book, node: Node, renaming: Renaming) -> bool:
    """Tell whether a file may hold a link in its text, so that a clean one is not opened."""
    if node.id not in book.map.places or book.name_of(node.id) not in book.tree.files:
        return False
    data = book.tree.files[book.name_of(node.id)]
    if b"](" not in data:
        return False
    found = BODY_LINK.findall(data.decode("utf-8", "replace"))
    return any(renaming.of(ref) != ref for ref in found)


def _rewrite_text(page: Page, renaming: Renaming) -> int:
    """Change the links that stand in sentences."""
    done = 0
    for found in BODY_LINK.finditer(page.text):
        new = renaming.of(found[1])
        if new != found[1]:
            page.put(*found.span(1), new)
            done += 1
    return done


def retold(text: str, renaming: Renaming) -> str:
    """Give a text with the links in its sentences as they will be."""
    return BODY_LINK.sub(lambda found: f"]({renaming.of(found[1])})", text)
