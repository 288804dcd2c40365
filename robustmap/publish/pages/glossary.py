"""`glossary/`: the terms of the debate with their rival definitions, and rival headings."""

from collections.abc import Iterator

from robustmap.explain.concepts import Clash, clashes
from robustmap.explain.labels import NOTES
from robustmap.explain.terms import TERMS
from robustmap.model.nodes import Concept
from robustmap.publish.html import NOTHING, Html, coded, el, join, text
from robustmap.publish.page import File, Page
from robustmap.publish.parts.concept import named
from robustmap.publish.parts.sources import definer
from robustmap.publish.parts.tabled import tabled
from robustmap.publish.parts.writer import Writer, folded, items, section, small
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

PATH = "glossary/"
MOST = 300
"""How many terms of each sort the page tells; the list of all concepts has the others."""

SHOWN = 30


@PAGES.entry("glossary")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the page of terms, where the map has any, or any rival heading."""
    writer = Writer(site, PATH)
    body = join(_terms(writer), _clashes(writer), _headings(writer))
    if body:
        head = join(el("h1", text(TERMS["title"])), el("p", text(TERMS["intro"])))
        yield Page(PATH, TERMS["title"], join(head, body), TERMS["intro"])


def _terms(writer: Writer) -> Html:
    rivals: list[Concept] = []
    others: list[Concept] = []
    classes: list[Concept] = []
    for node in writer.site.map.concepts():
        if len(node.definitions) > 1:
            rivals.append(node)
        else:
            (classes if node.sort == "failure-class" else others).append(node)
    return join(
        section(TERMS["rivals"], _listed(writer, rivals), anchor="rivals"),
        section(TERMS["others"], _listed(writer, others)),
        section(TERMS["classes"], _listed(writer, classes)),
    )


def _listed(writer: Writer, nodes: list[Concept]) -> Html:
    nodes = sorted(nodes, key=lambda node: (writer.site.heading(node.id).lower(), node.id))
    rows = [
        join(el("dt", writer.link(node.id)), el("dd", _definitions(writer, node)))
        for node in nodes[:MOST]
    ]
    more = len(nodes) - MOST
    rest = el("p", coded(TERMS["more"].format(number=more))) if more > 0 else NOTHING
    return join(el("dl", *rows, cls="places"), rest) if rows else NOTHING


def _definitions(writer: Writer, node: Concept) -> Html:
    if not node.definitions:
        return writer.prose(node.body)
    return items(
        join(
            el("b", text(named(one.id)), cls="num"),
            text(one.text),
            small(definer(writer, one)),
            by=" ",
        )
        for one in node.definitions
    )


def _clashes(writer: Writer) -> Html:
    rows = [_clash(writer, one) for one in clashes(writer.site.map)]
    told = folded(rows, SHOWN, NOTES["more"])
    return section(TERMS["clashes"], told, note=TERMS["clashes-note"], anchor="clashes")


def _clash(writer: Writer, one: Clash) -> Html:
    said = writer.fill(
        TERMS["clash"],
        node=writer.link(one.node),
        sense=_sense(writer, one.sense),
        other=writer.link(one.other),
        rival=_sense(writer, one.rival),
    )
    noticed = NOTHING
    if one.pointed_out:
        critic = writer.link(one.pointed_out)
        noticed = el("small", writer.fill(TERMS["pointed-out"], critic=critic))
    return join(join(writer.link(one.concept), said, by=": "), noticed, by=" ")


def _sense(writer: Writer, ref: str) -> Html:
    return join(text("“"), writer.link(ref, named(ref.partition("#")[2])), text("”"))


def _headings(writer: Writer) -> Html:
    shown = writer.site.kb.table("headings")
    return section(shown.title, tabled(writer, shown) if shown.rows else NOTHING)
