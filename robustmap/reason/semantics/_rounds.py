"""The grounded labelling on arrays without a compiler: wide rounds by numpy, narrow ones not.

Both know one `state` of each argument: the number of attackers that are not out yet, with a
minus, and its min-max number once it is settled. What is in settles at odd numbers, what is out
at even ones, so a round of the one follows a round of the other.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int32]

WIDE = 150
"""In rounds with fewer arguments numpy costs more than it saves, as along a chain."""

_TAIL = 8
"""If less than one in so many is open, the arrays are read as they stand, not made lists."""


def settle(state: "Ints", starts: "Ints", targets: "Ints") -> "Ints":
    """Give `state` with all min-max numbers; linear in arguments and attacks."""
    import numpy as np

    fresh: NDArray[Any] = np.flatnonzero(state == 0)
    state[fresh] = 1
    rank = 1
    while len(fresh) >= WIDE:
        rank += 1
        reached = _reached(fresh, starts, targets)
        reached = reached[state[reached] < 0]
        if rank % 2:
            np.add.at(state, reached, 1)
            reached = reached[state[reached] == 0]
        state[reached] = rank
        fresh = _once(reached, len(state))
    if not len(fresh):
        return state
    if np.count_nonzero(state < 0) * _TAIL > len(state):
        lists = state.tolist()
        _finish(lists, starts.tolist(), targets.tolist(), fresh.tolist())
        return np.array(lists, np.int32)
    _finish(state.data, starts.data, targets.data, fresh.tolist())
    return state


def _reached(fresh: "NDArray[Any]", starts: "Ints", targets: "Ints") -> "Ints":
    """Give whom these attack, as often as they do."""
    import numpy as np

    first = starts[fresh]
    counts = starts[fresh + 1] - first
    before = np.cumsum(counts) - counts
    found: Ints = targets[np.repeat(first - before, counts) + np.arange(counts.sum())]
    return found


def _once(found: "Ints", size: int) -> "Ints":
    """Give each argument once, without sorting."""
    import numpy as np

    if len(found) * _TAIL > size:
        there = np.zeros(size, np.bool_)
        there[found] = True
        return np.flatnonzero(there).astype(np.int32)
    return np.unique(found)


def _finish(state: Any, starts: Any, targets: Any, queue: list[int]) -> None:
    """Go on one by one, with what was settled in the last round."""
    push = queue.append
    for one in queue:  # It grows meanwhile.
        rank = state[one] + 1
        if rank % 2:
            for target in targets[starts[one] : starts[one + 1]]:
                left = state[target]
                if left == -1:
                    state[target] = rank
                    push(target)
                elif left < 0:
                    state[target] = left + 1
        else:
            for target in targets[starts[one] : starts[one + 1]]:
                if state[target] < 0:
                    state[target] = rank
                    push(target)
