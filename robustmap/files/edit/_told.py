"""Who names a node that becomes two, and the links that somebody wants to have moved."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from robustmap.errors import EditError
from robustmap.files.edit._book import Book
from robustmap.files.edit._links import BODY_LINK, parts_of, replaced, swap
from robustmap.files.edit._places import Place, places_of_settings
from robustmap.files.find import SETTINGS

Moved = Mapping[str, Sequence[Place]]
"""By node, the places at which it names the first of two and is to name the second."""


def to_move(book: Book, whole: str, wanted: Sequence[str]) -> Moved:
    """Find the links that the named nodes, or files, have to a node.

    Raises:
        UnknownIdError: nothing has such an id or name.
        EditError: one of them does not name the node, or is it.
    """
    found: dict[str, Sequence[Place]] = {}
    files = {book.name_of(node): node for node in book.map.places}
    for word in wanted:
        name = word.removeprefix("./").removeprefix(f"{book.tree.root}/")
        node = files.get(name) or book.node(word).id
        places = [one for one in book.places[node] if names(book, one, whole)]
        if node == whole or not (places or linked(book, node, whole)):
            why = "is that node itself" if node == whole else f"does not name `{whole}`"
            message = f"`{node}` {why}; nothing was written"
            raise EditError(message)
        book.refuse_unread(node)
        found[node] = places
    return found


def names(book: Book, one: Place, whole: str) -> bool:
    """Tell whether a place names a node as a whole."""
    return one.allowed != "handle" and book.map.resolve(one.ref) == whole


def linked(book: Book, node: str, whole: str) -> list[re.Match[str]]:
    """Find the links to a node in a file's text."""
    data = book.tree.files.get(book.name_of(node), b"") if node in book.map.places else b""
    if b"](" not in data or node in book.map.broken:
        return []
    found = BODY_LINK.finditer(book.page(node).text)
    return [one for one in found if book.map.resolve(one[1]) == whole]


def moved_parts(book: Book, moved: Moved, new: str) -> dict[str, str]:
    """Give the ids of parts that change with the links that move, old -> new."""
    found: dict[str, str] = {}
    for node, places in moved.items():
        before = book.map.nodes[node]
        words = {one.ref: new for one in places}
        said = replaced(before.model_dump(by_alias=True), words)
        after = type(before).model_validate({**said, "id": node})
        pairs = zip(parts_of(before), parts_of(after), strict=True)
        found |= {old: today for old, today in pairs if old != today}
    return found


def move(book: Book, moved: Moved, whole: str, new: str) -> int:
    """Note the edits that let links name the second of two; give their number."""
    done = 0
    for node, places in moved.items():
        page = book.page(node)
        done += sum(swap(page, one, new) for one in places)
        for found in linked(book, node, whole):
            page.put(*found.span(1), new)
            done += 1
    return done


def tell(book: Book, whole: str, new: str, moved: Moved, done: Collection[str]) -> Iterator[str]:
    """Yield who goes on naming the first of two, each with the place; `done` is told already."""
    said = [
        f"{path}:{line}: {what}" for path, line, what in sorted(_named(book, whole, moved, done))
    ]
    if said:
        yield f"who names {whole} goes on naming it; is {new} meant, or are both?"
        yield from (f"  {one}" for one in said)
        yield f"`--move ID` lets the links of a node lead to {new}"


def _named(
    book: Book, whole: str, moved: Moved, done: Collection[str]
) -> Iterator[tuple[str, int, str]]:
    root = book.tree.root
    for node in book.map.nodes:
        if node in moved or node == whole:
            continue
        for one in book.places[node]:
            if names(book, one, whole) and not (node in done and one.path[0] in AT_ARGUMENTS):
                span = book.map.span(node, *one.path)
                yield span.path, span.line, f"`{one.path[0]}`"
        for found in linked(book, node, whole):
            line = book.page(node).text.count("\n", 0, found.start()) + 1
            yield f"{root}/{book.name_of(node)}", line, "a link in its text"
    for one in places_of_settings(book.map):
        if names(book, one, whole) and one.path[:2] != ("evaluate", "off"):
            line = book.map.settings_places.span(one.path).line
            yield f"{root}/{SETTINGS}", line, f"`{one.path[0]}`"


AT_ARGUMENTS = ("undercuts", "backs", "reframes", "qualifies")
"""The relations that may be aimed at an argument; the plain id means all of its steps."""
