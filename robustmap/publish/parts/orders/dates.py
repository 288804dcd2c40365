"""Dates of thresholds on a page: ranges, pairs, room, swings, each plot with its table."""

from collections.abc import Iterator

from robustmap.explain import dates as words
from robustmap.explain.dates import (
    CONFLICT_HEADS,
    DATES,
    PAIR_HEADS,
    RANGE_HEADS,
    ROOM_HEADS,
    SWING_HEADS,
)
from robustmap.model.nodes import Threshold
from robustmap.publish.dates import PATH, Told, Tornado, any_dates
from robustmap.publish.figures import dates as figures
from robustmap.publish.html import NOTHING, Html, coded, el, join, link, text
from robustmap.publish.parts.orders.shares import scrolled
from robustmap.publish.parts.tables import number, table
from robustmap.publish.parts.writer import Writer, details, section
from robustmap.reason.dates import Chance, Estimate, Room, Swing


def ranges(writer: Writer, told: Told) -> Html:
    """Give the range of each date, as a plot and as a table."""
    svg = figures.ranges(writer.site, told.dates, writer.path)
    rows = [
        [
            writer.link(one.threshold),
            text(one.stated),
            *(_year(value) for value in (one.p10, one.p50, one.p90)),
            number(text(words.percent(one.never)), f"{one.never:.6f}"),
        ]
        for one in told.dates
    ]
    return section(
        DATES["ranges"],
        scrolled(svg, DATES["ranges-label"]) if svg else NOTHING,
        details(text(DATES["table"]), table(RANGE_HEADS, rows, label=DATES["ranges"])),
        _more(told.more_dates),
        _undated(writer, told),
        anchor="ranges",
        note=DATES["ranges-note"],
    )


def _year(value: float) -> Html:
    return number(text(words.year(value)), f"{value:.3f}")


def _more(left: int) -> Html:
    return el("p", coded(DATES["more-dates"].format(number=left))) if left else NOTHING


def _undated(writer: Writer, told: Told) -> Html:
    shown = [writer.link(one) for one in told.undated[:MOST_UNDATED]]
    left = len(told.undated) - len(shown)
    if left:
        shown.append(text(DATES["others"].format(number=left)))
    said = writer.fill(DATES["undated-note"], which=join(*shown, by=", "))
    return el("p", said) if shown else NOTHING


MOST_UNDATED = 12
"""How many thresholds without a date are named."""


def chance(found: Estimate) -> Html:
    """Give a dated chance with its error, sorted by its value; on one line where it is short."""
    said = words.chance(found)
    if 0 < found.value < 1:
        said = said.replace(" ", NO_BREAK)
    return number(text(said), f"{found.value:.6f}")


NO_BREAK = "\N{NO-BREAK SPACE}"


def stated(writer: Writer, node: Threshold) -> Html:
    """Give what a threshold says of its date, and lead to what follows from it."""
    if node.date is None:
        return NOTHING
    why = writer.prose(node.date.why) if node.date.why else NOTHING
    more = link(writer.to(PATH), text(DATES["all-dates"])) if any_dates(writer.site) else NOTHING
    said = el("p", el("b", text(str(node.date))), text(" "), more)
    return section(DATES["date"], said, why, anchor="date", note=DATES["date-note"])


def pairs(writer: Writer, told: Told) -> Html:
    """Give which of two thresholds comes first, for the most open pairs."""
    rows = [_pair(writer, one) for one in told.pairs]
    left = told.more_pairs
    more = el("p", coded(DATES["more-pairs"].format(number=left))) if left else NOTHING
    shown = table(PAIR_HEADS, rows, label=DATES["pairs"])
    return section(DATES["pairs"], shown, more, anchor="pairs", note=DATES["pairs-note"])


def _pair(writer: Writer, one: Chance) -> list[Html]:
    cases = (one.before, one.after, one.together, one.neither)
    return [writer.link(one.first), writer.link(one.then), *map(_case, cases)]


def _case(found: Estimate) -> Html:
    """Give one of the cases of a pair; what no draw shows is told as such."""
    if found.value in (0, 1):
        return number(text(DATES["all" if found.value else "none"]), f"{found.value:.6f}")
    return chance(found)


def rooms(writer: Writer, told: Told) -> Html:
    """Give the dated chance of each proposal's room to work."""
    rows = [
        [
            writer.link(one.proposal),
            _room(writer, one),
            *(join(*map(writer.link, side), by=", ") for side in (one.needs, one.breaks)),
        ]
        for one in told.rooms
    ]
    shown = table(ROOM_HEADS, rows, label=DATES["rooms"])
    return section(DATES["rooms"], shown, anchor="room", note=DATES["rooms-note"])


def _room(writer: Writer, one: Room) -> Html:
    if one.chance is not None:
        return chance(one.chance)
    which = join(*map(writer.link, one.undated), by=", ")
    return number(writer.fill(DATES["undated"], which=which), "-1")


def tornadoes(writer: Writer, told: Told) -> Html:
    """Give on which date each proposal's room hangs most; without any, the most open pair."""
    shown = [_tornado(writer, one) for one in told.tornadoes]
    note = DATES["tornado-note"]
    return section(DATES["tornado"], *shown, anchor="tornado", note=note) if shown else NOTHING


def _tornado(writer: Writer, one: Tornado) -> Html:
    if one.proposal:
        head = writer.fill(DATES["tornado-of"], proposal=writer.link(one.proposal))
    else:
        first, then = map(writer.link, one.pair)
        head = writer.fill(DATES["tornado-pair"], first=first, then=then)
    svg = figures.tornado(writer.site, one.chance, one.swings, writer.path)
    made = table(SWING_HEADS, [_swing(writer, each) for each in one.swings], label=DATES["tornado"])
    return join(
        el("h3", head),
        el("p", chance(one.chance)),
        scrolled(svg, DATES["tornado-label"]),
        details(text(DATES["table"]), made),
    )


def _swing(writer: Writer, one: Swing) -> list[Html]:
    ends = ((one.early, one.chance_early), (one.late, one.chance_late))
    return [
        writer.link(one.threshold),
        *(
            number(text(f"{words.year(at)}: {words.chance(found)}"), f"{found.value:.6f}")
            for at, found in ends
        ),
        number(text(words.swing(one.swing, one.error)), f"{one.swing:.6f}"),
    ]


def conflicts(writer: Writer, told: Told) -> Html:
    """Give the orders that stand against which some draws go."""
    rows = [[*row] for row in _conflicts(writer, told)]
    if not rows:
        return NOTHING
    kept = el("p", text(DATES["agreeing"].format(share=words.chance(told.agreeing))))
    shown = table(CONFLICT_HEADS, rows, label=DATES["conflicts"])
    note = DATES["conflicts-note"]
    return section(DATES["conflicts"], kept, shown, anchor="conflicts", note=note)


def _conflicts(writer: Writer, told: Told) -> Iterator[list[Html]]:
    for one in told.conflicts:
        claims = join(*map(writer.link, one.claims), by=", ")
        ends = map(writer.link, (one.first, one.then))
        yield [*ends, claims, chance(one.against)]
