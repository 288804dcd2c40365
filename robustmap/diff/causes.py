"""Why something differs: the smallest set of changed nodes that brings it about."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from robustmap.diff.bearing import Bearing, Units
from robustmap.diff.effects import Effect, Key, Reading
from robustmap.diff.mix import Mix
from robustmap.errors import CircularMapError, NoExtensionError
from robustmap.model import ids

WORK = 500_000
"""How much is spent on causes at most: each trial costs the nodes of the map."""


@dataclass(frozen=True)
class Cause:
    """Changed nodes that, taken over alone into the base, bring an effect about.

    `exact` says that no smaller set does. Where it is not, the set is still `minimal`,
    so that none of it can be left out, unless the map is so large and so much has
    changed that the search was stopped; then it may hold more than is needed. `also`
    are other nodes each of which would be enough alone. `undone` says that without these
    nodes the head would not show the effect, None that this was not tried.
    """

    nodes: tuple[str, ...]
    exact: bool = True
    minimal: bool = True
    also: tuple[str, ...] = ()
    undone: bool | None = True


class SpentError(Exception):
    """The work that may be spent on causes is done; searches give what they have."""


class Found(NamedTuple):
    """A cause as sets of units."""

    units: Units
    exact: bool = True
    minimal: bool = True
    also: Units = 0
    undone: bool | None = True


Search = Generator[Units, bool, Found]
"""Gives sets of units to try, is told of each whether it is enough, ends with a cause."""


def causes(
    effects: Sequence[Effect], mix: Mix, work: int = WORK, bearing: Bearing | None = None
) -> dict[Key, Cause]:
    """Give the cause of each effect.

    Every single unit is tried that can matter; where none is enough, what can matter is
    thinned out until nothing more can be left out. Where only one unit can matter,
    nothing needs to be tried. `work` bounds the trials, in nodes solved. `bearing` says what
    can matter, where that has been worked out already.
    """
    bearing = bearing or Bearing(mix)
    asked = [Asked(effect, _matter(bearing, effect)) for effect in effects]
    found = _Trials(mix, bearing, work).answer(asked)
    return {
        key: Cause(
            bearing.named(one.units), one.exact, one.minimal, bearing.named(one.also), one.undone
        )
        for key, one in found.items()
    }


def _matter(bearing: Bearing, effect: Effect) -> Units:
    kind, ref, *rest = effect.key
    if kind == "robustness":
        return bearing.on_robustness(ref)
    items = rest[1:] if kind == "ledger" else []
    return bearing.on({ids.split(one)[0] for one in (ref, *items)})


def search(matter: Units) -> Search:
    """Look for the cause of an effect among the units that can matter for it."""
    bits = _bits(matter)
    if len(bits) == 1:
        return Found(matter)
    enough: list[Units] = []
    try:
        for bit in bits:
            if (yield bit):
                enough.append(bit)  # noqa: PERF401 - a comprehension cannot yield
    except SpentError:
        one = enough[0] if enough else matter
        return Found(one, bool(enough), bool(enough), sum(enough[1:]), None)
    if enough:
        found = Found(enough[0], also=sum(enough[1:]))
    else:
        kept, minimal = yield from thinned(bits)
        # No single unit is enough, so two that are cannot be beaten.
        found = Found(sum(kept), minimal and len(kept) == 2, minimal)  # noqa: PLR2004 - as said
        if not minimal:
            return found._replace(undone=None)
    try:
        shown = yield matter & ~found.units
    except SpentError:
        return found._replace(undone=None)
    return found._replace(undone=not shown)


def thinned(bits: Sequence[Units]) -> Generator[Units, bool, tuple[list[Units], bool]]:
    """Leave out whatever is not needed, large pieces first.

    Gives what is left, and whether the search came to its end: then no single one of
    them can be left out (Zeller and Hildebrandt 2002, 1-minimal).
    """
    kept = list(bits)
    size = max(1, len(kept) // 2)
    try:
        while True:
            shorter = yield from _shortened(kept, size)
            if size == 1 and shorter == kept:
                return kept, True
            kept, size = shorter, max(1, size // 2)
    except SpentError:
        return kept, False


def _shortened(kept: list[Units], size: int) -> Generator[Units, bool, list[Units]]:
    at = 0
    while at < len(kept):
        rest = kept[:at] + kept[at + size :]
        if rest and (yield sum(rest)):
            kept = rest
        else:
            at += size
    return kept


def _bits(units: Units) -> list[Units]:
    return [1 << at for at in range(units.bit_length()) if units >> at & 1]


class Asked(NamedTuple):
    """An effect, and the units that can matter for it."""

    effect: Effect
    matter: Units


class _Trials:
    """Runs the searches of all effects side by side, so that they share their trials."""

    def __init__(self, mix: Mix, bearing: Bearing, work: int) -> None:
        self.mix = mix
        self.bearing = bearing
        self.left = work
        self.size = max(1, len(mix.both.base), len(mix.both.head))
        self.found: dict[Key, Found] = {}
        self.wanted: dict[Key, Units] = {}

    def answer(self, asked: Sequence[Asked]) -> Mapping[Key, Found]:
        """Give the cause of each effect."""
        searches = {one.effect.key: search(one.matter) for one in asked}
        for key, started in searches.items():
            self._step(key, started, told=None)
        waiting = [one for one in asked if one.effect.key in self.wanted]
        while waiting:
            self.left -= self.size
            if self.left < 0:
                for one in waiting:
                    self._stop(one.effect.key, searches[one.effect.key])
                break
            for key, enough in self._try(waiting):
                self._step(key, searches[key], told=enough)
            waiting = [one for one in waiting if one.effect.key in self.wanted]
        return self.found

    def _step(self, key: Key, one: Search, *, told: bool | None) -> None:
        try:
            self.wanted[key] = next(one) if told is None else one.send(told)
        except StopIteration as end:
            self.found[key] = end.value
            self.wanted.pop(key, None)

    def _stop(self, key: Key, one: Search) -> None:
        try:
            one.throw(SpentError())
        except StopIteration as end:
            self.found[key] = end.value

    def _try(self, waiting: Sequence[Asked]) -> list[tuple[Key, bool]]:
        """Try one set of units that serves the first search, and as many others as can be.

        What cannot matter for an effect may be taken over or not, so a set serves every
        search that wants just that part of it that matters.
        """
        chosen, matters = 0, 0
        served: list[Effect] = []
        for effect, matter in waiting:
            wanted = self.wanted[effect.key]
            if not (chosen & matter & ~wanted) and not (wanted & matters & ~chosen):
                chosen |= wanted
                matters |= matter
                served.append(effect)
        try:
            reading = Reading(self.mix.solve(frozenset(self.bearing.named(chosen))))
        except (CircularMapError, NoExtensionError):
            # Between two maps without a circle there may be one with it; it shows nothing.
            return [(effect.key, False) for effect in served]
        return [(effect.key, reading.read(effect.key) == effect.after) for effect in served]
