"""Who may be compared with whom on pages: people by name only with what is explicitly theirs.

What we only infer to be somebody's is told under the handle that the text gives.
"""

from collections.abc import Iterator
from itertools import combinations, islice
from typing import NamedTuple
from weakref import WeakKeyDictionary

from robustmap.explain.crux import Cruxes
from robustmap.explain.cruxes import cruxes, disputed
from robustmap.model.positions import Held, behind, everybody, held, in_force
from robustmap.publish.asked.seen import asked
from robustmap.publish.site import Site

MOST_PAIRS = 30
"""For how many pairs a site works out what would turn a thesis."""

MOST_SOLVED = 16
"""How many looks at the map each of them may cost."""


MOST_SPEAKERS = 200
"""How many speakers may be chosen from."""


class Speaker(NamedTuple):
    """Somebody who may be shown: a person's id or a handle, whose file tells it, the views."""

    name: str
    person: str
    held: tuple[Held, ...]

    @property
    def named(self) -> bool:
        """Tell whether it is a person, and not only a handle in a text."""
        return self.name == self.person


class Pair(NamedTuple):
    """Two speakers with what both speak of, and the theses on which their differences bear."""

    a: Speaker
    b: Speaker
    shared: tuple[tuple[Held, Held], ...]
    theses: tuple[Cruxes, ...]

    @property
    def differ(self) -> tuple[tuple[Held, Held], ...]:
        """What the two hold different stances on."""
        return tuple((one, other) for one, other in self.shared if one.stance != other.stance)


_KNOWN: "WeakKeyDictionary[Site, tuple[tuple[Pair, ...], int]]" = WeakKeyDictionary()


def speakers(site: Site) -> Iterator[Speaker]:
    """Yield everybody who holds anything that may be shown, by id; then their handles."""
    for person in everybody(site.map):
        views = held(site.map, person)
        located = in_force(one for one in views if one.located)
        if located:
            yield Speaker(person.id, person.id, located)
        guessed = [one for one in views if one.counts and not one.explicit]
        handle = next((one.handle for one in guessed if one.handle in person.handle), "")
        if handle:
            yield Speaker(handle, person.id, in_force(behind(site.map, handle)))


@asked
def pairs(site: Site) -> tuple[tuple[Pair, ...], int]:
    """Give the pairs that speak of the same, and how many were left out.

    Cruxes are worked out for those that differ on most; whoever has most of them comes first.
    Linear in the positions but for the pairs that meet on one thing; worked out once.
    """
    known = _KNOWN.get(site)
    if known is None:
        known = _KNOWN[site] = _paired(site)
    return known


def _paired(site: Site) -> tuple[tuple[Pair, ...], int]:
    meeting: dict[str, dict[str, Speaker]] = {}
    for speaker in islice(speakers(site), MOST_SPEAKERS):
        for one in speaker.held:
            meeting.setdefault(one.about, {})[speaker.name] = speaker
    found: dict[tuple[str, str], Pair] = {}
    for those in meeting.values():
        for a, b in combinations(those.values(), 2):
            # A person is not compared with what is only inferred to be theirs.
            if a.person != b.person and (a.name, b.name) not in found:
                found[a.name, b.name] = Pair(a, b, _shared(a, b), ())
    order = sorted(found.values(), key=lambda one: (-len(one.differ), one.a.name, one.b.name))
    made = [_with_cruxes(site, one) for one in order[:MOST_PAIRS]]
    made.sort(key=lambda one: -sum(map(len, one.theses)))
    return tuple(made), len(order) - len(made)


def _shared(a: Speaker, b: Speaker) -> tuple[tuple[Held, Held], ...]:
    left, right = ({one.about: one for one in side.held} for side in (a, b))
    return tuple((left[one], right[one]) for one in sorted(left.keys() & right.keys()))


def _with_cruxes(site: Site, pair: Pair) -> Pair:
    if not pair.differ:
        return pair
    sides = pair.a.held, pair.b.held
    asked = [thesis for debate in site.debates.values() for thesis in debate.theses]
    asked += disputed(site.map, *sides)
    names = pair.a.name, pair.b.name
    found = cruxes(site.solution, sides, names, asked, most=MOST_SOLVED, bearing=True)
    return pair._replace(theses=found)
