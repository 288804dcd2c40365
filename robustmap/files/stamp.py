"""Write in a file what its links were read against; every other byte stays as it is."""

from collections.abc import Iterable
from typing import Any

from robustmap.errors import EditError
from robustmap.files.edit._book import Book, Changes
from robustmap.files.edit._page import Page
from robustmap.files.read import read_tree
from robustmap.model.map import Map
from robustmap.model.places import KEY, Path
from robustmap.model.reads import NAMES, READ, Reading, readings
from robustmap.model.wording import wording


def stamp(book: Book, links: Iterable[Reading]) -> Changes:
    """Let links say that they were read against the wording that their targets have now.

    A link written as a bare id becomes `to` with `read`, or `at` for a clause.

    Raises:
        EditError: a file has errors, or cannot be changed without touching more; or a link
            stands in no file, but among the defaults of its folder.
    """
    wanted: dict[tuple[str, Path], str] = {}
    for one in links:
        now = wording(book.map, one.ref)
        if now is not None:
            _stamp(book.page(one.node), one, now.short)
            wanted[one.node, one.path] = now.short
    changes = book.finish()
    _prove(read_tree(changes.after), wanted)
    return changes


def _prove(after: Map, wanted: dict[tuple[str, Path], str]) -> None:
    """Stop where a link does not say what it was to say, as in a file of an unforeseen form."""
    said = {
        (one.node, one.path): one.read
        for node in {node for node, _ in wanted}
        for one in readings(after.nodes[node])
    }
    for (node, path), digits in wanted.items():
        if said.get((node, path)) != digits:
            where = f"`{path[0]}` of `{node}`"
            message = f"{where} is written in a form that cannot be changed; nothing was written"
            raise EditError(message)


def _stamp(page: Page, one: Reading, digits: str) -> None:
    path = one.path if isinstance(page.value(one.path[:1]), list) else one.path[:1]
    held = page.value(path)
    if held is None:
        page.refuse(f"`{one.field}` comes from the defaults in map.yaml")
    elif not isinstance(held, dict):
        _spell_out(page, path, digits)
    elif READ in held:
        page.swap((*path, READ), str(held[READ]), digits)
    else:
        _add(page, path, held, digits)


def _add(page: Page, path: Path, held: dict[str, Any], digits: str) -> None:
    """Add the hash as the last key of an entry."""
    container = page.layout.containers[path]
    if container.flow:
        at = page.end((*path, [*held][-1]))
        page.put(at, at, f", {READ}: {digits}")
    else:
        at = page.after(path)
        page.put(at, at, f"{' ' * container.column}{READ}: {digits}\n")


def _spell_out(page: Page, path: Path, digits: str) -> None:
    """Turn a bare id into keys with values; a comment behind it stays behind it."""
    key = NAMES[str(path[0])]
    start, end = page.span(path)
    raw = page.text[start:end]
    if "\n" in raw:
        page.refuse(f"`{path[0]}` is written over several lines")
    if page.layout.containers[path[:-1]].flow:
        page.put(start, end, f"{{{key}: {raw}, {READ}: {digits}}}")
        return
    if len(path) > 1:
        page.put(start, start, f"{key}: ")
        column = page.front.spans[path][1] - 1
    else:
        column = page.front.spans[*path, KEY][1] + 3
        colon = len(page.text[:start].rstrip(" "))
        lead = "" if page.text[colon - 1] == "\n" else "\n"
        page.put(colon, start, f"{lead}{' ' * (column - 2)}- {key}: ")
    below = page.after(path)
    page.put(below, below, f"{' ' * column}{READ}: {digits}\n")
