"""Scenarios: thresholds crossed in a chosen order, and what becomes of each proposal.

A scenario is one way through the states of the world. It is played as it is given: where
facts that stand say otherwise, they are told beside it.
"""

from collections.abc import Iterable, Iterator, Sequence

from robustmap.model.map import Map
from robustmap.model.nodes import Proposal
from robustmap.reason.orders.worlds import Worlds
from robustmap.reason.robustness import World
from robustmap.reason.scenario._course import Course
from robustmap.reason.scenario._order import against, filled
from robustmap.reason.scenario._result import Against, Choice, Failure, Fate, Scenario, Waiting
from robustmap.reason.solution import Solution


def scenario(
    solution: Solution,
    order: Sequence[str] | None = None,
    crossed: Iterable[str] = (),
    worlds: Worlds | None = None,
) -> Scenario:
    """Play a scenario: start with `crossed`, then cross the thresholds of `order`.

    Ids are those of live thresholds. Without `order` nothing is crossed after the start; an
    order that leaves thresholds out is filled up with them (`Scenario.filled`). `worlds`
    spares working out the order of thresholds again. Linear in the clauses, once that is
    known.
    """
    world = World(solution)
    if worlds is not None:
        vars(world)["worlds"] = worlds  # where a cached property keeps what it gives
    known = world.order
    asked = set(crossed)
    start = sorted({one for threshold in asked for one in known.down(threshold)})
    then = [] if order is None else filled(known, start, order, world.today or frozenset())
    steps = dict.fromkeys(start, 0) | {one: step for step, one in enumerate(then, 1)}
    plans = [node for node in solution.map.of_kind("proposal") if isinstance(node, Proposal)]
    found = [Course(world, node, steps) for node in plans]
    done = Scenario(
        tuple(start),
        tuple(then),
        tuple(one for one in (*start, *then) if one not in {*asked, *(order or ())}),
        tuple(against(world.facts[0], known, order or (), start)),
        tuple(course.id for course in found if course.stands),
        tuple(sorted((c.fails[0] for c in found if c.fails), key=_when)),
        tuple(sorted((one for course in found for one in course.open), key=_when)),
        tuple(Waiting(c.id, c.missing) for c in found if c.missing and not c.fails),
        tuple(course.id for course in found if not course.judged),
        (),
    )
    return done._replace(branches=tuple(_branches(solution.map, done, plans)))


def _when(one: Failure) -> tuple[int, str, str]:
    return one.step, one.proposal, one.clause


def _branches(map_: Map, done: Scenario, plans: Sequence[Proposal]) -> Iterator[Choice]:
    """Yield the branches of conditional plans, with the fate of what their conditions name.

    A condition is free text: it is told, never decided.
    """
    crossed = {*done.start, *done.order}
    fates: dict[str, str] = {node.id: done.fate(node.id) for node in plans}
    for node in map_.of_kind("threshold"):
        fates[node.id] = "crossed" if node.id in crossed else "not-crossed"
    for node in plans:
        for branch in node.branches:
            words = " ".join(branch.if_.lower().replace("-", " ").split())
            named = [one for one in sorted(fates) if f" {one.replace('-', ' ')} " in f" {words} "]
            told = tuple((one, fates[one]) for one in named)
            yield Choice(node.id, branch.if_, branch.then, done.fate(node.id), told)


__all__ = ["Against", "Choice", "Failure", "Fate", "Scenario", "Waiting", "scenario"]
