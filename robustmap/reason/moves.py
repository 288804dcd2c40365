"""Which items move which strengths, by as much as is asked for: for all strengths at once."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from robustmap.model import ids
from robustmap.reason.gradual import TOLERANCE
from robustmap.reason.owed import Owing, Strength, less

_FINER = 50
"""How much finer than the least move that is asked for strengths are worked out."""


class Moved(NamedTuple):
    """An item that moves a strength, and the strength without it."""

    item: str
    without: Strength


class Moves(NamedTuple):
    """A strength, and the items that move it, the largest move first."""

    strength: Strength
    moves: tuple[Moved, ...]


class Moving(Owing):
    """A solved map, weighed, of which one can ask what moves its strengths."""

    def moved(self, least: float = 0.0, about: Collection[str] | None = None) -> dict[str, Moves]:
        """Give the items that move each strength by `least` at least, where there are any.

        Of the strengths of some nodes and their parts, where it is said `about` which. For all
        at once, so what takes long is left out: what might come to lean on itself, and what
        hangs on a cycle for which no contraction bound holds. Ask `of` for these. Linear in
        what each removal moves of what bears on them. Gives nothing for a semantics that knows
        attackers only.
        """
        if self._whole:
            return {}
        # What nobody sees need not be followed to its last digit.
        tolerance = max(least / _FINER, TOLERANCE)
        refs = self._refs(about)
        bearing = self.graph.cone(refs)
        found: dict[str, list[Moved]] = {}
        for item, inferences in self.items.items():
            if bearing.isdisjoint(inferences):
                continue
            moved = self.again.without(inferences, within=bearing, tolerance=tolerance)
            touched = dict.fromkeys(ref for at in moved for ref in refs.get(at, ()))
            for ref in touched:
                if self._item(ref) != item:
                    found.setdefault(ref, []).append(Moved(item, self._strength(ref, moved)))
        told = {ref: self._moves(ref, found[ref], least) for ref in found}
        return {ref: moves for ref, moves in told.items() if moves.moves}

    def _refs(self, about: Collection[str] | None) -> Mapping[int, list[str]]:
        """Give what is asked about, by its places: no more than does not take long."""
        slow = {one for knot in self.degrees.knots if not knot.contraction for one in knot.members}
        # All that hangs on what takes long takes long: it bears on nothing else.
        doubtful = self.again.reach(self._may_lean | slow)
        found: dict[int, list[str]] = {}
        for ref, several in self.places.items():
            asked = about is None or ids.split(ref)[0] in about
            if asked and doubtful.isdisjoint(several):
                for at in several:
                    found.setdefault(at, []).append(ref)
        return found

    def _moves(self, ref: str, found: list[Moved], least: float) -> Moves:
        strength = self._strength(ref, {})

        def rank(one: Moved) -> tuple[float, str]:
            move = less(strength, one.without)
            return (1.0 if move is None else -abs(move)), one.item

        # What did not converge, before or after, is no move that could be too small.
        kept = (one for one in found if not -least < rank(one)[0] <= 0)
        return Moves(strength, tuple(sorted(kept, key=rank)))
