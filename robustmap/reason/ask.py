"""From a question to a verdict: the answer, its witness, replies, and what it rests on."""

from dataclasses import dataclass, field
from functools import cached_property

from robustmap.graph.flatten import attacked_by
from robustmap.model.expand import Inference
from robustmap.model.nodes import Answer
from robustmap.model.view import View
from robustmap.reason.certify import Reach, Shown
from robustmap.reason.semantics import IN, OUT
from robustmap.reason.solution import Solution
from robustmap.reason.witness import Witness, verify, verify_unfounded


@dataclass(frozen=True)
class Replies:
    """What was said against something, item by item: `met` has fallen, `open` has not."""

    met: tuple[str, ...] = ()
    open: tuple[str, ...] = ()

    def __len__(self) -> int:
        """Count the replies."""
        return len(self.met) + len(self.open)


@dataclass(frozen=True)
class Verdict:
    """The answer on one statement, argument or inference, and what shows it.

    `id` is the statement or item asked about; `counted` is "" or says why the item, or the
    clause, has no effect in this view.
    """

    id: str
    answer: Answer
    counted: str
    solution: Solution = field(repr=False, compare=False)

    @property
    def view(self) -> View:
        """The view under which the answer holds."""
        return self.solution.view

    @property
    def semantics(self) -> str:
        """The semantics under which the answer holds."""
        return self.solution.semantics

    @cached_property
    def inferences(self) -> tuple[Inference, ...]:
        """The inferences of an argument (none for a statement)."""
        ids = self.solution.map.inferences_of.get(self.id, ())
        return tuple(self.solution.map.inferences[one] for one in ids)

    @cached_property
    def witness(self) -> Witness | Shown | None:
        """What shows the answer: a part of the labelling, linear to make and to check.

        Where only camps, or other extensions, decide: extensions and proofs (`Shown`), which
        are searched for again; None under a semantics for which no check is known.
        """
        if not self.inferences:
            return self.solution.witness_of(self.id)
        return self.solution.witness_of(self.solution.deciding(self.id))

    def faults(self) -> list[str]:
        """Check the witness by independent code; an empty list means that it holds.

        Where claims lean on themselves, it is checked too that nothing holds them up.
        """
        solution = self.solution
        supports = {
            statement: [solution.conditions(one) for one in solution.flat.pro.get(statement, ())]
            for statement in solution.unfounded
        }
        # What is not in the map at all is out, too.
        needed = {one for ways in supports.values() for way in ways for one in way}
        out = {one for one in needed if solution.statement_label(one) == OUT}
        return [*self._faults(), *verify_unfounded(supports, out)]

    def _faults(self) -> list[str]:
        framework, shown = self.solution.flat.framework, self.witness
        if shown is None:
            return [f"no witness is known under the {self.semantics} semantics"]
        return verify(framework, shown) if isinstance(shown, Witness) else shown.faults(framework)

    @cached_property
    def reach(self) -> Reach:
        """In how many extensions it is: in every one, in some, or in no one."""
        if not self.inferences:
            return self.solution.reach_of(self.id)
        return self.solution.reach_of(self.solution.deciding(self.id))

    @cached_property
    def replies(self) -> Replies:
        """The arguments that answer it: on its premises and step, or against a claim."""
        return replies(self.solution, self.id)

    @cached_property
    def rests_on(self) -> tuple[str, ...]:
        """The statements beneath it for which nobody has argued: "supported, if ..."."""
        return rests_on(self.solution, self.id)


def ask(solution: Solution, ref: str) -> Verdict | None:
    """Give the verdict on a reference, or None where what it names has no verdict."""
    found = solution.map.resolve(ref)
    if found is None:
        return None
    statement = solution.map.statement_id(found)
    if statement is not None:
        counted = solution.flat.uncounted.get(statement, "")
        return Verdict(statement, solution.claim_answer(statement), counted, solution)
    if found not in solution.map.inferences_of:
        return None
    reasons = {solution.flat.uncounted.get(one) for one in solution.map.inferences_of[found]}
    counted = "" if None in reasons else " and ".join(sorted(r for r in reasons if r))
    return Verdict(found, solution.argument_answer(found), counted, solution)


def replies(solution: Solution, ref: str) -> Replies:
    """Collect who answers an argument (on its premises or step) or a claim, by item."""
    map_, flat = solution.map, solution.flat
    if ref in flat.standing:
        attackers = set(flat.con.get(ref, ()))
    else:
        attackers = {
            attacker
            for one in map_.inferences_of[ref]
            for attacker, _ in attacked_by(flat, map_.inferences[one])
        }
    labels: dict[str, set[int]] = {}
    for attacker in attackers:
        owner = map_.inferences[attacker].owner
        labels.setdefault(owner, set()).add(solution.inference_label(attacker))
    met = sorted(owner for owner in labels if labels[owner] == {OUT})
    return Replies(tuple(met), tuple(sorted(labels.keys() - set(met))))


def rests_on(solution: Solution, ref: str) -> tuple[str, ...]:
    """Give the unargued statements beneath something that stands, sorted; else nothing.

    Linear in what lies beneath.
    """
    map_, flat = solution.map, solution.flat
    leaves: set[str] = set()
    seen: set[str] = set()
    pending = [ref] if ref in flat.standing else _premises(solution, ref)
    while pending:
        statement = pending.pop()
        if statement in seen or solution.statement_label(statement) != IN:
            continue
        seen.add(statement)
        held = [one for one in flat.pro.get(statement, ()) if solution.inference_label(one) == IN]
        if not held and statement != ref:
            leaves.add(statement)
        for one in held:
            pending.extend(map_.inferences[one].premises)
    return tuple(sorted(leaves))


def _premises(solution: Solution, ref: str) -> list[str]:
    deciding = solution.deciding(ref)
    stands = solution.inference_label(deciding) == IN
    return list(solution.map.inferences[deciding].premises) if stands else []
