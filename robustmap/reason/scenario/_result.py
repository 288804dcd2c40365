"""What a scenario gives: the fate of every proposal, and what it hangs on."""

from typing import Literal, NamedTuple

from robustmap.model.fields import Failure as Manner

Fate = Literal["stands", "fails", "not-yet", "open", "unknown"]
Reason = Literal["breaks", "order", "needs"]


class Failure(NamedTuple):
    """A proposal stops working: by which clause, once which threshold is crossed, and how.

    `why` tells whether the threshold `breaks` it or comes in the wrong `order` (or, in
    `Scenario.open`, whether it `needs` it and does not get it). `step`
    counts the crossings up to then, from 1; 0 where it has happened at the start already.
    `worked` tells whether all that it needs had been reached before. In `Scenario.open`,
    `hangs_on` says on what it hangs whether it fails at all: on a clause in dispute, or on
    which of two thresholds crossed at the start came first.
    """

    proposal: str
    clause: str
    at: str
    step: int
    how: Manner | None = None
    why: Reason = "breaks"
    worked: bool = True
    hangs_on: Literal["", "clause", "start"] = ""


class Waiting(NamedTuple):
    """A proposal that has not come into its working range: what it still needs."""

    proposal: str
    missing: tuple[str, ...]


class Against(NamedTuple):
    """The scenario crosses `first` before `then`; these facts say that it is the reverse."""

    first: str
    then: str
    facts: tuple[str, ...]


class Choice(NamedTuple):
    """A branch of a conditional plan, and the fate here of what its condition names."""

    proposal: str
    if_: str
    then: str
    fate: Fate
    named: tuple[tuple[str, str], ...] = ()


class Scenario(NamedTuple):
    """What becomes of the proposals when thresholds are crossed in one order.

    `start` is crossed at the outset, in no order that is known; `order` is what is crossed
    then, one after another. `filled` names what was not asked for and has been filled in:
    what the facts put below `start`, and the other thresholds of an order, each as late as
    the facts allow and else by name, those crossed today first. `against` are the facts
    that the scenario goes against.

    `stands`: works at the end. `fails`: in the order in which they fail. `open`: whether
    they fail hangs on something (the same proposal may stand or wait otherwise). `not_yet`:
    never came into their working range. `unknown`: no clause that counts says anything of
    thresholds. Each proposal is in one of `stands`, `fails`, `not_yet` and `unknown`.
    """

    start: tuple[str, ...]
    order: tuple[str, ...]
    filled: tuple[str, ...]
    against: tuple[Against, ...]
    stands: tuple[str, ...]
    fails: tuple[Failure, ...]
    open: tuple[Failure, ...]
    not_yet: tuple[Waiting, ...]
    unknown: tuple[str, ...]
    branches: tuple[Choice, ...]

    def fate(self, proposal: str) -> Fate:
        """Give what becomes of one proposal; `open` where nothing certain fails it."""
        if any(one.proposal == proposal for one in self.fails):
            return "fails"
        if any(one.proposal == proposal for one in self.open):
            return "open"
        if proposal in self.stands:
            return "stands"
        return "unknown" if proposal in self.unknown else "not-yet"
