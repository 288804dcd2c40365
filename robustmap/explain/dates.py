"""The words about dates of thresholds: dated chances, never mixed with shares of orders.

A dated chance is told in percent with its error, a share as so many of the possible orders.
"""

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from robustmap.reason.dates import Conflict, Estimate, Room

WHOLE = 100
LAST_YEAR = 9999

NO_SHARE = (
    "A dated chance says in how many draws from the stated dates something holds. It is as good "
    "as those dates, and it is no share of possible orders: that one is made of facts alone."
)
ERROR = "± is what chance in drawing leaves open (one standard error), and nothing else."
NONE = "no threshold states a date that counts"
HOW = "write one in a threshold's file, as `date: {p10: 2028, p50: 2032, p90: 2045, never: 0.1}`"

UNTOLD = "not told by dates"
DATED_CHANCES = "Dated chances (in draws from the stated dates)"

CASES = {
    "before": "{first} first",
    "after": "{then} first",
    "together": "both at the same date",
    "neither": "neither ever",
}
"""The four ways in which two thresholds come out."""

DATES = {
    "date": "When it is believed to be crossed",
    "date-note": "As its file states it: “p10 2028” says that it has been crossed by 2028 in 10 "
    "of 100 cases, among those in which it ever is; “never 0.2” that in 20 of 100 it never is.",
    "all-dates": "What follows from the dates",
    "heading": "When thresholds may be crossed",
    "intro": "Some thresholds state a date: when they are believed to be crossed, if ever. From "
    "these, and nothing else, many dates are drawn for all of them at once; what is told "
    "here is in how much of {draws} draws something holds.",
    "back": "Back to the thresholds",
    "link": "When thresholds may be crossed, by the dates stated",
    "link-note": "Dated chances: which comes first, which proposals have room, what hangs on "
    "which date.",
    "ranges": "The stated dates",
    "ranges-note": "Each bar leads from the date by which 10 % of the belief has come true to that "
    "by which 90 % has; the line across it is the middle. An arrow means that the rest comes "
    "later or never.",
    "ranges-label": "For each threshold a bar from its early to its late date; scroll to see more",
    "bar": "{name}: 10 % by {p10}, 50 % by {p50}, 90 % by {p90}; never {never}",
    "table": "The same as a table",
    "pairs": "Which comes first",
    "pairs-note": "The most open pairs come first. To come first is to be reached while the other "
    "is reached later or never.",
    "more-pairs": "{number} pairs more: `robustmap dates --before A B` tells of any.",
    "rooms": "Who has room to work",
    "rooms-note": "By the dates, all that a proposal needs is reached before anything that breaks "
    "it.",
    "undated": "not told: {which} without a date",
    "tornado": "What hangs on which date",
    "tornado-of": "Room for {proposal}",
    "tornado-pair": "{first} before {then}",
    "tornado-note": "Each bar leads from the chance if that one date is early (its 10 % date) to "
    "the chance if it is late (its 90 % date), the others as drawn. The line is the chance as "
    "it is.",
    "tornado-label": "How far each date moves the chance; scroll to see more",
    "tornado-bar": "{name}: {early} if it is early, {late} if it is late",
    "conflicts": "Where dates and facts part",
    "conflicts-note": "These orders stand by argument, and yet some draws have them the other way "
    "round. Neither is changed for the other: a date is a belief, a fact is argued for.",
    "agreeing": "All facts that stand about the order are kept in {share}.",
    "undated-note": "No date is stated for {which}.",
    "others": "{number} more",
    "none": "in no draw",
    "all": "in every draw",
    "more-dates": "{number} dates more: `robustmap dates` tells all of them.",
    "command": "`robustmap dates` asks the same of a terminal, also with dates that hang together "
    "(`--correlation`) and by those draws alone that keep the order (`--keep-order`).",
}

RANGE_HEADS = ("Threshold", "Stated", "10 % by", "50 % by", "90 % by", "Never")
PAIR_HEADS = ("One", "The other", "One first", "The other first", "Same date", "Neither ever")
ROOM_HEADS = ("Proposal", "Dated chance of room", "Needs", "Stopped by")
SWING_HEADS = ("Date of", "If early", "If late", "Swing")
CONFLICT_HEADS = ("Said to come first", "Said to come later", "Said by", "The other way round in")


def chance(found: "Estimate") -> str:
    """Write a dated chance with its standard error, no finer than that allows.

    >>> from robustmap.reason.dates import Estimate
    >>> chance(Estimate(0.66633, 0.0033, 20000)), chance(Estimate(0.0, 0.00005, 20000))
    ('66.6 % ± 0.3', 'in none of 20,000 draws')
    """
    if not found.of:
        return "no draw left to tell by"
    if found.value in (0, 1):
        return f"in {'all' if found.value else 'none of'} {found.of:,} draws"
    return f"{percent(found.value, found.error)} ± {found.error * WHOLE:.{_digits(found.error)}f}"


def percent(value: float, error: float = 0.0) -> str:
    """Write a part in percent, with as many digits as its error allows (at least one sure).

    >>> percent(0.1), percent(0.12345, 0.003), percent(0.5, 0.03)
    ('10 %', '12.3 %', '50 %')
    """
    if not error:
        return f"{value * WHOLE:.3g} %"
    return f"{value * WHOLE:.{_digits(error)}f} %"


def _digits(error: float) -> int:
    """Give how many digits after the point a percentage with this error has."""
    return min(3, max(0, -math.floor(math.log10(error * WHOLE))))


def swing(value: float, error: float) -> str:
    """Write by how much a chance moves, in points of a hundred.

    >>> swing(0.25, 0.004), swing(-0.1, 0.02)
    ('+25.0 ± 0.4', '-10 ± 2')
    """
    if math.isnan(value):
        return "cannot be told"
    digits = _digits(error)
    return f"{value * WHOLE:+.{digits}f} ± {error * WHOLE:.{digits}f}"


def year(value: float) -> str:
    """Write a decimal year as the year it lies in.

    >>> year(2031.9), year(float("inf")), year(1e300), year(float("-inf"))
    ('2031', 'never', 'after 9999', 'already')
    """
    if math.isinf(value):
        return "never" if value > 0 else "already"
    if value >= LAST_YEAR + 1:
        return f"after {LAST_YEAR}"
    return str(math.floor(value)) if value >= 0 else "before year 0"


def room(found: "Room") -> str:
    """Write the dated chance of a proposal's room, or what is missing for it."""
    if found.chance is None:
        return DATES["undated"].format(which=", ".join(found.undated))
    return chance(found.chance)


def conflict(found: "Conflict") -> str:
    """Write an order that stands, and how often the dates are against it."""
    return (
        f"{found.first} before {found.then} ({', '.join(found.claims)}): the other way round "
        f"{'in ' if 0 < found.against.value < 1 else ''}{chance(found.against)}"
    )
