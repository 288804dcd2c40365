"""What became of each part of a text, as a table with every part of the text."""

from collections.abc import Sequence

from robustmap.explain.coverage import COVERAGE
from robustmap.explain.labels import SECTIONS
from robustmap.graph.coverage import Coverage, Covered
from robustmap.model.nodes import SourceText
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.longer import Long, beginning
from robustmap.publish.parts.tables import table
from robustmap.publish.parts.writer import Writer
from robustmap.publish.site import Site

MARKED = 300
"""Up to so many nodes of a text are shown with their verdicts; beyond there are only links."""


def report(writer: Writer, node: SourceText) -> Html:
    """Give the parts of a text with the nodes taken from each, and what was left out."""
    found = accounted(writer.site.coverage[node.id])
    return beginning(writer, node, PARTS, el("p", text(found), cls="hint"))


def _entries(site: Site, node: SourceText) -> list[tuple[Covered, bool]]:
    found = site.coverage[node.id]
    marked = sum(len(part.nodes) for part in found.parts) <= MARKED
    return [(part, marked) for part in found.parts]


def _table(writer: Writer, parts: Sequence[tuple[Covered, bool]]) -> Html:
    rows = [_row(writer, part, marked=marked) for part, marked in parts]
    return table(COVERAGE["heads"].split("|"), rows, cls="coverage", label=COVERAGE["label"])


def accounted(found: Coverage) -> str:
    """Say how many parts of a text are accounted for."""
    if not found.parts:
        return COVERAGE["no-parts"]
    left_out = sum(bool(part.left_out) and not part.nodes for part in found.parts)
    return COVERAGE["accounted"].format(
        done=found.accounted, parts=len(found.parts), left_out=left_out
    )


def _row(writer: Writer, part: Covered, *, marked: bool) -> list[Html]:
    one = writer.row if marked else writer.link
    nodes = (el("li", one(ref)) for ref in part.nodes)
    return [
        text(part.at),
        join(
            text(part.about),
            el("small", text(COVERAGE["by"].format(who=part.by))) if part.by else NOTHING,
            by=" ",
        ),
        el("ul", *nodes, cls="plain") if part.nodes else NOTHING,
        text(part.left_out),
    ]


PARTS = Long("taken", SECTIONS["taken"], _entries, _table, shown=2, each=7)
