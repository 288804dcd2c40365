"""A framework taken apart: what the grounded view decides, and the parts of what is left.

Attackers that are out have no force, and what is in is in every complete extension. What is
left falls into parts that no attack joins, each of which is searched by itself; the extensions
of the whole are all ways to take one of each part. An argument on which only what leads to it
bears is asked about in its backward cone alone.
"""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import ClassVar, Literal

from robustmap.graph.framework import Framework
from robustmap.reason.semantics._labelling import IN, OUT, UNDECIDED, Labelling
from robustmap.reason.semantics._search import (
    NOTHING,
    Asked,
    Budget,
    Extension,
    Search,
)


class Part:
    """Some arguments of a framework as a framework of their own, and the search in it."""

    def __init__(
        self, whole: Framework, nodes: Sequence[int], search: Callable[[Framework], Search]
    ) -> None:
        self.nodes = nodes
        self.place = {node: at for at, node in enumerate(nodes)}
        place = self.place
        # In ascending order: as many as there are, are all of them where they were.
        self.framework = (
            whole
            if len(nodes) == len(whole)
            else Framework(
                tuple([whole.names[node] for node in nodes]),
                tuple(
                    tuple([place[by] for by in whole.attackers[node] if by in place])
                    for node in nodes
                ),
            )
        )
        self._make = search
        self._known: list[Extension] = []

    @cached_property
    def search(self) -> Search:
        """The search in this part, made when it is first needed."""
        return self._make(self.framework)

    @cached_property
    def _rest(self) -> Iterator[Extension]:
        return self.search._all()  # noqa: SLF001

    def at(self, number: int) -> Extension | None:
        """Give the extension of this number, or None where there are not so many."""
        while len(self._known) <= number:
            one = next(self._rest, None)
            if one is None:
                return None
            self._known.append(self.outer(one))
        return self._known[number]

    def outer(self, extension: Iterable[int]) -> Extension:
        """Give arguments of this part by their numbers in the whole."""
        return frozenset([self.nodes[one] for one in extension])

    def find(self, asked: Asked) -> Callable[[], Extension] | None:
        """Give what gives an extension of this part, if one is as asked there."""
        place = self.place
        inner = Asked(*([place[one] for one in side if one in place] for side in asked))
        found = self.search._find(inner)  # noqa: SLF001
        return None if found is None else lambda: self.outer(found())


