"""Links that were read against an earlier wording of what they lead to."""

from robustmap.explain.labels import NOTES
from robustmap.publish.html import NOTHING, Html, text
from robustmap.publish.parts.writer import Writer, small


def stale(writer: Writer, node: str, *refs: str) -> Html:
    """Say that a node's link to one of these was read against an earlier wording, where it was."""
    found = writer.site.suspects.get(node, ())
    if any(ref in found for ref in refs):
        return small(text(NOTES["stale"]))
    return NOTHING
