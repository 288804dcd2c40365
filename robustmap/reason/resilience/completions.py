"""The verdicts that remain possible, however what is uncertain about a map turns out.

A map with uncertain elements is an incomplete framework: each choice of which of them are
there completes it (Baumeister, Järvisalo, Neugebauer, Niskanen and Rothe 2021). A verdict is
possible if some completion gives it, necessary if all do; then it is stable. An element is
relevant if there is a completion in which it alone makes the difference (after Odekerken, Borg
and Bex 2023).
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, NamedTuple

from robustmap.graph.flatten import aims
from robustmap.model.expand import Inference, Statement
from robustmap.model.fields import Basis
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, WAITING, Answer, Question
from robustmap.reason.resilience._changes import Change, Input, asserted, bearing, opened, unit
from robustmap.reason.resilience._judge import Judge
from robustmap.reason.solution import Solution

MOST_CASES = 512
"""How many cases of what is uncertain one search tells apart at most."""

Why = Literal["question", "draft", "supposed", "implied", "reading"]


class Uncertain(NamedTuple):
    """Something that could be otherwise: a node or inference, why, and what would change then.

    A question that nobody has answered may take away the standing of the claim that it asks
    about, or give it one where it has none; it may do away with an argument. A draft may not be
    kept. What is only supposed may come to be said, and what is said may turn out only supposed;
    what is only clearly meant, or is our reading, may not count, or may count.
    """

    ref: str
    why: Why
    change: Change


@dataclass(frozen=True)
class Prospect:
    """What may become of a verdict.

    `possible` gives for each verdict one set of uncertain elements that bring it about when
    they turn out otherwise than they are taken to be; the verdict of today needs none. All of
    them are given if `complete`; else there may be more, and `relevant` elements too.
    `bearing` are the elements that could matter at all, `cases` how many were told apart.
    """

    ref: str
    answer: Answer
    possible: Mapping[Answer, tuple[Uncertain, ...]]
    relevant: tuple[Uncertain, ...]
    bearing: tuple[Uncertain, ...]
    cases: int
    complete: bool

    @property
    def stable(self) -> bool:
        """Tell whether the verdict is the same however all of it turns out."""
        return self.complete and len(self.possible) == 1


def uncertain(solution: Solution, answered: Collection[str] | None = None) -> Iterator[Uncertain]:
    """Yield what is uncertain about a map under its view, by why and id.

    `answered` are the questions that have an answer; without it those that name one.
    """
    groups: dict[tuple[Why, str], list[Input]] = {}
    for why, ref, inputs in (
        *_questions(solution, answered),
        *_drafts(solution),
        *_suppositions(solution),
        *_readings(solution),
    ):
        if inputs:
            groups.setdefault((why, ref), []).extend(inputs)
    for why, ref in sorted(groups):
        change = Change("uncertain", ref, tuple(dict.fromkeys(groups[why, ref])))
        yield Uncertain(ref, why, change)


Found = Iterator[tuple[Why, str, tuple[Input, ...]]]


def _questions(solution: Solution, answered: Collection[str] | None) -> Found:
    map_ = solution.map
    counted = {one.id for one in bearing(solution)}
    for node in map_.of_kind("question"):
        assert isinstance(node, Question)
        has_answer = bool(node.answered_by) if answered is None else node.id in answered
        if node.sort not in WAITING or has_answer:
            continue
        for ref in (*node.asks_about, *node.about):
            for one in _asked(map_, ref):
                if one in counted:
                    yield "question", node.id, (Input("count", one),)
                elif one in map_.statements and not map_.statements[one].definitional:
                    found = opened(solution, one) or asserted(solution, one)
                    yield "question", node.id, found


def _asked(map_: Map, ref: str) -> tuple[str, ...]:
    """Give the statement that a question asks about, or the inferences."""
    statement = map_.statement_id(ref)
    if statement is not None:
        return (statement,)
    return map_.inferences_of.get(map_.resolve(ref) or "", ())


def _drafts(solution: Solution) -> Found:
    nodes = solution.map.nodes
    for one in bearing(solution):
        owner = nodes[one.owner]
        if isinstance(owner, ARGUING) and owner.review == "draft":
            yield "draft", one.owner, (Input("count", one.id),)


def _suppositions(solution: Solution) -> Found:
    """Yield by node what is only supposed, in a view that counts it or one that does not."""
    map_, view = solution.map, solution.view
    for one in map_.inferences.values():
        why = solution.flat.uncounted.get(one.id, "")
        if one.supposed and _aims(solution, one) and why in ("", "only supposed"):
            yield "supposed", one.owner, (Input("count", one.id),)
    for statement in map_.statements.values():
        if _is_supposed(statement):
            turn = opened if view.suppositions else asserted
            yield "supposed", statement.owner, turn(solution, statement.id)


def _is_supposed(statement: Statement) -> bool:
    return statement.supposed and not statement.definitional


def _readings(solution: Solution) -> Found:
    """Yield the inferences that are not said in so many words, whether they count or not."""
    names: dict[Basis, Why] = {"implied": "implied", "reading": "reading"}
    for one in solution.map.inferences.values():
        why = solution.flat.uncounted.get(one.id, "")
        open_ = why not in ("switched off", "an empty template", "only supposed")
        supposed = one.supposed and not solution.view.suppositions
        if one.basis in names and open_ and not supposed and _aims(solution, one):
            yield names[one.basis], unit(solution.map, one), (Input("count", one.id),)


def _aims(solution: Solution, inference: Inference) -> bool:
    """Tell whether an inference would count for or against anything."""
    return next(aims(solution.map, solution.view, inference), None) is not None


def prospect(judge: Judge, elements: tuple[Uncertain, ...], most: int | None = None) -> Prospect:
    """Give what may become of a verdict; `elements` are the changes of the board, in its order.

    Without any, the board may be one for other changes.

    What is asked about is taken as it is: no argument's own absence is uncertain. Exact, by
    telling cases apart only where a witness of the verdict depends on an element, up to `most`
    cases; each is linear in what its elements lead to.
    """
    map_ = judge.board.solution.map
    owners = {map_.inferences[one].owner for one in judge.inferences}
    names = {name for owner in owners for name in map_.inferences_of.get(owner, ())}
    own = {Input("count", name) for name in names | {*judge.inferences}}
    near = judge.bearing if elements and judge.may_turn else ()
    left = frozenset(number for number in near if own.isdisjoint(elements[number].change.inputs))
    cases, complete = _cases(judge, left, MOST_CASES if most is None else most)
    possible: dict[Answer, tuple[Uncertain, ...]] = {}
    for one in sorted(cases, key=lambda case: (len(case.otherwise), sorted(case.otherwise))):
        possible.setdefault(one.answer, tuple(elements[n] for n in sorted(one.otherwise)))
    return Prospect(
        judge.ref,
        judge.before,
        possible,
        tuple(elements[number] for number in sorted(_relevant(cases))),
        tuple(elements[number] for number in sorted(left)),
        len(cases),
        complete,
    )


class _Case(NamedTuple):
    """A verdict for all completions that agree with `otherwise` on what is `settled`."""

    answer: Answer
    otherwise: frozenset[int]
    settled: frozenset[int]


def _cases(judge: Judge, left: frozenset[int], most: int) -> tuple[list[_Case], bool]:
    """Give the cases, and whether they are all; the first is the map as it is."""
    known: dict[frozenset[int], tuple[Answer, frozenset[int]]] = {}
    cases: list[_Case] = []
    nothing = frozenset[int]()
    pending = [(nothing, nothing)]
    while pending:
        if len(cases) >= most:
            return cases, False
        otherwise, settled = pending.pop()
        if otherwise not in known:
            state = judge.after(otherwise)
            known[otherwise] = judge.answer(state), judge.touching(state) & left if left else left
        answer, hits = known[otherwise]
        if not hits - settled:
            cases.append(_Case(answer, otherwise, settled))
            continue
        one = min(hits - settled)
        pending.append((otherwise | {one}, settled | {one}))
        pending.append((otherwise, settled | {one}))
    return cases, True


def _relevant(cases: list[_Case]) -> set[int]:
    """Give the elements in which alone two cases with other verdicts differ."""
    found: set[int] = set()
    for one, other in combinations(cases, 2):
        if one.answer != other.answer:
            apart = (one.otherwise ^ other.otherwise) & one.settled & other.settled
            if len(apart) == 1:
                found |= apart
    return found
