"""What a commit changes, counted and said in plain text: for pages and for the feed."""

from collections import Counter
from collections.abc import Iterable

from robustmap.explain.history import CHANGES, COUNTS
from robustmap.explain.words import LEDGER, TALLY, count
from robustmap.publish.past.changes import Change
from robustmap.publish.past.told import Done, Shift

_GROUP = {**LEDGER, "uncounted": TALLY["uncounted"]}
_SORTS = {"added": "added", "restored": "added", "withdrawn": "gone", "removed": "gone"}


def counted(one: Change) -> str:
    """Count what a commit changes, in a line."""
    if one.told is None:
        return CHANGES["silent"]
    told = one.told
    moved = {"verdicts": len(told.verdicts), "scaled": len(told.scaled), "ledgers": told.shifts}
    nodes = Counter(_SORTS.get(each.name, "changed") for each in _weightiest(told.nodes))
    said = [count(number, *COUNTS[name]) for name, number in moved.items() if number]
    said += [f"{count(nodes[name], 'node')} {COUNTS[name][0]}" for name in COUNTS if nodes[name]]
    lines = [CHANGES["began"] if one.first else "", f"{'; '.join(said)}." if said else ""]
    if not one.first and not any(moved.values()):
        lines.append(CHANGES["nothing"])
    return " ".join(line for line in lines if line)


def _weightiest(done: Iterable[Done]) -> list[Done]:
    """Give the first, and weightiest, thing that was done to each node."""
    found: dict[str, Done] = {}
    for one in done:
        found.setdefault(one.node, one)
    return list(found.values())


def shift(one: Shift) -> str:
    """Say where an item went among the reasons.

    >>> shift(Shift("for", "so-far", "unanswered", "fallen"))
    'before: no reply yet, after: fallen'
    """
    moved = "came" if not one.before else "went" if not one.after else "went-on"
    before, after = (_GROUP.get(name, name) for name in (one.before, one.after))
    return CHANGES[moved].format(before=before, after=after)
