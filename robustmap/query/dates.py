"""The dated chances of a kb's thresholds, as Python users ask for them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Self

from robustmap.errors import QueryError
from robustmap.model.nodes import Proposal

if TYPE_CHECKING:
    from robustmap.reason.dates import Chance, Conflict, Drawn, Estimate, Room, Swing

MOST_DRAWS = 2_000_000
FEWEST_DRAWS = 100


class Dated(NamedTuple):
    """The date of one threshold: what the file states, and what that comes to.

    `p10`, `p50` and `p90` are decimal years, by which so many percent of the whole belief
    have come true (infinity: not even if one waits for ever); worked out without draws.
    `never` is the part, from 0 to 1, in which it is never crossed.
    """

    threshold: str
    stated: str
    p10: float
    p50: float
    p90: float
    never: float


class Dates:
    """The dated chances of a kb's thresholds.

    A dated chance is the share of draws from the stated dates in which something holds,
    with the standard error that drawing has. It is as good as the stated dates, and has
    nothing to do with shares of possible orders (`kb.orders`). The same map and seed give
    the same draws, and those of a threshold hang on its own date alone.
    """

    def __init__(
        self,
        drawn: "Drawn",
        threshold: Callable[[str], str],
        proposal: Callable[[str], Proposal],
    ) -> None:
        """Take the draws, and what gives the id of a threshold, and a proposal."""
        self.drawn = drawn
        self._threshold = threshold
        self._proposal = proposal

    def __repr__(self) -> str:
        """Show the number of dated thresholds and of draws."""
        return f"<Dates of {len(self.thresholds)} thresholds: {self.draws} draws>"

    @property
    def thresholds(self) -> tuple[str, ...]:
        """The thresholds whose date counts in this view, by id."""
        return tuple(self.drawn.beliefs)

    @property
    def undated(self) -> tuple[str, ...]:
        """The live thresholds that state no date, or none that counts in this view, by id."""
        return tuple(
            one for one in self.drawn.world.worlds.thresholds if one not in self.drawn.beliefs
        )

    @property
    def draws(self) -> int:
        """How many draws are made."""
        return self.drawn.draws

    @property
    def seed(self) -> int:
        """The seed of the draws."""
        return self.drawn.seed

    def date(self, threshold: str) -> Dated:
        """Give the date of a threshold.

        Raises:
            UnknownIdError: nothing has the id, or it is not a threshold's.
            QueryError: the threshold states no date that counts.
        """
        found = self._dated(threshold)
        one = self.drawn.beliefs[found]
        early, middle, late = map(one.distribution.quantile, (0.1, 0.5, 0.9))
        return Dated(found, str(one.said), early, middle, late, one.distribution.never)

    def chance(self, *, before: tuple[str, str]) -> "Chance":
        """Give how often one threshold is reached before another, and the three other cases.

        Before it, after it, at the same date, or neither ever. What has been crossed by
        today without stating a date comes before everything.

        Raises:
            UnknownIdError: nothing has one of the ids, or it is not a threshold's.
            QueryError: a threshold states no date that counts, or both are the same.
        """
        return self.drawn.before(*self._pair(before))

    def tornado(
        self, *, before: tuple[str, str] | None = None, room: str | None = None
    ) -> "tuple[Swing, ...]":
        """Give how far each date swings a chance, the widest swing first.

        The chance is that one threshold is reached `before` another, or that a proposal has
        `room`. One date at a time is set to its 10 % and to its 90 % date; the others stay
        as drawn, and do not follow it.

        Raises:
            UnknownIdError: nothing has one of the ids.
            QueryError: neither or both are asked for, or a date is missing.
        """
        if (before is None) == (room is None):
            message = "ask for the swings of one chance: `before=(a, b)` or `room=proposal`"
            raise QueryError(message)
        if before is not None:
            return self.drawn.tornado(*self._pair(before))
        found = self.room(room or "")
        if found is None or found.chance is None:
            what = "needs no threshold" if found is None else _without(found.undated)
            message = f"`{room}` has no dated chance of room: {what}"
            raise QueryError(message)
        return self.drawn.tornado_of(found)

    def room(self, proposal: str) -> "Room | None":
        """Give the dated chance that a proposal has room: all it needs before what breaks it.

        None where no clause that stands needs a threshold: then it has room from the start.

        Raises:
            UnknownIdError: nothing has the id, or it is not a proposal's.
        """
        self._possible()
        return self.drawn.room(self._proposal(proposal))

    @property
    def rooms(self) -> "tuple[Room, ...]":
        """The room of each proposal that needs something and speaks of a dated threshold."""
        self._possible()
        return self.drawn.rooms

    @property
    def conflicts(self) -> "tuple[Conflict, ...]":
        """The orders by facts that stand against which some draws go, the worst first."""
        return self.drawn.conflicts

    @property
    def agreeing(self) -> "Estimate":
        """The share of draws that keep all the order facts that stand."""
        return self.drawn.agreeing

    def under(
        self,
        *,
        draws: int | None = None,
        seed: int | None = None,
        correlation: float | None = None,
        ordered: bool | None = None,
    ) -> Self:
        """Give the same dates drawn otherwise.

        `draws` is how many (the error falls with its root), `seed` an integer. With a
        `correlation` from 0 to 1 any two dates correlate by that much, by one factor for
        all. With `ordered` only draws count that keep the order facts that stand.

        Raises:
            QueryError: a value cannot be.
        """
        given = {"draws": draws, "seed": seed, "correlation": correlation, "ordered": ordered}
        changed = {name: value for name, value in given.items() if value is not None}
        if draws is not None and not FEWEST_DRAWS <= draws <= MOST_DRAWS:
            message = f"draws are {FEWEST_DRAWS:,} to {MOST_DRAWS:,}, not {draws:,}"
            raise QueryError(message)
        if correlation is not None and not 0 <= correlation <= 1:
            message = f"a correlation of all dates is from 0 to 1, not {correlation:g}"
            raise QueryError(message)
        changed_draws = replace(self.drawn, **changed)  # type: ignore[arg-type]
        return type(self)(changed_draws, self._threshold, self._proposal)

    def _pair(self, before: tuple[str, str]) -> tuple[str, str]:
        self._possible()
        first, then = map(self._threshold, before)
        if first == then:
            message = f"`{first}` cannot come before itself: name two thresholds"
            raise QueryError(message)
        without = [one for one in (first, then) if not self.drawn.is_dated(one)]
        if without:
            raise QueryError(_without(without))
        if {first, then} <= self.drawn.crossed:
            message = f"`{first}` and `{then}` have both been crossed, and neither states when"
            raise QueryError(message)
        return first, then

    def _dated(self, ref: str) -> str:
        found = self._threshold(ref)
        if found not in self.drawn.beliefs:
            raise QueryError(_without([found]))
        return found

    def _possible(self) -> None:
        """Refuse to answer where hardly a draw is left to answer by."""
        if self.drawn.ordered and not self.agreeing.value:
            message = (
                f"none of {self.draws:,} draws keeps the order facts that stand: `conflicts` "
                "tells which they are against"
            )
            raise QueryError(message)


def _without(thresholds: Iterable[str]) -> str:
    """Say that thresholds state no date that counts.

    >>> _without(["a", "b"])
    '`a` and `b` state no date that counts'
    """
    named = [f"`{one}`" for one in thresholds]
    return f"{' and '.join(named)} {'states' if len(named) == 1 else 'state'} no date that counts"
