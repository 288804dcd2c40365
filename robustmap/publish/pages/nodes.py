"""`n/<id>/`: a page for every node, and a few words where one has moved or gone."""

from collections.abc import Callable, Iterator

from robustmap.explain.labels import ABOUT, NOTES, SECTIONS
from robustmap.explain.maps import MAP
from robustmap.explain.words import KIND
from robustmap.model import ids
from robustmap.model.nodes import (
    Argument,
    Claim,
    Concept,
    Dialogue,
    Node,
    Person,
    Proposal,
    Question,
    SourceText,
    Story,
    Threshold,
)
from robustmap.publish.figures.neighbourhood import neighbourhood
from robustmap.publish.html import Html, el, join, text
from robustmap.publish.keep.units import Unit, in_units, last_to_need
from robustmap.publish.page import File, Page
from robustmap.publish.pages._further import further
from robustmap.publish.parts import concept, dialogue
from robustmap.publish.parts.debates.maps import boxed
from robustmap.publish.parts.head.about import RELATED, closing, opening, remarks
from robustmap.publish.parts.head.cite import address
from robustmap.publish.parts.head.history import history
from robustmap.publish.parts.head.sources import sources
from robustmap.publish.parts.longer import beginning
from robustmap.publish.parts.orders import dates
from robustmap.publish.parts.people import person
from robustmap.publish.parts.people.speakers import speakers
from robustmap.publish.parts.plans import comparison, plan, proposal, story
from robustmap.publish.parts.plans.card import card
from robustmap.publish.parts.points import argument, claim, critical
from robustmap.publish.parts.points.answered import answered
from robustmap.publish.parts.points.firm import firm
from robustmap.publish.parts.points.owed import owed
from robustmap.publish.parts.points.why import why
from robustmap.publish.parts.propose import propose
from robustmap.publish.parts.texts import source
from robustmap.publish.parts.weight import heavy
from robustmap.publish.parts.writer import Writer, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import DEBATES, NODES, Site, to_root
from robustmap.publish.whatif.place import whatif

BRIEFEST = 3
"""So often at most are the lists of a page halved."""

Middle = Callable[[Writer, Node], Html]


@PAGES.entry("nodes")
@last_to_need("_resilience")
@in_units
def pages(site: Site) -> Iterator[Unit]:
    """Yield the page of every node, withdrawn ones too, and of every earlier id."""
    for node in site.map.nodes:
        page = site.page(node)
        if page.startswith(NODES):
            yield Unit(page, _of_node, (node,))
    for alias, node in site.map.aliases.items():
        if ids.is_id(alias):
            yield _moved(NODES, alias, node)
            if node in site.debates:
                yield _moved(DEBATES, alias, node)
    for debate in site.debates:
        yield _moved(NODES, debate, debate)


def _of_node(site: Site, ref: str) -> Iterator[Page | File | Unit]:
    node = site.map.nodes[ref]
    if node.review == "withdrawn":
        yield gone(site, node)
        return
    writer, made = _light(site, node)
    yield made
    yield from further(writer, node)


def _light(site: Site, node: Node) -> tuple[Writer, Page]:
    """Write the page of a node, with lists cut shorter where it would weigh too much."""
    for brief in range(BRIEFEST + 1):
        writer = Writer(site, f"{NODES}{node.id}/", brief=brief)
        made = page(writer, node)
        if not heavy(made.body):
            break
    return writer, made


def _moved(folder: str, alias: str, node: str) -> Unit:
    return Unit(f"{folder}{alias}/", _leads_on, (folder, alias, node))


def _leads_on(site: Site, folder: str, alias: str, node: str) -> Iterator[Page | File]:
    yield moved(site, folder, alias, node)


def page(writer: Writer, node: Node) -> Page:
    """Give the page of a node."""
    site = writer.site
    described = next((line for line in (node.body, node.note or "") if line), "")
    body = join(
        opening(writer, node),
        whatif(writer, node.id),
        writer.prose(node.body),
        remarks(writer, node),
        _middle(writer, node),
        owed(writer, node.id),
        _picture(writer, node),
        section(SECTIONS["sources"], sources(writer, node)),
        beginning(writer, node, RELATED),
        closing(writer, node),
        section(SECTIONS["propose"], propose(writer, node)),
    )
    listed = not isinstance(node, Person)
    return Page(
        writer.path,
        site.heading(node.id),
        body,
        _plain(described),
        listed=listed,
        verdict=site.words(node.id),
        node=node.id,
    )


