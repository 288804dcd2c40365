"""A proposal's clause seen from the threshold that it names."""

from robustmap.explain import words
from robustmap.graph.edges import clauses_on
from robustmap.model.nodes import Proposal
from robustmap.publish.html import NOTHING, Html, text
from robustmap.publish.parts.writer import Writer, small


def idle(writer: Writer, proposal: str, field: str, ref: str) -> Html:
    """Say why what a proposal's clauses say of a threshold decides nothing, where that is so."""
    site = writer.site
    node, solution = site.map.nodes[proposal], site.solution
    if not isinstance(node, Proposal):
        return NOTHING
    found = clauses_on(site.map, node, field, ref)
    if not found or any(map(solution.counts, found)):
        return NOTHING
    return small(text(words.no_effect(solution.flat.uncounted[found[0]]).fill()))
