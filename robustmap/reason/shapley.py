"""Shares in a strength or a verdict that add up: the Shapley value of each argument.

The value of L. S. Shapley (A value for n-person games, 1953), with arguments as the players: what
an argument adds to those that are there already, averaged over all orders in which they could
come. `owed` asks for the last one to come alone; these shares add up to what all of them do
together (efficiency), are equal for arguments that do the same (symmetry), and are nothing for
one that never does anything (null player).

For few arguments all sets are worked out. For more, orders are drawn, each with its reverse,
which makes the mean steadier (J. Castro, D. Gomez and J. Tejada 2009; antithetic pairs as in
R. Mitchell et al. 2022). Then each share comes with a standard error; the sum is exact all the
same, as it is for every single order.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from math import comb, sqrt
from typing import TYPE_CHECKING, Literal, NamedTuple

from robustmap.reason.owed import Owing
from robustmap.reason.semantics import IN, OUT
from robustmap.reason.solution import Solution
from robustmap.reason.strengths import DEFAULT

if TYPE_CHECKING:
    import numpy as np

EXACT = 10
"""Of so many arguments all sets are worked out, 2 to that power."""

SAMPLES = 200
"""How many orders are drawn where there are more arguments."""

What = Literal["strength", "verdict"]
Value = Callable[[frozenset[int]], float | None]
"""Gives what some of the players, by number, are worth together."""


class Share(NamedTuple):
    """What one argument adds on average; `error` is the standard error, 0 where it is exact.

    None where a strength that is needed did not converge.
    """

    id: str
    value: float | None
    error: float | None


@dataclass(frozen=True)
class Shares:
    """The shares of all arguments that bear on something, the largest first.

    `whole` is what it is worth with all of them, `alone` with none; the shares add up to the
    difference. `samples` is the number of orders drawn, 0 where every set was worked out.
    """

    id: str
    what: What
    whole: float | None
    alone: float | None
    shares: tuple[Share, ...]
    samples: int
    seed: int

    @property
    def exact(self) -> bool:
        """Whether nothing was drawn."""
        return not self.samples


class Estimate(NamedTuple):
    """Means and standard errors of the players, in their order, and how many orders were drawn."""

    values: tuple[float, ...]
    errors: tuple[float, ...]
    samples: int


def shapley(
    value: Value, players: int, *, samples: int = SAMPLES, seed: int = 0
) -> Estimate | None:
    """Give the Shapley value of each of some players; None where a value is None.

    Exact for up to `EXACT` players, by 2 to their number values; for more, by as many as there
    are players for each of `samples` orders, an even number of at least 4.

    >>> glove = lambda some: float(0 in some and len(some) > 1)
    >>> [round(one, 3) for one in shapley(glove, 3).values]
    [0.667, 0.167, 0.167]
    """
    known: dict[frozenset[int], float | None] = {}

    def kept(some: frozenset[int]) -> float | None:
        if some not in known:
            known[some] = value(some)
        return known[some]

    if players <= EXACT:
        return _exact(kept, players)
    import numpy as np

    rng = np.random.default_rng(seed)
    return _sampled(kept, players, max(4, samples + samples % 2), rng)


def _exact(value: Value, players: int) -> Estimate | None:
    found = [0.0] * players
    for mask in range(1 << players):
        some = frozenset(one for one in range(players) if mask >> one & 1)
        worth = value(some)
        if worth is None:
            return None
        # A player of the set came last in as many orders as the others have before and after.
        for one in range(players):
            if one in some:
                found[one] += worth / (players * comb(players - 1, len(some) - 1))
            else:
                found[one] -= worth / (players * comb(players - 1, len(some)))
    return Estimate(tuple(found), (0.0,) * players, 0)


def _sampled(
    value: Value, players: int, samples: int, rng: "np.random.Generator"
) -> Estimate | None:
    sums, squares = [0.0] * players, [0.0] * players
    pairs = samples // 2
    for _ in range(pairs):
        order: list[int] = rng.permutation(players).tolist()
        adds = [0.0] * players
        for one in (order, order[::-1]):
            steps = [*_adds(value, one)]
            if len(steps) < players:
                return None
            for player, step in steps:
                adds[player] += step / 2
        for player, add in enumerate(adds):
            sums[player] += add
            squares[player] += add * add
    means = [one / pairs for one in sums]
    spread = [
        max(0.0, square - pairs * mean * mean) / (pairs - 1)
        for square, mean in zip(squares, means, strict=True)
    ]
    return Estimate(tuple(means), tuple(sqrt(one / pairs) for one in spread), samples)


def _adds(value: Value, order: Sequence[int]) -> Iterator[tuple[int, float]]:
    """Yield what each player adds in an order; ends early where a value is None."""
    before = value(frozenset())
    for at, player in enumerate(order):
        after = value(frozenset(order[: at + 1]))
        if before is None or after is None:
            return
        yield player, after - before
        before = after


def strength_shares(owing: Owing, ref: str, *, samples: int = SAMPLES, seed: int = 0) -> Shares:
    """Share a strength out among the items that bear on it.

    Raises:
        UnknownIdError: nothing that has a strength in this view has the id.
    """
    items, left = owing.parts_of(ref)
    return _shares(ref, "strength", items, left, samples, seed)


def verdict_shares(
    solution: Solution, ref: str, *, samples: int = SAMPLES, seed: int = 0
) -> Shares:
    """Share a verdict out: 1 where it stands, 1/2 where it is in dispute, 0 where it falls.

    The map is solved anew for each set of arguments, as far as that differs.

    Raises:
        UnknownIdError: nothing that can stand or fall in this view has the id.
    """
    items, _ = Owing(solution, DEFAULT).parts_of(ref)

    def left(removed: Collection[str]) -> float:
        view = solution.view.but(off=removed)
        found = Solution.after(solution, solution.map, view)
        if ref in solution.flat.standing:
            label = found.statement_label(ref)
        else:
            label = found.inference_label(found.deciding(ref))
        return {IN: 1.0, OUT: 0.0}.get(label, 0.5)

    return _shares(ref, "verdict", items, left, samples, seed)


def _shares(
    ref: str,
    what: What,
    items: Sequence[str],
    left: Callable[[Collection[str]], float | None],
    samples: int,
    seed: int,
) -> Shares:
    def value(some: frozenset[int]) -> float | None:
        return left([item for at, item in enumerate(items) if at not in some])

    found = shapley(value, len(items), samples=samples, seed=seed)
    if found is None:
        shares = [Share(item, None, None) for item in items]
    else:
        shares = [*map(Share, items, found.values, found.errors)]
    ranked = tuple(sorted(shares, key=lambda one: (-abs(one.value or 0.0), one.id)))
    drawn = found.samples if found else 0
    return Shares(ref, what, left(()), left(items), ranked, drawn, seed)
