"""Weighted bipolar argumentation graphs, as integer-indexed lists."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

Links = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class BipolarGraph:
    """Arguments with base scores, and who attacks and who supports whom.

    `names[i]` is the name of argument i and `scores[i]` its base score, from 0 to 1.
    `attackers[i]` and `supporters[i]` list its neighbours, each once and in ascending
    order. `needs[i]` lists what it cannot do without: its base score is no higher than the
    weakest of these (the weakest link; Pollock 1995), and support lifts it no higher.
    """

    names: tuple[str, ...]
    scores: tuple[float, ...]
    attackers: Links
    supporters: Links
    needs: Links

    def __post_init__(self) -> None:
        """Refuse base scores outside of [0, 1]."""
        wrong = next((at for at, one in enumerate(self.scores) if not 0 <= one <= 1), None)
        if wrong is not None:
            message = f"the base score of `{self.names[wrong]}` is not between 0 and 1"
            raise ValueError(message)

    @classmethod
    def of(
        cls,
        scores: Mapping[str, float],
        attacks: Iterable[tuple[str, str]] = (),
        supports: Iterable[tuple[str, str]] = (),
        needs: Iterable[tuple[str, str]] = (),
    ) -> Self:
        """Make a graph from base scores and pairs.

        A pair is (attacker, target), (supporter, target), or (what is needed, by what).

        >>> BipolarGraph.of({"a": 0.5, "b": 1}, attacks=[("a", "b")]).attackers
        ((), (0,))
        """
        index = {name: number for number, name in enumerate(scores)}
        links = (_linked(index, pairs) for pairs in (attacks, supports, needs))
        return cls(tuple(scores), tuple(scores.values()), *links)

    def __len__(self) -> int:
        """Count the arguments."""
        return len(self.names)

    @cached_property
    def before(self) -> Links:
        """For each argument, all on which its degree depends directly."""
        sides = zip(self.attackers, self.supporters, self.needs, strict=True)
        return tuple(a + s + n for a, s, n in sides)

    def cone(self, roots: Iterable[int]) -> set[int]:
        """Give some arguments and all on which they depend. Linear in what it gives."""
        return reached(self.before, roots)

    def touched(self, earlier: Self) -> frozenset[int]:
        """Give the arguments whose degree may be another than in an earlier graph. Linear.

        Those that are new, have another base score or other neighbours, and all that depend
        on them. What has gone was a neighbour of what is left, or bears on nothing here.
        """
        index = {name: at for at, name in enumerate(self.names)}
        today = [index.get(name, -1) for name in earlier.names]
        same = {
            at for was, at in enumerate(today) if at >= 0 and self._same(at, earlier, was, today)
        }
        queue = [at for at in range(len(self)) if at not in same]
        after: list[list[int]] = [[] for _ in self.names]
        for at, before in enumerate(self.before):
            for other in before:
                after[other].append(at)
        return frozenset(reached(after, queue))

    def _same(self, at: int, earlier: Self, was: int, today: Sequence[int]) -> bool:
        """Tell whether all is said of one as it was; `today` gives the places of names."""
        if self.scores[at] != earlier.scores[was]:
            return False
        if not self.before[at] and not earlier.before[was]:
            return True
        return all(
            [today[other] for other in then[was]] == list(now[at])
            for now, then in (
                (self.attackers, earlier.attackers),
                (self.supporters, earlier.supporters),
                (self.needs, earlier.needs),
            )
        )

    @cached_property
    def components(self) -> Links:
        """All strongly connected parts, as `parts` gives them."""
        return tuple(self.parts())

    def parts(
        self, roots: Iterable[int] | None = None, known: Container[int] = ()
    ) -> Iterator[tuple[int, ...]]:
        """Yield the strongly connected parts, each after all on which it depends.

        With `roots`, only theirs and those on which they depend, but for what is `known`.

        Tarjan 1972, without recursion; linear. By hand, since every difference needs it
        and networkx takes longer to load than this takes to run.
        """
        before = self.before
        number: dict[int, int] = {}
        low: dict[int, int] = {}
        open_: list[int] = []
        for root in range(len(self)) if roots is None else roots:
            if root in number or root in known:
                continue
            if not before[root]:
                number[root] = len(number)
                yield (root,)
                continue
            number[root] = low[root] = len(number)
            open_.append(root)
            path = [(root, iter(before[root]))]
            while path:
                one, rest = path[-1]
                for other in rest:
                    if other in known:
                        continue
                    if other not in number:
                        number[other] = low[other] = len(number)
                        open_.append(other)
                        path.append((other, iter(before[other])))
                        break
                    # What is in a finished part has no place on the stack any more.
                    low[one] = min(low[one], low.get(other, len(number)))
                else:
                    path.pop()
                    if path:
                        above = path[-1][0]
                        low[above] = min(low[above], low[one])
                    if low[one] == number[one]:
                        yield _taken(open_, one, low)


def reached(links: Sequence[Collection[int]], roots: Iterable[int]) -> set[int]:
    """Give the roots and all to which links lead from them. Linear in what it gives."""
    queue = list(roots)
    found = set(queue)
    while queue:
        fresh = {one for one in links[queue.pop()] if one not in found}
        found |= fresh
        queue += fresh
    return found


def _taken(open_: list[int], one: int, low: dict[int, int]) -> tuple[int, ...]:
    """Take a finished part off the stack, sorted."""
    place = len(open_) - 1
    while open_[place] != one:
        place -= 1
    part = open_[place:]
    del open_[place:]
    for member in part:
        del low[member]
    return tuple(sorted(part))


def _linked(index: Mapping[str, int], pairs: Iterable[tuple[str, str]]) -> Links:
    found: dict[int, set[int]] = {}
    for source, target in pairs:
        found.setdefault(index[target], set()).add(index[source])
    return tuple(tuple(sorted(found[one])) if one in found else () for one in range(len(index)))
