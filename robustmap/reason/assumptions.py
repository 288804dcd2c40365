"""One assumption removed at a time: which removal breaks what, and what holds only if.

Removing a claim is denying it in a view of its own, so that its author's own words, the
arguments beneath and everything that rests on it are worked out anew. What comes out stands
beside what is told of the removal (`without`); neither settles the other.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from math import inf
from typing import Literal, NamedTuple

from robustmap.model import ids
from robustmap.model.expand import ROBUST, WORKS
from robustmap.model.map import Map
from robustmap.model.nodes import Claim, ClaimAnswer, Proposal
from robustmap.model.parts import Removal
from robustmap.model.view import View
from robustmap.reason.robustness import Robustness, robustness, table
from robustmap.reason.semantics import IN, OUT
from robustmap.reason.solution import Solution

MOST = 40
"""So many assumptions of one proposal are toggled at the most."""

WORK = 400_000
"""So many statements are solved anew at the most where a whole kb is gone through."""

_STANDS: tuple[ClaimAnswer, ...] = ("supported", "unargued")

Told = Literal["yes", "no", "unknown", ""]


class Flip(NamedTuple):
    """One thing about a proposal that is otherwise once an assumption is toggled.

    `cell` is `works` or a kind of scaling: verdicts if `argued`, else answers by the clauses.
    """

    proposal: str
    cell: str
    before: "ClaimAnswer | Robustness"
    after: "ClaimAnswer | Robustness"
    argued: bool = False

    @property
    def words(self) -> tuple[str, str]:
        """The two answers in the words of programs."""
        before, after = (str(getattr(one, "answer", one)) for one in (self.before, self.after))
        return before, after


class Assumption(NamedTuple):
    """A claim on which something about a proposal hangs, and what changes if it is toggled.

    `relied_on` says that the proposal names it under `relies_on`; the others are premises
    about its clauses and robustness, and facts on which a cell of its hangs. `granted` and
    `denied` list what flips about this proposal if the claim is taken for granted, or taken
    away; `others` what flips about other proposals if it is taken away.

    `works` is the verdict on the proposal and `without` that verdict with the claim taken
    away; where the proposal does not stand today, both are told as if all that it relies on
    were granted, and what is only supposed counted if that is needed (`supposing`). `breaks`
    says whether the removal takes it down; None where there is nothing to take down, or where
    it is not relied on. `told` is what the file says of that in the statement `clause`, whose
    verdict is `told_answer`; `agree` is None where either says nothing or the statement does
    not stand.
    """

    proposal: str
    claim: str
    answer: ClaimAnswer | None
    relied_on: bool = False
    granted: tuple[Flip, ...] = ()
    denied: tuple[Flip, ...] = ()
    others: tuple[Flip, ...] = ()
    works: ClaimAnswer | None = None
    without: ClaimAnswer | None = None
    supposing: bool = False
    breaks: bool | None = None
    told: Told = ""
    clause: str = ""
    told_answer: ClaimAnswer | None = None
    why: str = ""
    agree: bool | None = None


class Assumptions(NamedTuple):
    """The assumptions of a proposal, those that it relies on first; `cut` tells of more."""

    proposal: str
    assumptions: tuple[Assumption, ...]
    cut: bool = False

    @property
    def relied_on(self) -> tuple[Assumption, ...]:
        """Those that the proposal names itself."""
        return tuple(one for one in self.assumptions if one.relied_on)

    @property
    def deciding(self) -> tuple[Assumption, ...]:
        """Those that flip a cell of the robustness of the proposal: it holds if they do."""
        return tuple(
            one
            for one in self.assumptions
            if any(flip.cell != WORKS for flip in (*one.granted, *one.denied))
        )


@dataclass(eq=False)
class Removals:
    """Removes assumptions of one solved map; keeps what came out.

    Each toggle of a claim costs one solve, linear in the map, and the robustness of the
    proposals of which a clause, or a fact about orders, is otherwise then. A claim that
    stands is not granted once more, nor one denied that has fallen. Once `work` statements
    have been solved anew, no more is toggled: what is given then says so (`cut`).
    """

    solution: Solution
    work: float = inf
    _spent: int = field(default=0, init=False)

    @cached_property
    def _known(self) -> dict[View, tuple[Flip, ...]]:
        return {}

    @cached_property
    def _cells(self) -> dict[str, dict[str, Robustness]]:
        return table(self.solution)

    def of(self, proposal: Proposal, most: int = MOST) -> Assumptions:
        """Give the assumptions of a proposal, at most `most`; a withdrawn one has none."""
        if proposal.review == "withdrawn":
            return Assumptions(proposal.id, ())
        relied = _relied_on(self.solution.map, proposal)
        found = dict.fromkeys((*relied, *self._beneath(proposal)))
        told: list[Assumption] = []
        base: Solution | None = None
        for claim in list(found)[:most]:
            if self._spent > self.work:
                break
            one = self._toggled(proposal, claim)
            if claim in relied:
                base = base or self._base(proposal, relied)
                one = self._removed(base, proposal, one)
            told.append(one)
        return Assumptions(proposal.id, tuple(told), len(told) < len(found))

    def _solved(self, view: View) -> Solution:
        self._spent += len(self.solution.map.statements)
        return Solution.of(self.solution.map, view, self.solution.semantics)

    def _toggled(self, proposal: Proposal, claim: str) -> Assumption:
        """Grant the claim, and deny it; tell what flips."""
        solution, label = self.solution, self.solution.statement_label(claim)
        if claim not in solution.flat.stands:
            return Assumption(proposal.id, claim, None)
        view = solution.view
        given = () if label == IN else self._flips(view.but(granted=(claim,)))
        taken = () if label == OUT else self._flips(view.but(denied=(claim,)))
        return Assumption(
            proposal.id,
            claim,
            solution.claim_answer(claim),
            granted=tuple(flip for flip in given if flip.proposal == proposal.id),
            denied=tuple(flip for flip in taken if flip.proposal == proposal.id),
            others=tuple(flip for flip in taken if flip.proposal != proposal.id),
        )

    def _flips(self, view: View) -> tuple[Flip, ...]:
        if view not in self._known:
            self._known[view] = tuple(self._compared(view))
        return self._known[view]

    def _compared(self, view: View) -> Iterator[Flip]:
        before, after = self.solution, self._solved(view)
        clauses: dict[str, None] = {}
        facts = False
        for one, owner, cell in self._watched:
            sides = before.claim_answer(one), after.claim_answer(one)
            if sides[0] == sides[1]:
                continue
            if cell:
                yield Flip(owner, cell, *sides, argued=True)
            elif isinstance(before.map.nodes[owner], Proposal):
                clauses[owner] = None
            else:
                facts = True
        yield from self._moved(after, None if facts else clauses)

    @cached_property
    def _watched(self) -> tuple[tuple[str, str, str], ...]:
        """The statements on which something about a proposal hangs at once.

        Each with its owner, and the cell that it is the argued side of, "" for clauses and
        facts, from which cells are computed.
        """
        map_, found = self.solution.map, []
        for one in map_.statements.values():
            node = map_.nodes.get(one.owner)
            if isinstance(node, Proposal):
                local = ids.split(one.id)[1]
                cell = local.removeprefix("robust-") if local in (WORKS, *ROBUST) else ""
                found.append((one.id, one.owner, cell))
            elif isinstance(node, Claim) and node.states is not None:
                found.append((one.id, one.owner, ""))
        return tuple(found)

    def _moved(self, after: Solution, touched: Collection[str] | None) -> Iterator[Flip]:
        """Yield the robustness cells that are otherwise afterwards; of all where not told."""
        proposals = self.solution.map.proposals()
        rows = (
            table(after)
            if touched is None
            else {one.id: robustness(after, one) for one in proposals if one.id in touched}
        )
        for proposal, then in rows.items():
            now = self._cells[proposal]
            for kind in now:
                if (now[kind].answer, now[kind].witness) != (then[kind].answer, then[kind].witness):
                    yield Flip(proposal, kind, now[kind], then[kind])

    def _base(self, proposal: Proposal, relied: Iterable[str]) -> Solution:
        """Give the map in which the proposal is to be taken apart: it should stand there."""
        works, base = ids.join(proposal.id, WORKS), self.solution
        granted = self.solution.view.but(granted=relied)
        for view in (granted, granted.but(suppositions=True)):
            if base.statement_label(works) == IN:
                break
            base = self._solved(view)
        return base

    def _removed(self, base: Solution, proposal: Proposal, one: Assumption) -> Assumption:
        """Take the claim away from the proposal, and compare with what is told of that."""
        works = ids.join(proposal.id, WORKS)
        before = after = base.claim_answer(works)
        if base is not self.solution:
            after = self._solved(base.view.but(denied=(one.claim,))).claim_answer(works)
        for flip in one.denied if base is self.solution else ():
            if flip.cell == WORKS and not isinstance(flip.after, Robustness):
                after = flip.after
        found = one._replace(
            relied_on=True,
            works=before,
            without=after,
            supposing=base is not self.solution,
            breaks=after not in _STANDS if before in _STANDS else None,
        )
        entry = _entry(self.solution.map, proposal, one.claim)
        return found if entry is None else self._beside(found, entry)

    def _beside(self, found: Assumption, entry: Removal) -> Assumption:
        clause = ids.join(found.proposal, f"without-{entry.at}")
        answer, agree = None, None
        if clause in self.solution.flat.stands:
            answer = self.solution.claim_answer(clause)
            stands = self.solution.statement_label(clause) == IN and self.solution.counts(clause)
            if stands and found.breaks is not None:
                agree = found.breaks == (entry.breaks == "yes")
        return found._replace(
            told=entry.breaks, clause=clause, told_answer=answer, why=entry.why or "", agree=agree
        )

    def _beneath(self, proposal: Proposal) -> Iterator[str]:
        """Yield the claims on which the clauses and the robustness of a proposal hang."""
        map_ = self.solution.map
        statements = [
            one
            for one in map_.parts.get(proposal.id, ())
            if one in map_.statements and ids.split(one)[1] != WORKS
        ]
        for statement in statements:
            for inference in map_.aimed_at.get(statement, ()):
                yield from (one for one in inference.premises if _can_be_assumed(map_, one))
        for cell in self._cells[proposal.id].values():
            for ref in (*cell.rests_on, *cell.disputed):
                if ids.split(ref)[0] != proposal.id:
                    yield ref


def _relied_on(map_: Map, proposal: Proposal) -> dict[str, None]:
    """Give what a proposal relies on, in the order of its file; what is missing too."""
    refs = (link.to for link in proposal.relies_on)
    return dict.fromkeys(map_.statement_id(ref) or map_.resolve(ref) or ref for ref in refs)


def _entry(map_: Map, proposal: Proposal, claim: str) -> Removal | None:
    """Give what is told of removing a claim; of two entries the first that says something."""
    found = [one for one in proposal.without if (map_.statement_id(one.at) or one.at) == claim]
    return min(found, key=lambda one: one.breaks == "unknown", default=None)


def _can_be_assumed(map_: Map, ref: str) -> bool:
    """Tell whether a premise has words of its own: the bare reason of an argument has none."""
    statement = map_.statements.get(ref)
    return statement is not None and statement.role in ("claim", "premise")
