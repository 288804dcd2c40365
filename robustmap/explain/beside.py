"""What stands beside a verdict and decides nothing: limits of its scope, and concessions."""

from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from robustmap.explain.labels import STANCE
from robustmap.explain.words import Phrase, inference, title
from robustmap.model.map import Map
from robustmap.model.nodes import Argument
from robustmap.model.positions import Held, everybody, held, in_force
from robustmap.reason.solution import Solution


class Beside(NamedTuple):
    """One thing beside a verdict: how it bears, its id, what it says, and how it fares."""

    lead: str
    id: str
    title: str
    verdict: Phrase


LIMITED = "limited by"
MANNER = "how it was said is objected to by"
CONCEDED = "conceded by"


def limits(solution: Solution, *refs: str) -> Iterator[Beside]:
    """Yield the arguments that limit the scope of what some ids name, by id."""
    for ref in refs:
        for one in solution.map.aimed_at.get(ref, ()):
            if one.relation == "qualifies" and solution.counts(one.id):
                said = title(solution, one.owner)
                node = solution.map.nodes[one.owner]
                manner = isinstance(node, Argument) and node.manner
                lead = MANNER if manner else LIMITED
                yield Beside(lead, one.owner, said, inference(solution, one.id))


_KNOWN: "WeakKeyDictionary[Solution, dict[str, tuple[Held, ...]]]" = WeakKeyDictionary()


def concessions(solution: Solution) -> dict[str, tuple[Held, ...]]:
    """Give what was conceded on each id, by the positions in force.

    Linear in the nodes, once for each solution: every reason of every page asks for it.
    """
    known = _KNOWN.get(solution)
    if known is None:
        known = _KNOWN[solution] = _concessions(solution.map)
    return known


def _concessions(map_: Map) -> dict[str, tuple[Held, ...]]:
    found: dict[str, list[Held]] = {}
    for person in everybody(map_):
        for one in in_force([view for view in held(map_, person) if view.counts]):
            if one.concedes and one.who:
                found.setdefault(one.about, []).append(one)
    return {about: tuple(found[about]) for about in found}


def conceded(views: tuple[Held, ...]) -> Iterator[Beside]:
    """Yield who has conceded something: by name only where the text itself gives it."""
    for one in views:
        yield Beside(CONCEDED, one.who, one.scope, Phrase(STANCE[one.stance]))
