"""Arguments that are as strong as all of their steps together, and their nodes level by level.

Nothing recurs here, since chains of arguments may be long and support may run in circles.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import NamedTuple

from robustmap.graph.weighing._entry import Ground
from robustmap.graph.weighing._levelled import SAID, at_least, lacking
from robustmap.graph.weighing._levels import LEVELS


class Levels(NamedTuple):
    """Of what levels the arguments that end in an inference can be.

    All of them are at `floor` or above. `rising` gives for each level above it the premises
    that must be held at that level or above: each of them, or one where `one_is_enough`.
    """

    floor: int
    rising: Mapping[int, tuple[str, ...]]
    one_is_enough: bool = False


LevelsOf = Callable[[Ground, str], Levels]


def is_axiom(ground: Ground, statement: str) -> bool:
    """Tell whether a statement needs no rule to stand: it is granted, or a definition."""
    if statement in ground.view.granted:
        return True
    known = ground.map.statements.get(statement)
    return known is not None and known.definitional and ground.standing[statement] != "open"


def is_said(ground: Ground, statement: str) -> bool:
    """Tell whether a statement stands by somebody's saying so, or is presumed."""
    return ground.standing.get(statement, "open") != "open" and not is_axiom(ground, statement)


def arguments(levels_of: LevelsOf, ground: Ground, inference: str) -> Mapping[int, int]:
    """Give the nodes of the arguments that end in an inference, by level.

    Makes what they need, all the way up. Linear in what was not made yet.
    """
    pending: list[tuple[str, int]] = []

    def nodes(ground: Ground, one: str) -> Mapping[int, int]:
        return _nodes(levels_of, ground, one, pending)

    found = nodes(ground, inference)
    while pending:
        statement, at = pending.pop()
        bare = ground.helpers[lacking(statement, at)]
        pro = ground.about(statement)[0]
        ground.attackers[bare] = [*at_least(nodes, ground, pro, at)]
    return found


def _nodes(
    levels_of: LevelsOf, ground: Ground, inference: str, pending: list[tuple[str, int]]
) -> Mapping[int, int]:
    own = ground.inference[inference]
    levels = levels_of(ground, inference)
    found = {levels.floor: own}
    for at, needed in levels.rising.items():
        name = f"{inference} from {LEVELS[at]}"
        fresh = name not in ground.helpers
        node = found[at] = ground.shared(name, list)
        if fresh:
            lacks = [_bare(ground, premise, at, pending) for premise in needed]
            if levels.one_is_enough and len(lacks) > 1:
                lacks = [_all_lack(ground, inference, at, zip(needed, lacks, strict=True))]
            ground.attackers[node] = [*ground.attackers[own], *lacks]
            ground.resting[node] = lacks
    return found


def _bare(ground: Ground, statement: str, at: int, pending: list[tuple[str, int]]) -> int:
    """Give the node that says that nothing of a level or above speaks for a statement."""
    name = lacking(statement, at)
    if name not in ground.helpers:
        pending.append((statement, at))
    return ground.shared(name, list)


def _all_lack(ground: Ground, inference: str, at: int, lacks: Iterable[tuple[str, int]]) -> int:
    """Make the node that says that no premise is held at a level or above."""
    held = []
    for premise, bare in lacks:
        node = ground.shared(f"held {premise} from {LEVELS[at]}", partial(list, [bare]))
        ground.resting[node] = [bare]
        held.append(node)
    return ground.new(f"low {inference} from {LEVELS[at]}", *held)


def said_at(ground: Ground, statement: str, at: int) -> bool:
    """Tell whether somebody's saying so holds a statement at a level or above."""
    return at <= SAID and is_said(ground, statement)
