"""Circular support: claims that hold each other up, and nothing else does.

An open claim needs an argument. Where open claims are each other's only arguments, the
flattened framework leaves them undecided, though no chain of reasons ever reaches them.
"""

from collections.abc import Collection

from robustmap.graph.flatten import Flat
from robustmap.graph.founded import Support, unheld, unreached
from robustmap.graph.weighing import unlevelled
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
    Where strengths of whole chains decide, so is support that is strong only in a circle.
    Linear per round; a map without circular support takes one.
    """
    found: set[str] = set()
    while True:
        labelling = semantics.label(flat.framework)
        fresh = unfounded(map_, view, flat, labelling)
        nodes = sorted(flat.stands[statement] for statement in fresh) or _unheld(flat, labelling)
        if not nodes:
            return flat, labelling, frozenset(found)
        found |= fresh
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


def weakly_held(flat: Flat, labelling: Labelling) -> set[str]:
    """Name the inferences and statements that are as strong as they seem in a circle alone."""
    names = flat.framework.names
    return {unlevelled(names[node]).removeprefix("held ") for node in _unheld(flat, labelling)}


def _unheld(flat: Flat, labelling: Labelling) -> list[int]:
    if not flat.resting:
        return []
    out = {node for node, label in enumerate(labelling.labels) if label == OUT}
    return sorted(unheld(flat.resting, flat.framework.attackers, out))


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
