"""Possible orders drawn with a fixed seed: what is too wide to be counted.

An order is drawn as heights in [0, 1], one for each element, which put side by side give
an order of everything. Where the down-sets fit, every draw is exactly uniform. Elsewhere
heights move by Gibbs steps on the order polytope: each element in turn to a uniform place
between those just below and just above it (the volume of each order is the same). Many
chains run at once, half from the first possible order by name and half from the last; as
long as the two halves can be told apart (split R-hat, Gelman and others 2013, section
11.4), they run on for twice as long.
"""

from typing import TYPE_CHECKING, NamedTuple

from robustmap.reason.orders.components import components
from robustmap.reason.orders.downsets import MOST, Downsets, downsets
from robustmap.reason.orders.order import Order, bits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

DRAWS = 4
"""So many orders are taken from each chain."""

SWEEPS = 64
"""The first round moves every element so often; each further round twice as often."""

EFFORT = 600_000_000
"""So many moves are made at the most; a turn of one element in all chains costs OVERHEAD more."""

OVERHEAD = 1_500

AGREED = 0.001
"""Up to a split R-hat of 1 and this much, the chains from either start count as alike."""

NOISE = 6.0
"""Few chains that are alike differ a little: by about so much, divided by their number."""


class Sample(NamedTuple):
    """Heights [element, chain, draw], and whether chains from either start agreed.

    Chains are independent of each other, draws of one chain need not be.
    """

    order: Order
    heights: "Floats"
    converged: bool


