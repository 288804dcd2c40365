"""The ledger as two rows of cells, one cell per item, and the same in numbers and words."""

from collections.abc import Iterator

from robustmap.explain import words
from robustmap.explain.labels import SECTIONS
from robustmap.explain.ledger import Ledger, Side
from robustmap.model.nodes import Argument
from robustmap.publish.html import NOTHING, Html, el, link, text
from robustmap.publish.marks import NO_EFFECT, Mark
from robustmap.publish.parts.writer import Writer, unheard

GROUPS = {
    "unanswered": Mark("✓", "holds"),
    "answered": Mark("✔", "holds"),
    "disputed": Mark("≈", "disputed"),
    "fallen": Mark("✕", "fallen"),
    "uncounted": NO_EFFECT,
}
"""The groups of a side, best first, each with its mark."""

MOST_CELLS = 40


def ledger(writer: Writer, found: Ledger, *, marks: bool = False) -> Html:
    """Give both sides of a ledger, or say that nobody has argued.

    The `marks` are enough where the page names the items below and has no room for more.
    """
    if not any((*found.for_, *found.against)):
        return el("p", text(words.NOBODY), cls="hint")
    sides = [
        _side(writer, name, side, marks=marks)
        for name, side in (("for", found.for_), ("against", found.against))
    ]
    return el("div", *sides, cls="ledger", data_v=found.statement)


def bars(found: Ledger) -> Html:
    """Give both sides as a mark per item, and the same in numbers and words."""
    sides = ((name, side) for name, side in (("for", found.for_), ("against", found.against)))
    told = [_bar(name, side) for name, side in sides if any(side)]
    return el("div", *told, cls="bars") if told else NOTHING


def _bar(name: str, side: Side) -> Html:
    return el("span", text(SECTIONS[name]), _marks(side), text(tally(side)))


def _marks(side: Side) -> Html:
    number = sum(len(getattr(side, group)) for group in GROUPS)
    marks = [
        Html(f'<i class="{mark.tone}"></i>' * len(getattr(side, group)))
        for group, mark in GROUPS.items()
    ]
    return el("span", *marks, cls="bar", aria_hidden="true") if number <= MOST_CELLS else NOTHING


def _side(writer: Writer, name: str, side: Side, *, marks: bool) -> Html:
    groups = {group: getattr(side, group) for group in GROUPS}
    number = sum(map(len, groups.values()))
    title = el("b", text(f"{SECTIONS[name]} "), el("span", text(str(number))))
    cells = NOTHING
    if marks:
        cells = _marks(side)
    elif 0 < number <= MOST_CELLS:
        cells = el("div", *_cells(writer, groups), cls="cells")
    return el("div", title, cells, el("p", text(tally(side))), cls="side")


def _cells(writer: Writer, groups: dict[str, tuple[str, ...]]) -> Iterator[Html]:
    for group, refs in groups.items():
        mark, word = GROUPS[group], words.TALLY[group]
        for ref in refs:
            node = writer.site.map.nodes.get(ref)
            number = str(node.number) if isinstance(node, Argument) and node.number else ""
            label = f"{writer.site.heading(ref)}: {word}"
            shown = unheard(el("b", text(mark.glyph)), text(number))
            yield link(writer.url(ref), shown, cls=mark.tone, title=label)


def tally(side: Side) -> str:
    """Say in numbers and words how one side has fared.

    >>> tally(Side(unanswered=("a", "b"), fallen=("c",)))
    '2 with no reply yet, 1 fallen'
    """
    groups = ((group, len(getattr(side, group))) for group in GROUPS)
    told = [f"{number} {words.TALLY[group]}" for group, number in groups if number]
    return ", ".join(told) or words.NOBODY
