"""What arguments are called in pictures: "For 2" where they are numbered in a list."""

from collections.abc import Collection

from robustmap.graph.debate import debates
from robustmap.model.expand import Relation
from robustmap.model.map import Map
from robustmap.model.nodes import Argument

SIDES: dict[Relation, str] = {"for": "For", "against": "Against"}
NO_SIDE = "No."


def theses(map_: Map) -> frozenset[str]:
    """Give the statements that the debates of a map are about."""
    about = (map_.statement_id(ref) for question in debates(map_) for ref in question.about)
    return frozenset(ref for ref in about if ref)


def label(map_: Map, argument: str, main: Collection[str]) -> str:
    """Give the short name of a numbered argument, "" where it has no number.

    Its side is what it does to one of the theses `main`; else to whatever it is aimed at.
    """
    node = map_.nodes.get(argument)
    if not isinstance(node, Argument) or node.number is None:
        return ""
    found = (map_.inferences[one] for one in map_.inferences_of.get(argument, ()))
    aims = [one for one in found if one.relation in SIDES]
    nearest = min(aims, key=lambda one: one.target not in main, default=None)
    side = SIDES[nearest.relation] if nearest else NO_SIDE
    return f"{side} {node.number}"
