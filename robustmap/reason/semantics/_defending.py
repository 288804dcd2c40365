"""Searches by parts for extensions such that every admissible set lies within one."""

from collections.abc import Callable
from typing import Literal

from robustmap.reason.semantics._defence import defended
from robustmap.reason.semantics._labelling import UNDECIDED
from robustmap.reason.semantics._parts import Parted
from robustmap.reason.semantics._search import NOTHING, Asked, Extension

FEW_TRIES = 10
"""For each of the attackers of an argument that is to be left out."""


class Defending(Parted):
    """Tries to defend what is asked for before it takes anything apart."""

    def _quick(self, asked: Asked) -> Callable[[], Extension] | Literal[False] | None:
        labels = self.ground.labels
        if not asked.outside and not asked.spared:
            wanted = [one for one in asked.inside if labels[one] == UNDECIDED]
            found = defended(self.framework, labels, wanted)
            if found is None:
                return False
            return None if found is False else self._holding(found)
        if asked.inside or asked.spared or len(asked.outside) > 1:
            return False
        return self._without(next(iter(asked.outside)))

    def _without(self, query: int) -> Callable[[], Extension] | Literal[False]:
        """Try to leave one argument out: by what attacks it, or since nothing defends it."""
        labels = self.ground.labels
        if labels[query] != UNDECIDED:
            return False
        for by in self.framework.attackers[query]:
            if labels[by] == UNDECIDED:
                found = defended(self.framework, labels, [by], FEW_TRIES)
                if isinstance(found, frozenset):
                    return self._holding(found)
        if defended(self.framework, labels, [query]) is False:
            return self._holding(NOTHING)
        return False

    def _holding(self, found: Extension) -> Callable[[], Extension]:
        """Give what gives an extension with all of an admissible set."""

        def extension() -> Extension:
            whole = self._in_parts(Asked(inside=found))
            assert whole is not None, "an admissible set lies within no extension"
            return whole()

        return extension
