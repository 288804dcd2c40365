"""The down-sets of an order: the states that the world can be in on its way.

A state holds, with every element, all that comes before it. All algorithms here cost
what there are of these, not what there are of orders: 20 elements without any order have
a million down-sets and 2 * 10**18 possible orders.
"""

from typing import TYPE_CHECKING, NamedTuple

from robustmap.reason.orders.order import Order, bits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Words = NDArray[np.uint64]

MOST = 300_000
"""So many down-sets are counted exactly at the most; beyond, orders are sampled."""

FEW = 600
"""So many down-sets are found and counted in plain Python, which needs no numpy."""

WORD = 64


class Steps(NamedTuple):
    """From the down-sets of one size to those of the next: each adds one element.

    `source` and `target` are places in the two layers, `element` what is added.
    """

    source: "NDArray[np.intp]"
    target: "NDArray[np.intp]"
    element: "NDArray[np.intp]"


class Downsets(NamedTuple):
    """Every down-set of an order, by size, and the steps between them.

    `words[k]` are those with k elements, sorted, as rows of 64-bit words, lowest first.
    """

    order: Order
    words: "tuple[Words, ...]"
    steps: tuple[Steps, ...]

    @property
    def layers(self) -> "tuple[NDArray[np.uint64] | list[int], ...]":
        """The same as bit masks: arrays up to 64 elements, lists of Python ints beyond."""
        if len(self.order) <= WORD:
            return tuple(layer[:, 0] for layer in self.words)
        return tuple(
            [sum(int(word) << WORD * place for place, word in enumerate(row)) for row in layer]
            for layer in self.words
        )

    def size(self) -> int:
        """Count the down-sets."""
        return sum(len(layer) for layer in self.words)


def states(order: Order, most: int = MOST) -> list[int] | None:
    """Give every down-set as a bit mask (a Python int), by size, then by mask.

    None where there are more than `most`, found out early. Plain Python: about a
    microsecond for every element that may come next in any of them.
    """
    if _at_least(order) > most:
        return None
    found, layer = [0], [0]
    for _ in order.elements:
        layer = sorted({mask | 1 << place for mask in layer for place in bits(_next(order, mask))})
        found += layer
        if len(found) > most:
            return None
    return found


def downsets(order: Order, most: int = MOST) -> Downsets | None:
    """Give every down-set, or None where there are more than `most`, found out early."""
    import numpy as np

    found = _at_least(order)
    if found > most:
        return None
    need, below = _as_words(order)
    layer = np.zeros((1, below.shape[1]), np.uint64)
    layers, steps, found = [layer], [], 1
    for size in range(len(order)):
        element, source = _addable(layer, need, below)
        # No more than size + 1 of these steps lead to the same down-set.
        if found + len(element) // (size + 1) > most:
            return None
        layer, target = _distinct(layer[source] | (need & ~below)[element])
        found += len(layer)
        if found > most:
            return None
        layers.append(layer)
        steps.append(Steps(source, target, element))
    return Downsets(order, tuple(layers), tuple(steps))


def count_downsets(order: Order, most: int = MOST) -> int | None:
    """Count the down-sets, the empty one included; None where there are more than `most`."""
    few = states(order, min(most, FEW))
    if few is not None:
        return len(few)
    found = downsets(order, most) if most > FEW else None
    return None if found is None else found.size()


def _next(order: Order, mask: int) -> int:
    """Give the elements that may come next, as a bit mask."""
    found = 0
    for place, below in enumerate(order.below):
        if below & ~mask == 0:
            found |= 1 << place
    return found & ~mask


def _at_least(order: Order) -> int:
    """Give a bound from below: elements of the same height come in any combination."""
    counts: dict[int, int] = {}
    height = [0] * len(order)
    for place in sorted(range(len(order)), key=lambda one: order.below[one].bit_count()):
        under = [height[one] + 1 for one in bits(order.lower_covers[place])]
        height[place] = max(under, default=0)
        counts[height[place]] = counts.get(height[place], 0) + 1
    return max((1 << number for number in counts.values()), default=1)


def _as_words(order: Order) -> "tuple[Words, Words]":
    """Give, for each element, what is before it with and without itself, in words."""
    import numpy as np

    number = max(1, -(-len(order) // WORD))
    below = np.zeros((len(order), number), np.uint64)
    need = np.zeros_like(below)
    for place, mask in enumerate(order.below):
        for word in range(number):
            below[place, word] = mask >> WORD * word & (1 << WORD) - 1
            need[place, word] = (mask | 1 << place) >> WORD * word & (1 << WORD) - 1
    return need, below


def _addable(
    layer: "Words", need: "Words", below: "Words"
) -> "tuple[NDArray[np.intp], NDArray[np.intp]]":
    """Give each (element, down-set) such that all before the element is in, and it is not."""
    import numpy as np

    fits = (layer[:, 0] & need[:, :1]) == below[:, :1]
    for word in range(1, layer.shape[1]):
        fits &= (layer[:, word] & need[:, word : word + 1]) == below[:, word : word + 1]
    element, source = np.nonzero(fits)
    return element, source


def _distinct(rows: "Words") -> "tuple[Words, NDArray[np.intp]]":
    """Give the distinct rows, sorted, and the place of each row among them."""
    import numpy as np

    # Stable: element by element they are sorted already, so that merging is quick.
    narrow = rows.shape[1] == 1
    turn = np.argsort(rows[:, 0], kind="stable") if narrow else np.lexsort(rows.T)
    rows = rows[turn]
    new = np.ones(len(rows), np.bool_)
    new[1:] = (rows[1:] != rows[:-1]).any(axis=1)
    places = np.empty(len(rows), np.intp)
    places[turn] = np.cumsum(new) - 1
    return rows[new], places


def members(layer: "Words", size: int) -> "NDArray[np.float64]":
    """Give, for each down-set of a layer, 1.0 for every element in it and 0.0 for the rest."""
    import numpy as np

    octets = np.ascontiguousarray(layer.astype("<u8")).view(np.uint8)
    found: NDArray[np.float64] = np.unpackbits(
        octets, axis=1, count=size, bitorder="little"
    ).astype(np.float64)
    return found
