"""What follows from assumptions by rules, and what of it is settled before any search."""

from collections.abc import Collection, Iterable, Sequence

from robustmap.graph.aba import Aba
from robustmap.reason.semantics._labelling import IN, OUT, UNDECIDED


class Deduction:
    """The rules of a framework, ready for chaining forward."""

    def __init__(self, aba: Aba) -> None:
        self.aba = aba
        self.bodies = [frozenset(rule.body) for rule in aba.rules]
        self.heads = [rule.head for rule in aba.rules]
        self.uses: list[list[int]] = [[] for _ in range(len(aba))]
        self.rules: list[list[int]] = [[] for _ in range(len(aba))]
        for rule, body in enumerate(self.bodies):
            self.rules[self.heads[rule]].append(rule)
            for atom in body:
                self.uses[atom].append(rule)

    def closure(self, assumed: Iterable[int]) -> set[int]:
        """Give all that follows from some assumptions, themselves included. Linear."""
        return self.reached(assumed, range(len(self.aba)))

    def reached(self, assumed: Iterable[int], within: Collection[int]) -> set[int]:
        """Give what follows by way of some atoms alone."""
        found = {one for one in assumed if one in within}
        missing = list(map(len, self.bodies))
        pending = list(found)
        pending += self._facts(found, within)
        for atom in pending:
            for rule in self.uses[atom]:
                missing[rule] -= 1
                head = self.heads[rule]
                if not missing[rule] and head not in found and head in within:
                    found.add(head)
                    pending.append(head)
        return found

    def _facts(self, found: set[int], within: Collection[int]) -> list[int]:
        """Take in the heads of rules without a body."""
        facts = []
        for rule, body in enumerate(self.bodies):
            head = self.heads[rule]
            if not body and head not in found and head in within:
                found.add(head)
                facts.append(head)
        return facts


def settled(deduction: Deduction) -> Sequence[int]:
    """Label each atom by the grounded set (Bondarenko et al. 1997, Def. 5.1).

    In is what follows from it, out what follows from no set of assumptions that it does not
    attack. Linear, but for one more pass for each group of rules that lean on themselves.
    """
    return _Settling(deduction).labels


class _Settling:
    """Carries labels on from atom to atom until nothing more is settled."""

    def __init__(self, deduction: Deduction) -> None:
        self.deduction = deduction
        aba = deduction.aba
        self.labels = [UNDECIDED] * len(aba)
        self.assumptions = frozenset(aba.assumptions)
        self.attacked: list[list[int]] = [[] for _ in range(len(aba))]
        for one, contrary in aba.contraries.items():
            self.attacked[contrary].append(one)
        self.missing = list(map(len, deduction.bodies))
        self.live = list(map(len, deduction.rules))
        self.dead = [False] * len(deduction.bodies)
        self.pending: list[int] = []
        self._start()
        self._carry_on()
        while loose := self._loose():
            for atom in loose:
                self._label(atom, OUT)
            self._carry_on()

    def _start(self) -> None:
        aba = self.deduction.aba
        for one in aba.assumptions:
            if one not in aba.contraries:
                self._label(one, IN)
        for atom, rules in enumerate(self.deduction.rules):
            if atom not in self.assumptions and not rules:
                self._label(atom, OUT)
        for rule, body in enumerate(self.deduction.bodies):
            if not body:
                self._label(self.deduction.heads[rule], IN)

    def _label(self, atom: int, label: int) -> None:
        if self.labels[atom] == UNDECIDED:
            self.labels[atom] = label
            self.pending.append(atom)

    def _carry_on(self) -> None:
        while self.pending:
            atom = self.pending.pop()
            label = self.labels[atom]
            for one in self.attacked[atom]:
                self._label(one, OUT if label == IN else IN)
            for rule in self.deduction.uses[atom]:
                if label == IN:
                    self.missing[rule] -= 1
                    if not self.missing[rule]:
                        self._label(self.deduction.heads[rule], IN)
                elif not self.dead[rule]:
                    self._kill(rule)

    def _kill(self, rule: int) -> None:
        self.dead[rule] = True
        head = self.deduction.heads[rule]
        self.live[head] -= 1
        if not self.live[head]:
            self._label(head, OUT)

    def _loose(self) -> list[int]:
        """Give what is not out though it follows from nothing that is not."""
        within = {atom for atom, label in enumerate(self.labels) if label != OUT}
        reached = self.deduction.reached(self.assumptions, within)
        return [atom for atom in within if atom not in reached]
