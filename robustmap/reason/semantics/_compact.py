"""The grounded labelling of large frameworks, on arrays."""

from typing import TYPE_CHECKING, NamedTuple

from robustmap.graph.csr import Compact
from robustmap.graph.engine import compiled, native
from robustmap.reason.semantics import _rounds
from robustmap.reason.semantics._kernel import settle
from robustmap.reason.semantics._labelling import UNDECIDED, Labelling

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Bytes(NamedTuple):
    """A labelling in arrays: one byte for each label, an int32 for each min-max number."""

    labels: "NDArray[np.uint8]"
    ranks: "NDArray[np.int32]"

    def labelling(self) -> Labelling:
        """Give the same in lists."""
        return Labelling(self.labels.tolist(), self.ranks.tolist())


def grounded_compact(framework: Compact, engine: str = "auto") -> Bytes:
    """Give the grounded labelling (Dung 1995, Def. 20) of a framework in arrays.

    As `grounded` does, with the same labels and ranks, linear whatever the depth. `engine` is
    `auto`, `numba` or `plain` (numpy and lists), see `robustmap.graph.engine`; numba runs
    without the lock.

    >>> grounded_compact(Compact.of_pairs(3, [0, 1], [1, 2])).labels.tolist()
    [1, 2, 1]

    Raises:
        ToolError: `numba` was asked for and is not installed.
        UnknownNameError: there is no such engine.
    """
    import numpy as np

    offsets, targets = framework.attackers.offsets, framework.targets
    state = offsets[:-1] - offsets[1:]
    if compiled(engine, len(framework) + framework.attacks):
        native(settle)(state, *targets, np.empty(len(state) + 1, np.int32))
    else:
        state = _rounds.settle(state, *targets)
    ranks = np.maximum(state, 0, out=state)
    # What is in settles at odd ranks, what is out at even ones.
    labels = (2 - (ranks & 1)).astype(np.uint8)
    labels[ranks == 0] = UNDECIDED
    return Bytes(labels, ranks)
