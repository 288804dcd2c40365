"""Who survives together: the orders sorted by the set of proposals that survive them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from robustmap.errors import CircularOrderError
from robustmap.reason.orders._parts import Estimate, Sampled
from robustmap.reason.orders.order import Order
from robustmap.reason.orders.shares import Share
from robustmap.reason.robustness._states import states
from robustmap.reason.robustness._walk import TRACKS, Layer, Pair, kills, start, step

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ENTRIES = 300_000
"""So many (state, set of proposals) are told apart in one layer at the most."""

FLOATS = 18
"""The orders of so many thresholds are counted exactly in floating point (18! < 2 ** 53)."""


def split(
    order: Order, pairs: Mapping[str, Sequence[Pair]]
) -> tuple[set[str], dict[tuple[Pair, ...], list[str]]]:
    """Give the proposals that survive every order, and the others that survive some.

    The others are grouped by the pairs on which it hangs, without those that are certain.
    """
    always: set[str] = set()
    some: dict[tuple[Pair, ...], list[str]] = {}
    for proposal, wanted in pairs.items():
        left = tuple(sorted(pair for pair in set(wanted) if not _certain(order, pair)))
        if not left:
            always.add(proposal)
        elif survives_some(order, left):
            some.setdefault(left, []).append(proposal)
    return always, some


def survives_some(order: Order, pairs: Sequence[Pair]) -> bool:
    """Tell whether some possible order keeps all pairs."""
    try:
        order.extended(pairs)
    except CircularOrderError:
        return False
    return True


def _certain(order: Order, pair: Pair) -> bool:
    return order.is_before(*pair)


def concerned(order: Order, tracks: Sequence[Sequence[Pair]]) -> Order:
    """Give the order on those thresholds that can bear on the pairs.

    Thresholds that no chain of facts or pairs connects with a pair are shuffled in
    independently: they change no share.
    """
    near: dict[str, set[str]] = {element: set() for element in order.elements}
    pairs = [pair for track in tracks for pair in track]
    for first, then in (*order.covers(), *pairs):
        near[first].add(then)
        near[then].add(first)
    reached = {element for pair in pairs for element in pair}
    pending = sorted(reached)
    while pending:
        fresh = near[pending.pop()] - reached
        reached |= fresh
        pending += fresh
    return order.restricted(reached)


def counted(order: Order, tracks: Sequence[Sequence[Pair]], most: int) -> dict[int, int] | None:
    """Count the possible orders of `concerned` thresholds by the tracks that they keep.

    Bit masks of tracks -> number of orders. None where there are more than `most` states
    or too many sets to tell apart.
    """
    if len(tracks) > TRACKS:
        return None
    found = states(order, most)
    if found is None:
        return None
    dead = kills(found, tracks)
    layer: Layer = start(len(tracks), whole=len(order) > FLOATS)
    for _ in order.elements:
        layer = step(found, dead, layer)
        if len(layer.state) > ENTRIES:
            return None
    return {int(alive): int(ways) for alive, ways in zip(layer.alive, layer.ways, strict=True)}


def sampled(drawn: Sampled, tracks: Sequence[Sequence[Pair]]) -> dict[int, Estimate]:
    """Give the share of sampled orders by the tracks that they keep, as bit masks."""
    import numpy as np

    heights, order = drawn.sample.heights, drawn.order
    kept = np.ones((len(tracks), *heights.shape[1:]), dtype=bool)
    for number, track in enumerate(tracks):
        for first, then in track:
            kept[number] &= heights[order.index(first)] < heights[order.index(then)]
    rows = kept.reshape(len(tracks), -1).T
    sets, place = np.unique(rows, axis=0, return_inverse=True)
    place = place.reshape(heights.shape[1:])
    found = {}
    for number, row in enumerate(sets):
        mask = sum(1 << track for track, good in enumerate(row) if good)
        found[mask] = estimate(drawn, place == number)
    return found


def draw(order: Order, samples: int, most: int) -> Sampled:
    """Draw possible orders, always the same ones."""
    from robustmap.reason.orders.sampling import sample

    return Sampled(sample(order, samples, most=most))


def told(one: Estimate, method: str) -> Share:
    """Give an estimate as a share."""
    return Share(one.value, one.low, one.high, None, None, method, one.samples)


def estimate(drawn: Sampled, hits: "NDArray[np.bool_]") -> Estimate:
    """Give the share of drawn orders that hit: `hits[chain, draw]`."""
    return drawn.estimates(hits.sum(axis=1)[None])[0]
