"""A map as a pyvis network, to look at in a notebook; nothing is read back from it."""

from typing import TYPE_CHECKING

from robustmap.graph.edges import edges
from robustmap.model.expand import heading
from robustmap.reason.ask import ask
from robustmap.reason.solution import Solution

if TYPE_CHECKING:
    from pyvis.network import Network

_WIDTHS = {"undercuts": 4}
"""How wide the lines of a kind of edge are, where it is not 1: an undercut is the heaviest."""


def to_pyvis(solution: Solution) -> "Network":
    """Give the nodes of a map with the edges between them, attackers pointing at targets.

    A node has its title as `label`, its `kind`, and its verdict as `group` (which gives it
    its colour) and in its `title`; an edge tells its kind. Parts belong to the node that
    spells them out. pyvis looks through lists, so its time grows faster than the map: about
    a second at 3,000 nodes.
    """
    from pyvis.network import Network

    map_ = solution.map
    network = Network(directed=True, height="750px", width="100%")
    for node in map_.nodes.values():
        verdict = ask(solution, node.id)
        said = verdict.answer if verdict else node.kind
        told = {"title": f"{node.id}: {said}", "group": said, "kind": node.kind}
        network.add_node(node.id, label=heading(node), shape="box", **told)
    for source, target, kind, _, _ in edges(map_):
        first, then = map_.owner(source), map_.owner(target)
        if first and then and first is not then:
            network.add_edge(first.id, then.id, title=kind, width=_WIDTHS.get(kind, 1))
    return network
