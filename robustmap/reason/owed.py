"""What a strength is owed to: what is left of it when an argument is removed.

By removal (Kampik, Potyka, Yin, Cyras and Toni 2024): the contribution of x to a is the
strength of a less its strength in the map without x. It counts what x does, weakened by all
that was said against it. By intrinsic removal: the same, but with x unanswered on both
sides, neither attacked nor supported. It counts what x would do by itself.

What is removed is an item: an argument or story with all that it aims at, or a contradiction
or reliance that a claim or a proposal declares, as where a view switches it off. Premises
stay: an argument left unanswered is still no stronger than its weakest one. Removal is
exact: each strength is worked out again, as far as it moves. Contributions need not add up
to the strength: of two reasons each of which would do, either may be owed nothing.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from robustmap.errors import UnknownIdError
from robustmap.graph.founded import circular
from robustmap.model.expand import BACK, Inference
from robustmap.model.view import DEFAULT_VIEW
from robustmap.reason.gradual import GRADUAL, BipolarGraph, Known, Reweighing, weigh
from robustmap.reason.solution import CAUTIOUS, Solution
from robustmap.reason.strengths import DEFAULT, bipolar, graph_of, order, places, strengths

Strength = float | None
Left = Callable[[Collection[str], Collection[str]], Strength]
"""Gives a strength with some items removed, and some that stay left unanswered."""


class Contribution(NamedTuple):
    """What one item does to a strength.

    `without` is the strength without the item, `removal` what it adds (below 0: takes away),
    `intrinsic` what it would add if nothing were said about it. None where a strength that is
    needed for it did not converge.
    """

    id: str
    without: Strength
    removal: Strength
    intrinsic: Strength


@dataclass(frozen=True)
class Owed:
    """What the strength of something is owed to, the largest contribution first.

    `alone` is the strength with every item removed that bears on it. `contributions` holds
    each such item, also those whose removal moves nothing.
    """

    id: str
    semantics: str
    strength: Strength
    alone: Strength
    contributions: tuple[Contribution, ...]


class Owing:
    """A solved map, weighed, of which one can ask what its strengths are owed to."""

    def __init__(self, solution: Solution, semantics: str = DEFAULT) -> None:
        """Weigh a map. Linear, but for cycles.

        Raises:
            UnknownNameError: there is no such gradual semantics; the message names the nearest.
        """
        self.solution = solution
        self.semantics = semantics
        chosen = GRADUAL[semantics]
        self.graph = graph_of(solution, chosen)
        self.degrees = weigh(self.graph, chosen)
        self.again = Reweighing(self.graph, chosen, self.degrees)
        self.index = {name: at for at, name in enumerate(self.graph.names)}
        self.places = places(solution, self.index)

    def of(self, ref: str) -> Owed:
        """Give what the strength of a statement, argument or inference is owed to.

        Linear in what bears on it, for each item that does. Where claims might come to lean on
        themselves, and for a semantics that knows attackers only, in the map for each.

        Raises:
            UnknownIdError: nothing that has a strength in this view has the id.
        """
        left = self._left(ref)
        strength = self._strength(ref, {})
        bearing = self._bearing(ref)
        found = [self._contribution(one, strength, left) for one in bearing]
        return Owed(
            ref,
            self.semantics,
            strength,
            left(bearing, ()) if bearing else strength,
            tuple(sorted(found, key=_rank)),
        )

    def parts_of(self, ref: str) -> "tuple[list[str], Callable[[Collection[str]], Strength]]":
        """Give the items that bear on a strength, and what is left of it without some of them.

        Raises:
            UnknownIdError: nothing that has a strength in this view has the id.
        """
        left = self._left(ref)
        return self._bearing(ref), lambda removed: left(removed, ())

    def _left(self, ref: str) -> Left:
        if ref not in self.places:
            message = f"`{ref}` has no strength in this view"
            raise UnknownIdError(message)
        cone = self.graph.cone(self.places[ref])
        return self._by_views(ref) if self._leaning(cone) else self._by_parts(ref, cone)

    @cached_property
    def items(self) -> Mapping[str, tuple[int, ...]]:
        """What can be removed, in the order of the map: item -> its inferences in the graph."""
        found: dict[str, list[int]] = {}
        for one in self.solution.map.inferences.values():
            if one.id in self.index and self.solution.counts(one.id):
                found.setdefault(self._owner(one), []).append(self.index[one.id])
        return {item: tuple(found[item]) for item in found}

    def _owner(self, one: Inference) -> str:
        """Give the item to which an inference belongs."""
        return one.owner if one.owner in self._arguing else one.id.removesuffix(BACK)

    @cached_property
    def _arguing(self) -> frozenset[str]:
        return frozenset(node.id for node in self.solution.map.arguing())

    def _item(self, ref: str) -> str:
        """Give the item that something is, "" for a statement."""
        found = self.solution.map.inferences.get(ref)
        if found is not None:
            return self._owner(found)
        return ref if ref in self._arguing else ""

    def _bearing(self, ref: str) -> list[str]:
        """Give the items on which a strength hangs, or would if nothing leaned on itself."""
        own = self._item(ref)
        names = self.graph.names
        bearing: set[str] = set()
        for graph, index in self._graphs:
            roots = (index[names[at]] for at in self.places[ref] if names[at] in index)
            bearing.update(graph.names[at] for at in graph.cone(roots))
        return [
            item
            for item, several in self.items.items()
            if item != own and any(names[at] in bearing for at in several)
        ]

    @cached_property
    def _graphs(self) -> tuple[tuple[BipolarGraph, Mapping[str, int]], ...]:
        """The graphs that show what bears on what.

        What is weighed misses the reasons for what leans on itself, which may come to count;
        and what backs a step that nobody breaks, which a semantics for attackers notices.
        """
        old = self.solution
        if GRADUAL[self.semantics].supports and not old.unfounded:
            return ((self.graph, self.index),)
        whole = bipolar(old.map, old.view, old.flat)
        index = {name: at for at, name in enumerate(whole.names)}
        return (self.graph, self.index), (whole, index)

    def _strength(self, ref: str, moved: Mapping[int, Known]) -> Strength:
        values = self.degrees.values
        several = [moved[at][0] if at in moved else values[at] for at in self.places[ref]]
        return max(several, key=order)

    def _contribution(self, item: str, strength: Strength, left: Left) -> Contribution:
        without = left([item], ())
        replied = any(True for _ in self._replies(item))
        alone = left((), [item]) if replied else strength
        return Contribution(item, without, less(strength, without), less(alone, without))

    def _by_parts(self, ref: str, cone: Collection[int]) -> Left:
        """Work strengths out again on the graph, in the cone alone."""

        def left(removed: Collection[str], unanswered: Collection[str]) -> Strength:
            dropped = {at for item in removed for at in self.items[item]}
            alone = {at for item in unanswered for at in self.items[item]}
            return self._strength(ref, self.again.without(dropped, alone, cone))

        return left

    def _by_views(self, ref: str) -> Left:
        """Solve the map again under a view that switches off what is removed."""
        old = self.solution

        def left(removed: Collection[str], unanswered: Collection[str]) -> Strength:
            replies = [one for item in unanswered for one in self._replies(item)]
            view = old.view.but(off=[*removed, *replies])
            return strengths(Solution.of(old.map, view, CAUTIOUS), self.semantics).get(ref)

        return left

    def _replies(self, item: str) -> Iterator[str]:
        """Yield the inferences that undercut or back what an item says."""
        flat = self.solution.flat
        for at in self.items[item]:
            step = flat.steps.get(self.graph.names[at], "")
            yield from flat.con.get(step, ())
            yield from flat.pro.get(step, ())

    def _leaning(self, cone: Collection[int]) -> bool:
        """Tell whether it takes the whole map to say what is left once something is removed."""
        return self._whole or not self._may_lean.isdisjoint(cone)

    @cached_property
    def _whole(self) -> bool:
        """Whether a removal may change more of the graph than what is removed."""
        if not GRADUAL[self.semantics].supports or self.solution.unfounded:
            return True
        return self.solution.view.weighing != DEFAULT_VIEW.weighing

    @cached_property
    def _may_lean(self) -> frozenset[int]:
        """The places of open statements whose reasons lead back to themselves, or to such."""
        flat, map_ = self.solution.flat, self.solution.map
        open_ = {
            one
            for one, standing in flat.standing.items()
            if standing == "open" and one not in self.solution.view.granted
        }
        rests_on: dict[str, set[str]] = {
            one: {p for by in flat.pro.get(one, ()) for p in map_.inferences[by].premises} & open_
            for one in open_
        }
        return frozenset(self.index[f"{one}+"] for one in circular(rests_on))


def less(one: Strength, other: Strength) -> Strength:
    """Give how much one strength is above another, None where either did not converge."""
    return None if one is None or other is None else one - other


def _rank(one: Contribution) -> tuple[float, str]:
    """Put the largest contributions first; what has none comes last."""
    return (1.0 if one.removal is None else -abs(one.removal)), one.id
