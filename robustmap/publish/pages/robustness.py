"""`robustness/`: proposals by what scaling up, down and unevenly does to them."""

from collections.abc import Iterator

from robustmap.explain import words
from robustmap.explain.labels import NOTES, SECTIONS
from robustmap.explain.passages import INTRO
from robustmap.explain.plots import LOOPS, PORTFOLIO, SCALING
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.marks import SCALING_MARKS
from robustmap.publish.orders import orders
from robustmap.publish.page import File, Page
from robustmap.publish.pages.data import TABLE
from robustmap.publish.pages.ranges import known_first, leading
from robustmap.publish.parts.empty import nothing_yet
from robustmap.publish.parts.leaves import leaves
from robustmap.publish.parts.orders.survival import survival
from robustmap.publish.parts.plans.proposal import argued, scaling
from robustmap.publish.parts.propose import address
from robustmap.publish.parts.tables import table
from robustmap.publish.parts.turn import numbered
from robustmap.publish.parts.writer import Writer, items, pill, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.reason.robustness import Robustness

BESIDE = 2_000
"""So many bytes what is said below the table takes up."""

path_of = numbered("robustness/")


@PAGES.entry("robustness")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the robustness table, in pages of bounded size."""
    for leaf in leaves(site, path_of, known_first(site), _row, beside=BESIDE):
        writer, first = leaf.writer, leaf.number == 1
        body = join(
            el("h1", text("Robustness to scale")),
            el("p", text(INTRO["robustness"])),
            _ways(writer),
            leaf.turn,
            _table(writer, leaf.rows) if leaf.rows else nothing_yet(writer, "robustness"),
            leaf.turn,
            _whole(writer) if leaf.number_of > 1 else NOTHING,
            leading(writer) if first else NOTHING,
            section(SECTIONS["legend"], _legend(), el("p", _invitation(writer))),
        )
        yield Page(writer.path, "Robustness to scale", body, INTRO["robustness"], search=first)


def _whole(writer: Writer) -> Html:
    """Lead to all of the table: a page can sort no more than its part."""
    found = link(writer.to(TABLE), text(TABLE))
    return el("p", writer.fill(SCALING["whole"], file=found), cls="hint")


def _ways(writer: Writer) -> Html:
    """Lead to the pages that tell more of robustness, where there is something to tell."""
    shared = orders(writer.site)
    ways = []
    if shared.portfolio is not None and shared.portfolio.judged:
        ways.append(link(writer.to("portfolio/"), text(PORTFOLIO["link"])))
    if shared.loops.found:
        ways.append(link(writer.to("loops/"), text(LOOPS["link"])))
    return el("p", join(*ways, by=" · ")) if ways else NOTHING


def _row(writer: Writer, proposal: str) -> list[Html]:
    found = writer.site.robustness[proposal].values()
    shares = [survival(writer, proposal)] if _has_shares(writer) else []
    return [writer.link(proposal), *(_cell(writer, one) for one in found), *shares]


def _has_shares(writer: Writer) -> bool:
    return orders(writer.site).portfolio is not None


def _table(writer: Writer, rows: list[list[Html]]) -> Html:
    kinds = list(next(iter(writer.site.robustness.values())))
    heads = [NOTES["proposal"], *(words.SCALING[kind].capitalize() for kind in kinds)]
    if _has_shares(writer):
        heads.append(SCALING["survives-head"])
    # On a phone the table becomes a list, and every cell says what it is about.
    return table(heads, rows, cls="robustness", label="Robustness to scale")


def _cell(writer: Writer, one: Robustness) -> Html:
    said = argued(writer, one)
    if said or one.answer != "unknown":
        return join(scaling(writer, one), said, by=" ")
    url = address(
        writer.site.map.settings.repository or "", f"{one.proposal}#robust-{one.kind}", "for"
    )
    invite = link(url, text(SCALING["say-so"]), cls="invite", rel="nofollow noopener")
    return join(scaling(writer, one), invite if url else NOTHING, by=" ")


def _legend() -> Html:
    return items(
        join(pill(SCALING_MARKS[answer], word), text(said), by=" ")
        for answer, (word, said) in words.ROBUSTNESS.items()
    )


def _invitation(writer: Writer) -> Html:
    guide = link(writer.to("guide/contribute/"), text(NOTES["how"]))
    return join(text(NOTES["unknown-cell"]), guide, by=" ")
