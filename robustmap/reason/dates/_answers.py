"""What can be asked of dates, as plain tuples."""

from typing import NamedTuple

from robustmap.reason.dates._counts import Estimate


class Chance(NamedTuple):
    """How two thresholds come out in the draws: four cases that exclude one another.

    `before`: the first is reached, and the other later or never. `after`: the other way
    round. `together`: both at the same date. `neither`: neither is ever reached. The four
    values sum to 1.
    """

    first: str
    then: str
    before: Estimate
    after: Estimate
    together: Estimate
    neither: Estimate


class Swing(NamedTuple):
    """How much a chance moves with one date: a bar of a tornado plot.

    The chance with `threshold` at its 10 % date (`early`) and at its 90 % date (`late`), both
    decimal years, all other dates as drawn. `swing` is the chance late less the chance early;
    `error` its standard error, small since both are asked of the same draws.
    """

    threshold: str
    early: float
    late: float
    chance_early: Estimate
    chance_late: Estimate
    swing: float
    error: float


class Room(NamedTuple):
    """The chance that a proposal has room to work: all it needs before anything that breaks it.

    `needs` and `breaks` are the thresholds of the clauses that stand. `chance` is None where
    some of them state no date: `undated` lists these.
    """

    proposal: str
    needs: tuple[str, ...]
    breaks: tuple[str, ...]
    chance: Estimate | None
    undated: tuple[str, ...]


class Conflict(NamedTuple):
    """Facts that stand and say first before then, against draws that have it otherwise.

    `against` is the share of draws in which `then` is reached before `first`. `claims` are
    those of the shortest chain of facts that says so.
    """

    first: str
    then: str
    claims: tuple[str, ...]
    against: Estimate
