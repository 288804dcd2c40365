"""What the page about dates tells: worked out once per site, as plain values."""

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from robustmap.publish.asked.seen import asked
from robustmap.reason.dates import DRAWS, Chance, Conflict, Estimate, Room, Swing

if TYPE_CHECKING:
    from robustmap.publish.site import Site
    from robustmap.query.dates import Dated

PATH = "thresholds/dates/"
"""Where the page is."""

MOST_DATES = 40
"""How many dates a page tells of at most; the command line tells of all."""

MOST_PAIRS = 30
"""How many pairs: those whose order is most open."""

MOST_TORNADOES = 6
"""Of how many chances a page tells what they hang on."""


class Tornado(NamedTuple):
    """What one chance hangs on: of a proposal's room, or of a pair."""

    proposal: str
    pair: tuple[str, str]
    chance: Estimate
    swings: tuple[Swing, ...]


class Told(NamedTuple):
    """All that the page tells; `more_dates` and `more_pairs` count what it leaves out."""

    dates: "tuple[Dated, ...]"
    more_dates: int
    undated: tuple[str, ...]
    pairs: tuple[Chance, ...]
    more_pairs: int
    rooms: tuple[Room, ...]
    tornadoes: tuple[Tornado, ...]
    conflicts: tuple[Conflict, ...]
    agreeing: Estimate
    draws: int = DRAWS


@asked
def any_dates(site: "Site") -> bool:
    """Tell whether any threshold states a date that counts."""
    from robustmap.reason.dates.beliefs import beliefs

    return any(True for _ in beliefs(site.solution))


@asked
def told(site: "Site") -> Told:
    """Work out what the page tells, once for the site."""
    dates = site.kb.dates
    found = [dates.date(one) for one in dates.thresholds]
    found.sort(key=lambda one: (one.p50, one.p90, one.threshold))
    shown = [one.threshold for one in found[:MOST_DATES]]
    pairs = [dates.chance(before=pair) for pair in combinations(shown, 2)]
    pairs.sort(key=_openness)
    rooms = dates.rooms
    return Told(
        tuple(found[:MOST_DATES]),
        len(found) - len(shown),
        dates.undated,
        tuple(pairs[:MOST_PAIRS]),
        max(0, len(pairs) - MOST_PAIRS),
        rooms,
        tuple(_tornadoes(site, rooms, pairs)),
        dates.conflicts,
        dates.agreeing,
    )


def _openness(one: Chance) -> tuple[float, str, str]:
    """Sort pairs: first those of which either may well come first."""
    return -min(one.before.value, one.after.value), one.first, one.then


def _tornadoes(site: "Site", rooms: tuple[Room, ...], pairs: list[Chance]) -> list[Tornado]:
    """Give what the room of each proposal hangs on; without any, the most open pair."""
    dates = site.kb.dates
    found = [
        Tornado(one.proposal, ("", ""), one.chance, dates.tornado(room=one.proposal))
        for one in sorted(rooms, key=lambda one: one.proposal)
        if one.chance is not None
    ][:MOST_TORNADOES]
    if not found and pairs:
        pair = pairs[0].first, pairs[0].then
        found = [Tornado("", pair, pairs[0].before, dates.tornado(before=pair))]
    return found
