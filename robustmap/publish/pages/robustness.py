"""`robustness/`: proposals by what scaling up, down and unevenly does to them."""

from collections.abc import Iterator, Sequence

from robustmap.explain import words
from robustmap.explain.labels import NOTES, SECTIONS
from robustmap.explain.passages import INTRO
from robustmap.explain.plots import LOOPS, PORTFOLIO, RANGES, SCALING
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.marks import SCALING_MARKS
from robustmap.publish.orders import orders
from robustmap.publish.page import File, Page
from robustmap.publish.parts.empty import nothing_yet
from robustmap.publish.parts.orders.survival import survival
from robustmap.publish.parts.plans.clause_table import ranges
from robustmap.publish.parts.plans.proposal import argued, scaling
from robustmap.publish.parts.propose import address
from robustmap.publish.parts.tables import table
from robustmap.publish.parts.turn import cut, turn
from robustmap.publish.parts.writer import Writer, items, pill, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.reason.robustness import Robustness

MOST = 30
"""How many proposals one page tells of."""


@PAGES.entry("robustness")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the robustness table, in pages of bounded size."""
    pieces = cut(sorted(site.robustness, key=lambda one: _unknown(site, one)), MOST)
    for number, piece in enumerate(pieces, 1):
        writer = Writer(site, path_of(number))
        body = join(
            el("h1", text("Robustness to scale")),
            el("p", text(INTRO["robustness"])),
            _ways(writer),
            turn(writer, path_of, len(pieces), number),
            _table(writer, piece) if piece else nothing_yet(writer, "robustness"),
            section(RANGES["title"], ranges(writer, piece), anchor="ranges", note=RANGES["note"]),
            turn(writer, path_of, len(pieces), number),
            section(SECTIONS["legend"], _legend(), el("p", _invitation(writer))),
        )
        yield Page(
            writer.path, "Robustness to scale", body, INTRO["robustness"], search=number == 1
        )


def path_of(number: int) -> str:
    """Give the path of a page of the table, counted from 1."""
    return "robustness/" + (f"{number}/" if number > 1 else "")


def _unknown(site: Site, proposal: str) -> int:
    """Give in how many ways a proposal's robustness is unknown: what is known comes first."""
    return sum(one.answer == "unknown" for one in site.robustness[proposal].values())


def _ways(writer: Writer) -> Html:
    """Lead to the pages that tell more of robustness, where there is something to tell."""
    shared = orders(writer.site)
    ways = []
    if shared.portfolio is not None and shared.portfolio.judged:
        ways.append(link(writer.to("portfolio/"), text(PORTFOLIO["link"])))
    if shared.loops.found:
        ways.append(link(writer.to("loops/"), text(LOOPS["link"])))
    return el("p", join(*ways, by=" · ")) if ways else NOTHING


def _table(writer: Writer, proposals: Sequence[str]) -> Html:
    kinds = list(next(iter(writer.site.robustness.values())))
    heads = [NOTES["proposal"], *(words.SCALING[kind].capitalize() for kind in kinds)]
    shares = orders(writer.site).portfolio is not None
    if shares:
        heads.append(SCALING["survives-head"])
    rows = [
        [
            writer.link(proposal),
            *(_cell(writer, one) for one in writer.site.robustness[proposal].values()),
            *([survival(writer, proposal)] if shares else []),
        ]
        for proposal in proposals
    ]
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
