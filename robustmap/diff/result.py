"""A difference between two maps, as typed values and as plain data."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, Literal

from robustmap.diff.arrivals import Arrival
from robustmap.diff.causes import Cause
from robustmap.diff.dated import DatedChange
from robustmap.diff.health import Health
from robustmap.diff.kinds import Change
from robustmap.diff.lines import Lines
from robustmap.diff.owed import OwedChange
from robustmap.diff.sequence import OrderChange
from robustmap.diff.shares import ShareChange
from robustmap.diff.silence import Silence
from robustmap.diff.strengths import Weighed
from robustmap.diff.suspects import Suspect
from robustmap.explain.seen import view_data
from robustmap.explain.words import Phrase, count
from robustmap.explain.words import robustness as in_words
from robustmap.model.fields import Failure
from robustmap.model.nodes import Answer
from robustmap.model.view import DEFAULT_VIEW, View
from robustmap.reason.robustness import Robustness, RobustnessAnswer

FORMAT = "robustmap-diff/1"

What = Literal[
    "claim",
    "works",
    "argument",
    "story",
    "inference",
    "premise",
    "reason",
    "clause",
    "definition",
]


@dataclass(frozen=True)
class State:
    """A verdict: the word of the files, why it has no effect ("" where it has), the words."""

    answer: Answer
    no_effect: str
    words: Phrase

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {**asdict(self), "words": self.words.fill()}


@dataclass(frozen=True)
class Flip:
    """A verdict that is another one in the head, though what it is on is in both."""

    id: str
    what: What
    title: str
    before: State
    after: State
    cause: Cause

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "id": self.id,
            "what": self.what,
            "title": self.title,
            "before": self.before.data(),
            "after": self.after.data(),
            "cause": asdict(self.cause),
        }


@dataclass(frozen=True)
class Entry:
    """An item that is elsewhere in a ledger: from one group to another, "" for none."""

    side: str
    item: str
    before: str
    after: str
    cause: Cause


@dataclass(frozen=True)
class LedgerChange:
    """What moved among the items for and against one statement."""

    statement: str
    title: str
    entries: tuple[Entry, ...]

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        return asdict(self)


@dataclass(frozen=True)
class RobustnessChange:
    """What one kind of scaling does to a proposal, where that is another answer now."""

    proposal: str
    kind: str
    title: str
    before: Robustness
    after: Robustness
    cause: Cause

    @property
    def loss(self) -> bool:
        """Tell whether the proposal has less than it had: it ends, sooner or worse.

        That somebody finds out about what was unknown is no loss.
        """
        before, after = _WORTH[self.before.answer], _WORTH[self.after.answer]
        if before != after:
            return 0 < after < before or self.after.answer == "unknown"
        if None not in (self.before.gap, self.after.gap) and self.before.gap != self.after.gap:
            return (self.after.gap or 0) < (self.before.gap or 0)
        return _BAD[self.after.failure] > _BAD[self.before.failure]

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "proposal": self.proposal,
            "kind": self.kind,
            "title": self.title,
            "before": _robustness(self.before),
            "after": _robustness(self.after),
            "loss": self.loss,
            "cause": asdict(self.cause),
        }


_WORTH: dict[RobustnessAnswer, int] = {
    "unknown": 0,
    "no-room": 1,
    "stopped": 2,
    "stops": 3,
    "disputed": 4,
    "works": 5,
}
_BAD: dict[Failure | None, int] = {
    None: 0,
    "graceful": 1,
    "detectable": 2,
    "silent": 3,
    "catastrophic": 4,
}


def _robustness(found: Robustness) -> dict[str, Any]:
    return {
        "answer": found.answer,
        "witness": found.witness,
        "gap": found.gap,
        "failure": found.failure,
        "words": in_words(found).fill(),
    }


@dataclass(frozen=True)
class Diff:
    """What changes from a base to a head: consequences first, then the changes themselves.

    `nodes` counts the nodes of base and head that have not been withdrawn, `steady` the
    verdicts on what is in both that stay as they are. Each part is sorted by how much
    hangs on it. Ids are the head's. `shares` of possible orders are told apart from the
    answers of `robustness`: they move when thresholds are added, and `shares_compared` is
    False where there are too many of these for it. `dated` chances are told apart from both.
    `obligations` are compared where it is said how to find them. `lines` are the changed ones
    of each changed node. `views` say what counts in base and head.
    """

    semantics: str
    nodes: tuple[int, int]
    steady: int
    flips: tuple[Flip, ...]
    robustness: tuple[RobustnessChange, ...]
    ledgers: tuple[LedgerChange, ...]
    changes: tuple[Change, ...]
    shares: tuple[ShareChange, ...] = ()
    shares_compared: bool = True
    orders: tuple[OrderChange, ...] = ()
    obligations: tuple[OwedChange, ...] = ()
    silences: tuple[Silence, ...] = ()
    suspects: tuple[Suspect, ...] = ()
    health: Health = field(default_factory=Health)
    lines: Mapping[str, Lines] = field(default_factory=dict)
    arrivals: tuple[Arrival, ...] = ()
    strengths: Weighed = field(default_factory=Weighed)
    views: tuple[View, View] = (DEFAULT_VIEW, DEFAULT_VIEW)
    dated: tuple[DatedChange, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything changed at all."""
        moved = self.flips or self.robustness or self.ledgers or self.shares or self.orders
        return bool(self.changes or moved or self.dated or self.obligations or self.silences)

    def __str__(self) -> str:
        """Count what changed, in a sentence."""
        return "; ".join(
            (
                count(len(self.changes), "change"),
                count(len(self.flips), "verdict changes", "verdicts change"),
                f"robustness: {count(len(self.robustness), 'answer')}",
                f"ledgers: {count(self.entries, 'entry', 'entries')}",
            )
        )

    @property
    def entries(self) -> int:
        """Count the items that moved in ledgers."""
        return sum(len(one.entries) for one in self.ledgers)

    def of(self, node: str) -> Change | None:
        """Give the first change of a node, which is the weightiest."""
        return self._first.get(node)

    @cached_property
    def _first(self) -> Mapping[str, Change]:
        return {one.node: one for one in reversed(self.changes)}

    def data(self) -> dict[str, Any]:
        """Give it as plain data, ready for JSON; `format` tells the version of the shape."""
        return {
            "format": FORMAT,
            "semantics": self.semantics,
            "views": dict(zip(("base", "head"), map(view_data, self.views), strict=True)),
            "nodes": {"base": self.nodes[0], "head": self.nodes[1]},
            "steady": self.steady,
            "flips": [one.data() for one in self.flips],
            "robustness": [one.data() for one in self.robustness],
            "shares": [one.data() for one in self.shares],
            "shares_compared": self.shares_compared,
            "dated": [one.data() for one in self.dated],
            "orders": [one.data() for one in self.orders],
            "ledgers": [one.data() for one in self.ledgers],
            "strengths": self.strengths.data(),
            "obligations": [one.data() for one in self.obligations],
            "silences": [one.data() for one in self.silences],
            "suspects": [one.data() for one in self.suspects],
            "health": self.health.data(),
            "arrivals": [one.data() for one in self.arrivals],
            "changes": [self._placed(one) for one in self.changes],
        }

    def _placed(self, change: Change) -> dict[str, Any]:
        lines = self.lines.get(change.node)
        return change.data() | {"line": lines.at.line if lines else 0}
