"""Pages of several lists: what one page has no room for gets pages of its own, the heaviest first.

Where all of it is light enough it stands on one page. Else a list has its beginning there, and
below it the way to all of it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from robustmap.explain.labels import NOTES
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.page import Page
from robustmap.publish.parts.jumps import jumps
from robustmap.publish.parts.leaves import Leaf, leaves
from robustmap.publish.parts.turn import numbered
from robustmap.publish.parts.weight import LIGHT, weight
from robustmap.publish.parts.writer import Writer, items, section

BEGINNING = 1_600
"""So many bytes of a list stand on a page that has no room for all of it."""

AROUND = 400
"""What a section has around its rows: heading, note, the way to all of it."""


def in_items(_writer: Writer, rows: Sequence[Any]) -> Html:
    """Set rows as a plain list."""
    return items(rows)


class Part(NamedTuple):
    """A section: its name in addresses, its heading, its entries, and how these are told.

    `row` tells one entry, `set_rows` puts rows together, `beside` is what a heading of all of
    them weighs. `where` says on cut pages where all of it can be had at once. What stands
    `before` the rows does so on the first page alone.
    """

    name: str
    title: str
    entries: Sequence[Any]
    row: Callable[[Writer, Any], Any]
    set_rows: Callable[[Writer, Sequence[Any]], Html] = in_items
    note: str = ""
    beside: int = 0
    where: Html = NOTHING
    before: Html = NOTHING
    after: Html = NOTHING
    still: bool = False
    anchored: bool = True
    empty: str = ""


class _Told(NamedTuple):
    part: Part
    rows: list[Any]
    weights: list[int]

    @property
    def around(self) -> int:
        return weight(self.part.before) + weight(self.part.after) + self.part.beside + AROUND


def begun(lists: Mapping[str, Sequence[int]], room: int) -> dict[str, int]:
    """Give with how many rows those lists begin that a page has no room for, by the rows' weights.

    They are the heaviest, as many as it takes until all else fits; they share what room is left.

    >>> begun({"a": [900, 900, 900], "b": [100]}, 2_000)
    {'a': 2}
    >>> begun({"a": [900, 900, 900], "b": [100]}, 3_000)
    {}
    """
    moved: list[str] = []
    left = room - sum(map(sum, lists.values()))
    for one in sorted(lists, key=lambda one: -sum(lists[one])):
        if left >= 0 or _fitting(lists[one], BEGINNING) == len(lists[one]):
            break
        moved.append(one)
        left += sum(lists[one][_fitting(lists[one], BEGINNING) :])
    share = BEGINNING + max(left, 0) // max(len(moved), 1)
    shown = {one: _fitting(lists[one], share) for one in moved}
    return {one: number for one, number in shown.items() if number < len(lists[one])}


def _fitting(weights: Sequence[int], room: int) -> int:
    """Count the rows for which there is room, at least one."""
    held = 0
    for at, one in enumerate(weights):
        held += one
        if held > room:
            return max(at, 1)
    return len(weights)


class Sheet(NamedTuple):
    """A page with several lists: what is above them, and how it is found."""

    title: str
    head: Html
    description: str
    search: bool = True
    listed: bool = True
    jumps: bool = True


def parted(writer: Writer, sheet: Sheet, parts: Sequence[Part]) -> Iterator[Page]:
    """Yield a page with its lists, and the pages of those for which it has no room."""
    told = []
    for part in parts:
        rows = [part.row(writer, entry) for entry in part.entries]
        told.append(_Told(part, rows, [weight(row) for row in rows]))
    around = weight(sheet.head) + sum(one.around for one in told if one.rows)
    shown = begun({one.part.name: one.weights for one in told}, LIGHT - around)
    sections = join(*(_section(writer, one, shown.get(one.part.name)) for one in told))
    body = join(sheet.head, jumps(sections) if sheet.jumps else NOTHING, sections)
    yield Page(
        *(writer.path, sheet.title, body, sheet.description),
        search=sheet.search,
        listed=sheet.listed,
    )
    for one in told:
        if one.part.name in shown:
            yield from _pages(writer, sheet, one.part)


def _section(writer: Writer, one: _Told, number: int | None) -> Html:
    part, rows, more = one.part, one.rows, NOTHING
    if not rows:
        nothing = el("p", text(part.empty)) if part.empty else NOTHING
        return section(part.title, nothing, anchor=_anchor(part))
    if number is not None:
        said = text(NOTES["all"].format(number=len(rows)))
        rows, more = rows[:number], el("p", link(writer.to(f"{writer.path}{part.name}/"), said))
    inside = (part.before, part.set_rows(writer, rows), more, part.after)
    return section(part.title, *inside, anchor=_anchor(part), note=part.note, still=part.still)


def _anchor(part: Part) -> str:
    return part.name if part.anchored else ""


def _pages(above: Writer, sheet: Sheet, part: Part) -> Iterator[Page]:
    path_of = numbered(f"{above.path}{part.name}/")
    for leaf in leaves(above.site, path_of, part.entries, part.row, beside=part.beside):
        back = link(leaf.writer.to(above.path), text(sheet.title))
        body = join(
            el("nav", back, cls="crumbs"),
            el("h1", text(part.title)),
            el("p", text(part.note), cls="hint") if part.note else NOTHING,
            spread(leaf, part.set_rows(leaf.writer, leaf.rows), part.where),
        )
        first = sheet.search and leaf.number == 1
        yield Page(
            *(leaf.writer.path, part.title, body, part.note), search=first, listed=sheet.listed
        )


def spread(leaf: "Leaf[Any, Any]", rows: Html, where: Html = NOTHING) -> Html:
    """Give a page's part of a list with the way to the others, and where all of it is."""
    told = el("p", where, cls="hint") if leaf.number_of > 1 and where else NOTHING
    return join(leaf.turn, rows, leaf.turn, told)
