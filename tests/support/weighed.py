"""Maps whose arguments are of different strengths."""

from random import Random

from robustmap.model.map import Map
from robustmap.model.nodes import Argument

STRENGTHS = (None, "weak", "weak", "moderate", "strong", "strong")


def strengthened(rng: Random, map_: Map) -> Map:
    """Give a map with strengths for its arguments, drawn by chance."""
    nodes = [
        node.model_copy(update={"strength": rng.choice(STRENGTHS)})
        if isinstance(node, Argument)
        else node
        for node in map_.nodes.values()
    ]
    return Map(nodes, map_.settings)
