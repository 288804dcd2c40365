"""`portfolio/`: what the proposals cover together, and what hangs on a single one."""

from collections.abc import Callable, Collection, Iterator, Sequence

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
from robustmap.publish.parts.orders.shares import counting, scrolled
from robustmap.publish.parts.orders.survival import interval, survival
from robustmap.publish.parts.parted import Part, Sheet, parted
from robustmap.publish.parts.tables import in_hundred, number, table
from robustmap.publish.parts.writer import Writer, details, few, items, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.reason.robustness.portfolio import Gap, Next, Portfolio, SinglePoint, Together

PATH = "portfolio/"
MOST = 40
"""How many covers, sets and single points the page lists."""

MOST_UNKNOWN = 5
"""How many proposals that cannot be judged it names; the table of robustness has them all."""

MOST_GAPS = 12
"""How many states that nobody covers it lists."""


@PAGES.entry("portfolio")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the page, where there are proposals to judge and few enough to compare."""
    found = orders(site).portfolio
    if found is None or not found.judged:
        return
    writer = Writer(site, PATH)
    head = join(
        el("h1", text(PORTFOLIO["title"])),
        el("p", text(PORTFOLIO["intro"])),
        counting(writer),
        el("p", text(PORTFOLIO["covered"].format(share=_share(found)))),
        _strip(found),
    )
    parts = (
        _survival(writer, found),
        _gaps(writer, found),
        Part(
            *("covers", PORTFOLIO["covers"], [one for one in found.covers[:MOST] if one], _links),
            empty=PORTFOLIO["covers-none"],
        ),
        _together(found),
        _next(found),
        _single(found),
    )
    yield from parted(writer, Sheet(PORTFOLIO["title"], head, PORTFOLIO["intro"]), parts)


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
        [text(str(crossings)), *(in_hundred(value, hundredths(value)) for value in folded(depths))]
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


def _survival(writer: Writer, found: Portfolio) -> Part:
    def row(writer: Writer, one: str) -> list[Html]:
        strictest = found.survival[one].strictest
        went = interval(writer, strictest) if strictest else NOTHING
        return [writer.link(one), survival(writer, one), went]

    after = NOTHING
    if found.unknown:
        some = few(writer, found.unknown, MOST_UNKNOWN, writer.to("robustness/"))
        after = el("p", writer.fill(PORTFOLIO["unjudged"], proposals=some))
    return Part(
        *("survival", PORTFOLIO["survival"], tuple(found.survival), row, _in_table(SURVIVAL_HEADS)),
        after=after,
    )


def _in_table(heads: Sequence[str]) -> Callable[[Writer, Sequence[list[Html]]], Html]:
    return lambda _, rows: table(heads, rows)


def _links(writer: Writer, refs: Sequence[str]) -> Html:
    return join(*map(writer.link, refs), by=", ")


def _gaps(writer: Writer, found: Portfolio) -> Part:
    """List the states that nobody covers, those first that most possible orders pass."""
    order, total = orders(writer.site).in_order, found.covered.of

    def row(writer: Writer, gap: Gap) -> list[Html]:
        return [
            _state(writer, gap.state, order),
            number(text(str(len(gap.state))), str(len(gap.state))),
            number(text(share(gap.share, total)), f"{gap.share:.6f}"),
        ]

    note = PORTFOLIO["gaps-note"].format(
        share=hundredths(found.gap_share), number=f"{found.gap_count:,}"
    )
    shown = found.gaps[:MOST_GAPS]
    return Part("gaps", PORTFOLIO["gaps"], shown, row, _in_table(GAP_HEADS), note)


def _state(writer: Writer, state: Collection[str], order: Sequence[str]) -> Html:
    """Name what is crossed, or what is not where that is less to say."""
    crossed = [one for one in order if one in state]
    left = [one for one in order if one not in state]
    if not crossed:
        return text(PORTFOLIO["gap-start"])
    if not left:
        return text(PORTFOLIO["gap-end"])
    if len(crossed) <= len(left):
        return _links(writer, crossed)
    return writer.fill(PORTFOLIO["gap-but"], thresholds=_links(writer, left))


def _together(found: Portfolio) -> Part:
    """Tell who has room to work together how often."""

    def row(writer: Writer, one: Together) -> list[Html]:
        return [
            _links(writer, one.proposals) or text(PORTFOLIO["together-none"]),
            number(text(share(one.share.value, one.share.of)), f"{one.share.value:.6f}"),
        ]

    shown = found.together[:MOST]
    return Part("together", PORTFOLIO["together"], shown, row, _in_table(TOGETHER_HEADS))


def _next(found: Portfolio) -> Part:
    def row(writer: Writer, one: Next) -> Html:
        return writer.fill(
            PORTFOLIO["next-row"],
            proposal=writer.link(one.proposal),
            gain=text(hundredths(one.gain)),
            covered=text(hundredths(one.covered)),
        )

    def set_rows(_writer: Writer, rows: Sequence[Html]) -> Html:
        return items(rows, tag="ol")

    return Part("next", PORTFOLIO["next"], found.ranking, row, set_rows)


def _single(found: Portfolio) -> Part:
    def row(writer: Writer, one: SinglePoint) -> Html:
        return writer.fill(
            PORTFOLIO[one.what],
            what=writer.link(one.id),
            proposals=_links(writer, one.proposals),
            lost=text(hundredths(one.lost)),
        )

    shown = found.single_points[:MOST]
    return Part("single", PORTFOLIO["single"], shown, row, note=PORTFOLIO["single-note"])