class Parted(Search):
    """A search by parts. A semantics names itself and gives the search in one part.

    `reduct`: every extension is complete, so the grounded labels hold in all of them.
    `directional`: a cone that nothing outside attacks can be searched by itself.
    """

    reduct: ClassVar[bool] = True
    directional: ClassVar[bool] = False

    @abstractmethod
    def part(self, framework: Framework, budget: Budget) -> Search:
        """Give the search in a part, in which no grounded label is settled if `reduct`."""

    @cached_property
    def ground(self) -> Labelling:
        """What is settled before any search: the grounded labels, or nothing."""
        from robustmap.reason.semantics.grounded import grounded

        if self.reduct:
            return grounded(self.framework)
        return Labelling([UNDECIDED] * len(self.framework), [0] * len(self.framework))

    @cached_property
    def settled(self) -> Extension:
        """What is in every extension by the grounded labels."""
        return frozenset([one for one, label in enumerate(self.ground.labels) if label == IN])

    @cached_property
    def parts(self) -> list[Part]:
        """The parts of what is left, by their first argument."""
        labels = self.ground.labels
        left = {one for one, label in enumerate(labels) if label == UNDECIDED}
        return [
            self._part(self._joined(start, left)) for start in range(len(labels)) if start in left
        ]

    def _part(self, nodes: Sequence[int]) -> Part:
        return Part(self.framework, nodes, lambda one: self.part(one, self.budget))

    def _joined(self, start: int, left: set[int]) -> list[int]:
        """Take a part out of what is left: all that attacks join to `start`."""
        attackers, targets = self.framework.attackers, self.framework.targets
        left.discard(start)
        part = [start]
        for node in part:
            for other in chain(attackers[node], targets[node]):
                if other in left:
                    left.discard(other)
                    part.append(other)
        return sorted(part)

    def cone(self, queries: Iterable[int]) -> list[int]:
        """Give what is left of what leads to these arguments, themselves included, sorted."""
        labels, attackers = self.ground.labels, self.framework.attackers
        cone = [one for one in queries if labels[one] == UNDECIDED]
        seen = set(cone)
        for node in cone:
            for other in attackers[node]:
                if other not in seen and labels[other] == UNDECIDED:
                    seen.add(other)
                    cone.append(other)
        return sorted(cone)

    # The hooks of Search, by parts.

    def _all(self) -> Iterator[Extension]:
        """Count through the parts like an odometer, the first the fastest.

        No part is gone through further than what has been asked for needs.
        """
        chosen = [part.at(0) for part in self._checked()]
        if None in chosen:
            return
        at = [0] * len(chosen)
        while True:
            yield self.settled.union(*(one for one in chosen if one))
            for place, part in enumerate(self.parts):
                self.budget.check()
                at[place] += 1
                chosen[place] = part.at(at[place])
                if chosen[place] is not None:
                    break
                at[place], chosen[place] = 0, part.at(0)
            else:
                return

    def _checked(self) -> Iterator[Part]:
        for part in self.parts:
            self.budget.check()
            yield part

    def _number(self) -> Iterator[int]:
        if any(part.at(0) is None for part in self._checked()):
            return
        whole = 1
        yield whole
        for part in self._checked():
            number = 1
            for number in part.search._number():  # noqa: SLF001
                yield whole * number
            whole *= number
            yield whole

    def _find(self, asked: Asked) -> Callable[[], Extension] | None:
        asked = Asked(*(frozenset(side) for side in asked))
        labels = self.ground.labels
        if not (
            all(labels[one] != OUT for one in asked.inside)
            and all(labels[one] != IN for one in asked.outside)
            and all(labels[one] != OUT for one in asked.spared)
        ):
            return None
        quick = self._quick(asked)
        if quick is not False:
            return quick
        # What is settled bears on no part.
        nodes = self.cone(NOTHING.union(*asked)) if self.directional else []
        if not nodes:
            return self._in_parts(asked)
        cone = self._part(nodes)
        found = cone.find(asked)
        return None if found is None else lambda: self._completed(found(), nodes)

    def _quick(
        self,
        asked: Asked,  # noqa: ARG002 - for those that know how
    ) -> Callable[[], Extension] | Literal[False] | None:
        """Answer by what is found at once; False where nothing is: it must be searched for."""
        return False

    def _completed(self, inside: Extension, cone: Sequence[int]) -> Extension:
        """Give an extension of the whole that is this one in a cone that nothing attacks."""
        found = self._in_parts(Asked(inside, frozenset(cone) - inside))
        if found is None:
            message = f"the `{self.name}` semantics is not directional after all"
            raise AssertionError(message)
        return found()

    def _in_parts(self, asked: Asked) -> Callable[[], Extension] | None:
        """Ask every part for what concerns it; all must have an extension."""
        found = []
        for part in self._checked():
            one = part.find(asked)
            if one is None:
                return None
            found.append(one)
        return lambda: self.settled.union(*(one() for one in found))

    def labelling(self) -> Labelling:
        """Label by parts; what the grounded view settles keeps its rank.

        What is settled beyond that ranks after all of it.
        """
        labels, ranks = list(self.ground.labels), list(self.ground.ranks)
        for part in self._checked():
            for at, label in enumerate(part.search.labelling().labels):
                node = part.nodes[at]
                labels[node] = label
                ranks[node] = 0 if label == UNDECIDED else len(labels) + 1
        return Labelling(labels, ranks)
