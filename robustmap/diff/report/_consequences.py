"""What turns, and why: each consequence as an item of a report."""

from collections.abc import Iterator, Sequence

from robustmap.diff.causes import Cause
from robustmap.diff.dated import DatedChange
from robustmap.diff.report._line import Item, Line, Name, said, title
from robustmap.diff.result import Diff, Entry, Flip, LedgerChange, RobustnessChange
from robustmap.diff.shares import ShareChange
from robustmap.diff.strengths import StrengthChange
from robustmap.explain import dates, orders, words
from robustmap.explain.differences import UNSETTLED
from robustmap.explain.words import LEDGER, SCALING, TALLY, count
from robustmap.model import ids
from robustmap.reason.strengths import shown

GROUP = {**LEDGER, "uncounted": TALLY["uncounted"]}
WHAT = {
    "claim": "claim",
    "works": "proposal",
    "argument": "argument",
    "story": "failure story",
    "inference": "argument",
    "premise": "premise",
    "reason": "reason of the argument",
    "clause": "clause",
    "definition": "definition",
}


def flip(diff: Diff, one: Flip) -> Item:
    """Tell a verdict that changes, what brought it about, and which reasons moved."""
    line: list[str | Name] = [f"{WHAT[one.what]} ", Name(one.id), ": "]
    line += [*said(one.before.words), " -> ", *said(one.after.words)]
    own = (known.entries for known in diff.ledgers if known.statement == one.id)
    moved = [list(_entry(diff, entry, one.cause)) for entry in next(own, ())]
    return Item(line, title(one.id, one.title), [list(_cause(diff, one.cause)), *moved])


def robustness(diff: Diff, one: RobustnessChange) -> Item:
    """Tell what scaling does to a proposal now."""
    line: list[str | Name] = [
        "proposal ",
        Name(one.proposal),
        f", {SCALING.get(one.kind, one.kind)}: ",
    ]
    before, after = words.robustness(one.before), words.robustness(one.after)
    line += said(before)
    if before != after:
        line += [" -> ", *said(after)]
    gaps = [gap for gap in (one.before.gap, one.after.gap) if gap is not None]
    if len(set(gaps)) > 1:
        line.append(f" ({gaps[0]} -> {count(gaps[1], 'crossing')} away from today)")
    return Item(line, title(one.proposal, one.title), [list(_cause(diff, one.cause))])


def share(one: ShareChange) -> Item:
    """Tell a share of possible orders that moved."""
    before, after = orders.interval(one.before), orders.interval(one.after)
    what = " is kept in " if one.clause else " has room to work in "
    line: list[str | Name] = [Name(one.clause or one.proposal), what]
    line += [*said(before), " -> ", *said(after)]
    more: list[Line] = [(orders.MOVED[one.remark],)] if one.remark else []
    return Item(line, title(one.clause or one.proposal, one.title), more)


def dated(one: DatedChange) -> Item:
    """Tell a dated chance that moved."""
    ends = (dates.chance(end) if end else dates.UNTOLD for end in (one.before, one.after))
    line: list[str | Name] = [Name(one.proposal), f" has room to work: {' -> '.join(ends)}"]
    return Item(line, title(one.proposal, one.title))


def ledger(diff: Diff, one: LedgerChange) -> Item:
    """Tell which reasons moved, for and against something whose verdict stays."""
    more = [list(_entry(diff, entry)) for entry in one.entries]
    return Item([Name(one.statement)], title(one.statement, one.title), more)


MOST_STRENGTHS = 10
"""Strengths that are told; all of them are in the data."""


def strengths(diff: Diff) -> list[Item]:
    """Tell the strengths that moved furthest; what was told before needs no title again."""
    known = {one.id for one in diff.flips} | {one.statement for one in diff.ledgers}
    found = diff.strengths.moved
    items = [_strength(one, known) for one in found[:MOST_STRENGTHS]]
    more = len(found) - MOST_STRENGTHS
    return [*items, Item([f"and {more} more, which the JSON lists"])] if more > 0 else items


def _strength(one: StrengthChange, known: set[str]) -> Item:
    ends = (UNSETTLED if end is None else shown(end) for end in (one.before, one.after))
    line: list[str | Name] = [f"{WHAT[one.what]} ", Name(one.id), f": {' -> '.join(ends)}"]
    return Item(line, "" if one.id in known else title(one.id, one.title))


def _entry(diff: Diff, one: Entry, known: Cause | None = None) -> Iterator[str | Name]:
    """Tell an item that moved; `known` is a cause that has been told already."""
    yield from (f"speaks {one.side} it: ", Name(one.item), ", ")
    if not one.before:
        yield f"new: {GROUP[one.after]}"
    elif not one.after:
        yield f"gone: was {GROUP[one.before]}"
    else:
        yield f"{GROUP[one.before]} -> {GROUP[one.after]}"
    # That an item comes or goes with its own file needs no telling.
    own = one.cause.nodes == (ids.split(one.item)[0],)
    if one.cause != known and ((one.before and one.after) or not own):
        yield ", "
        yield from _cause(diff, one.cause)


MOST_NAMED = 6
"""Files of one cause that are told one by one; all of them are in the data."""


def _cause(diff: Diff, cause: Cause) -> Iterator[str | Name]:
    if not cause.minimal:
        yield "because of some of: "
        yield from _files(diff, cause.nodes, ", ")
        return
    yield "because of "
    yield from _files(diff, cause.nodes, " and ")
    if len(cause.nodes) > 1:
        yield " together" if cause.exact else " together (none of them can be left out)"
    if cause.also:
        yield "; the same would come of "
        yield from _files(diff, cause.also, " or ")
        yield " alone"
    elif cause.undone is False:
        yield "; without it, other changes together would do the same"


def _files(diff: Diff, nodes: Sequence[str], joint: str) -> Iterator[str | Name]:
    for at, node in enumerate(nodes[:MOST_NAMED]):
        if at:
            yield joint
        change = diff.of(node)
        yield Name(change.path if change else node)
        if change:
            told = [*said(change.said)] if len(nodes) == 1 else [change.word]
            yield from (" (", *told, ")")
    if len(nodes) > MOST_NAMED:
        yield f"{joint}{len(nodes) - MOST_NAMED} more"
