"""Circular support: claims that hold each other up, and nothing else does.

An open claim needs an argument. Where open claims are each other's only arguments, the
flattened framework leaves them undecided, though no chain of reasons ever reaches them.
"""

from collections.abc import Collection

from robustmap.graph.flatten import Flat
from robustmap.graph.founded import Support, unreached
from robustmap.model.map import Map
from robustmap.model.view import View
from robustmap.reason.semantics import OUT, Labelling, Semantics

UNFOUNDED = "unfounded:"


def label_founded(
    map_: Map, view: View, flat: Flat, semantics: Semantics
) -> tuple[Flat, Labelling, frozenset[str]]:
    """Label a flattened map, with circular support taken away.

    Claims that stand on their own are chained forward through the inferences that are
    not out; what is never reached gets an unattacked attacker, and the labelling is
    made again, until nothing changes. Gives the framework so extended, its labelling,
    and the statements that were never reached though nothing spoke against them.
    Linear per round; a map without circular support takes one.
    """
    found: set[str] = set()
    while True:
        labelling = semantics.label(flat.framework)
        fresh = unfounded(map_, view, flat, labelling)
        if not fresh:
            return flat, labelling, frozenset(found)
        found |= fresh
        nodes = sorted(flat.stands[statement] for statement in fresh)
        flat = flat._replace(framework=flat.framework.with_attackers(nodes, UNFOUNDED))


def unfounded(
    map_: Map, view: View, flat: Flat, labelling: Labelling, cone: Collection[int] | None = None
) -> set[str]:
    """Give the open statements that no chain of reasons reaches, though nothing speaks against.

    With `cone`, a set of arguments and all that they lead to, only statements in it are
    looked at: what lies outside leans on nothing in it, and must be known to be reached.
    """
    return {
        statement
        for statement in _unreached(map_, view, flat, labelling, cone)
        if labelling.labels[flat.stands[statement]] != OUT
    }


def _unreached(
    map_: Map, view: View, flat: Flat, labelling: Labelling, cone: Collection[int] | None
) -> set[str]:
    unsettled = [
        statement
        for statement, standing in flat.standing.items()
        if standing == "open"
        and statement not in view.granted
        and (cone is None or flat.stands[statement] in cone)
    ]
    concludes: dict[str, list[str]] = {}
    for statement in unsettled:
        for inference in flat.pro.get(statement, ()):
            if labelling.labels[flat.inference[inference]] != OUT:
                concludes.setdefault(inference, []).append(statement)
    return unreached(
        unsettled,
        (Support(map_.inferences[one], tuple(concludes[one])) for one in concludes),
    )
