"""The tally of coverage: who works after how many crossings, in what share of orders."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from robustmap.errors import CircularOrderError
from robustmap.reason.orders._parts import Estimate, Sampled
from robustmap.reason.orders.downsets import WORD
from robustmap.reason.orders.order import Order
from robustmap.reason.robustness._demands import Demands
from robustmap.reason.robustness._states import States
from robustmap.reason.robustness._survivors import estimate
from robustmap.reason.robustness._walk import kills, merged, start, step

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_LOOKED_AT = 1_000
"""In so many sampled orders the states that nobody covers are looked for one by one."""


class Tally(NamedTuple):
    """Who works after how many crossings, and which states nobody covers.

    `steps[k]` tells for each set of proposals (a bit mask) in what share of possible orders
    exactly they work after k crossings. `covered` is the share of orders in which somebody
    works all the way. `gaps` are the states that nobody covers on any way there, with the
    share of orders that pass them, the most frequent first, of which there are `gap_count`.
    """

    steps: tuple[dict[int, float], ...]
    covered: Estimate
    gaps: tuple[tuple[int, float], ...]
    gap_count: int


def counted(found: States, asked: Sequence[Demands], most_gaps: int) -> Tally:
    """Tally exactly, over every state. Linear in the steps between states.

    A proposal of which an order clause is broken on the way is out for good; so states
    are told apart by which proposals are still in order. One whose order clauses no
    possible order keeps is out from the start.
    """
    room = working(found, asked)
    tracks = [index for index, one in enumerate(asked) if one.hard]
    pairs = [[(hard.first, hard.then) for hard in asked[index].hard] for index in tracks]
    dead = kills(found, pairs)
    steps, covered = _through(found, room, tracks, dead)
    gaps, number = _gaps(found, _reachable(found, room, tracks, pairs), most_gaps)
    return Tally(steps, Estimate(covered, covered, covered, 0), gaps, number)


def working(found: States, asked: Sequence[Demands]) -> "NDArray[Any]":
    """Give for each state a bit mask of the proposals in whose working range it lies."""
    import numpy as np

    kind, word = _words(asked)
    room = np.full(len(found), word(0), dtype=kind)
    mask = found.order.mask
    for index, one in enumerate(asked):
        if possible(found.order, one):
            needs = mask(edge.threshold for edge in one.needs)
            breaks = mask(edge.threshold for edge in one.breaks)
            inside = found.has_all(needs) & found.has_none(breaks)
            room = np.where(inside, room | word(1 << index), room)
    return room


def _words(asked: Sequence[Demands]) -> tuple[Any, Callable[[int], Any]]:
    """Give the type of bit masks of proposals: machine words as long as they fit."""
    import numpy as np

    return (np.uint64, np.uint64) if len(asked) <= WORD else (object, int)


def possible(order: Order, asked: Demands) -> bool:
    """Tell whether some possible order keeps all hard order clauses of a proposal."""
    try:
        order.extended((one.first, one.then) for one in asked.hard)
    except CircularOrderError:
        return False
    return True


def _through(
    found: States, room: Any, tracks: Sequence[int], dead: Any
) -> tuple[tuple[dict[int, float], ...], float]:
    """Go through all layers; give who works in each, and the share that is covered all along."""
    import numpy as np

    layer = covered = start(len(tracks), whole=False)
    steps, passed = [], 0.0
    for size in range(len(found.order) + 1):
        if size:
            layer, covered = step(found, dead, layer), step(found, dead, covered)
        weight = layer.ways * found.completions[layer.state]
        scale = weight.sum()
        who = _who(room, tracks, layer)
        masks, place = np.unique(who, return_inverse=True)
        sums = np.bincount(place, weight / scale, len(masks))
        steps.append(dict(zip(masks.tolist(), sums.tolist(), strict=True)))
        # One factor for both keeps numbers small and the ratio right.
        largest = layer.ways.max()
        layer = layer._replace(ways=layer.ways / largest)
        keep = _who(room, tracks, covered) != 0
        covered = merged(covered.state[keep], covered.alive[keep], covered.ways[keep] / largest)
        left = (covered.ways * found.completions[covered.state]).sum()
        passed = float(left * largest / scale)
    return tuple(steps), passed


def _who(room: Any, tracks: Sequence[int], layer: Any) -> Any:
    """Give who works at each entry of a layer: in range, and all its orders kept so far."""
    import numpy as np

    who = room[layer.state]
    for number, index in enumerate(tracks):
        lost = (layer.alive >> np.uint64(number) & np.uint64(1)) == 0
        who = _without(who, lost, index)
    return who


def _without(who: Any, lost: Any, index: int) -> Any:
    """Take a proposal out of the sets where it is lost."""
    import numpy as np

    bit = 1 << index if who.dtype == object else np.uint64(1 << index)
    return np.where(lost, who & ~bit, who)


def _reachable(found: States, room: Any, tracks: Sequence[int], pairs: Any) -> Any:
    """Give who works in each state on some way there: no order clause is broken by it."""
    import numpy as np

    for index, track in zip(tracks, pairs, strict=True):
        out = np.zeros(len(found), dtype=bool)
        for first, then in track:
            has = found.has_all(found.order.mask([then]))
            out |= has & found.has_none(found.order.mask([first]))
        room = _without(room, out, index)
    return room


def _gaps(found: States, room: Any, most: int) -> tuple[tuple[tuple[int, float], ...], int]:
    import numpy as np

    places = np.flatnonzero(room == 0)
    turn = np.argsort(-found.visits[places], kind="stable")[:most]
    return (
        tuple((int(found.masks[place]), float(found.visits[place])) for place in places[turn]),
        len(places),
    )


def sampled(drawn: Sampled, asked: Sequence[Demands], most: int) -> Tally:
    """Tally over sampled possible orders; only some of them are searched for gaps."""
    import numpy as np

    order, size = drawn.order, len(drawn.order)
    heights = drawn.sample.heights.reshape(size, -1)
    ranks = np.argsort(np.argsort(heights, axis=0), axis=0).T
    able = [index for index, one in enumerate(asked) if possible(order, one)]
    ends = [_range(order, ranks, asked[index]) for index in able]
    low, high = np.full((2, len(asked), len(ranks)), -1)
    for index, (first, last) in zip(able, ends, strict=True):
        low[index], high[index] = first, last
    steps = []
    covered = np.ones((size + 1, len(ranks)), dtype=bool)
    for k in range(size + 1):
        inside = (low <= k) & (k <= high)
        covered[k] = inside.any(axis=0)
        steps.append(_sets(inside))
    shown = estimate(drawn, covered.all(axis=0).reshape(drawn.chains, drawn.draws))
    gaps = _seen_gaps(order, covered.T, ranks, [asked[index] for index in able])
    return Tally(tuple(steps), shown, gaps[:most], len(gaps))


def _sets(inside: "NDArray[np.bool_]") -> dict[int, float]:
    """Give the share of orders by who works there, as a bit mask: `inside[proposal, order]`."""
    import numpy as np

    number = inside.shape[1]
    rows = np.ascontiguousarray(np.packbits(inside, axis=0, bitorder="little").T)
    if not rows.shape[1]:
        return {0: 1.0}
    sets, counts = np.unique(rows, axis=0, return_counts=True)
    return {
        int.from_bytes(row.tobytes(), "little"): count / number
        for row, count in zip(sets, counts.tolist(), strict=True)
    }


def _seen_gaps(
    order: Order, covered: "NDArray[np.bool_]", ranks: "NDArray[Any]", asked: Sequence[Demands]
) -> tuple[tuple[int, float], ...]:
    """Give the states that nobody covers in the first sampled orders, the frequent ones first."""
    import numpy as np

    seen: Counter[int] = Counter()
    for row, rank in zip(covered[:MOST_LOOKED_AT], ranks[:MOST_LOOKED_AT], strict=True):
        way = np.argsort(rank)
        for k in np.flatnonzero(~row):
            seen[sum(1 << int(place) for place in way[:k])] += 1
    for mask in list(seen):
        # Some way there may keep an order that this way broke.
        state = frozenset(order.names(mask))
        if any(one.works(state) for one in asked):
            del seen[mask]
    looked_at = min(len(ranks), MOST_LOOKED_AT)
    gaps = sorted(seen.items(), key=lambda one: (-one[1], one[0].bit_count(), one[0]))
    return tuple((mask, number / looked_at) for mask, number in gaps)


def _range(order: Order, ranks: "NDArray[Any]", one: Demands) -> tuple[Any, Any]:
    """Give from and to which number of crossings a proposal works, in each sampled order."""
    import numpy as np

    low = np.zeros(len(ranks), dtype=np.int64)
    high = np.full(len(ranks), len(order))
    for edge in one.needs:
        low = np.maximum(low, ranks[:, order.index(edge.threshold)] + 1)
    for edge in one.breaks:
        high = np.minimum(high, ranks[:, order.index(edge.threshold)])
    for hard in one.hard:
        first, then = ranks[:, order.index(hard.first)], ranks[:, order.index(hard.then)]
        high = np.where(then < first, np.minimum(high, then), high)
    return low, high
