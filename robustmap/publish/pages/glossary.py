"""`glossary/`: the terms of the debate with their rival definitions, and rival headings."""

from collections.abc import Iterator

from robustmap.explain.concepts import Clash, Matrix, clashes
from robustmap.explain.labels import NOTES
from robustmap.explain.terms import TERMS
from robustmap.explain.words import count
from robustmap.model import ids
from robustmap.model.nodes import Concept
from robustmap.model.parts import Definition
from robustmap.publish.html import NOTHING, Html, coded, el, join, text
from robustmap.publish.page import File, Page
from robustmap.publish.parts.concept import flaws, grid, named
from robustmap.publish.parts.head.sources import definer
from robustmap.publish.parts.tabled import tabled
from robustmap.publish.parts.writer import Writer, details, folded, items, section, small
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

PATH = "glossary/"
MOST = 300
"""How many terms of each sort the page tells; the list of all concepts has the others."""

SHOWN = 30

MOST_GRIDS = 30
"""For how many words the page tells the test cases; their own pages have the others."""


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
        section(TERMS["rivals"], _rivals(writer, rivals), anchor="rivals"),
        section(TERMS["others"], _listed(writer, others)),
        section(TERMS["classes"], _listed(writer, classes)),
    )


def _rivals(writer: Writer, nodes: list[Concept]) -> Html:
    """Give each word with its rival definitions side by side, and the cases between them."""
    nodes = _ordered(writer, nodes)
    rows = (
        el(
            "section",
            el("h3", writer.link(node.id)),
            el("ul", *(_card(writer, node, one) for one in node.definitions), cls="rm-rivals"),
            details(text(TERMS["cases"]), grid(Matrix(node))) if at < MOST_GRIDS else NOTHING,
        )
        for at, node in enumerate(nodes[:MOST])
    )
    return join(*rows, _rest(len(nodes)))


def _card(writer: Writer, node: Concept, one: Definition) -> Html:
    ref = ids.join(node.id, one.id)
    known = writer.site.map.statements.get(ref)
    aimed = writer.site.map.aimed_at.get(ref, ()) if known else ()
    attacked = TERMS["aimed"].format(number=count(len(aimed), "argument")) if aimed else ""
    remarks = (definer(writer, one), text(TERMS["best"]) if one.best else NOTHING, text(attacked))
    head = el("b", writer.link(ref, named(one.id)) if known else text(named(one.id)))
    return el("li", head, el("p", text(one.text)), small(join(*remarks, by=" · ")), flaws(one))


def _ordered(writer: Writer, nodes: list[Concept]) -> list[Concept]:
    return sorted(nodes, key=lambda node: (writer.site.heading(node.id).lower(), node.id))


def _rest(number: int) -> Html:
    more = number - MOST
    return el("p", coded(TERMS["more"].format(number=more))) if more > 0 else NOTHING


def _listed(writer: Writer, nodes: list[Concept]) -> Html:
    nodes = _ordered(writer, nodes)
    rows = [
        join(el("dt", writer.link(node.id)), el("dd", _definitions(writer, node)))
        for node in nodes[:MOST]
    ]
    return join(el("dl", *rows, cls="places"), _rest(len(nodes))) if rows else NOTHING


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
