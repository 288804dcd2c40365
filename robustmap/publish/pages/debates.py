"""`debates/` lists every debate; `d/<id>/` is the page of one."""

from collections.abc import Iterator

from robustmap.explain.labels import NOTES, SECTIONS
from robustmap.explain.maps import MATRIX
from robustmap.explain.passages import INTRO
from robustmap.explain.words import count
from robustmap.graph.debate import Debate
from robustmap.model.expand import Relation
from robustmap.publish.asked.formal import formal
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import Page
from robustmap.publish.pages.attacks import path_of
from robustmap.publish.pages.home import summed
from robustmap.publish.pages.unanswered import MOST as MOST_UNANSWERED
from robustmap.publish.pages.unanswered import path_of as unanswered_path
from robustmap.publish.pages.unanswered import unanswered
from robustmap.publish.parts.debates.maps import map_of
from robustmap.publish.parts.debates.matrix import cells, legend, matrix
from robustmap.publish.parts.debates.outline import outline
from robustmap.publish.parts.empty import nothing_yet
from robustmap.publish.parts.head.about import RELATED, closing, opening, remarks, verdict
from robustmap.publish.parts.head.sources import sources
from robustmap.publish.parts.jumps import jumps
from robustmap.publish.parts.longer import beginning, further
from robustmap.publish.parts.points.ledger import ledger
from robustmap.publish.parts.points.replies import Reply, aimed_at, line
from robustmap.publish.parts.turn import cut, turn
from robustmap.publish.parts.writer import Writer, folded, items, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import DEBATES, Site
from robustmap.publish.whatif.place import whatif

SHOWN = 12

MOST = 18
"""How many debates a page of their list tells of."""


@PAGES.entry("debates")
@in_units
def pages(site: Site) -> Iterator[Unit]:
    """Yield the list of debates, and the page of each."""
    yield Unit("debates/", _list)
    for debate in site.debates:
        yield Unit(f"{DEBATES}{debate}/", _of_debate, (debate,))


def _of_debate(site: Site, question: str) -> Iterator[Page]:
    writer = Writer(site, f"{DEBATES}{question}/")
    yield page(writer, site.debates[question])
    yield from further(writer, site.map.nodes[question])


def _list(site: Site) -> Iterator[Page]:
    pieces = cut(list(site.debates.values()), MOST)
    for number, piece in enumerate(pieces, 1):
        writer = Writer(site, path_of_list(number))
        body = join(
            el("h1", text("Debates")),
            el("p", text(INTRO["debates"])),
            turn(writer, path_of_list, len(pieces), number),
            summed(writer, piece) or nothing_yet(writer, "debate"),
            turn(writer, path_of_list, len(pieces), number),
        )
        # What is listed has pages of its own, which the search finds.
        yield Page(writer.path, "Debates", body, INTRO["debates"], search=number == 1)


def path_of_list(number: int) -> str:
    """Give the path of a page of the list of debates, counted from 1."""
    return "debates/" + (f"{number}/" if number > 1 else "")


def page(writer: Writer, debate: Debate) -> Page:
    """Give the page of a debate."""
    site = writer.site
    node = site.map.nodes[debate.question]
    parts = _parts(writer, debate)
    body = join(
        opening(writer, node),
        whatif(writer, *debate.arguments, *debate.statements),
        writer.prose(node.body),
        remarks(writer, node),
        *(_thesis(writer, thesis) for thesis in debate.theses),
        jumps(parts),
        parts,
        section(SECTIONS["sources"], sources(writer, node)),
        beginning(writer, node, RELATED),
        closing(writer, node),
    )
    described = " ".join(node.body.split())
    told_of = "; ".join(f"{site.heading(one)}: {site.words(one)}" for one in debate.theses)
    return Page(
        writer.path,
        site.heading(node.id),
        body,
        described,
        verdict=told_of,
        node=node.id,
    )


def _parts(writer: Writer, debate: Debate) -> Html:
    """Give the sections that are a debate's own, each with an anchor."""
    challenged = writer.rows(debate.challenges)
    return join(
        section(SECTIONS["outline"], outline(writer, debate), anchor="outline"),
        _picture(writer, debate),
        _matrix(writer, debate),
        section(
            SECTIONS["missing"],
            _missing(writer, debate),
            anchor="missing",
            note=NOTES["missing"],
            still=True,
        ),
        section(SECTIONS["challenges"], challenged, anchor="challenges", note=NOTES["challenge"]),
        section(
            SECTIONS["reframings"],
            _reframings(writer, debate),
            anchor="reframings",
            note=NOTES["reframing"],
        ),
    )


def _thesis(writer: Writer, thesis: str) -> Html:
    return el(
        "div",
        el("p", writer.link(thesis), cls="thesis"),
        verdict(writer, thesis),
        ledger(writer, writer.site.ledger(thesis)),
        cls="standing",
    )


def _picture(writer: Writer, debate: Debate) -> Html:
    return section(SECTIONS["picture"], map_of(writer, debate), anchor="map", note=NOTES["picture"])


def _matrix(writer: Writer, debate: Debate) -> Html:
    found = cells(writer.site, debate)
    if not found:
        return NOTHING
    table = matrix(writer, debate, found)
    if not table:
        attacks = count(len(found), "attack")
        said = MATRIX["large"].format(attacks=attacks)
        at = writer.to(path_of(debate.question, 0))
        table = el("p", text(said), text(" "), link(at, text(MATRIX["list"])))
    how = el("p", text(f"{MATRIX['order']} {MATRIX['read']}"), text(" "), legend(), cls="hint")
    return section(SECTIONS["matrix"], how, table, anchor="matrix")


def _missing(writer: Writer, debate: Debate) -> Html:
    """Name the arguments that hold only because nobody has answered: the listed ones first."""
    found = unanswered(writer.site, debate.question)
    if len(found) <= MOST_UNANSWERED:
        return folded([writer.row(ref) for ref in found], SHOWN, NOTES["more"])
    said = MATRIX["unanswered"].format(number=len(found))
    whole = el("p", link(writer.to(unanswered_path(debate.question, 1)), text(said)))
    return join(writer.rows(found[:SHOWN]), whole)


def _reframings(writer: Writer, debate: Debate) -> Html:
    found: dict[Reply, None] = {}
    for ref in _reframed(writer.site, debate.question):
        replies = aimed_at(writer.site, ref)
        found |= dict.fromkeys(one for one in replies if one.relation == "reframes")
    return items(
        line(
            writer,
            writer.site.map.inferences[reply.inference],
            after=el("small", writer.fill(NOTES["on"], to=writer.link(reply.on))),
        )
        for reply in found
    )


@formal
def _reframed(site: Site, question: str) -> tuple[str, ...]:
    """Give what of a debate is reframed, itself or by one of its inferences."""
    debate = site.debates[question]
    told = (question, *debate.arguments, *debate.statements)
    return tuple(ref for ref in told if _has(site, ref, "reframes"))


def _has(site: Site, ref: str, relation: Relation) -> bool:
    """Tell whether anything bears a relation to something, or to one of its inferences."""
    targets = (ref, *site.map.inferences_of.get(ref, ()))
    return any(one.relation == relation for at in targets for one in site.map.aimed_at.get(at, ()))
