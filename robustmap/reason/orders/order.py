"""A strict partial order on named elements: what comes before what, and what is left open."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from robustmap.errors import CircularOrderError


@dataclass(frozen=True)
class Order:
    """A strict partial order, closed under transitivity.

    `elements` are sorted; `below[i]` is a bit mask (a Python int of any length) of the
    elements that come before element i. Two orders are equal if they order alike.

    >>> order = Order.of("abcd", [("a", "b"), ("b", "c")])
    >>> order.is_before("a", "c"), sorted(order.down("b")), order.covers()
    (True, ['a', 'b'], (('a', 'b'), ('b', 'c')))
    """

    elements: tuple[str, ...]
    below: tuple[int, ...]

    @classmethod
    def of(cls, elements: Iterable[str], pairs: Iterable[tuple[str, str]] = ()) -> Self:
        """Close pairs (first, then) under transitivity; their elements are added.

        Quadratic in the elements, on words of bits.

        Raises:
            CircularOrderError: something would come before itself; it names the circle.
        """
        pairs = list(pairs)
        names = tuple(sorted({*elements, *(name for pair in pairs for name in pair)}))
        places = {name: place for place, name in enumerate(names)}
        before: list[set[int]] = [set() for _ in names]
        for first, then in pairs:
            before[places[then]].add(places[first])
        below = [0] * len(names)
        for place in _in_turn(names, before):
            for earlier in before[place]:
                below[place] |= below[earlier] | 1 << earlier
        return cls(names, tuple(below))

    def __len__(self) -> int:
        """Count the elements."""
        return len(self.elements)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each element in `elements`, by name."""
        return {name: place for place, name in enumerate(self.elements)}

    @cached_property
    def above(self) -> tuple[int, ...]:
        """For each element, a bit mask of those that come after it."""
        above = [0] * len(self.elements)
        for place, mask in enumerate(self.below):
            for earlier in bits(mask):
                above[earlier] |= 1 << place
        return tuple(above)

    @cached_property
    def lower_covers(self) -> tuple[int, ...]:
        """For each element, a bit mask of those that come directly before it."""
        covers = []
        for mask in self.below:
            beneath = 0
            for earlier in bits(mask):
                beneath |= self.below[earlier]
            covers.append(mask & ~beneath)
        return tuple(covers)

    def index(self, element: str) -> int:
        """Give the place of an element in `elements`.

        Raises:
            KeyError: there is no such element.
        """
        return self.places[element]

    def is_before(self, first: str, then: str) -> bool:
        """Tell whether `first` comes before `then` in every possible order."""
        return bool(self.below[self.places[then]] >> self.places[first] & 1)

    def names(self, mask: int) -> tuple[str, ...]:
        """Give the elements of a bit mask, sorted."""
        return tuple(self.elements[place] for place in bits(mask))

    def mask(self, elements: Iterable[str]) -> int:
        """Give the bit mask of elements."""
        mask = 0
        for element in elements:
            mask |= 1 << self.places[element]
        return mask

    def down(self, element: str) -> frozenset[str]:
        """Give what has been reached at the least once `element` is: it and all before it."""
        return frozenset((element, *self.names(self.below[self.places[element]])))

    def up(self, element: str) -> frozenset[str]:
        """Give what has not been reached as long as `element` is not: it and all after it."""
        return frozenset((element, *self.names(self.above[self.places[element]])))

    def covers(self) -> tuple[tuple[str, str], ...]:
        """Give the transitive reduction as pairs (first, then), sorted: a Hasse diagram's edges."""
        return tuple(
            sorted(
                (self.elements[first], self.elements[then])
                for then, mask in enumerate(self.lower_covers)
                for first in bits(mask)
            )
        )

    @property
    def minimal(self) -> tuple[str, ...]:
        """The elements that nothing comes before."""
        return tuple(name for name, mask in zip(self.elements, self.below, strict=True) if not mask)

    @property
    def maximal(self) -> tuple[str, ...]:
        """The elements that come before nothing."""
        return tuple(name for name, mask in zip(self.elements, self.above, strict=True) if not mask)

    def extended(self, pairs: Iterable[tuple[str, str]]) -> Self:
        """Give the order with further pairs (first, then).

        Raises:
            CircularOrderError: they contradict it or one another.
        """
        return type(self).of(self.elements, [*self.covers(), *pairs])

    def restricted(self, elements: Iterable[str]) -> Self:
        """Give the order on some of its elements."""
        kept = sorted({self.places[element] for element in elements})
        moved = {old: new for new, old in enumerate(kept)}
        within = self.mask(self.elements[place] for place in kept)
        return type(self)(
            tuple(self.elements[place] for place in kept),
            tuple(
                sum(1 << moved[earlier] for earlier in bits(self.below[place] & within))
                for place in kept
            ),
        )


def bits(mask: int) -> Iterator[int]:
    """Yield the places of the bits that are set, from the lowest."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _in_turn(names: tuple[str, ...], before: list[set[int]]) -> list[int]:
    """Give the places so that each comes after all before it."""
    waiting = [len(earlier) for earlier in before]
    after: list[list[int]] = [[] for _ in before]
    for place, earlier in enumerate(before):
        for one in earlier:
            after[one].append(place)
    turn = [place for place, number in enumerate(waiting) if not number]
    for place in turn:
        for later in after[place]:
            waiting[later] -= 1
            if not waiting[later]:
                turn.append(later)
    if len(turn) < len(before):
        raise CircularOrderError(_circle(names, before, {p for p, n in enumerate(waiting) if n}))
    return turn


def _circle(names: tuple[str, ...], before: list[set[int]], left: set[int]) -> tuple[str, ...]:
    """Give a circle among places of which each has another before it."""
    walk: list[int] = [min(left)]
    while (earlier := min(before[walk[-1]] & left)) not in walk:
        walk.append(earlier)
    circle = [names[place] for place in reversed(walk[walk.index(earlier) :])]
    start = circle.index(min(circle))
    return (*circle[start:], *circle[:start])
