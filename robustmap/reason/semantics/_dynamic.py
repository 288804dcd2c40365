"""The grounded labelling of a framework that changes: only what a change bears on is redone."""

from collections.abc import Collection

from robustmap.errors import UnknownIdError
from robustmap.graph.framework import Framework
from robustmap.reason.semantics._equations import Equations
from robustmap.reason.semantics._labelling import Labelling
from robustmap.reason.semantics.grounded import grounded

LIMIT, LEAST = 4, 1000
"""After so many times the work of a fresh start there is one, but not before `LEAST` looks."""

_NEW = -1


class Dynamic:
    """A framework that can be changed, with its grounded labels.

    Changes are cheap; labels are brought up to date when they are next asked for. That costs
    what the changed labels and min-max numbers and the attacks on and by them make up, times a
    logarithm, and never more than a few fresh starts.

    >>> one = Dynamic(Framework.of("abc", [("a", "b"), ("b", "c")]))
    >>> one.add_argument("d"), one.add_attack("d", "a")
    (True, True)
    >>> sorted(one.update()), one.label("a"), one.label("b")
    (['a', 'b', 'c', 'd'], 2, 1)
    """

    def __init__(self, framework: Framework | None = None) -> None:
        """Begin with a framework, or with none."""
        framework = framework or Framework((), ())
        self._index = dict(framework.index)
        self._names = list(framework.names)
        self._equations = Equations(framework.attackers, framework.targets)
        self._free: list[int] = []
        self._dirty: set[int] = set()
        self._before: dict[str, int] = {}
        self._framework: Framework | None = framework
        self.looked = 0
        """How many arguments were looked at when labels were last brought up to date."""
        self._start_afresh()

    def __len__(self) -> int:
        """Count the arguments."""
        return len(self._index)

    def __contains__(self, name: str) -> bool:
        """Tell whether there is an argument of this name."""
        return name in self._index

    @property
    def attacks(self) -> int:
        """The number of attacks."""
        return self._equations.attacks

    def attackers(self, name: str) -> Collection[str]:
        """Give the names of what attacks an argument.

        Raises:
            UnknownIdError: there is no such argument.
        """
        return {self._names[one] for one in self._equations.attackers[self._place(name)]}

    def add_argument(self, name: str) -> bool:
        """Add an argument without attacks; False, and nothing happens, where it is there."""
        if name in self._index:
            return False
        if self._free:
            place = self._free.pop()
            self._names[place] = name
        else:
            place = self._equations.grow()
            self._names.append(name)
        self._index[name] = place
        self._before[name] = _NEW
        self._touch(place)
        return True

    def remove_argument(self, name: str) -> None:
        """Remove an argument and all attacks by it and on it.

        Raises:
            UnknownIdError: there is no such argument.
        """
        place = self._place(name)
        for one in list(self._equations.attackers[place]):
            self._cut(one, place)
        for one in list(self._equations.targets[place]):
            self._cut(place, one)
        self._equations.forget(place)
        del self._index[name]
        self._before.pop(name, None)
        self._dirty.discard(place)
        self._free.append(place)
        self._framework = None

    def add_attack(self, attacker: str, target: str) -> bool:
        """Add an attack; False, and nothing happens, where it is there.

        Raises:
            UnknownIdError: one of the two is no argument.
        """
        one, other = self._place(attacker), self._place(target)
        if one in self._equations.attackers[other]:
            return False
        self._equations.join(one, other)
        self._touch(other)
        return True

    def remove_attack(self, attacker: str, target: str) -> bool:
        """Remove an attack; False, and nothing happens, where there is none.

        Raises:
            UnknownIdError: one of the two is no argument.
        """
        one, other = self._place(attacker), self._place(target)
        if one not in self._equations.attackers[other]:
            return False
        self._cut(one, other)
        return True

    def label(self, name: str) -> int:
        """Give the label of an argument: 0 undecided, 1 in, 2 out.

        Raises:
            UnknownIdError: there is no such argument.
        """
        self._settle()
        return self._equations.label(self._place(name))

    @property
    def framework(self) -> Framework:
        """The framework as it is now; linear, but kept until the next change."""
        if self._framework is None:
            places, attackers = self._index.values(), self._equations.attackers
            here = {place: number for number, place in enumerate(places)}
            lists = (sorted(here[one] for one in attackers[place]) for place in places)
            self._framework = Framework(tuple(self._index), tuple(map(tuple, lists)))
        return self._framework

    @property
    def labelling(self) -> Labelling:
        """The grounded labelling of `framework`."""
        self._settle()
        places, equations = self._index.values(), self._equations
        return Labelling(
            [equations.label(one) for one in places], [equations.rank(one) for one in places]
        )

    def update(self) -> frozenset[str]:
        """Bring the labels up to date; gives what is new or has another label than at the last."""
        self._settle()
        label = self._equations.label
        changed = (one for one, old in self._before.items() if old != label(self._index[one]))
        found = frozenset(changed)
        self._before.clear()
        return found

    def _cut(self, attacker: int, target: int) -> None:
        self._equations.cut(attacker, target)
        self._touch(target)

    def _place(self, name: str) -> int:
        if name not in self._index:
            message = f"there is no argument `{name}`"
            raise UnknownIdError(message)
        return self._index[name]

    def _touch(self, place: int) -> None:
        self._dirty.add(place)
        self._framework = None

    def _start_afresh(self) -> None:
        """Label all of it."""
        self._equations.solved(*grounded(self.framework), self._index.values())
        self.looked = len(self)

    def _settle(self) -> None:
        """Bring the labels up to date."""
        if not self._dirty:
            return
        equations = self._equations
        dirty = {place: equations.label(place) for place in self._dirty}
        limit = max(LEAST, LIMIT * (len(self) + equations.attacks))
        if equations.solve(self._dirty, limit):
            self.looked = len(equations.seen)
            before = dirty | equations.old
        else:
            now = {place: equations.label(place) for place in self._index.values()}
            before = now | dirty | equations.old
            self._start_afresh()
        for place, label in before.items():
            self._before.setdefault(self._names[place], label)
        self._dirty.clear()
