"""Cruxes: on what the difference between two people over a thesis turns.

A crux for a belief is another belief such that whoever changes their mind about it changes
their mind about the first; it is a *double* crux if the two disagree about it and it is a
crux for both ("Crux", LessWrong wiki; "double crux", Center for Applied Rationality, 2016).
Here beliefs are recorded positions, and what somebody would think of the thesis is the
verdict on it with their positions taken into the view. All of it is computed: none of it is
in anybody's own words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from robustmap.explain.crux import Crux, Cruxes, Turn
from robustmap.graph.debate import debates, theses_of
from robustmap.model.eyes import with_eyes
from robustmap.model.map import Map
from robustmap.model.nodes import ClaimAnswer
from robustmap.model.positions import Difference, Held, in_force
from robustmap.model.view import View
from robustmap.reason.solution import Solution

LARGEST = 3
"""The size up to which sets are searched exactly."""

MOST_SOLVED = 2_000
"""How many views of the map one search works out at most."""

SIDES = (0, 1)


def cruxes(
    base: Solution,
    people: tuple[Sequence[Held], Sequence[Held]],
    names: tuple[str, str],
    theses: Iterable[str],
    *,
    most: int = MOST_SOLVED,
    bearing: bool = False,
) -> tuple[Cruxes, ...]:
    """Give the cruxes between two people about each thesis, in the order given.

    `base` is the map as nobody in particular sees it. The two differ on a point if both have
    a position on it in force and the positions do different things to a view: grant, deny,
    switch off, or nothing. A set of points is a crux for one of them if the thesis stands, is
    in dispute or does not stand, and another of the three with the other's word on these
    points in place of their own; no smaller part of the set does the same. From supported to
    taken for granted is no turn. What either says of the thesis itself is left aside: whoever
    says it outright would have no other crux.

    Exact for sets of up to three points, as long as at most `most` views have to be worked
    out, each linear in what the points reach. With `bearing` the theses are left out on which
    none of their differences bears: for these nothing is worked out.
    """
    wanted = tuple(dict.fromkeys(theses))
    asked = _Asked(base, wanted, most)
    sides = _Side.of(base.map, people[0]), _Side.of(base.map, people[1])
    return tuple(
        _about(asked, sides, names, thesis)
        for thesis in wanted
        if not bearing or _points(asked, sides, thesis)
    )


def theses(map_: Map, a: Sequence[Held], b: Sequence[Held]) -> tuple[str, ...]:
    """Give the theses about which to ask two people: of all debates, then what they dispute."""
    found = [thesis for node in debates(map_) for thesis in theses_of(map_, node)]
    return tuple(dict.fromkeys([*found, *disputed(map_, a, b)]))


def disputed(map_: Map, a: Sequence[Held], b: Sequence[Held]) -> tuple[str, ...]:
    """Give the statements that one of two people accepts, and the other rejects, by id."""
    left, right = ({one.about: one.side for one in in_force(side)} for side in (a, b))
    both = sorted(one for one in left.keys() & right.keys() if left[one] * right[one] < 0)
    return tuple(one for one in both if one in map_.statements)


class _Does(NamedTuple):
    """What a position does to a view."""

    off: bool
    granted: bool
    denied: bool


class _Side(NamedTuple):
    """One of the two: the positions in force by what they are about, and what they do."""

    held: Mapping[str, Held]
    does: Mapping[str, _Does]

    @classmethod
    def of(cls, map_: Map, positions: Sequence[Held]) -> "_Side":
        seen = with_eyes(map_, positions, View(), "")
        held = {one.about: one for one in in_force(positions)}
        parts = seen.off, seen.granted, seen.denied
        return cls(held, {one: _Does(*(one in part for part in parts)) for one in held})


def _view(base: View, eyes: str, does: Mapping[str, _Does]) -> View:
    """Give a view with what positions do to it."""
    fields = {name: [one for one in does if getattr(does[one], name)] for name in _Does._fields}
    return replace(base.but(**fields), eyes=eyes)  # type: ignore[arg-type]  # three lists of ids


class _Fares(NamedTuple):
    """The label of a thesis, and the verdict that goes with it."""

    label: int
    answer: ClaimAnswer


class _SpentError(Exception):
    """No more views may be worked out."""


class _Asked:
    """What views say of theses; each view is worked out once, for all theses."""

    def __init__(self, base: Solution, theses: tuple[str, ...], most: int) -> None:
        self.base = base
        self.theses = theses
        self.left = most
        self._known: dict[View, Mapping[str, _Fares]] = {}
        self._behind: dict[str, frozenset[int]] = {}

    def fares(self, view: View, thesis: str) -> _Fares:
        """Tell how a thesis fares under a view."""
        if view not in self._known:
            if self.left <= 0:
                raise _SpentError
            self.left -= 1
            solved = Solution.after(self.base, self.base.map, view)
            self._known[view] = {
                one: _Fares(solved.statement_label(one), solved.claim_answer(one))
                for one in self.theses
            }
        return self._known[view][thesis]

    def bears(self, point: str, thesis: str) -> bool:
        """Tell whether anything leads from a point to a thesis."""
        flat = self.base.flat
        steps = {point, *self.base.map.inferences_of.get(point, ())}
        start = {flat.inference[one] for one in steps if one in flat.inference}
        start |= {flat.stands[one] for one in (point,) if one in flat.stands}
        return bool(start & self.behind(thesis))

    def behind(self, thesis: str) -> frozenset[int]:
        """Give the nodes of the framework from which attacks lead to a thesis, and its own."""
        if thesis not in self._behind:
            first = self.base.flat.stands.get(thesis)
            seen = set[int]() if first is None else {first}
            waiting = list(seen)
            while waiting:
                for attacker in self.base.flat.framework.attackers[waiting.pop()]:
                    if attacker not in seen:
                        seen.add(attacker)
                        waiting.append(attacker)
            self._behind[thesis] = frozenset(seen)
        return self._behind[thesis]


def _about(
    asked: _Asked, sides: tuple[_Side, _Side], names: tuple[str, str], thesis: str
) -> Cruxes:
    a, b = sides
    differ = _differ(sides, thesis)
    points = _points(asked, sides, thesis)
    fares, turns, complete = _turns(asked, sides, names, thesis, points)
    found = [
        Crux(one, *(turns[side].get(one) for side in SIDES)) for one in {**turns[0], **turns[1]}
    ]
    return Cruxes(
        thesis,
        *names,
        (fares[0].answer, fares[1].answer),
        (a.held.get(thesis), b.held.get(thesis)),
        len((a.held.keys() & b.held.keys()) - {thesis}),
        tuple(Difference(one, a.held[one], b.held[one]) for one in differ),
        points,
        complete,
        tuple(sorted(found, key=lambda one: (len(one.points), not one.double, one.points))),
    )


def _differ(sides: tuple[_Side, _Side], thesis: str) -> list[str]:
    """Give on what both have a position that does something else to a view."""
    a, b = sides
    both = sorted((a.held.keys() & b.held.keys()) - {thesis})
    return [one for one in both if a.does[one] != b.does[one]]


def _points(asked: _Asked, sides: tuple[_Side, _Side], thesis: str) -> tuple[str, ...]:
    """Give on what of it the thesis may hang."""
    return tuple(one for one in _differ(sides, thesis) if asked.bears(one, thesis))


_Turns = dict[tuple[str, ...], Turn]


def _turns(
    asked: _Asked,
    sides: tuple[_Side, _Side],
    names: tuple[str, str],
    thesis: str,
    points: tuple[str, ...],
) -> tuple[list[_Fares], tuple[_Turns, _Turns], int]:
    """Give how the thesis fares for each, what turns it for each, and how far this was searched."""
    base = asked.base.view

    def fares(side: int, taken: tuple[str, ...] = ()) -> _Fares:
        does = {one: it for one, it in sides[side].does.items() if one != thesis}
        does |= {one: sides[1 - side].does[one] for one in taken}
        return asked.fares(_view(base, names[side], does), thesis)

    asked.left = max(asked.left, len(SIDES))  # how it fares for each is always told
    here = [fares(side) for side in SIDES]
    turns: tuple[_Turns, _Turns] = ({}, {})
    complete = 0
    try:
        for size in range(1, min(LARGEST, len(points)) + 1):
            for taken in combinations(points, size):
                for side in SIDES:
                    if any(set(smaller) < set(taken) for smaller in turns[side]):
                        continue
                    there = fares(side, taken)
                    if there.label != here[side].label:
                        turns[side][taken] = Turn(here[side].answer, there.answer)
            complete = size
    except _SpentError:
        pass
    return here, turns, complete
