"""What a node's page tells beside its text: the sense of its words, and who brought it here."""

from robustmap.explain.terms import ACT, TERMS
from robustmap.model.nodes import Node
from robustmap.model.parts import Curation
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.head.sources import place
from robustmap.publish.parts.writer import Writer, items


def senses(writer: Writer, node: Node) -> Html:
    """Say in which senses a node uses contested words, each a link to the definition."""
    rows = [join(_concept(writer, ref), writer.link(ref), by=" ") for ref in node.uses]
    if not rows:
        return NOTHING
    return el("p", text(TERMS["uses"]), text(" "), join(*rows, by="; "), cls="hint")


def _concept(writer: Writer, ref: str) -> Html:
    """Name the word itself before one of its definitions."""
    found = writer.site.map.resolve(ref)
    owner = writer.site.map.owner(ref)
    if owner is None or found == owner.id:
        return NOTHING
    return join(writer.link(owner.id), text(":"))


def curation(writer: Writer, node: Node) -> Html:
    """Say who nominated, seconded, reviewed or curated a node, in order."""
    if not node.curation:
        return NOTHING
    told = items(_act(writer, one) for one in node.curation)
    return el("aside", el("b", text(TERMS["curation"])), told, cls="note")


def _act(writer: Writer, one: Curation) -> Html:
    said = [text(ACT[one.act].format(who=one.by)), text(one.since or "")]
    if one.source:
        said.append(place(writer, one.source))
    return join(join(*said, by=", "), text(f"“{one.says}”") if one.says else NOTHING, by=": ")
