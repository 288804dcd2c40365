"""Robustness: what is argued of a proposal against what its clauses say."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from robustmap.check.registry import Solve, rule
from robustmap.model import ids
from robustmap.model.codes import problem
from robustmap.model.expand import ROBUST, targets
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Proposal
from robustmap.model.problem import Problem, Span
from robustmap.reason.semantics import IN
from robustmap.reason.solution import Solution

if TYPE_CHECKING:
    from robustmap.reason.robustness.argued import Both


@rule("RM503")
def robustness_disputed(map_: Map, solve: Solve) -> Iterator[Problem]:
    """Find proposals whose robustness is argued to be other than their clauses make it."""
    # Nearly every map has no such argument: then nothing is solved, nor even imported.
    if not _owners(map_):
        return
    from robustmap.explain import words
    from robustmap.reason.robustness import robustness
    from robustmap.reason.robustness.argued import both

    solution = solve()
    for owner in sorted(_owners(map_)):
        node = map_.nodes.get(owner)
        if not isinstance(node, Proposal) or node.review == "withdrawn":
            continue
        for kind, computed in robustness(solution, node).items():
            if f"robust-{kind}" not in ROBUST:
                continue
            found = both(solution, computed)
            if found.agree is False:
                span, speaker = _place(solution, found)
                yield problem(
                    "RM503",
                    f"`{found.statement}` is {words.CLAIM[found.argued]}, but by its clauses: "
                    f"{words.robustness(computed).fill(lambda ref: f'`{ref}`')}",
                    span,
                    node=speaker,
                    way_out=_way_out(found),
                )


def _owners(map_: Map) -> set[str]:
    split = (ids.split(target) for target in map_.aimed_at)
    return {owner for owner, local in split if local in ROBUST}


def _place(solution: Solution, found: "Both") -> tuple[Span, str]:
    """Give where an argument that holds says it, and the argument; else the proposal."""
    aims = solution.map.aimed_at.get(found.statement, ())
    sides = ("against",) if found.argued == "rejected" else ("for",)
    holding = [
        one for one in aims if one.relation in sides and solution.inference_label(one.id) == IN
    ]
    for one in holding:
        node = solution.map.nodes[one.owner]
        if not isinstance(node, ARGUING):
            continue
        for relation, link in targets(node):
            if solution.map.statement_id(link.to) == found.statement:
                links = [to for kind, to in targets(node) if kind == relation]
                number = links.index(link)
                return solution.map.span(node.id, relation, number, "to"), node.id
    return solution.map.span(found.proposal), found.proposal


def _way_out(found: "Both") -> str:
    """Say what may be mended: the argument, or the clause on which the answer hangs."""
    ask = f"ask `robustmap why {found.statement}`"
    if not found.computed.clause:
        return f"{ask}; answer the argument, or mend the clauses of `{found.proposal}`"
    return f"{ask}; answer the argument, or argue against `{found.computed.clause}`"
