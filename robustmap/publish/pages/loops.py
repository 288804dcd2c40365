"""`loops/`: proposals that make each other easier or harder in a circle."""

from collections.abc import Iterable, Iterator

from robustmap.explain import orders as told
from robustmap.explain.plots import LOOP_HEADS, LOOPS
from robustmap.publish.figures.circle import circle
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.marks import Mark
from robustmap.publish.orders import orders
from robustmap.publish.page import File, Page
from robustmap.publish.parts.orders.shares import scrolled
from robustmap.publish.parts.tables import table
from robustmap.publish.parts.writer import Writer, items, pill, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.reason.loops import Arrow, Loop, called_indispensable

PATH = "loops/"
MOST = 60
"""How many loops the page tells."""

MOST_ARROWS = 300

STATES = {
    "stands": Mark("✓", "holds"),
    "disputed": Mark("≈", "disputed"),
    "fallen": Mark("✕", "fallen"),
}


@PAGES.entry("loops")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the page of loops, where there are any."""
    found = orders(site).loops
    if not found.found:
        return
    writer = Writer(site, PATH)
    shown = found.found[:MOST]
    on_loops = {arrow for loop in found.found for arrow in loop.arrows}
    others = [arrow for arrow in found.arrows if arrow not in on_loops][:MOST_ARROWS]
    cut = found.cut or len(found.found) > MOST
    body = join(
        el("h1", text(LOOPS["title"])),
        el("p", text(LOOPS["intro"])),
        *_called(writer),
        *(_loop(writer, loop) for loop in shown),
        el("p", text(LOOPS["cut"])) if cut else NOTHING,
        section(LOOPS["others"], _arrows(writer, others, frozenset())),
    )
    yield Page(PATH, LOOPS["title"], body, LOOPS["intro"])


def _called(writer: Writer) -> Iterator[Html]:
    """Yield what claims that stand call indispensable; it need not be on every loop."""
    for proposal, claims in called_indispensable(writer.site.solution).items():
        holes = {
            "proposal": writer.link(proposal),
            "claims": join(*map(writer.row, claims), by="; "),
        }
        yield el("p", writer.fill(LOOPS["called"], **holes))


def _loop(writer: Writer, loop: Loop) -> Html:
    svg = circle(writer.site, loop, writer.path)
    hubs = join(*map(writer.link, loop.hubs), by=", ")
    rows = [
        writer.fill(
            LOOPS["attack"], clause=writer.link(one.clause), leaves=text(told.STATE[one.leaves])
        )
        for one in loop.one_attack
    ]
    return section(
        " → ".join(writer.site.heading(one) for one in (*loop.proposals, loop.proposals[0])),
        el("p", pill(STATES[loop.state], told.loop(loop))),
        scrolled(svg, LOOPS["title"]),
        _arrows(writer, loop.arrows, frozenset(loop.necessary)),
        join(el("h3", text(LOOPS["breaks"])), writer.rows(loop.breaks_it))
        if loop.breaks_it
        else NOTHING,
        items(rows),
        el("p", writer.fill(LOOPS["hubs"], hubs=hubs)) if loop.hubs else NOTHING,
    )


def _arrows(writer: Writer, arrows: Iterable[Arrow], necessary: frozenset[Arrow]) -> Html:
    """Give a row per arrow: what does what to what, who says so, what speaks for and against."""
    rows = [
        [
            writer.link(arrow.source),
            join(
                text(LOOPS["easier"] if arrow.sign > 0 else LOOPS["harder"]),
                el("small", text(LOOPS["necessary"])) if arrow in necessary else NOTHING,
                by=" ",
            ),
            writer.link(arrow.target),
            join(*map(writer.row, arrow.clauses), by="; "),
            join(*map(writer.row, arrow.for_), by="; "),
            join(*map(writer.row, arrow.against), by="; "),
        ]
        for arrow in arrows
    ]
    return table(LOOP_HEADS, rows, label=LOOPS["title"])
