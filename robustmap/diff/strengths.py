"""Strengths that moved: how much speaks for what, in the base and in the head.

A verdict turns or stays; a strength also moves in between, so an edit shows here that adds
a reason to several, or takes one away.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from robustmap.explain.words import title
from robustmap.model.map import Map
from robustmap.reason.solution import Solution
from robustmap.reason.strengths import DEFAULT, Strengths, both

MOVED = 0.1
"""A strength that moved by no more than this is not told, unless asked for."""

_EXACT = 1e-8
_DIGITS = 6


@dataclass(frozen=True)
class StrengthChange:
    """A strength that is another one in the head; None is one that did not converge."""

    id: str
    what: str
    title: str
    before: float | None
    after: float | None

    @property
    def by(self) -> float:
        """How far it moved, 0 where it cannot be said."""
        if self.before is None or self.after is None:
            return 0.0
        return abs(self.before - self.after)

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        ends = {"before": _rounded(self.before), "after": _rounded(self.after)}
        return {"id": self.id, "what": self.what, "title": self.title, **ends}


@dataclass(frozen=True)
class Weighed:
    """The strengths that moved by more than `threshold`, the largest move first.

    Of statements and arguments that count in both, by the gradual semantics named. Those
    that settle on one side only come last.
    """

    semantics: str = DEFAULT
    threshold: float = MOVED
    moved: tuple[StrengthChange, ...] = ()

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "semantics": self.semantics,
            "threshold": self.threshold,
            "moved": [one.data() for one in self.moved],
        }


def weighed(
    old: Solution, new: Solution, threshold: float, what: Callable[[Map, str], str]
) -> Weighed:
    """Compare the strengths of two solutions; `what` names what an id of a map is.

    Linear in the maps, but for cycles.
    """
    before, after = both(old, new)
    found = [
        StrengthChange(ref, what(new.map, ref), title(new, ref), before[ref], after[ref])
        for ref in _told(new.map, before, after)
        if _moved(before[ref], after[ref], threshold)
    ]
    found.sort(key=lambda one: (-round(one.by, _DIGITS), one.id))
    return Weighed(before.semantics, threshold, tuple(found))


def _told(map_: Map, before: Strengths, after: Strengths) -> Iterator[str]:
    """Yield what has a strength on both sides, and is not just what was told already."""
    kept = before.keys() & after.keys()
    yield from (one for one in map_.statements if one in kept)
    for node in map_.arguing():
        if node.id in kept and node.id not in map_.statements:
            yield node.id
        for one in map_.inferences_of.get(node.id, ()):
            same = [(side[one], side.get(node.id)) for side in (before, after) if one in side]
            if one != node.id and one in kept and not all(a == b for a, b in same):
                yield one


def _moved(before: float | None, after: float | None, threshold: float) -> bool:
    if before is None or after is None:
        return before is not after
    return abs(before - after) > threshold + _EXACT


def _rounded(strength: float | None) -> float | None:
    return None if strength is None else round(strength, _DIGITS)