def sample(order: Order, number: int, seed: int = 0, most: int = MOST) -> Sample:
    """Draw about so many possible orders: `number` / `DRAWS` chains, `DRAWS` of each."""
    import numpy as np

    chains = max(2, number // DRAWS)
    heights = np.empty((len(order), chains, DRAWS))
    converged = True
    for turn, part in enumerate(components(order)):
        generator = np.random.default_rng([seed, turn])
        rows = [order.index(element) for element in part.elements]
        found = downsets(part, most)
        if found is not None:
            heights[rows] = _exact(found, chains * DRAWS, generator).reshape(-1, chains, DRAWS)
        else:
            heights[rows], agreed = _gibbs(part, chains, generator)
            converged = converged and agreed
    return Sample(order, heights, converged)


def possible_orders(order: Order, number: int, seed: int = 0) -> list[tuple[str, ...]]:
    """Draw so many possible orders; uniform wherever the down-sets fit. Same seed, same orders."""
    import numpy as np

    found = sample(order, number + DRAWS, seed).heights.reshape(len(order), -1)[:, :number]
    rows = np.argsort(found, axis=0).T.tolist()
    return [tuple(order.elements[place] for place in row) for row in rows]


def _exact(found: Downsets, number: int, generator: "np.random.Generator") -> "Floats":
    """Draw orders by their counts: walk up the down-sets, each step by what lies beyond it."""
    import numpy as np

    size = len(found.order)
    weights: list[Floats] = []
    onward: Floats = np.ones(1)
    for steps, layer in zip(reversed(found.steps), reversed(found.words[:-1]), strict=True):
        weights.append(onward[steps.target])
        onward = np.bincount(steps.source, weights[-1], len(layer)).astype(np.float64)
        scale = onward.max()
        onward, weights[-1] = onward / scale, weights[-1] / scale
    levels = np.sort(generator.random((size, number)), axis=0)
    heights = np.empty((size, number))
    place = np.zeros(number, np.intp)
    every = np.arange(number)
    for steps, weight, level in zip(found.steps, reversed(weights), levels, strict=True):
        turn = np.argsort(steps.source, kind="stable")
        ends = np.cumsum(weight[turn])
        last = np.searchsorted(steps.source[turn], place, side="right") - 1
        first = np.searchsorted(steps.source[turn], place, side="left")
        start = np.where(first > 0, ends[first - 1], 0.0)
        aim = start + generator.random(number) * (ends[last] - start)
        taken = turn[np.clip(np.searchsorted(ends, aim, side="right"), first, last)]
        heights[steps.element[taken], every] = level
        place = steps.target[taken]
    return heights


def _gibbs(order: Order, chains: int, generator: "np.random.Generator") -> "tuple[Floats, bool]":
    """Run chains from both ends until they agree, or until the effort is spent."""
    import numpy as np

    size = len(order)
    heights = np.empty((size, chains))
    heights[:, ::2] = _start(order, last=False)[:, None]
    heights[:, 1::2] = _start(order, last=True)[:, None]
    near = [(list(bits(low)), list(bits(high))) for low, high in _neighbours(order)]
    agreed = 1 + max(AGREED, NOISE / chains)
    sweeps, spent = SWEEPS, 0
    drawn = np.empty((size, chains, DRAWS))
    while True:
        for sweep in range(sweeps):
            _sweep(heights, near, generator)
            left = sweeps - 1 - sweep
            if left % (sweeps // 2 // DRAWS) == 0 and left < sweeps // 2:
                drawn[:, :, DRAWS - 1 - left // (sweeps // 2 // DRAWS)] = heights
        spent += sweeps * size * (chains + OVERHEAD)
        if split_r_hat(drawn) <= agreed:
            return drawn, True
        sweeps *= 2
        if spent + sweeps * size * (chains + OVERHEAD) > EFFORT:
            return drawn, False


def _sweep(
    heights: "Floats", near: list[tuple[list[int], list[int]]], generator: "np.random.Generator"
) -> None:
    """Move every element of every chain once."""
    import numpy as np

    moves = generator.random(heights.shape)
    floor, ceiling = np.empty((2, heights.shape[1]))
    for place, (low, high) in enumerate(near):
        _towards(np.maximum, heights, low, floor, 0.0)
        _towards(np.minimum, heights, high, ceiling, 1.0)
        ceiling -= floor
        ceiling *= moves[place]
        np.add(floor, ceiling, out=heights[place])


def _towards(
    side: "np.ufunc", heights: "Floats", near: list[int], out: "Floats", end: float
) -> None:
    """Write, for each chain, how far a height may move to one side."""
    if not near:
        out.fill(end)
    elif len(near) == 1:
        out[:] = heights[near[0]]
    else:
        side(heights[near[0]], heights[near[1]], out=out)
        for place in near[2:]:
            side(out, heights[place], out=out)


def _neighbours(order: Order) -> list[tuple[int, int]]:
    """Give, for each element, bit masks of those just below and just above it."""
    above = [0] * len(order)
    for place, mask in enumerate(order.lower_covers):
        for lower in bits(mask):
            above[lower] |= 1 << place
    return list(zip(order.lower_covers, above, strict=True))


def _start(order: Order, *, last: bool) -> "Floats":
    """Give heights of the first possible order by name, or of the last."""
    import numpy as np

    size = len(order)
    heights = np.empty(size)
    left = sorted(range(size), reverse=last)
    reached = 0
    for turn in range(size):
        place = next(one for one in left if order.below[one] & ~reached == 0)
        left.remove(place)
        reached |= 1 << place
        heights[place] = (turn + 1) / (size + 1)
    return heights


def split_r_hat(drawn: "Floats") -> float:
    """Give the greatest split R-hat of any element: 1 where the chains are alike.

    The chains of each start are one sequence, of which the earlier and the later draws
    are compared too.
    """
    import numpy as np

    half = drawn.shape[2] // 2
    quarters = [
        drawn[:, start::2, slice(half) if early else slice(half, None)].reshape(len(drawn), -1)
        for start in (0, 1)
        for early in (True, False)
    ]
    within = np.mean([quarter.var(axis=1, ddof=1) for quarter in quarters], axis=0)
    between = np.var([quarter.mean(axis=1) for quarter in quarters], axis=0, ddof=1)
    return float(np.sqrt(1 + between / within).max())
