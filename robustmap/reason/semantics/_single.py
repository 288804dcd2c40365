"""Semantics under which every framework has one extension."""

from collections.abc import Callable, Iterator
from functools import cached_property

from robustmap.graph.framework import Framework
from robustmap.reason.semantics._labelling import IN
from robustmap.reason.semantics._search import Asked, Extension, Search


class Single(Search):
    """A search for the one extension, found once and looked at by every question."""

    def only(self) -> Extension:
        """Find the extension: what the labels have in, where they are known without it."""
        labels = self.labelling().labels
        return frozenset([one for one, label in enumerate(labels) if label == IN])

    @cached_property
    def _only(self) -> Extension:
        return self.only()

    def _all(self) -> Iterator[Extension]:
        yield self._only

    def _find(self, asked: Asked) -> Callable[[], Extension] | None:
        if any(asked) and not asked.met(self.framework, self._only):
            return None
        return lambda: self._only

    def _number(self) -> Iterator[int]:
        yield 1


def defended_within(framework: Framework, given: Extension) -> Extension:
    """Give the largest admissible part of a set without conflict. Linear in its attackers.

    Whatever is attacked by something that the set does not attack must go, and with it what
    only it has defended.

    >>> chain = Framework.of("abcd", [("a", "b"), ("b", "c"), ("c", "d")])
    >>> (
    ...     sorted(defended_within(chain, frozenset({0, 2}))),
    ...     sorted(defended_within(chain, frozenset({1, 3}))),
    ... )
    ([0, 2], [])
    """
    left = set(given)
    force: dict[int, int] = {}
    for one in given:
        for target in framework.targets[one]:
            force[target] = force.get(target, 0) + 1
    pending = [one for one in given if not all(by in force for by in framework.attackers[one])]
    gone = set(pending)
    for one in pending:
        left.discard(one)
        for target in framework.targets[one]:
            force[target] -= 1
            if not force[target]:
                # This one attacks again: what it attacks is defended no more.
                fallen = [other for other in framework.targets[target] if other in left]
                pending += [other for other in fallen if other not in gone]
                gone.update(fallen)
    return frozenset(left)
