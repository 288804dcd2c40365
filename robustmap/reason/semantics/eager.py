"""The eager semantics: as the ideal one, with camps that leave as little as possible open."""

from robustmap.graph.framework import Framework
from robustmap.reason.semantics import SEMANTICS
from robustmap.reason.semantics._entry import entry
from robustmap.reason.semantics._parts import Parted
from robustmap.reason.semantics._sat import admissible
from robustmap.reason.semantics._search import NOTHING, Asked, Budget, Extension, Search
from robustmap.reason.semantics._single import Single, defended_within
from robustmap.reason.semantics._widest import Widest


class Eager(Parted):
    """The largest admissible set within every semi-stable extension (Caminada 2007).

    There is always exactly one, and it holds the ideal one. Not directional.

    >>> three = Framework.of("abc", [("a", "b"), ("b", "a"), ("b", "c"), ("c", "c")])
    >>> [sorted(one) for one in Eager(three).extensions()]
    [[1]]
    """

    name = "eager"

    def part(self, framework: Framework, budget: Budget) -> Search:
        """Give the search in a part."""
        return EagerPart(framework, budget)


class EagerPart(Single):
    """The search in one part: extensions are looked for that lack what the others share."""

    name = Eager.name

    def __init__(self, framework: Framework, budget: Budget) -> None:
        super().__init__(framework, budget)
        self._search = Widest("semi-stable", framework, budget, admissible)
        self._seen: list[Extension] = []

    @property
    def seen(self) -> list[Extension]:
        """Semi-stable extensions: some that have in common what all have, and one of each range."""
        return list(dict.fromkeys([*self._seen, *self._search.learned.values()]))

    def only(self) -> Extension:
        """Find the extension."""
        kept = self._found(Asked()) or NOTHING
        for one in sorted(kept):
            self.budget.check()
            if one in kept and (other := self._found(Asked(outside=(one,)))) is not None:
                kept &= other
        return defended_within(self.framework, kept)

    def _found(self, asked: Asked) -> Extension | None:
        found = self._search._find(asked)  # noqa: SLF001
        if found is None:
            return None
        self._seen.append(found())
        return self._seen[-1]


SEMANTICS.add(
    "eager",
    entry(Eager, "what the camps that leave the least open can defend", "Caminada 2007"),
)
