"""The flattening: what a map means, as a framework of linear size.

Every inference and every statement becomes a node, with a few helpers beside them; the
rules are numbered as in the design; those from 3 on stand in `robustmap.graph.weighing`.
Every semantics runs on the framework, and every answer is mapped back to the reader's
node. For maps without circular support this is flat assumption-based argumentation
(Bondarenko et al. 1997), and in a view that weighs ASPIC+ (Modgil and Prakken 2013), which
the oracle tests check by brute force.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from robustmap.graph.framework import Framework
from robustmap.graph.weighing import WEIGHINGS
from robustmap.model.expand import BACK, Inference, Statement, is_back
from robustmap.model.fields import Basis
from robustmap.model.map import Map
from robustmap.model.nodes import Standing
from robustmap.model.view import View

Counted = str
"""Why an inference, or a proposal's clause, does not count in a view: "" where it does."""


class Flat(NamedTuple):
    """A map flattened under a view, with the way back.

    The indices are those of `framework`. `stands[s]` is the node s+ of a statement,
    `denies[s]` its s- and `bare[s]` its bare node where they exist; `steps[i]` names
    the statement that is the step of an inference. `pro[s]` and `con[s]` list the
    inferences that count for and against a statement. `uncounted` holds the inferences
    and clauses that do not count, with the reason. `resting` names what needs support of some
    strength, with those of its attackers that say that there is none.
    """

    framework: Framework
    stands: Mapping[str, int]
    denies: Mapping[str, int]
    bare: Mapping[str, int]
    inference: Mapping[str, int]
    standing: Mapping[str, Standing]
    steps: Mapping[str, str]
    pro: Mapping[str, tuple[str, ...]]
    con: Mapping[str, tuple[str, ...]]
    uncounted: Mapping[str, Counted]
    resting: Mapping[int, Sequence[int]] = MappingProxyType({})


def flatten(map_: Map, view: View) -> Flat:
    """Flatten a map under a view. Linear in statements, inferences and premises."""
    return Flattening(map_, view).flat()


def step_of(inference: str) -> str:
    """Name the step of an inference as a statement (the blank keeps it from any id)."""
    return f"step of {inference}"


class Aim(NamedTuple):
    """A statement for or against which an inference counts; the step of `step_of`, if any."""

    statement: str
    speaks_for: bool
    step_of: str = ""


def aims(map_: Map, view: View, inference: Inference) -> Iterator[Aim]:
    """Yield what an inference that counts is for and against; rule 7 is among them."""
    relation = inference.relation
    if relation in ("undercuts", "backs") or (relation == "reframes" and view.reframings):
        for target in map_.inferences_of.get(inference.target, ()):
            if map_.inferences[target].relation != "contradicts":
                yield Aim(step_of(target), relation == "backs", target)
    elif relation in ("for", "against", "contradicts"):
        statement = map_.statements.get(inference.target)
        if statement is not None and (relation == "for" or not statement.definitional):
            yield Aim(statement.id, relation == "for")


def uncounted(view: View, inference: Inference) -> Counted:
    """Say why an inference does not count in a view, "" where it does."""
    name = inference.id.removesuffix(BACK) if is_back(inference) else inference.id
    if name in view.off or inference.owner in view.off:
        return "switched off"
    if inference.template:
        return "an empty template"
    why = _unread(view, inference.basis)
    if not why and inference.supposed and not view.suppositions:
        return "only supposed"
    return why


def unread_clause(view: View, statement: Statement) -> Counted:
    """Say why a proposal's clause does not count in a view, "" where it does."""
    return _unread(view, statement.basis) if statement.role == "clause" else ""


def standing(view: View, statement: Statement) -> Standing:
    """Give what a statement has going for it before any argument.

    What is only supposed stands like anything asserted where suppositions count.
    """
    return "asserted" if statement.supposed and view.suppositions else statement.standing


def _unread(view: View, basis: Basis) -> Counted:
    if view.counts(basis):
        return ""
    return "our reading" if basis == "reading" else "not said in so many words"


def conditions(steps: Mapping[str, str], inference: Inference) -> tuple[str, ...]:
    """Give the statements that an inference needs: its premises, and its step if disputed."""
    step = steps.get(inference.id)
    return tuple(dict.fromkeys((*inference.premises, *((step,) if step else ()))))


