"""`portfolio/`: what the proposals cover together, and what hangs on a single one."""

from collections.abc import Iterator, Sequence

from robustmap.explain.plots import (
    GAP_HEADS,
    PORTFOLIO,
    STRIP,
    SURVIVAL_HEADS,
    TOGETHER_HEADS,
    share,
)
from robustmap.publish.figures.heat import hundredths
from robustmap.publish.figures.strip import DEEPEST, folded, key, named, strip
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.orders import orders
from robustmap.publish.page import File, Page
from robustmap.publish.parts.jumps import jumps
from robustmap.publish.parts.orders.shares import counting, scrolled
from robustmap.publish.parts.orders.survival import interval, survival
from robustmap.publish.parts.tables import number, table
from robustmap.publish.parts.writer import Writer, details, items, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.reason.robustness.portfolio import Portfolio

PATH = "portfolio/"
MOST = 40
"""How many covers, sets and single points the page lists."""

MOST_GAPS = 12
"""How many states that nobody covers it lists."""


@PAGES.entry("portfolio")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the page, where there are proposals to judge and few enough to compare."""
    found = orders(site).portfolio
    if found is None or not found.judged:
        return
    writer = Writer(site, PATH)
    parts = join(
        _strip(found),
        section(PORTFOLIO["survival"], _survival(writer, found), anchor="survival"),
        _gaps(writer, found),
        _sets(writer, found),
        section(PORTFOLIO["next"], _next(writer, found), anchor="next"),
        _single(writer, found),
    )
    body = join(
        el("h1", text(PORTFOLIO["title"])),
        el("p", text(PORTFOLIO["intro"])),
        counting(writer),
        el("p", text(PORTFOLIO["covered"].format(share=_share(found)))),
        jumps(parts),
        parts,
    )
    yield Page(PATH, PORTFOLIO["title"], body, PORTFOLIO["intro"])


def _share(found: Portfolio) -> str:
    return share(found.covered.value, found.covered.of)


def _strip(found: Portfolio) -> Html:
    steps = [step.depths for step in found.coverage]
    keys = [
        el("li", Html(key(depth)), text(named(depth)))
        for depth in range(DEEPEST + 1)
        if any(folded(depths)[depth] for depths in steps)
    ]
    heads = [STRIP["crossings"], *(named(depth) for depth in range(DEEPEST + 1))]
    rows = [
        [text(str(crossings)), *(_part(value) for value in folded(depths))]
        for crossings, depths in enumerate(steps)
    ]
    return section(
        STRIP["title"],
        scrolled(strip(steps), STRIP["label"]),
        el("ul", *keys, cls="fig-legend"),
        details(text(STRIP["table"]), table(heads, rows, cls="numbers", label=STRIP["title"])),
        anchor="strip",
        note=STRIP["note"],
    )


def _part(value: float) -> Html:
    return number(text(hundredths(value)), f"{value:.6f}")


def _survival(writer: Writer, found: Portfolio) -> Html:
    rows = [
        [
            writer.link(one),
            survival(writer, one),
            interval(writer, known.strictest) if known.strictest else NOTHING,
        ]
        for one, known in found.survival.items()
    ]
    unknown = el("p", writer.fill(PORTFOLIO["unjudged"], proposals=_links(writer, found.unknown)))
    return join(table(SURVIVAL_HEADS, rows), unknown if found.unknown else NOTHING)


def _links(writer: Writer, refs: Sequence[str]) -> Html:
    return join(*map(writer.link, refs), by=", ")


def _gaps(writer: Writer, found: Portfolio) -> Html:
    """List the states that nobody covers, those first that most possible orders pass."""
    place = {one: row for row, one in enumerate(orders(writer.site).in_order)}
    total = found.covered.of
    rows = [
        [
            _links(writer, sorted(gap.state, key=lambda one: place[one]))
            or text(PORTFOLIO["gap-start"]),
            number(text(str(len(gap.state))), str(len(gap.state))),
            number(text(share(gap.share, total)), f"{gap.share:.6f}"),
        ]
        for gap in found.gaps[:MOST_GAPS]
    ]
    note = PORTFOLIO["gaps-note"].format(
        share=hundredths(found.gap_share), number=f"{found.gap_count:,}"
    )
    return section(PORTFOLIO["gaps"], table(GAP_HEADS, rows), anchor="gaps", note=note)


def _sets(writer: Writer, found: Portfolio) -> Html:
    """List the smallest covers, and who has room to work together how often."""
    covers = [_links(writer, one) for one in found.covers[:MOST] if one]
    rows = [
        [
            _links(writer, one.proposals) or text(PORTFOLIO["together-none"]),
            number(text(share(one.share.value, one.share.of)), f"{one.share.value:.6f}"),
        ]
        for one in found.together[:MOST]
    ]
    return join(
        section(
            PORTFOLIO["covers"],
            items(covers) or el("p", text(PORTFOLIO["covers-none"])),
            anchor="covers",
        ),
        section(PORTFOLIO["together"], table(TOGETHER_HEADS, rows), anchor="together"),
    )


def _next(writer: Writer, found: Portfolio) -> Html:
    return items(
        (
            writer.fill(
                PORTFOLIO["next-row"],
                proposal=writer.link(one.proposal),
                gain=text(hundredths(one.gain)),
                covered=text(hundredths(one.covered)),
            )
            for one in found.ranking
        ),
        tag="ol",
    )


def _single(writer: Writer, found: Portfolio) -> Html:
    rows = [
        writer.fill(
            PORTFOLIO[one.what],
            what=writer.link(one.id),
            proposals=_links(writer, one.proposals),
            lost=text(hundredths(one.lost)),
        )
        for one in found.single_points[:MOST]
    ]
    return section(PORTFOLIO["single"], items(rows), anchor="single", note=PORTFOLIO["single-note"])
