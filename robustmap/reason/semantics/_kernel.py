"""The work-list of the grounded labelling on arrays, written so that numba can compile it."""

from typing import Any


def settle(state: Any, starts: Any, targets: Any, queue: Any) -> None:
    """Turn `state` into min-max numbers; linear in arguments and attacks.

    Before, it is the number of attackers of each argument, with a minus; after, the min-max
    number of what is settled, and still below 0 for what is undecided. One array is all that
    an attack touches. `starts` and `targets` are the rows of whom each argument attacks, and
    `queue` has a place for each argument and one more.
    """
    filled = 0
    for one in range(len(state)):
        if state[one] == 0:
            state[one] = 1
            queue[filled] = one
            filled += 1
    read, rank = 0, 1
    while read < filled:
        last, rank = filled, rank + 1
        loses = rank % 2 == 0
        for at in range(read, last):
            one = queue[at]
            for place in range(starts[one], starts[one + 1]):
                target = targets[place]
                left = state[target]
                # Chance decides these: a processor that need not guess is twice as fast.
                settles = (left < 0) & (loses | (left == -1))
                state[target] = rank if settles else left + (left < 0)
                queue[filled] = target
                filled += settles
        read = last
