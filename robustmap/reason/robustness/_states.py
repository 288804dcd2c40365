"""The states of the world that possible orders pass, on arrays, and what they share.

numpy is imported inside functions: importing robustmap must not load it.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from robustmap.reason.orders.downsets import MOST, WORD, downsets
from robustmap.reason.orders.order import Order

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class States:
    """Every state of the world that some possible order passes, and every step between them.

    States are sorted by size; `masks` are bit masks over `order.elements`, `starts[k]` is
    where those of size k begin. Step i leads from state `source[i]` to `target[i]` by
    crossing the threshold `element[i]`; steps are sorted by source, those from state j
    begin at `first[j]`.
    """

    order: Order
    masks: "NDArray[Any]"
    starts: "NDArray[np.int64]"
    source: "NDArray[np.int64]"
    target: "NDArray[np.int64]"
    element: "NDArray[np.int64]"
    first: "NDArray[np.int64]"

    def __len__(self) -> int:
        """Count the states."""
        return len(self.masks)

    def word(self, mask: int) -> Any:
        """Give a bit mask in the type of `masks`."""
        return self.masks.dtype.type(mask) if self.masks.dtype != object else mask

    def has_all(self, mask: int) -> "NDArray[np.bool_]":
        """Tell for each state whether all of these have been crossed in it."""
        word = self.word(mask)
        return (self.masks & word) == word  # type: ignore[no-any-return]

    def has_none(self, mask: int) -> "NDArray[np.bool_]":
        """Tell for each state whether none of these has been crossed in it."""
        return (self.masks & self.word(mask)) == 0  # type: ignore[no-any-return]

    def layer(self, size: int) -> slice:
        """Give where the states of a size are."""
        return slice(int(self.starts[size]), int(self.starts[size + 1]))

    def steps(self, size: int) -> slice:
        """Give where the steps from states of a size are."""
        return slice(int(self.first[self.starts[size]]), int(self.first[self.starts[size + 1]]))

    @cached_property
    def completions(self) -> "NDArray[np.float64]":
        """For each state, how many orders go on from it, over the most in its layer.

        Scaled layer by layer, so that no number of thresholds is too large for it.
        """
        import numpy as np

        found = np.ones(len(self))
        for size in reversed(range(len(self.order))):
            steps, layer = self.steps(size), self.layer(size)
            sources = self.source[steps] - layer.start
            sums = np.bincount(sources, found[self.target[steps]], layer.stop - layer.start)
            found[layer] = sums / sums.max()
        return found

    @cached_property
    def visits(self) -> "NDArray[np.float64]":
        """For each state, the share of possible orders that pass it."""
        import numpy as np

        found = np.ones(len(self))
        for size in range(len(self.order)):
            steps, layer = self.steps(size), self.layer(size + 1)
            targets = self.target[steps] - layer.start
            sums = np.bincount(targets, found[self.source[steps]], layer.stop - layer.start)
            found[layer] = sums / sums.max()
        found *= self.completions
        for size in range(len(self.order) + 1):
            layer = self.layer(size)
            found[layer] /= found[layer].sum()
        return found


def states(order: Order, most: int = MOST) -> States | None:
    """Give the states and steps of an order, or None where there are more than `most` states.

    Linear in states times thresholds.
    """
    import numpy as np

    found = downsets(order, most)
    if found is None:
        return None
    kind: Any = np.uint64 if len(order) <= WORD else object
    layers = [np.array(layer, dtype=kind) for layer in found.layers]
    starts = np.cumsum([0, *map(len, layers)])
    empty = np.zeros(0, dtype=np.int64)
    source = [step.source + starts[size] for size, step in enumerate(found.steps)]
    target = [step.target + starts[size + 1] for size, step in enumerate(found.steps)]
    sources = np.concatenate([empty, *source])
    turn = np.argsort(sources, kind="stable")
    sources = sources[turn]
    return States(
        order,
        np.concatenate(layers),
        starts,
        sources,
        np.concatenate([empty, *target])[turn],
        np.concatenate([empty, *(step.element for step in found.steps)])[turn],
        np.searchsorted(sources, np.arange(starts[-1] + 1)),
    )
