"""What claims and arguments name."""

from collections.abc import Iterator

from robustmap.model.expand import RELATIONS
from robustmap.model.nodes import Argument, Claim
from robustmap.model.references.reference import Allowed, Reference, listed, way

_AIMS: dict[str, Allowed] = {
    "for": "statement",
    "against": "statement",
    "undercuts": "argument",
    "backs": "argument",
    "reframes": "any",
    "qualifies": "any",
}

_EXCLUDES: tuple[Allowed, Allowed] = ("proposal", "concept")


def claim(node: Claim) -> Iterator[Reference]:
    """Yield what a claim names."""
    for number, link in enumerate(node.contradicts):
        yield Reference(("contradicts", number, "to"), "contradicts", link.to, "statement")
    yield from listed("exposed_by", node.exposed_by, "handle")
    states = node.states
    if states is None:
        return
    for number, side in enumerate(states.before or ()):
        for place, ref in enumerate(side):
            yield Reference(("states", "before", number, place), "before", ref, "threshold")
    for number, ref in enumerate((states.within or ())[:2]):
        yield Reference(("states", "within", number), "within", str(ref), "axis")
    for number, ref in enumerate(states.enables or ()):
        yield Reference(("states", "enables", number), "enables", ref, "proposal")
    for number, ref in enumerate(states.hinders or ()):
        yield Reference(("states", "hinders", number), "hinders", ref, "proposal")
    yield from listed("indispensable", states.indispensable, "proposal", "states")
    for place, (ref, allowed) in enumerate(zip(states.excludes or (), _EXCLUDES, strict=False)):
        yield Reference(("states", "excludes", place), "excludes", ref, allowed)


def argument(node: Argument) -> Iterator[Reference]:
    """Yield what an argument names."""
    for relation in RELATIONS:
        links = getattr(node, "for_" if relation == "for" else relation)
        for number, link in enumerate(links):
            yield Reference(way(relation, number, "to"), relation, link.to, _AIMS[relation])
    for number, premise in enumerate(node.premises):
        if premise.ref is not None:
            path = way("premises", number, "to")
            yield Reference(path, "premises", premise.ref, "statement")
    yield from listed("acknowledged_by", node.acknowledged_by, "handle")
    yield from listed("offers", node.offers, "question")
    if node.rests_on_list:
        path = way("rests_on_list", "list")
        yield Reference(path, "rests_on_list", node.rests_on_list.list, "question")
        for number, ref in enumerate(node.rests_on_list.except_):
            path = way("rests_on_list", "except", number)
            yield Reference(path, "rests_on_list", ref, "any")
