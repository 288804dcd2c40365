"""The ideal semantics: what can be defended within all that the camps have in common."""

from robustmap.graph.framework import Framework
from robustmap.reason.semantics import SEMANTICS
from robustmap.reason.semantics._entry import entry
from robustmap.reason.semantics._parts import Parted
from robustmap.reason.semantics._sat import Sat, admissible
from robustmap.reason.semantics._search import Budget, Extension, Search, attacked
from robustmap.reason.semantics._single import Single, defended_within


class Ideal(Parted):
    """The largest admissible set within every preferred extension (Dung, Mancarella and Toni 2007).

    There is always exactly one. Directional (Baroni and Giacomin 2007).

    >>> floating = Framework.of("abcd", [("a", "b"), ("b", "a"), ("a", "c"), ("b", "c")])
    >>> [sorted(one) for one in Ideal(floating).extensions()]
    [[3]]
    """

    name = "ideal"
    directional = True

    def part(self, framework: Framework, budget: Budget) -> Search:
        """Give the search in a part."""
        return IdealPart(framework, budget)


class IdealPart(Single):
    """The search in one part.

    No camp is gone through: what some admissible set attacks is in no ideal set, and the
    largest admissible set of all else is the ideal one (Dung, Mancarella and Toni 2007).
    """

    name = Ideal.name

    def __init__(self, framework: Framework, budget: Budget) -> None:
        super().__init__(framework, budget)
        self.seen: list[Extension] = []
        """Admissible sets: what is in any is in one of these."""

    def only(self) -> Extension:
        """Find the extension."""
        size = len(self.framework)
        some = self._in_some(Sat(admissible(self.framework), 2 * size, self.budget, hope=size))
        return defended_within(self.framework, some - attacked(self.framework, some))

    def _in_some(self, sat: Sat) -> Extension:
        """Give what is in some admissible set: each found one holds something new."""
        size = len(self.framework)
        some: Extension = frozenset()
        while len(some) < size:
            guard = sat.fresh()
            sat.add([-guard, *[one + 1 for one in range(size) if one not in some]])
            if not sat.solve([guard]):
                break
            self.seen.append(sat.extension(size))
            some |= self.seen[-1]
            sat.add([-guard])
        return some


SEMANTICS.add(
    "ideal",
    entry(Ideal, "what all camps can defend", "Dung, Mancarella and Toni 2007", directional=True),
)
