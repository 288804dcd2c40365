"""The order of thresholds on a page: the picture, the lines as a table, contradictions."""

from collections.abc import Iterator, Sequence

from robustmap.explain import orders as words
from robustmap.explain.plots import HASSE, LINE_HEADS, ORDER, STEP
from robustmap.publish.figures import hasse
from robustmap.publish.figures.steps import KINDS, Step, drawn
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.orders import Orders, orders
from robustmap.publish.parts.tables import table
from robustmap.publish.parts.writer import Writer, details, items, section

LINES = "thresholds/lines/"
"""Where all lines are, where they are too many for the page of thresholds."""


def picture(writer: Writer, rows: Sequence[list[Html]], more: Html = NOTHING) -> Html:
    """Give the thresholds and their order as a picture, with a legend and the same as a table.

    The table has these of its `lines`, and leads to `more`.
    """
    found = orders(writer.site)
    if not found.thresholds:
        return NOTHING
    svg = hasse.hasse(writer.site, found.thresholds, found.steps, found.crossed, writer.path)
    shown = el(
        "div", Html(svg), cls="fig-scroll", tabindex="0", role="region", aria_label=HASSE["label"]
    )
    large = text(HASSE["large"].format(number=len(found.thresholds)))
    return section(
        ORDER["picture"],
        join(shown, _legend(found)) if svg else el("p", large),
        el("p", *_today(writer, found)),
        details(text(ORDER["lines"]), in_table(rows), more),
        anchor="picture",
        note=HASSE["note" if found.steps else "no-line"],
    )


def _legend(found: Orders) -> Html:
    kinds = [kind for kind in KINDS if any(step.kind == kind for step in found.steps)]
    keys = [
        el("li", Html(hasse.key(kind)), text(HASSE["key"].format(how=STEP[kind]))) for kind in kinds
    ]
    return el("ul", *keys, cls="fig-legend") if keys else NOTHING


def _today(writer: Writer, found: Orders) -> Iterator[Html]:
    if found.crossed is None:
        yield text(HASSE["unknown-today"])
        return
    crossed = [writer.link(one) for one in found.thresholds if one in found.crossed]
    yield writer.fill(
        HASSE["crossed"] if crossed else HASSE["none-crossed"], which=join(*crossed, by=", ")
    )


def lines(writer: Writer) -> list[list[Html]]:
    """Give the lines of the picture as rows of a table."""
    found = orders(writer.site)
    shown = set(drawn(found.steps))
    return [_row(writer, step, follows=step not in shown) for step in found.steps]


def in_table(rows: Sequence[list[Html]]) -> Html:
    """Put lines into a table."""
    return table(LINE_HEADS, rows, label=ORDER["lines"])


def _row(writer: Writer, step: Step, *, follows: bool) -> list[Html]:
    how = STEP[step.kind]
    return [
        writer.link(step.first),
        writer.link(step.then),
        text(f"{how} ({HASSE['follows']})" if follows else how),
        join(*(writer.row(claim) for claim in step.claims), by="; "),
    ]


def contradictions(writer: Writer) -> Html:
    """Tell which claims about the order cannot all be true, and which are set aside for now."""
    found = orders(writer.site)
    rows = [writer.phrase(words.circle(one.cycle)) for one in found.contradictions]
    given_up = found.worlds.given_up if rows else ()
    aside = el("p", writer.fill(ORDER["aside"], claims=_links(writer, given_up)))
    return section(
        ORDER["contradictions"],
        items(rows),
        aside if given_up else NOTHING,
        anchor="contradictions",
        note=ORDER["contradictions-note"] if rows else "",
    )


def _links(writer: Writer, refs: tuple[str, ...]) -> Html:
    return join(*map(writer.link, refs), by=", ")
