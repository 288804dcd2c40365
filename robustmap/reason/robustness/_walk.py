"""Walks through the states that keep track of who is still in order on the way there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from robustmap.reason.robustness._states import States

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Pair = tuple[str, str]

TRACKS = 60
"""So many sets of pairs fit into one machine word."""

EXACT = 2**53
"""Below this, sums of whole floating-point numbers are exact."""


class Layer(NamedTuple):
    """The entries of one layer: (state, who is still in order there), and how many ways.

    `ways` are whole numbers, but for a factor that all entries of a layer share.
    """

    state: "NDArray[np.int64]"
    alive: "NDArray[np.uint64]"
    ways: "NDArray[Any]"


def kills(found: States, tracks: Sequence[Sequence[Pair]]) -> "NDArray[np.uint64]":
    """Give for each step a bit mask of the tracks that it puts out of order.

    A track is a set of pairs (first, then); crossing `then` where `first` has not been
    crossed puts it out of order for good.
    """
    import numpy as np

    dead = np.zeros(len(found.source), dtype=np.uint64)
    for number, track in enumerate(tracks):
        bit = np.uint64(1 << number)
        wanted: dict[int, int] = {}
        for first, then in track:
            place = found.order.index(then)
            wanted[place] = wanted.get(place, 0) | 1 << found.order.index(first)
        for place, mask in wanted.items():
            steps = np.flatnonzero(found.element == place)
            missing = ~found.has_all(mask)[found.source[steps]]
            dead[steps[missing]] |= bit
    return dead


def start(tracks: int, *, whole: bool) -> Layer:
    """Give the layer of the empty state, with every track in order.

    `whole` counts in Python's integers of any size rather than in floating point.
    """
    import numpy as np

    ways: Any = np.array([1], dtype=object) if whole else np.ones(1)
    alive = np.array([(1 << tracks) - 1], dtype=np.uint64)
    return Layer(np.zeros(1, dtype=np.int64), alive, ways)


def step(found: States, dead: "NDArray[np.uint64]", layer: Layer) -> Layer:
    """Give the next layer: every entry goes every way that is open to it."""
    import numpy as np

    begin, end = found.first[layer.state], found.first[layer.state + 1]
    number = end - begin
    entry = np.repeat(np.arange(len(layer.state)), number)
    offset = np.arange(len(entry)) - np.repeat(np.cumsum(number) - number, number)
    taken = begin[entry] + offset
    alive = layer.alive[entry] & ~dead[taken]
    return merged(found.target[taken], alive, layer.ways[entry])


def merged(state: Any, alive: Any, ways: Any) -> Layer:
    """Add up the ways of entries that are the same."""
    import numpy as np

    kinds, kind = np.unique(alive, return_inverse=True)
    keys, place = np.unique(state * len(kinds) + kind, return_inverse=True)
    if ways.dtype == object:
        sums = np.zeros(len(keys), dtype=object)
        np.add.at(sums, place, ways)
    else:
        sums = np.bincount(place, ways, len(keys))
    return Layer(keys // len(kinds), kinds[keys % len(kinds)], sums)
