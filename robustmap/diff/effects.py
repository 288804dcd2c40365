"""What two solutions can differ in: verdicts, places in ledgers, robustness answers.

Each is named by a key and read off any solution by it, so that the same question can
be put to the base, the head and everything between.
"""

from collections.abc import Callable, Hashable, Iterator
from functools import cached_property
from typing import NamedTuple, Protocol

from robustmap.explain.ledger import Ledger, Side, ledger
from robustmap.model import ids
from robustmap.model.nodes import ARGUING
from robustmap.reason.ask import Verdict, ask
from robustmap.reason.robustness import KINDS, Robustness, table
from robustmap.reason.solution import Solution

Key = tuple[str, ...]
"""("verdict", id), ("ledger", statement, side, item) or ("robustness", proposal, kind)."""

SIDES = ("for", "against")


class Effect(NamedTuple):
    """Something that differs: what it is, and what it was and is."""

    key: Key
    before: Hashable
    after: Hashable


class Cone(Protocol):
    """What changes can reach; what lies outside of it is the same in both solutions."""

    def holds(self, node: str) -> bool:
        """Tell whether a verdict about a node may be another one."""

    def holds_robustness(self, proposal: str) -> bool:
        """Tell whether what scaling does to a proposal may be another answer."""


class Everything:
    """The cone of whoever takes nothing for granted."""

    def holds(self, node: str) -> bool:  # noqa: ARG002 - as `Cone`
        """Hold every node."""
        return True

    def holds_robustness(self, proposal: str) -> bool:  # noqa: ARG002 - as `Cone`
        """Hold every proposal."""
        return True


class Reading:
    """A solution, read by keys; what several keys share is worked out once."""

    def __init__(self, solution: Solution) -> None:
        """Take a solution."""
        self.solution = solution
        self._ledgers: dict[str, Ledger] = {}

    def read(self, key: Key) -> Hashable:
        """Give what a key has here, or None where there is no such thing."""
        return _READ[key[0]](self, *key[1:])

    def verdict(self, ref: str) -> Verdict | None:
        """Give the verdict on something by its exact id."""
        found = ask(self.solution, ref)
        return found if found is not None and found.id == ref else None

    def ledger(self, statement: str) -> Ledger:
        """Give the ledger of a statement."""
        if statement not in self._ledgers:
            self._ledgers[statement] = ledger(self.solution, statement)
        return self._ledgers[statement]

    @cached_property
    def robustness(self) -> dict[str, dict[str, Robustness]]:
        """The whole table of robustness."""
        return table(self.solution)

    def things(self, cone: Cone) -> Iterator[Key]:
        """Yield the key of everything in the cone that has a verdict or a robustness answer."""
        map_ = self.solution.map
        for statement in map_.statements.values():
            if cone.holds(statement.owner):
                yield "verdict", statement.id
        for node in map_.arguing():
            if cone.holds(node.id):
                yield "verdict", node.id
                if len(map_.inferences_of[node.id]) > 1:
                    yield from (("verdict", one) for one in map_.inferences_of[node.id])
        for proposal in map_.of_kind("proposal"):
            if cone.holds_robustness(proposal.id):
                yield from (("robustness", proposal.id, kind) for kind in KINDS)

    def items(self, statement: str) -> Iterator[Key]:
        """Yield the key of every item in the ledger of a statement."""
        if statement in self.solution.map.aimed_at:
            for name in SIDES:
                for items in _side(self.ledger(statement), name):
                    yield from (("ledger", statement, name, item) for item in items)


def _side(found: Ledger, name: str) -> Side:
    return found.for_ if name == "for" else found.against


def _verdict(reading: Reading, ref: str) -> Hashable:
    found = reading.verdict(ref)
    return None if found is None else (found.answer, found.counted)


def _group(reading: Reading, statement: str, side: str, item: str) -> Hashable:
    if statement not in reading.solution.map.statements:
        return None
    groups = _side(reading.ledger(statement), side)._asdict()
    return next((group for group, items in groups.items() if item in items), "")


def _robustness(reading: Reading, proposal: str, kind: str) -> Hashable:
    found = reading.robustness.get(proposal, {}).get(kind)
    return None if found is None else (found.answer, found.witness, found.gap, found.failure)


_READ: dict[str, Callable[..., Hashable]] = {
    "verdict": _verdict,
    "ledger": _group,
    "robustness": _robustness,
}


EVERYTHING: Cone = Everything()


def effects(base: Reading, head: Reading, cone: Cone = EVERYTHING) -> Iterator[Effect]:
    """Yield everything that both solutions have and that differs between them.

    What is only in one of them is a change, no effect; an item that enters or leaves the
    ledger of a statement that is in both is an effect. Only the cone is looked at.
    """
    known = set(base.things(cone))
    for key in head.things(cone):
        if key in known:
            yield from _differing(base, head, key)
    for statement in head.solution.map.statements.values():
        if cone.holds(statement.owner) and statement.id in base.solution.map.statements:
            for key in sorted({*base.items(statement.id), *head.items(statement.id)}):
                yield from _differing(base, head, key)


def _differing(base: Reading, head: Reading, key: Key) -> Iterator[Effect]:
    before, after = base.read(key), head.read(key)
    if before != after and not _repeats(base, head, key):
        yield Effect(key, before, after)


def _repeats(base: Reading, head: Reading, key: Key) -> bool:
    """Tell whether an inference changes just as its argument does."""
    argument = ids.split(key[1])[0]
    if key[0] != "verdict" or argument == key[1] or key[1] in head.solution.map.statements:
        return False
    if not isinstance(head.solution.map.nodes.get(argument), ARGUING):
        return False
    whole: Key = ("verdict", argument)
    pairs = [(one.read(key), one.read(whole)) for one in (base, head)]
    return all(part == all_ for part, all_ in pairs)
