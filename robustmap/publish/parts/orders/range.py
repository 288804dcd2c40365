"""The working range of a proposal on its page: the picture of the gauges."""

from robustmap.explain.plots import GAUGE
from robustmap.model import ids
from robustmap.model.fields import Clause
from robustmap.model.nodes import Proposal
from robustmap.publish.figures.gauges import Bound, Mark, Range, gauges
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.orders import Orders, orders
from robustmap.publish.parts.orders.shares import scrolled
from robustmap.publish.parts.writer import Writer
from robustmap.reason.semantics import IN, OUT

MOST_ON_AXIS = 14
"""How many thresholds an axis shows at most: beyond, only those that clauses name."""


def working_range(writer: Writer, node: Proposal) -> Html:
    """Draw the working range of a proposal, or nothing where its clauses give it none."""
    found = orders(writer.site)
    marks = [*_marks(found, node, "needs", node.needs), *_marks(found, node, "breaks", node.breaks)]
    axes = sorted({found.axis[mark.threshold] for mark in marks}, key=lambda axis: (not axis, axis))
    ranges = []
    for axis in axes:
        here = [mark for mark in marks if found.axis[mark.threshold] == axis]
        ranges.append(Range(axis, _thresholds(found, axis, here), here))
    svg = gauges(writer.site, node.id, ranges, _bounds(found, node), found.crossed, writer.path)
    if not svg:
        return NOTHING
    note = el("p", text(GAUGE["note"]), cls="hint") if ranges else NOTHING
    return join(note, scrolled(svg, GAUGE["box"]))


def _marks(found: Orders, node: Proposal, word: str, entries: tuple[Clause, ...]) -> list[Mark]:
    """Give the clauses of one sort that count and have not fallen."""
    made = []
    for entry in entries:
        ref = ids.join(node.id, f"{word}-{entry.at}")
        threshold = found.site.map.resolve(entry.at) or ""
        sure = _label(found, ref)
        if threshold in found.axis and sure != OUT:
            made.append(Mark(word, threshold, ref, entry.failure, sure != IN))
    return made


def _label(found: Orders, ref: str) -> int:
    solution = found.site.solution
    return solution.statement_label(ref) if solution.counts(ref) else OUT


def _bounds(found: Orders, node: Proposal) -> list[Bound]:
    made = []
    for entry in node.relative:
        ref = ids.join(node.id, f"relative-{entry.of}-{entry.to}")
        sure = _label(found, ref)
        if sure != OUT:
            made.append(Bound(entry.of, entry.to, entry.margin, ref, sure != IN))
    return made


def _thresholds(found: Orders, axis: str, marks: list[Mark]) -> list[str]:
    """Give the thresholds of an axis in one possible order, what has been crossed first."""
    named = {mark.threshold for mark in marks}
    here = [one for one in found.in_order if found.axis[one] == axis]
    if not axis or len(here) > MOST_ON_AXIS:
        here = [one for one in here if one in named]
    return _with_room(found, here, marks)


def _with_room(found: Orders, here: list[str], marks: list[Mark]) -> list[str]:
    """Give thresholds in an order that leaves room to work, if a possible one does."""
    crossed = (found.crossed or frozenset()).intersection(here)
    needs = {mark.threshold for mark in marks if mark.word == "needs"}
    ends = {mark.threshold for mark in marks if mark.word == "breaks"}
    earlier = {}
    for one in here:
        earlier[one] = found.world.poset.down(one) - {one}
        earlier[one] |= needs if one in ends else frozenset()
        earlier[one] |= crossed if one not in crossed else frozenset()
    turn: list[str] = []
    while len(turn) < len(here):
        left = [one for one in here if one not in turn]
        free = next((one for one in left if earlier[one].isdisjoint(left)), None)
        if free is None:
            return here
        turn.append(free)
    return turn