def _middle(writer: Writer, node: Node) -> Html:
    for kind, middle in _MIDDLES.items():
        if isinstance(node, kind):
            return middle(writer, node)
    return argument.replies(writer, node)


def _argument(writer: Writer, node: Argument) -> Html:
    return join(
        argument.aims(writer, node),
        argument.premises(writer, node),
        _why(writer, node.id),
        argument.replies(writer, node),
        critical.questions(writer, node),
        beginning(writer, node, claim.RESTS_ON),
    )


def _story(writer: Writer, node: Story) -> Html:
    return join(
        story.slots(writer, node),
        story.met(writer, node),
        argument.aims(writer, node),
        argument.premises(writer, node),
        _why(writer, node.id),
        argument.replies(writer, node),
        beginning(writer, node, claim.RESTS_ON),
    )


def _claim(writer: Writer, node: Claim) -> Html:
    return join(
        claim.content(writer, node),
        claim.columns(writer, node),
        _why(writer, node.id),
        argument.replies(writer, node),
        beginning(writer, node, claim.USED_BY),
        beginning(writer, node, claim.RESTS_ON),
    )


def _proposal(writer: Writer, node: Proposal) -> Html:
    return join(
        card(writer, node),
        proposal.clauses(writer, node),
        plan.plan(writer, node),
        proposal.whether(writer, node),
        _why(writer, proposal.works(node)),
        argument.replies(writer, node),
        beginning(writer, node, claim.RESTS_ON),
    )


def _source(writer: Writer, node: SourceText) -> Html:
    return join(source.taken(writer, node), speakers(writer, node))


def _question(writer: Writer, node: Question) -> Html:
    return join(answered(writer, node), comparison.question(writer, node))


def _dialogue(writer: Writer, node: Dialogue) -> Html:
    return join(dialogue.exchange(writer, node), argument.replies(writer, node))


def _threshold(writer: Writer, node: Threshold) -> Html:
    return join(dates.stated(writer, node), argument.replies(writer, node))


_MIDDLES: dict[type[Node], Middle] = {
    Argument: _argument,  # type: ignore[dict-item]  # each is given its own kind
    Story: _story,  # type: ignore[dict-item]
    Claim: _claim,  # type: ignore[dict-item]
    Concept: concept.told,  # type: ignore[dict-item]
    Proposal: _proposal,  # type: ignore[dict-item]
    Question: _question,  # type: ignore[dict-item]
    Dialogue: _dialogue,  # type: ignore[dict-item]
    Person: person.holds,  # type: ignore[dict-item]
    SourceText: _source,  # type: ignore[dict-item]
    Threshold: _threshold,  # type: ignore[dict-item]
}


def _why(writer: Writer, ref: str) -> Html:
    told = section(SECTIONS["why"], why(writer, ref), anchor="why", still=True)
    return join(told, firm(writer, ref))


def _picture(writer: Writer, node: Node) -> Html:
    drawn = Html(neighbourhood(writer.site, node.id))
    return section(SECTIONS["map"], boxed(drawn, MAP["around-label"]) if drawn else drawn)


def _plain(source: str) -> str:
    return " ".join(source.split())


def gone(site: Site, node: Node) -> Page:
    """Give the page of a node that has been withdrawn."""
    writer = Writer(site, f"{NODES}{node.id}/")
    instead = writer.row(node.replaced_by) if node.replaced_by else None
    body = join(
        el("p", text(KIND[node.kind][0]), cls="kind"),
        el("h1", text(site.heading(node.id))),
        el("p", text(NOTES["withdrawn"])),
        el("p", text(NOTES["replaced"]), Html(" "), instead) if instead else Html(""),
        el("p", text(f"{ABOUT['history']}: "), history(writer, node), cls="hint"),
    )
    return Page(writer.path, site.heading(node.id), body, search=False)


def moved(site: Site, folder: str, alias: str, node: str) -> Page:
    """Give the page of an earlier id, which leads to today's; its head says so to browsers."""
    writer = Writer(site, f"{folder}{alias}/")
    body = join(
        el("h1", text(site.heading(node))),
        el("p", writer.fill(NOTES["moved"], to=writer.link(node))),
    )
    return Page(
        writer.path,
        site.heading(node),
        body,
        search=False,
        listed=False,
        moved=to_root(writer.path) + site.page(node),
        canonical=address(Writer(site, site.page(node))),
    )
