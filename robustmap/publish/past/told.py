"""What one step of a map's history changes, as it is told on the site and kept for next time."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from robustmap.explain import words
from robustmap.explain.words import Phrase
from robustmap.model.map import Map

if TYPE_CHECKING:
    from robustmap.diff.causes import Cause
    from robustmap.diff.kinds import Change
    from robustmap.diff.result import Diff, LedgerChange

PACKAGE = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Done:
    """What was done to one node: the kind of change, and how it is said."""

    name: str
    sign: str
    node: str
    kind: str
    title: str
    said: Phrase


@dataclass(frozen=True)
class Turn:
    """A verdict that changed, or an answer on scaling (`scaling` names which), in words.

    `because` names the nodes that bring it about, `surely` that they are the smallest set.
    """

    ref: str
    title: str
    before: Phrase
    after: Phrase
    because: tuple[str, ...]
    surely: bool
    scaling: str = ""


@dataclass(frozen=True)
class Shift:
    """An item that is elsewhere among what speaks for or against something."""

    side: str
    item: str
    before: str
    after: str


@dataclass(frozen=True)
class Ledger:
    """What moved among the reasons for and against one statement."""

    ref: str
    title: str
    shifts: tuple[Shift, ...]


@dataclass(frozen=True)
class Told:
    """What a step changes: verdicts, answers on scaling, ledgers, nodes; the weightiest first."""

    verdicts: tuple[Turn, ...]
    scaled: tuple[Turn, ...]
    ledgers: tuple[Ledger, ...]
    nodes: tuple[Done, ...]

    @property
    def shifts(self) -> int:
        """Count the items that moved."""
        return sum(len(one.shifts) for one in self.ledgers)


def tell(base: Map, head: Map) -> Told:
    """Compare two maps, each seen as its own settings say. Costs what `compare` does."""
    from robustmap.diff.compare import compare

    diff = compare(base, head)
    return Told(
        tuple(
            Turn(one.id, one.title, one.before.words, one.after.words, *_cause(one.cause))
            for one in diff.flips
        ),
        tuple(_scaled(diff)),
        tuple(_ledger(one) for one in diff.ledgers),
        tuple(map(_done, diff.changes)),
    )


def _cause(cause: "Cause") -> tuple[tuple[str, ...], bool]:
    return cause.nodes, cause.minimal


def _scaled(diff: "Diff") -> Iterable[Turn]:
    for one in diff.robustness:
        before, after = words.robustness(one.before), words.robustness(one.after)
        scaling = words.SCALING.get(one.kind, one.kind)
        yield Turn(one.proposal, one.title, before, after, *_cause(one.cause), scaling)


def _ledger(one: "LedgerChange") -> Ledger:
    shifts = (Shift(entry.side, entry.item, entry.before, entry.after) for entry in one.entries)
    return Ledger(one.statement, one.title, tuple(shifts))


def _done(one: "Change") -> Done:
    return Done(one.name, one.sign, one.node, one.kind, one.title, one.said)


@cache
def _shape() -> TypeAdapter[Told]:
    return TypeAdapter(Told)


def save(told: Told, mark: str) -> bytes:
    """Write it as it is kept, marked with what made it."""
    return mark.encode() + b"\n" + _shape().dump_json(told)


def load(data: bytes, mark: str) -> Told | None:
    """Read what was kept; None where that is not there, broken, or made by other code."""
    made, _, content = data.partition(b"\n")
    if made.decode("utf-8", "replace") != mark:
        return None
    try:
        return _shape().validate_json(content)
    except ValidationError:
        return None


@cache
def stamp() -> str:
    """Give what tells this code from any other: what other code made is not trusted."""
    made = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*.py")):
        made.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return made.hexdigest()
