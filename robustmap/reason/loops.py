"""Loops between proposals: which make each other easier or harder, and what would break it.

An arrow is what a clause `enables`, or a claim that states `enables` or `hinders`, says of
two proposals. The sign of a loop is the product of the signs of its arrows, as in loop
analysis (Levins 1974): reinforcing where it is positive, balancing where it is negative.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal, NamedTuple, overload

from robustmap.graph.cycles import holds_cycle, parts, simple
from robustmap.graph.edges import there
from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.nodes import Claim, ClaimAnswer, Proposal
from robustmap.reason.semantics import IN, OUT
from robustmap.reason.solution import Solution

MAX_LENGTH = 8
"""The longest loop that is looked for, in arrows."""

MAX_LOOPS = 1000
"""The most loops that are given."""

Sign = Literal[1, -1]
LoopSign = Literal["reinforcing", "balancing"]
LoopState = Literal["stands", "disputed", "fallen"]

_STATE: dict[int, LoopState] = {IN: "stands", OUT: "fallen"}
_WORSE: tuple[LoopState, ...] = ("stands", "disputed", "fallen")


class Arrow(NamedTuple):
    """One proposal makes another easier (sign 1) or harder (sign -1), as somebody says.

    `clauses` are the clauses and claims that say so, those that fare best first; `answer`
    is the verdict on the first, `state` what that means for the arrow. `for_` and `against`
    are the items aimed at any of the clauses, whether they hold or not.
    """

    source: str
    target: str
    sign: Sign
    clauses: tuple[str, ...]
    answer: ClaimAnswer
    state: LoopState
    for_: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


class Attack(NamedTuple):
    """A single new argument against `clause`, unanswered, would leave the loop `leaves`."""

    clause: str
    leaves: LoopState


class Loop(NamedTuple):
    """Proposals each of which bears on the next, the last on the first.

    It starts at its first proposal by name. `state` is that of its weakest arrow; `weak`
    are the arrows in dispute or fallen. `breaks_it` are the arguments against an arrow that
    have not fallen. `one_attack` tells at which clauses one more argument would break it:
    empty where it does not stand, or where others say the same of each arrow.
    `necessary` are its arrows that lie on every loop of its strongly connected part, `hubs`
    its proposals that do: no loop there outlives them.
    """

    arrows: tuple[Arrow, ...]
    sign: LoopSign
    state: LoopState
    weak: tuple[Arrow, ...] = ()
    breaks_it: tuple[str, ...] = ()
    one_attack: tuple[Attack, ...] = ()
    necessary: tuple[Arrow, ...] = ()
    hubs: tuple[str, ...] = ()

    @property
    def proposals(self) -> tuple[str, ...]:
        """The proposals on it, in the order of its arrows."""
        return tuple(arrow.source for arrow in self.arrows)


@dataclass(frozen=True)
class Loops(Sequence[Loop]):
    """The loops of a map, short ones first, then by name.

    `cut` tells that there may be more: longer ones than `MAX_LENGTH`, or more than
    `MAX_LOOPS`. `arrows` are all arrows between proposals, also those on no loop.
    """

    found: tuple[Loop, ...]
    arrows: tuple[Arrow, ...]
    cut: bool = False

    @overload
    def __getitem__(self, key: int) -> Loop: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Loop, ...]: ...
    def __getitem__(self, key: int | slice) -> Loop | tuple[Loop, ...]:
        """Give the loop at a position, or those of a slice."""
        return self.found[key]

    def __len__(self) -> int:
        """Count the loops."""
        return len(self.found)


def loops(solution: Solution) -> Loops:
    """Give the loops between proposals under the view of a solution.

    Linear in the arrows, and once more for each loop given and each arrow of its part.
    Clauses and claims whose basis does not count make no arrow; those that have fallen do,
    so that it can be told what broke the loop.
    """
    arrows = _arrows(solution)
    joined: dict[tuple[str, str], list[Arrow]] = {}
    for arrow in arrows:
        joined.setdefault((arrow.source, arrow.target), []).append(arrow)
    graph = _graph(arrows)
    necessary = _necessary(graph, joined)
    hubs = _hubs(graph)
    circles, cut = simple(graph, MAX_LENGTH, MAX_LOOPS)
    found: list[Loop] = []
    for circle in circles:
        steps = zip(circle, (*circle[1:], circle[0]), strict=True)
        for chosen in product(*(joined[step] for step in steps)):
            if len(found) == MAX_LOOPS:
                return Loops(tuple(found), arrows, cut=True)
            found.append(_loop(solution, chosen, necessary, hubs))
    return Loops(tuple(found), arrows, cut)


def _graph(arrows: Sequence[Arrow]) -> dict[str, list[str]]:
    graph: dict[str, list[str]] = {}
    for arrow in arrows:
        after = graph.setdefault(arrow.source, [])
        if arrow.target not in after:
            after.append(arrow.target)
        graph.setdefault(arrow.target, [])
    return {name: sorted(graph[name]) for name in sorted(graph)}


def called_indispensable(solution: Solution) -> dict[str, tuple[str, ...]]:
    """Give each proposal that a claim which stands calls indispensable: it -> those claims.

    Told, never computed: a proposal on every loop may be dispensable, and one on no loop
    may be what everything waits for. Linear in the claims.
    """
    found: dict[str, list[str]] = {}
    for node in solution.map.of_kind("claim"):
        states = node.states if isinstance(node, Claim) else None
        if states is None or states.indispensable is None or states.scope != "world":
            continue
        proposal = solution.map.resolve(states.indispensable)
        if proposal and solution.statement_label(node.id) == IN:
            found.setdefault(proposal, []).append(node.id)
    return {proposal: tuple(found[proposal]) for proposal in sorted(found)}


def _necessary(
    graph: dict[str, list[str]], joined: dict[tuple[str, str], list[Arrow]]
) -> frozenset[Arrow]:
    """Give the arrows without which their strongly connected part holds no loop."""
    found = set()
    for part in parts(graph):
        within = {name: [one for one in graph[name] if one in part] for name in part}
        for name, after in within.items():
            for one in after:
                rest = {**within, name: [other for other in after if other != one]}
                if len(joined[name, one]) == 1 and not holds_cycle(rest):
                    found.add(joined[name, one][0])
    return frozenset(found)


def _hubs(graph: dict[str, list[str]]) -> frozenset[str]:
    """Give the proposals without which their strongly connected part holds no loop."""
    found = set()
    for part in parts(graph):
        for hub in part:
            rest = part - {hub}
            if not holds_cycle(
                {name: [one for one in graph[name] if one in rest] for name in rest}
            ):
                found.add(hub)
    return frozenset(found)


def _loop(
    solution: Solution,
    arrows: tuple[Arrow, ...],
    necessary: frozenset[Arrow],
    hubs: frozenset[str],
) -> Loop:
    sign = 1
    for arrow in arrows:
        sign *= arrow.sign
    state = max((arrow.state for arrow in arrows), key=_WORSE.index)
    return Loop(
        arrows,
        "reinforcing" if sign > 0 else "balancing",
        state,
        tuple(arrow for arrow in arrows if arrow.state != "stands"),
        tuple(sorted({item for arrow in arrows for item in _open_attacks(solution, arrow)})),
        tuple(_attacks(solution, arrows)) if state == "stands" else (),
        tuple(arrow for arrow in arrows if arrow in necessary),
        tuple(arrow.source for arrow in arrows if arrow.source in hubs),
    )


def _open_attacks(solution: Solution, arrow: Arrow) -> Iterator[str]:
    """Yield the items against an arrow that have not fallen, as far as they count."""
    for clause in arrow.clauses:
        for inference in solution.flat.con.get(clause, ()):
            if solution.inference_label(inference) != OUT:
                yield _item(solution.map, inference)


def _attacks(solution: Solution, arrows: Sequence[Arrow]) -> Iterator[Attack]:
    """Yield where one new argument would break a loop that stands.

    Where two clauses that stand say the same of an arrow, one attack does not do.
    """
    for arrow in arrows:
        standing = [one for one in arrow.clauses if solution.statement_label(one) == IN]
        if len(standing) != 1 or standing[0] in solution.view.granted:
            continue
        statement = solution.map.statements[standing[0]]
        if statement.definitional:
            continue
        # What is only presumed falls to the first standing attack, unless it is argued for.
        falls = statement.standing == "presumed" and not solution.flat.pro.get(statement.id)
        yield Attack(statement.id, "fallen" if falls else "disputed")


def _arrows(solution: Solution) -> tuple[Arrow, ...]:
    said: dict[tuple[str, str, Sign], list[str]] = {}
    for source, target, sign, clause in _sayings(solution):
        ends = there(solution.map, source), there(solution.map, target)
        if ends[0] and ends[1] and ends[0] != ends[1]:
            said.setdefault((ends[0], ends[1], sign), []).append(clause)
    return tuple(_arrow(solution, *key, said[key]) for key in sorted(said))


def _sayings(solution: Solution) -> Iterator[tuple[str, str, Sign, str]]:
    """Yield (from, to, sign, clause or claim) for whatever says so and counts."""
    for node in solution.map.of_kind("proposal"):
        if isinstance(node, Proposal):
            for entry in node.enables:
                clause = ids.join(node.id, f"enables-{entry.at}")
                if solution.counts(clause):
                    yield node.id, entry.at, 1, clause
    for node in solution.map.of_kind("claim"):
        if not isinstance(node, Claim) or node.states is None:
            continue
        states = node.states
        if states.scope == "world" and not states.graded and solution.view.counts(node.basis):
            if states.enables:
                yield *states.enables, 1, node.id
            if states.hinders:
                yield *states.hinders, -1, node.id


def _arrow(
    solution: Solution, source: str, target: str, sign: Sign, clauses: Sequence[str]
) -> Arrow:
    states = {one: _STATE.get(solution.statement_label(one), "disputed") for one in clauses}
    answers = {one: solution.claim_answer(one) for one in clauses}
    # Of two that stand, the one with an argument for it; then by name.
    best = sorted(
        set(clauses), key=lambda one: (_WORSE.index(states[one]), answers[one] != "supported", one)
    )
    return Arrow(
        source,
        target,
        sign,
        tuple(best),
        answers[best[0]],
        states[best[0]],
        _items(solution.map, clauses, ("for",)),
        _items(solution.map, clauses, ("against", "contradicts")),
    )


def _items(map_: Map, clauses: Sequence[str], relations: Sequence[str]) -> tuple[str, ...]:
    aims = (one for clause in clauses for one in map_.aimed_at.get(clause, ()))
    return tuple(sorted({_item(map_, one.id) for one in aims if one.relation in relations}))


def _item(map_: Map, inference: str) -> str:
    """Give the item to which an inference belongs: its argument, or the opposing claim."""
    found = map_.inferences[inference]
    return found.premises[0] if found.relation == "contradicts" else found.owner
