"""The home page: the main question and how it stands, one undercut in words, what is new."""

from collections.abc import Iterator, Sequence

from robustmap.explain.history import CHANGES
from robustmap.explain.labels import NOTES, SECTIONS
from robustmap.explain.passages import HOME, WAYS
from robustmap.explain.seen import SITE, weighed
from robustmap.explain.words import KIND, count
from robustmap.graph.debate import Debate
from robustmap.model.nodes import KINDS
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.page import File, Page
from robustmap.publish.parts.empty import first_steps
from robustmap.publish.parts.head.about import list_of, verdict
from robustmap.publish.parts.icons import icon
from robustmap.publish.parts.latest import latest
from robustmap.publish.parts.legend import legend
from robustmap.publish.parts.points.ledger import bars, ledger
from robustmap.publish.parts.points.replies import Reply, aimed_at
from robustmap.publish.parts.weight import briefly
from robustmap.publish.parts.writer import Writer, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site


@PAGES.entry("home")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the home page."""
    _, body = briefly(Writer(site, ""), _body)
    yield Page("", "Home", body, site.map.settings.description)


def _body(writer: Writer) -> Html:
    settings = writer.site.map.settings
    first = next(iter(writer.site.debates.values()), None)
    return join(
        _problems(writer),
        el("p", text(settings.description or HOME["purpose"]), cls="purpose"),
        main(writer, first) if first else join(el("h1", text(settings.title)), first_steps(writer)),
        _weighed(writer),
        undercut(writer, first) if first else NOTHING,
        section(CHANGES["latest"], latest(writer, LATEST), still=True),
        section(SECTIONS["debates"], _others(writer)),
        section(SECTIONS["legend"], legend(), _ways(writer)),
        section(HOME["counts"], _counts(writer)),
    )


def _problems(writer: Writer) -> Html:
    if not writer.site.problems:
        return NOTHING
    said = text(HOME["problems"].format(number=len(writer.site.problems)))
    return el("p", link(writer.to("problems/"), said), cls="verdict fallen")


def _weighed(writer: Writer) -> Html:
    """Say how strengths are weighed, where the site is published so."""
    told = (
        el("p", text(SITE.format(view=one)), cls="hint")
        for one in weighed(writer.site.solution.view)
    )
    return join(*told)


def main(writer: Writer, debate: Debate) -> Html:
    """Give the question with a link to its debate, and the ledger of its first thesis."""
    question = el("h1", writer.link(debate.question))
    thesis = next(iter(debate.theses), None)
    if thesis is None:
        return question
    stated = el("p", writer.link(thesis), cls="thesis")
    return join(
        question, stated, verdict(writer, thesis), ledger(writer, writer.site.ledger(thesis))
    )


def undercut(writer: Writer, debate: Debate) -> Html:
    """Tell one undercut of the main debate in words.

    It is the first that stands, on a listed argument if there is one such; else the first
    in dispute.
    """
    for answer, targets in (
        ("stands", debate.listed),
        ("stands", debate.arguments),
        ("contested", debate.arguments),
    ):
        for target in targets:
            for reply in aimed_at(writer.site, target):
                if reply.relation == "undercuts" and _fares(writer.site, reply.inference) == answer:
                    return _told(writer, reply, target, answer)
    return NOTHING


def _fares(site: Site, inference: str) -> str:
    return site.solution.inference_answer(inference) if site.solution.counts(inference) else ""


def _told(writer: Writer, reply: Reply, target: str, answer: str) -> Html:
    holes = {"attacker": writer.link(reply.item), "target": writer.link(target)}
    premises = writer.site.map.inferences[reply.inference].premises
    ground = writer.site.map.statements.get(premises[0])
    said = writer.fill(HOME["undercut" if answer == "stands" else "undercut-disputed"], **holes)
    because = NOTHING
    if ground is not None and ground.role != "reason":
        because = el("span", text(HOME["ground"].format(ground=ground.text)))
    title = el("b", el("i", text("⊣"), aria_hidden="true"), text(f" {HOME['one']}"))
    return el("p", title, Html(" "), said, Html(" "), because, cls="told")


def _others(writer: Writer) -> Html:
    """Give the debates next to the first; the list of debates has all."""
    further = list(writer.site.debates.values())[1:]
    more = el("p", link(writer.to("debates/"), text(HOME["more"])))
    most = writer.most(MOST)
    told = [beside_theses(writer, one) for one in further[:most]]
    return join(summed(told), more if further[most:] else NOTHING)


def summed(rows: Sequence[Html]) -> Html:
    """Put debates together that are told with their theses' verdicts."""
    return el("ul", *rows, cls="debates") if rows else NOTHING


def beside_theses(writer: Writer, debate: Debate) -> Html:
    """Give a debate with its theses' verdicts."""
    return el("li", writer.link(debate.question), *_theses(writer, debate))


MOST = 8
MOST_THESES = 4
"""So many theses of a debate are told beside it; its page has them all."""

LATEST = 3


def _theses(writer: Writer, debate: Debate) -> Iterator[Html]:
    for thesis in debate.theses[:MOST_THESES]:
        yield el("div", writer.row(thesis), cls="sub")
        yield bars(writer.site.ledger(thesis))
    left = len(debate.theses) - MOST_THESES
    if left > 0:
        yield el("div", text(NOTES["more"].format(number=left)), cls="sub")


def _ways(writer: Writer) -> Html:
    cards = [
        el("li", link(writer.to(page), text(name)), el("span", text(said)))
        for page, (name, said) in WAYS.items()
    ]
    return el("ul", *cards, cls="ways")


def _counts(writer: Writer) -> Html:
    """Say how many nodes of each kind there are, each number leading to their list."""
    found = []
    for kind in KINDS:
        number = sum(1 for _ in writer.site.map.of_kind(kind))
        if number:
            said = link(writer.to(list_of(kind)), text(count(number, *KIND[kind])))
            found.append(el("li", icon(kind), said))
    return el("ul", *found, cls="counts") if found else NOTHING