class Flattening:
    """Flattens one map; `robustmap.graph.reflatten` does so beside another one."""

    def __init__(self, map_: Map, view: View) -> None:
        """Take a map and what counts."""
        self.map = map_
        self.view = view
        self.weighing = WEIGHINGS[view.weighing]
        self.names: list[str] = []
        self.attackers: dict[int, list[int]] = {}
        self.pro: dict[str, list[str]] = {}
        self.con: dict[str, list[str]] = {}
        self.steps: dict[str, str] = {}
        self.standing: dict[str, Standing] = {}
        self.stands: dict[str, int] = {}
        self.denies: dict[str, int] = {}
        self.bare: dict[str, int] = {}
        self.refuse: dict[str, int] = {}
        self.helpers: dict[str, int] = {}
        self.inference: dict[str, int] = {}
        self.resting: dict[int, list[int]] = {}
        self.uncounted: dict[str, Counted] = {}

    def flat(self) -> Flat:
        """Give the map flattened."""
        inferences = self.map.inferences.values()
        for inference in inferences:
            self._aim(inference)
        for statement in self.map.statements.values():
            self._state(statement.id, standing(self.view, statement))
            if why := unread_clause(self.view, statement):
                self.uncounted[statement.id] = why
        for step in self.steps.values():
            self._state(step, "presumed")
        for inference in inferences:
            self.inference[inference.id] = self.new(inference.id)
        for inference in inferences:
            self._premises(inference)
        for name in self.standing:
            self.weighing.attack(self, name)
        attackers = tuple(tuple(sorted(found)) for found in self.attackers.values())
        framework = Framework(tuple(self.names), attackers)
        return Flat(
            framework,
            self.stands,
            self.denies,
            self.bare,
            self.inference,
            self.standing,
            self.steps,
            _frozen(self.pro),
            _frozen(self.con),
            self.uncounted,
            self.resting,
        )

    def new(self, name: str, *attackers: int) -> int:
        """Make an argument with these attackers; more may be added."""
        at = len(self.names)
        self.names.append(name)
        self.attackers[at] = list(attackers)
        return at

    def _aim(self, inference: Inference) -> None:
        """Note what an inference is for and against; rule 7 is among them."""
        why = uncounted(self.view, inference)
        if why:
            # As if it were absent: it makes no step either, so it lengthens no reason.
            self.uncounted[inference.id] = why
            return
        for aim in aims(self.map, self.view, inference):
            if aim.step_of:
                self.steps[aim.step_of] = aim.statement
            side = self.pro if aim.speaks_for else self.con
            side.setdefault(aim.statement, []).append(inference.id)

    def _state(self, statement: str, standing: Standing) -> None:
        self.standing[statement] = standing
        self.stands[statement] = self.new(f"{statement}+")

    def _premises(self, inference: Inference) -> None:
        """Rules 1 and 2: an inference is refused by the fall of a premise or its step."""
        node = self.inference[inference.id]
        for premise in conditions(self.steps, inference):
            self.attackers[node].append(self.refusal(premise))

    def refusal(self, premise: str) -> int:
        """Give the node not-p; a premise that is not in the map is refused outright."""
        if premise not in self.refuse:
            against = (self.stands[premise],) if premise in self.stands else ()
            self.refuse[premise] = self.new(f"not {premise}", *against)
        return self.refuse[premise]

    def about(self, statement: str) -> tuple[Sequence[str], Sequence[str]]:
        """Give the inferences that count for a statement, and those against it."""
        return self.pro.get(statement, ()), self.con.get(statement, ())

    def shared(self, name: str, attackers: Callable[[], Sequence[int]]) -> int:
        """Give the helper of this name, made once for everything that asks for it."""
        if name not in self.helpers:
            self.helpers[name] = self.new(name, *attackers())
        return self.helpers[name]


def _frozen(sides: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    return {statement: tuple(sides[statement]) for statement in sides}


def attacked_by(flat: Flat, inference: Inference) -> Iterator[tuple[str, str]]:
    """Yield (inference, statement) for each counted attack on a premise or on the step.

    These are the replies that an argument can get: each denies the statement named.
    """
    for statement in conditions(flat.steps, inference):
        for attacker in flat.con.get(statement, ()):
            yield attacker, statement
