"""`debates/` lists every debate; `d/<id>/` is the page of one."""

from collections.abc import Iterator

from robustmap.explain.labels import MAP_LABEL, NOTES, SECTIONS
from robustmap.explain.passages import INTRO, MATRIX_NOTE
from robustmap.graph.debate import Debate
from robustmap.publish.figures.debate_map import debate_map
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.page import File, Page
from robustmap.publish.pages.home import others
from robustmap.publish.parts.about import closing, opening, related, remarks, verdict
from robustmap.publish.parts.ledger import ledger
from robustmap.publish.parts.matrix import MOST, cells, legend, matrix
from robustmap.publish.parts.outline import outline
from robustmap.publish.parts.replies import Reply, aimed_at, line
from robustmap.publish.parts.sources import sources
from robustmap.publish.parts.writer import Writer, folded, items, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import DEBATES, Site

SHOWN = 20


@PAGES.entry("debates")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the list of debates, and the page of each."""
    writer = Writer(site, "debates/")
    body = join(
        el("h1", text("Debates")),
        el("p", text(INTRO["debates"])),
        others(writer, skip=0) or el("p", text(NOTES["empty"])),
    )
    yield Page(writer.path, "Debates", body, INTRO["debates"])
    for debate in site.debates.values():
        yield page(site, debate)


def page(site: Site, debate: Debate) -> Page:
    """Give the page of a debate."""
    writer = Writer(site, f"{DEBATES}{debate.question}/")
    node = site.map.nodes[debate.question]
    told = outline(writer, debate)
    body = join(
        opening(writer, node),
        writer.prose(node.body),
        remarks(writer, node),
        *(_thesis(writer, thesis) for thesis in debate.theses),
        section(SECTIONS["outline"], told, anchor="outline"),
        _picture(writer, debate),
        _matrix(writer, debate),
        section(SECTIONS["missing"], _missing(writer, debate), note=NOTES["missing"]),
        section(SECTIONS["challenges"], writer.rows(debate.challenges), note=NOTES["challenge"]),
        section(SECTIONS["reframings"], _reframings(writer, debate), note=NOTES["reframing"]),
        section(SECTIONS["sources"], sources(writer, node)),
        related(writer, node),
        closing(writer, node),
    )
    described = " ".join(node.body.split())
    return Page(writer.path, site.heading(node.id), body, described)


def _thesis(writer: Writer, thesis: str) -> Html:
    return el(
        "div",
        el("p", writer.link(thesis), cls="thesis"),
        verdict(writer, thesis),
        ledger(writer, writer.site.ledger(thesis)),
        cls="standing",
    )


def _picture(writer: Writer, debate: Debate) -> Html:
    drawn = Html(debate_map(writer.site, debate))
    if not drawn:
        return NOTHING
    drawn = el("div", drawn, cls="fig-scroll", tabindex="0", role="region", aria_label=MAP_LABEL)
    return section(SECTIONS["picture"], drawn, anchor="map", note=NOTES["picture"])


def _matrix(writer: Writer, debate: Debate) -> Html:
    found = cells(writer, debate)
    if not found:
        return NOTHING
    table = matrix(writer, debate, found)
    if not table:
        said = MATRIX_NOTE["large"].format(number=len(found), most=MOST)
        table = el(
            "p", text(said), text(" "), link(writer.to("undercuts/"), text(MATRIX_NOTE["list"]))
        )
    how = el("p", text(MATRIX_NOTE["read"]), text(" "), legend(), cls="hint")
    return section(SECTIONS["matrix"], how, table, anchor="matrix")


def _missing(writer: Writer, debate: Debate) -> Html:
    """Name the arguments that hold only because nobody has answered."""
    unanswered = [
        ref
        for ref in debate.arguments
        if (known := writer.site.verdict(ref)) is not None
        and known.answer == "stands"
        and not known.counted
        and not len(known.replies)
    ]
    return folded([writer.row(ref) for ref in unanswered], SHOWN, NOTES["more"])


def _reframings(writer: Writer, debate: Debate) -> Html:
    found: dict[Reply, None] = {}
    for ref in (debate.question, *debate.arguments, *debate.statements):
        found |= dict.fromkeys(r for r in aimed_at(writer.site, ref) if r.relation == "reframes")
    return items(
        line(
            writer,
            writer.site.map.inferences[reply.inference],
            after=el("small", writer.fill(NOTES["on"], to=writer.link(reply.on))),
        )
        for reply in found
    )
