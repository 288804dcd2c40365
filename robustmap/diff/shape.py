"""The shape of a difference as JSON: what `--format json` writes, and every other form tells.

`schemas/diff.schema.json` is made from these classes.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from robustmap.diff.owed import How
from robustmap.diff.result import What
from robustmap.diff.sequence import Known
from robustmap.diff.shape_dates import DatedShape
from robustmap.diff.shape_strengths import WeighedShape
from robustmap.diff.shape_views import ViewsShape
from robustmap.diff.shares import Remark
from robustmap.diff.silence import Since
from robustmap.model.fields import Failure
from robustmap.model.nodes import Answer
from robustmap.model.problem import Severity
from robustmap.reason.robustness import RobustnessAnswer


class _Closed(BaseModel):
    """An object without other keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class CauseShape(_Closed):
    """Changed nodes that bring something about: `also` are others that each would, alone.

    `exact` says that no smaller set does, `minimal` that none can be left out, `undone`
    that without them it would not be so (null: not tried).
    """

    nodes: list[str]
    exact: bool
    minimal: bool
    also: list[str]
    undone: bool | None


class StateShape(_Closed):
    """A verdict: the word of the files, why it has no effect ("" where it has), the words."""

    answer: Answer
    no_effect: str
    words: str


class FlipShape(_Closed):
    """A verdict that is another one in the head."""

    id: str
    what: What
    title: str
    before: StateShape
    after: StateShape
    cause: CauseShape


class ScaledShape(_Closed):
    """What scaling does: the answer, the threshold that shows it, crossings from today."""

    answer: RobustnessAnswer
    witness: str | None
    gap: int | None
    failure: Failure | None
    words: str


class RobustnessShape(_Closed):
    """What one kind of scaling does to a proposal now; `loss` where it has less than before."""

    proposal: str
    kind: str
    title: str
    before: ScaledShape
    after: ScaledShape
    loss: bool
    cause: CauseShape


class EstimateShape(_Closed):
    """A share of possible orders: `count` of `of`, or an estimate from `samples` of them."""

    value: float
    low: float
    high: float
    count: int | None
    of: int | None
    method: str
    samples: int


class IntervalShape(_Closed):
    """A share of possible orders, over the worlds that disputed facts leave open."""

    low: float
    high: float
    standing: EstimateShape
    swing: str
    worlds: int
    cyclic: int
    words: str


class ShareShape(_Closed):
    """A share of possible orders that moved; `remark` says whether thresholds alone moved it."""

    proposal: str
    clause: str
    title: str
    before: IntervalShape
    after: IntervalShape
    remark: Remark


class OrderShape(_Closed):
    """Two thresholds of which another one comes first now; `claims` say so, or did."""

    first: str
    then: str
    before: Known
    after: Known
    claims: list[str]


class EntryShape(_Closed):
    """An item that went from one group of a ledger to another, "" for none."""

    side: Literal["for", "against"]
    item: str
    before: str
    after: str
    cause: CauseShape


class LedgerShape(_Closed):
    """What moved among the items for and against one statement."""

    statement: str
    title: str
    entries: list[EntryShape]


class OwedShape(_Closed):
    """Something that somebody still has to do, or no longer."""

    how: How
    sort: str
    node: str
    title: str
    about: list[str]
    where: str
    move: str
    says: str


class SilenceShape(_Closed):
    """An argument that newly holds only because nobody has replied."""

    id: str
    title: str
    since: Since


class SuspectShape(_Closed):
    """A node that did not follow when `of`, which its `fields` name, was reworded.

    Under the fields in `outdated` it says itself that it was read against an earlier wording.
    """

    node: str
    kind: str
    title: str
    path: str
    of: str
    fields: list[str]
    outdated: list[str] = []


class ArrivalShape(_Closed):
    """A new node that can stand or fall, and what is said of it from the start."""

    node: str
    kind: str
    title: str
    words: list[str]


class TextShape(_Closed):
    """A sentence that was put otherwise: which one, what it was and what it is."""

    part: str
    before: str
    after: str


class CountShape(_Closed):
    """A number in the base and in the head."""

    base: int
    head: int


class HealthShape(_Closed):
    """Arguments without a reply, debates with one side only, nodes without a source."""

    unanswered: CountShape
    one_sided: CountShape
    unsourced: CountShape


class AimShape(_Closed):
    """What an argument does to what."""

    relation: str
    target: str


class ChangeShape(_Closed):
    """One change of one node; `line` is where it begins in `path`, 0 where there is no file."""

    change: str
    node: str
    kind: str
    title: str
    path: str
    line: int
    words: str
    aims: list[AimShape] = []
    before: str | list[AimShape] = ""
    after: str = ""
    fields: list[str] = []
    texts: list[TextShape] = []
    into: str = ""
    replaced_by: str = ""
    stance: Literal["", "accepted", "denied"] = ""


class FindingShape(_Closed):
    """A finding of `check` that only the head has."""

    code: str
    severity: Severity
    message: str
    path: str
    line: int
    column: int
    end_column: int
    node: str


class FindingsShape(_Closed):
    """The new findings, and how many there are of each severity."""

    counts: dict[Severity, int]
    new: list[FindingShape]


class DiffShape(_Closed):
    """What changes from a base to a head: consequences first, then changes, then findings."""

    format: Literal["robustmap-diff/1"]
    semantics: str
    views: ViewsShape
    base: str
    head: str
    notes: list[str]
    nodes: CountShape
    steady: int
    flips: list[FlipShape]
    robustness: list[RobustnessShape]
    shares: list[ShareShape]
    shares_compared: bool
    dated: list[DatedShape]
    orders: list[OrderShape]
    ledgers: list[LedgerShape]
    strengths: WeighedShape
    obligations: list[OwedShape]
    silences: list[SilenceShape]
    suspects: list[SuspectShape]
    health: HealthShape
    arrivals: list[ArrivalShape]
    changes: list[ChangeShape]
    findings: FindingsShape


def schema() -> dict[str, Any]:
    """Give the JSON Schema of a difference, the same for the same classes."""
    found = DiffShape.model_json_schema()
    for one in found["$defs"].values():
        one["description"] = " ".join(one["description"].split())
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "diff.schema.json",
    }
    return head | found | {"title": "diff"}
