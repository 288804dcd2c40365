"""The page of a debate, section by section: whole, or cut short where it would weigh too much."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from robustmap.explain.labels import NOTES, SECTIONS
from robustmap.explain.maps import MATRIX
from robustmap.explain.words import count
from robustmap.graph.debate import Debate
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.page import Page
from robustmap.publish.pages._attacks import ATTACKS
from robustmap.publish.parts.debates.lists import CHALLENGES, MISSING, REFRAMINGS
from robustmap.publish.parts.debates.maps import map_of
from robustmap.publish.parts.debates.matrix import cells, legend, matrix
from robustmap.publish.parts.debates.outline import outline
from robustmap.publish.parts.head.about import RELATED, closing, opening, remarks, verdict
from robustmap.publish.parts.head.sources import sources
from robustmap.publish.parts.jumps import jumps
from robustmap.publish.parts.longer import Long, beginning
from robustmap.publish.parts.points.ledger import ledger
from robustmap.publish.parts.weight import heavy
from robustmap.publish.parts.writer import Writer, section
from robustmap.publish.whatif.place import whatif

BRIEF = 2
"""So often are lists halved in sections that are to tell less."""


def page(writer: Writer, debate: Debate) -> Page:
    """Give the page of a debate, with as many of its sections cut short as it must."""
    site = writer.site
    node = site.map.nodes[debate.question]
    above, below = _above(writer, debate), closing(writer, node)
    made = {name: make(writer, debate) for name, make in _SECTIONS.items()}
    brief = replace(writer, brief=BRIEF)
    body = _join(above, made, below)
    for name in _SHORTENED:
        if not heavy(body):
            break
        made[name] = _SECTIONS[name](brief, debate)
        body = _join(above, made, below)
    told_of = "; ".join(f"{site.heading(one)}: {site.words(one)}" for one in debate.theses)
    return Page(
        writer.path,
        site.heading(node.id),
        body,
        " ".join(node.body.split()),
        verdict=told_of,
        node=node.id,
    )


def _join(above: Html, made: Mapping[str, Html], below: Html) -> Html:
    """Put the page together: how the theses stand, the way to the sections, the sections."""
    standing, *others = made.values()
    parts = join(*others)
    return join(above, standing, jumps(parts), parts, below)


def _above(writer: Writer, debate: Debate) -> Html:
    node = writer.site.map.nodes[debate.question]
    return join(
        opening(writer, node),
        whatif(writer, *debate.arguments, *debate.statements),
        writer.prose(node.body),
        remarks(writer, node),
    )


def _standing(writer: Writer, debate: Debate) -> Html:
    return join(*(_thesis(writer, thesis) for thesis in debate.theses))


def _thesis(writer: Writer, thesis: str) -> Html:
    return el(
        "div",
        el("p", writer.link(thesis), cls="thesis"),
        verdict(writer, thesis),
        ledger(writer, writer.site.ledger(thesis), marks=bool(writer.brief)),
        cls="standing",
    )


def _outline(writer: Writer, debate: Debate) -> Html:
    return section(SECTIONS["outline"], outline(writer, debate), anchor="outline")


def _picture(writer: Writer, debate: Debate) -> Html:
    return section(SECTIONS["picture"], map_of(writer, debate), anchor="map", note=NOTES["picture"])


def _matrix(writer: Writer, debate: Debate) -> Html:
    found = cells(writer.site, debate)
    if not found:
        return NOTHING
    table = matrix(writer, debate, found)
    if table and not writer.brief:
        how = el("p", text(f"{MATRIX['order']} {MATRIX['read']}"), text(" "), legend(), cls="hint")
        return section(SECTIONS["matrix"], how, table, anchor="matrix")
    said, to = ("apart", "table") if table else ("large", "list")
    attacks = el("p", text(MATRIX[said].format(attacks=count(len(found), "attack"))))
    after = ATTACKS.lead_on(writer, debate.question, MATRIX[to])
    return section(SECTIONS["matrix"], attacks, after, anchor="matrix")


def _list(long: Long) -> Callable[[Writer, Debate], Html]:
    def make(writer: Writer, debate: Debate) -> Html:
        return beginning(writer, writer.site.map.nodes[debate.question], long)

    return make


def _sources(writer: Writer, debate: Debate) -> Html:
    node = writer.site.map.nodes[debate.question]
    return section(SECTIONS["sources"], sources(writer, node))


_SECTIONS: dict[str, Callable[[Writer, Debate], Html]] = {
    "standing": _standing,
    "outline": _outline,
    "picture": _picture,
    "matrix": _matrix,
    "missing": _list(MISSING),
    "challenges": _list(CHALLENGES),
    "reframings": _list(REFRAMINGS),
    "sources": _sources,
    "related": _list(RELATED),
}
"""The sections of the page, in order."""

_SHORTENED = (
    *("picture", "related", "missing", "reframings"),
    *("standing", "matrix", "outline", "challenges"),
)
"""Those that can tell less, where the page would weigh too much: first what is missed least."""
