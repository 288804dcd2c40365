"""`glossary/`: the terms of the debate with their rival definitions, and rival headings."""

from collections.abc import Iterator, Sequence

from robustmap.explain.concepts import Clash, Matrix, clashes
from robustmap.explain.terms import TERMS
from robustmap.explain.words import count
from robustmap.model import ids
from robustmap.model.nodes import Concept
from robustmap.model.parts import Definition
from robustmap.publish.html import NOTHING, Html, coded, el, join, text
from robustmap.publish.page import File, Page
from robustmap.publish.parts.concept import flaws, grid, named
from robustmap.publish.parts.head.sources import definer
from robustmap.publish.parts.parted import Part, Sheet, parted
from robustmap.publish.parts.tabled import part
from robustmap.publish.parts.writer import Writer, details, few, items, small
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

PATH = "glossary/"
MOST = 300
"""How many terms of each sort are told; the list of all concepts has the others."""

FEW, MOST_NAMED = 3, 40
"""Words with rivals are named above their cards where they are more than a few; so many at most."""


@PAGES.entry("glossary")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the page of terms, where the map has any, or any rival heading."""
    writer = Writer(site, PATH)
    parts = [*_terms(writer), _clashes(site), _headings(site)]
    if any(part.entries for part in parts):
        head = join(el("h1", text(TERMS["title"])), el("p", text(TERMS["intro"])))
        sheet = Sheet(TERMS["title"], head, TERMS["intro"], jumps=False)
        yield from parted(writer, sheet, parts)


def _terms(writer: Writer) -> Iterator[Part]:
    rivals: list[Concept] = []
    others: list[Concept] = []
    classes: list[Concept] = []
    for node in writer.site.map.concepts():
        if len(node.definitions) > 1:
            rivals.append(node)
        else:
            (classes if node.sort == "failure-class" else others).append(node)
    found = (("rivals", rivals, _rival, _joined), ("others", others, _plain, _list_of_terms),
             ("classes", classes, _plain, _list_of_terms))  # fmt: skip
    for name, nodes, row, set_rows in found:
        shown = _ordered(writer.site, nodes)[:MOST]
        named = el("p", few(writer, [one.id for one in shown], MOST_NAMED, "rivals/"), cls="hint")
        yield Part(
            *(name, TERMS[name], shown, row, set_rows),
            before=named if name == "rivals" and len(shown) > FEW else NOTHING,
            after=_rest(len(nodes)),
        )


def _rival(writer: Writer, node: Concept) -> Html:
    """Give a word with its rival definitions side by side, and the cases between them."""
    return el(
        "section",
        el("h3", writer.link(node.id)),
        el("ul", *(_card(writer, node, one) for one in node.definitions), cls="rm-rivals"),
        details(text(TERMS["cases"]), grid(Matrix(node))),
    )


def _joined(_writer: Writer, rows: Sequence[Html]) -> Html:
    return join(*rows)


def _card(writer: Writer, node: Concept, one: Definition) -> Html:
    ref = ids.join(node.id, one.id)
    known = writer.site.map.statements.get(ref)
    aimed = writer.site.map.aimed_at.get(ref, ()) if known else ()
    attacked = TERMS["aimed"].format(number=count(len(aimed), "argument")) if aimed else ""
    remarks = (definer(writer, one), text(TERMS["best"]) if one.best else NOTHING, text(attacked))
    head = el("b", writer.link(ref, named(one.id)) if known else text(named(one.id)))
    return el("li", head, el("p", text(one.text)), small(join(*remarks, by=" · ")), flaws(one))


def _ordered(site: Site, nodes: list[Concept]) -> list[Concept]:
    return sorted(nodes, key=lambda node: (site.heading(node.id).lower(), node.id))


def _rest(number: int) -> Html:
    more = number - MOST
    return el("p", coded(TERMS["more"].format(number=more))) if more > 0 else NOTHING


def _plain(writer: Writer, node: Concept) -> Html:
    return join(el("dt", writer.link(node.id)), el("dd", _definitions(writer, node)))


def _list_of_terms(_writer: Writer, rows: Sequence[Html]) -> Html:
    return el("dl", *rows, cls="places")


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


def _clashes(site: Site) -> Part:
    found = tuple(clashes(site.map))
    return Part("clashes", TERMS["clashes"], found, _clash, note=TERMS["clashes-note"])


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


def _headings(site: Site) -> Part:
    return part(site.kb.table("headings"), "headings", "headings")
