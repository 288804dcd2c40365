"""Fragile pairs: two thresholds whose order decides which proposals can work."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from robustmap.reason.orders.order import Order, bits
from robustmap.reason.orders.shares import Shares, shares
from robustmap.reason.robustness._demands import Pair
from robustmap.reason.robustness._survivors import split
from robustmap.reason.robustness.portfolio import Portfolio

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[np.float64]

TINY = 1e-9

CELLS = 2_000_000
"""So many shares of pairs, over all sets of survivors, are computed at the most."""


class FragilePair(NamedTuple):
    """Two thresholds that may come in either order, and what hangs on which comes first.

    `before` is the share of possible orders in which `first` comes before `then`.
    `kills_if_before` names the proposals that survive some possible order but none in which
    `first` comes before `then`; `kills_if_after` those that survive none in which it comes
    after. `change` sums over the proposals by how much their share of survival differs
    between the two cases. `value` is the value of information of learning the order, for
    someone who picks the one proposal that survives the greatest share of orders: how much
    that share grows on average by picking after learning it. In shares, never below 0.

    Proposals whose clauses ask for no order of two thresholds (one end of the working range
    is open) are never the one picked, or a text's silence would be worth more than its word.
    """

    first: str
    then: str
    kills_if_before: tuple[str, ...] = ()
    kills_if_after: tuple[str, ...] = ()
    value: float = 0.0
    change: float = 0.0
    before: float = 0.5
    method: str = "exact"


class Group(NamedTuple):
    """Proposals that survive the same possible orders: how many, and the shares among these."""

    proposals: tuple[str, ...]
    order: Order
    share: float
    pairs: "Table"


def fragile_pairs(portfolio: Portfolio) -> tuple[FragilePair, ...]:
    """Give the pairs on whose order something hangs: the greatest value first, then change.

    By Bayes from the shares of all pairs, once for each set of proposals that survive the
    same orders; that is the cost. Where these are sampled, differences within the error of
    the sample are left out. Beyond two million cells only kills are told (`method` is
    "kills", value and change are 0).
    """
    import numpy as np

    order = portfolio.order
    pairs = {one: portfolio.demands[one].pairs() for one in portfolio.judged}
    always, some = split(order, pairs)
    if len(some) * len(order) ** 2 > CELLS:
        return _kills(order, some)
    asking = any(pairs[one] for one in always)
    known = portfolio.world.worlds.shares
    before = np.array(known.pairs, dtype=float)
    groups = [Group(tuple(names), *_among(order, known, wanted)) for wanted, names in some.items()]
    if not groups:
        return ()
    exact = known.method == "exact"
    change = _change(groups, before)
    value = _value(groups, sure=asking)
    noise = TINY if exact else 4 * len(groups) / known.samples**0.5
    places = combinations(range(len(order)), 2)
    found = [
        _pair(order, groups, place, float(value[place]), float(change[place]), before[place])
        for place in places
        if change[place] > noise
    ]
    told = (one._replace(method=known.method) for one in found)
    return tuple(sorted(told, key=_rank))


def _kills(order: Order, some: Mapping[tuple[Pair, ...], Sequence[str]]) -> tuple[FragilePair, ...]:
    """Give the pairs that decide whether some proposal can survive at all, most kills first."""
    killed: dict[Pair, set[str]] = {}
    for wanted, names in some.items():
        within = order.extended(wanted)
        for place, mask in enumerate(within.below):
            for earlier in bits(mask & ~order.below[place]):
                pair = within.elements[earlier], within.elements[place]
                killed.setdefault(pair, set()).update(names)
    found = []
    for first, then in sorted({(min(pair), max(pair)) for pair in killed}):
        before = tuple(sorted(killed.get((then, first), ())))
        after = tuple(sorted(killed.get((first, then), ())))
        found.append(FragilePair(first, then, before, after, method="kills"))
    return tuple(sorted(found, key=lambda one: (-len(one[2]) - len(one[3]), one)))


def _among(order: Order, known: Shares, wanted: Iterable[Pair]) -> tuple[Order, float, "Table"]:
    """Give the order, and the shares of pairs, among the possible orders that keep pairs."""
    import numpy as np

    wanted = tuple(wanted)
    within = order.extended(wanted)
    table = np.array(shares(within).pairs, dtype=float)
    return within, known.kept(wanted).value, table


def _change(groups: Iterable[Group], before: "Table") -> "Table":
    """Give by how much shares of survival differ between either order of each pair."""
    import numpy as np

    total = np.zeros_like(before)
    open_ = (before > 0) & (before < 1)
    after = np.where(open_, 1 - before, 1.0)
    first = np.where(open_, before, 1.0)
    for group in groups:
        change = np.abs(group.pairs / first - (1 - group.pairs) / after) * group.share
        total += len(group.proposals) * np.where(open_, change, 0.0)
    return total


def _value(groups: Iterable[Group], *, sure: bool) -> "Table":
    """Give the value of information of each pair; none if some proposal always survives."""
    import numpy as np

    groups = list(groups)
    tables = np.array([group.pairs * group.share for group in groups])
    best = max(group.share for group in groups)
    if sure:
        return np.zeros_like(tables[0])
    turned = np.array([(1 - group.pairs) * group.share for group in groups])
    value: Table = np.maximum(0.0, tables.max(axis=0) + turned.max(axis=0) - best)
    return value


def _pair(
    order: Order,
    groups: Iterable[Group],
    place: tuple[int, int],
    value: float,
    change: float,
    before: float,
) -> FragilePair:
    first, then = (order.elements[one] for one in place)
    groups = list(groups)
    return FragilePair(
        first,
        then,
        tuple(sorted(_killed(groups, (then, first)))),
        tuple(sorted(_killed(groups, (first, then)))),
        value if value > TINY else 0.0,
        change,
        float(before),
    )


def _killed(groups: Iterable[Group], pair: Pair) -> Iterator[str]:
    """Yield the proposals whose survival implies this pair: the reverse kills them."""
    for group in groups:
        if group.order.is_before(*pair):
            yield from group.proposals


def _rank(one: FragilePair) -> tuple[float, float, str, str]:
    return (-round(one.value, 9), -round(one.change, 9), one.first, one.then)
