"""The flattening: what a map means, as a framework of linear size.

Every inference and every statement becomes a node, with a few helpers beside them; the
rules are numbered as in the design. Every semantics runs on the framework, and every
answer is mapped back to the reader's node. For maps without circular support this is
flat assumption-based argumentation (Bondarenko et al. 1997), which the oracle tests
check by brute force.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from robustmap.graph.framework import Framework
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
    and clauses that do not count, with the reason.
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


def flatten(map_: Map, view: View) -> Flat:
    """Flatten a map under a view. Linear in statements, inferences and premises."""
    return _Flattening(map_, view).flat()


def step_of(inference: str) -> str:
    """Name the step of an inference as a statement (the blank keeps it from any id)."""
    return f"step of {inference}"


class _Flattening:
    def __init__(self, map_: Map, view: View) -> None:
        self.map = map_
        self.view = view
        self.names: list[str] = []
        self.attackers: list[list[int]] = []
        self.pro: dict[str, list[str]] = {}
        self.con: dict[str, list[str]] = {}
        self.steps: dict[str, str] = {}
        self.standing: dict[str, Standing] = {}
        self.stands: dict[str, int] = {}
        self.denies: dict[str, int] = {}
        self.bare: dict[str, int] = {}
        self.refuse: dict[str, int] = {}
        self.inference: dict[str, int] = {}
        self.uncounted: dict[str, Counted] = {}

    def flat(self) -> Flat:
        inferences = self.map.inferences.values()
        for inference in inferences:
            self._aim(inference)
        for statement in self.map.statements.values():
            self._state(statement.id, self._standing(statement))
            if statement.role == "clause" and (why := self._unread(statement.basis)):
                self.uncounted[statement.id] = why
        for step in self.steps.values():
            self._state(step, "presumed")
        for inference in inferences:
            self.inference[inference.id] = self._new(inference.id)
        for inference in inferences:
            self._premises(inference)
        for name in self.standing:
            self._attack(name)
        framework = Framework(tuple(self.names), tuple(tuple(sorted(a)) for a in self.attackers))
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
        )

    def _new(self, name: str, *attackers: int) -> int:
        self.names.append(name)
        self.attackers.append(list(attackers))
        return len(self.names) - 1

    def _standing(self, statement: Statement) -> Standing:
        # What is only supposed stands like anything asserted where suppositions count.
        return "asserted" if statement.supposed and self.view.suppositions else statement.standing

    def _aim(self, inference: Inference) -> None:
        """Note what an inference is for and against; rule 7 is among them."""
        why = self._uncounted(inference)
        if why:
            # As if it were absent: it makes no step either, so it lengthens no reason.
            self.uncounted[inference.id] = why
            return
        relation = inference.relation
        if relation in ("undercuts", "backs") or (relation == "reframes" and self.view.reframings):
            side = self.pro if relation == "backs" else self.con
            for target in self.map.inferences_of.get(inference.target, ()):
                if self.map.inferences[target].relation != "contradicts":
                    step = self.steps.setdefault(target, step_of(target))
                    side.setdefault(step, []).append(inference.id)
        elif relation in ("for", "against", "contradicts"):
            statement = self.map.statements.get(inference.target)
            if statement is not None and (relation == "for" or not statement.definitional):
                side = self.pro if relation == "for" else self.con
                side.setdefault(statement.id, []).append(inference.id)

    def _uncounted(self, inference: Inference) -> Counted:
        name = inference.id.removesuffix(BACK) if is_back(inference) else inference.id
        if name in self.view.off or inference.owner in self.view.off:
            return "switched off"
        if inference.template:
            return "an empty template"
        why = self._unread(inference.basis)
        if not why and inference.supposed and not self.view.suppositions:
            return "only supposed"
        return why

    def _unread(self, basis: Basis) -> Counted:
        if self.view.counts(basis):
            return ""
        return "our reading" if basis == "reading" else "not said in so many words"

    def _state(self, statement: str, standing: Standing) -> None:
        self.standing[statement] = standing
        self.stands[statement] = self._new(f"{statement}+")

    def _premises(self, inference: Inference) -> None:
        """Rules 1 and 2: an inference is refused by the fall of a premise or its step."""
        node = self.inference[inference.id]
        step = self.steps.get(inference.id)
        for premise in dict.fromkeys((*inference.premises, *((step,) if step else ()))):
            self.attackers[node].append(self._refusal(premise))

    def _refusal(self, premise: str) -> int:
        """Give the node not-p; a premise that is not in the map is refused outright."""
        if premise not in self.refuse:
            against = (self.stands[premise],) if premise in self.stands else ()
            self.refuse[premise] = self._new(f"not {premise}", *against)
        return self.refuse[premise]

    def _attack(self, statement: str) -> None:
        """Rules 3 to 6 and 8 for one statement."""
        node, standing = self.stands[statement], self.standing[statement]
        pro = [self.inference[one] for one in self.pro.get(statement, ())]
        con = [self.inference[one] for one in self.con.get(statement, ())]
        granted = statement in self.view.granted
        if pro or standing == "open":
            self.bare[statement] = self._new(f"bare {statement}", *pro)
        if con:
            quiet = self._new(f"quiet {statement}", *con)
            deny = self.denies[statement] = self._new(f"{statement}-", quiet)
            if standing == "asserted" or pro:
                argued = self._new(f"argued {statement}", deny)
                self.attackers[deny].append(argued)
                if standing != "asserted":
                    self.attackers[argued].append(self.bare[statement])
            if not granted:
                self.attackers[node].append(deny)
        if standing == "open" and not granted:
            self.attackers[node].append(self.bare[statement])
        if statement in self.view.denied:
            self.attackers[node].append(self._new(f"denial of {statement}"))


def _frozen(sides: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    return {statement: tuple(sides[statement]) for statement in sides}


def attacked_by(flat: Flat, inference: Inference) -> Iterator[tuple[str, str]]:
    """Yield (inference, statement) for each counted attack on a premise or on the step.

    These are the replies that an argument can get: each denies the statement named.
    """
    step = flat.steps.get(inference.id)
    for statement in dict.fromkeys((*inference.premises, *((step,) if step else ()))):
        for attacker in flat.con.get(statement, ()):
            yield attacker, statement
