"""The shapes of the portfolio's answers."""

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from robustmap.reason.orders.shares import Share
    from robustmap.reason.orders.worlds import Interval


class Survival(NamedTuple):
    """In which possible orders a proposal survives.

    It survives an order that keeps to every order it asks for (hard ones) and in which all
    that it needs comes before all that breaks it: there is a state on the way in which it
    works. `pairs` says the same as pairs (first, then). `share` is taken over the worlds of
    disputed facts, with the clauses that stand. `strictest` adds the clauses in dispute,
    which can only take away; None where there are none. `open`: an end of its working range
    is not given, so that it survives as far as the text says.
    """

    proposal: str
    pairs: tuple[tuple[str, str], ...]
    share: "Interval"
    strictest: "Interval | None" = None
    open: bool = False
    disputed: tuple[str, ...] = ()


class Together(NamedTuple):
    """One set of proposals that survive together, all others failing, and how often."""

    proposals: tuple[str, ...]
    share: "Share"


class Step(NamedTuple):
    """How well the states after so many crossings are covered.

    `depths[d]` is the share of possible orders whose state then is covered by d independent
    proposals (they share no breaking threshold and no claim they rest on); the shares sum
    to 1.
    """

    crossings: int
    depths: tuple[float, ...]


class Gap(NamedTuple):
    """A state that no proposal covers, and the share of possible orders that pass it."""

    state: frozenset[str]
    share: float


class Next(NamedTuple):
    """The proposal to add next: by how much it raises the share that is covered.

    `gain` and `covered` (what is covered once it has been added) are shares of all pairs of
    a possible order and a state on its way.
    """

    proposal: str
    gain: float
    covered: float


class SinglePoint(NamedTuple):
    """Something on which every proposal that covers some state hangs.

    `what` is `threshold` (it breaks them all), `claim` (they all rest on it) or `proposal`
    (nobody else covers the state). `lost` is the share of (possible order, state) pairs that
    nobody covers without them, but somebody does with them.
    """

    what: Literal["threshold", "claim", "proposal"]
    id: str
    proposals: tuple[str, ...]
    lost: float
