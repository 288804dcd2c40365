"""Thirteen semantics by the textbook: every subset is tried, so for small frameworks only.

Shares no code with `robustmap`. A framework is the list of each argument's attackers; a set
of arguments is the number whose bits are its members. Each function gives all sets that its
definition names, in ascending order, written as the definition reads and slow on purpose.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import permutations

Attackers = Sequence[Sequence[int]]

Relation = tuple[tuple[int, ...], ...]


class Dung:
    """A framework with what its definitions speak of (P. M. Dung, Artificial Intelligence 77)."""

    def __init__(self, attackers: Attackers) -> None:
        self.relation = attackers
        self.size = len(attackers)
        self.everything = (1 << self.size) - 1
        self.attackers = [sum(1 << b for b in set(by)) for by in attackers]

    @cached_property
    def attacked(self) -> list[int]:
        """For each set S: S+, the arguments that some member of S attacks."""
        return [
            sum(1 << a for a in range(self.size) if self.attackers[a] & chosen)
            for chosen in range(self.everything + 1)
        ]

    @cached_property
    def defended(self) -> list[int]:
        """For each set S: F(S), the arguments each of whose attackers S attacks (Def. 16)."""
        return [
            sum(1 << a for a in range(self.size) if inside(self.attackers[a], beaten))
            for beaten in self.attacked
        ]

    @cached_property
    def range(self) -> list[int]:
        """For each set S: S with S+."""
        return [chosen | beaten for chosen, beaten in enumerate(self.attacked)]

    @cached_property
    def conflict_free(self) -> list[int]:
        """No member attacks another, or itself (Def. 5)."""
        return [chosen for chosen, beaten in enumerate(self.attacked) if not chosen & beaten]

    @cached_property
    def naive(self) -> list[int]:
        """Conflict-free, and nothing larger is (Bondarenko et al. 1997)."""
        return maximal(self.conflict_free)

    @cached_property
    def admissible(self) -> list[int]:
        """Conflict-free, and each member is defended (Def. 6)."""
        return [one for one in self.conflict_free if inside(one, self.defended[one])]

    @cached_property
    def complete(self) -> list[int]:
        """Admissible, and whatever is defended is a member (Def. 23)."""
        return [one for one in self.admissible if inside(self.defended[one], one)]

    @cached_property
    def grounded(self) -> list[int]:
        """The least complete one (Def. 20 and Th. 25)."""
        found = self.complete
        return [one for one in found if all(inside(one, other) for other in found)]

    @cached_property
    def preferred(self) -> list[int]:
        """Admissible, and nothing larger is (Def. 7)."""
        return maximal(self.admissible)

    @cached_property
    def stable(self) -> list[int]:
        """Conflict-free, and attacks whatever is no member (Def. 13)."""
        return [one for one in self.conflict_free if self.range[one] == self.everything]

    @cached_property
    def semi_stable(self) -> list[int]:
        """Complete, of largest range (Caminada 2006)."""
        return widest(self.complete, self.range)

    @cached_property
    def stage(self) -> list[int]:
        """Conflict-free, of largest range (Verheij 1996)."""
        return widest(self.conflict_free, self.range)

    @cached_property
    def ideal(self) -> list[int]:
        """The largest admissible set within every preferred one (Dung et al. 2007)."""
        return maximal(self._admissible_within(self.preferred))

    @cached_property
    def eager(self) -> list[int]:
        """The largest admissible set within every semi-stable one (Caminada 2007)."""
        return maximal(self._admissible_within(self.semi_stable))

    @cached_property
    def cf2(self) -> list[int]:
        """Naive in each component, given those before it (Baroni et al. 2005, Def. 20)."""
        return [one for one in range(self.everything + 1) if self._by_components(one, "naive")]

    @cached_property
    def stage2(self) -> list[int]:
        """The same with stage in each component (Dvořák and Gaggl 2016)."""
        return [one for one in range(self.everything + 1) if self._by_components(one, "stage")]

    def _admissible_within(self, extensions: list[int]) -> list[int]:
        return [one for one in self.admissible if all(inside(one, other) for other in extensions)]

    def _by_components(self, chosen: int, base: str) -> bool:
        """Tell whether a set is an extension by the general recursion over components."""
        components = self.components
        if len(components) <= 1:
            return chosen in getattr(self, base)
        for component in components:
            beaten = self.attacked[chosen & ~component]
            left = [a for a in members(component) if not beaten >> a & 1]
            if any(chosen >> a & 1 and a not in left for a in members(component)):
                return False
            part = restricted(self, tuple(left))
            if not part._by_components(
                sum(1 << place for place, a in enumerate(left) if chosen >> a & 1), base
            ):
                return False
        return True

    @cached_property
    def components(self) -> list[int]:
        """The strongly connected components: what reaches each other along attacks."""
        reached = [1 << a | by for a, by in enumerate(self.attackers)]
        for _ in range(self.size):
            for a in range(self.size):
                for b in members(reached[a]):
                    reached[a] |= reached[b]
        return sorted(
            {
                sum(1 << b for b in members(reached[a]) if reached[b] >> a & 1)
                for a in range(self.size)
            }
        )

    @cached_property
    def parts(self) -> dict[tuple[int, ...], "Dung"]:
        """The restrictions that were asked for, kept."""
        return {}


TEXTBOOK: dict[str, Callable[[Dung], list[int]]] = {
    "admissible": lambda dung: dung.admissible,
    "cf2": lambda dung: dung.cf2,
    "complete": lambda dung: dung.complete,
    "conflict-free": lambda dung: dung.conflict_free,
    "eager": lambda dung: dung.eager,
    "grounded": lambda dung: dung.grounded,
    "ideal": lambda dung: dung.ideal,
    "naive": lambda dung: dung.naive,
    "preferred": lambda dung: dung.preferred,
    "semi-stable": lambda dung: dung.semi_stable,
    "stable": lambda dung: dung.stable,
    "stage": lambda dung: dung.stage,
    "stage2": lambda dung: dung.stage2,
}
"""What each semantics of the table is by its definition."""


def inside(one: int, other: int) -> bool:
    """Tell whether a set is a part of another, or the same."""
    return not one & ~other


def members(chosen: int) -> list[int]:
    """Give the members of a set, in ascending order."""
    return [a for a in range(chosen.bit_length()) if chosen >> a & 1]


def maximal(sets: list[int]) -> list[int]:
    """Give the sets that are no part of another."""
    return [one for one in sets if not any(one != two and inside(one, two) for two in sets)]


def widest(sets: list[int], range_: list[int]) -> list[int]:
    """Give the sets whose range is no part of another's."""
    best = set(maximal(sorted({range_[one] for one in sets})))
    return [one for one in sets if range_[one] in best]


def restricted(dung: Dung, left: tuple[int, ...]) -> Dung:
    """Give the framework of what is left, numbered anew in its order."""
    if left not in dung.parts:
        place = {a: at for at, a in enumerate(left)}
        dung.parts[left] = Dung(
            [[place[b] for b in members(dung.attackers[a]) if b in place] for a in left]
        )
    return dung.parts[left]


def every_relation(size: int) -> Iterator[Relation]:
    """Yield every attack relation on so many arguments, self-attacks too."""
    for number in range(1 << size * size):
        yield relation(number, size)


def every_shape(size: int) -> Iterator[Relation]:
    """Yield one attack relation of each shape: no two are the same but for their names."""
    seen = bytearray(1 << size * size)
    moves = [
        [order[place // size] * size + order[place % size] for place in range(size * size)]
        for order in permutations(range(size))
    ]
    for number in range(1 << size * size):
        if not seen[number]:
            yield relation(number, size)
            pairs = members(number)
            for move in moves:
                seen[sum(1 << move[place] for place in pairs)] = 1


def relation(number: int, size: int) -> Relation:
    """Give the attack relation whose pairs are the bits of a number."""
    return tuple(tuple(b for b in range(size) if number >> (a * size + b) & 1) for a in range(size))
