"""The pieces that nodes are made of, and how their short forms are read.

Every piece can be written short (an id, a line of text) or long (a mapping). The short
form is turned into the long one before it is checked, so that the rest of the package
sees one shape only.
"""

from collections.abc import Sequence
from sys import intern
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

Basis = Literal["stated", "implied", "reading"]
Strength = Literal["weak", "moderate", "strong"]
Voice = Literal["asserts", "quotes", "paraphrases", "supposes", "asks"]
Attribution = Literal["explicit", "inferred", "unattributed"]
Confirmed = Literal["yes", "no", "unknown"]
Failure = Literal["graceful", "detectable", "silent", "catastrophic"]

MAX_TITLE_LENGTH = 100

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Title = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TITLE_LENGTH)
]
Ref = Annotated[str, StringConstraints(pattern=r"^\S+$")]
Date = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Number = Annotated[float, Field(allow_inf_nan=False)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{4,64}$")]
"""The first digits of a hash of some wording: see `robustmap.model.wording`."""


def _flag(value: Any) -> Any:
    # Only the two words: a bare `no` or `on` never turns into a truth value by itself.
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


Flag = Annotated[bool, BeforeValidator(_flag, json_schema_input_type=bool), Field(strict=True)]


def _listed(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return value
    return [value]


class Part(BaseModel):
    """The parent of every piece: frozen, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


Refs = Annotated[
    tuple[Ref, ...],
    BeforeValidator(_listed, json_schema_input_type=Ref | tuple[Ref, ...]),
]
Texts = Annotated[
    tuple[Text, ...],
    BeforeValidator(_listed, json_schema_input_type=Text | tuple[Text, ...]),
]


class SourceRef(Part):
    """Where something is said: `SOURCE, place, by HANDLE`, or the same spelled out."""

    source: Ref
    at: Text | None = None
    by: Ref | None = None
    voice: Voice = "asserts"
    attribution: Attribution | None = None
    confirmed: Confirmed = "unknown"
    of: Ref | None = None
    status: Literal["planned", "draft", "final"] | None = None
    """How far a text was that its author was still writing (a planned summary)."""

    @property
    def asserts(self) -> bool:
        """Tell whether somebody stands behind what is said here.

        Suppositions, questions and paraphrases that their subject has not confirmed
        do not count as anybody's view.
        """
        if self.voice == "paraphrases":
            return self.confirmed == "yes"
        return self.voice in ("asserts", "quotes")

    @property
    def attributed(self) -> Attribution:
        """How the speaker is known: by default explicitly where one is named."""
        return self.attribution or ("explicit" if self.by else "unattributed")


def read_source(value: Any) -> Any:
    """Spell out a compact source line.

    >>> read_source("gen-post, Against 2, by gen-post/author")
    {'source': 'gen-post', 'by': 'gen-post/author', 'at': 'Against 2'}
    """
    if not isinstance(value, str):
        return value
    source, *rest = (piece.strip() for piece in value.split(","))
    # Few texts and speakers are named by many nodes.
    spelled = {"source": intern(source)}
    if rest and rest[-1].startswith("by "):
        spelled["by"] = intern(rest.pop()[3:].strip())
    if rest:
        spelled["at"] = ", ".join(rest)
    return spelled


Source = Annotated[SourceRef, BeforeValidator(read_source, json_schema_input_type=Text | SourceRef)]


class Link(Part):
    """One target of a relation, with a basis of its own where that differs."""

    to: Ref
    basis: Basis | None = None
    read: Fingerprint | None = None
    """The hash of the wording against which the link was written (`robustmap reread`)."""


def _link(value: Any) -> Any:
    return {"to": value} if isinstance(value, str) else value


OneLink = Annotated[Link, BeforeValidator(_link, json_schema_input_type=Ref | Link)]
Links = Annotated[
    tuple[OneLink, ...],
    BeforeValidator(_listed, json_schema_input_type=Ref | tuple[OneLink, ...]),
]


class Premise(Part):
    """A premise: the id of a claim, or a sentence of its own with a local id.

    It is one of the two, never both and never neither.
    """

    model_config = ConfigDict(populate_by_name=True)

    ref: Ref | None = Field(default=None, alias="to", serialization_alias="ref")
    local: str | None = None
    text: Text | None = None
    read: Fingerprint | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        wrong = ""
        if self.ref is None and self.text is None:
            wrong = "a premise needs the id of a claim, or a sentence"
        elif self.ref is not None and (self.text is not None or self.local is not None):
            wrong = "a premise is the id of a claim or a sentence, not both"
        elif self.ref is None and self.read is not None:
            wrong = "only of a claim that has an id can it be said what was read"
        if wrong:
            raise PydanticCustomError("premise", "{wrong}", {"wrong": wrong})
        return self


class NamedPremise(Part):
    """A premise that is the id of a claim, with what the claim said when it was read."""

    to: Ref
    read: Fingerprint
    """The hash of the wording against which the premise was named (`robustmap reread`)."""


NAMING = frozenset(NamedPremise.model_fields)
"""The keys of a premise that is no `local-id: sentence`."""


def read_premise(value: Any) -> Any:
    """Spell out a premise; one word without a blank is an id, anything else a sentence.

    >>> read_premise({"p1": "Reality punishes false beliefs."})
    {'local': 'p1', 'text': 'Reality punishes false beliefs.'}
    >>> read_premise({"to": "reality-hits-back", "read": "3f9a21c0"})
    {'to': 'reality-hits-back', 'read': '3f9a21c0'}
    """
    if isinstance(value, str):
        return {"ref": value} if value and not any(map(str.isspace, value)) else {"text": value}
    if isinstance(value, dict) and len(value) == 1:
        ((local, text),) = value.items()
        return {"local": local, "text": text}
    return value


OnePremise = Annotated[
    Premise,
    BeforeValidator(read_premise, json_schema_input_type=Text | dict[str, Text] | NamedPremise),
]
Premises = Annotated[
    tuple[OnePremise, ...],
    BeforeValidator(_listed, json_schema_input_type=Text | tuple[OnePremise, ...]),
]


class Clause(Part):
    """What a proposal asks of one threshold, or gives to one other proposal."""

    at: Ref
    why: Text | None = None
    failure: Failure | None = None
    basis: Basis | None = None
    sources: Annotated[tuple[Source, ...], BeforeValidator(_listed)] = ()
    read: Fingerprint | None = None
    """The hash of the wording of `at` against which the clause was written."""


def _clause(value: Any) -> Any:
    return {"at": value} if isinstance(value, str) else value


OneClause = Annotated[Clause, BeforeValidator(_clause, json_schema_input_type=Ref | Clause)]
Clauses = Annotated[
    tuple[OneClause, ...],
    BeforeValidator(_listed, json_schema_input_type=Ref | tuple[OneClause, ...]),
]


class OrderClause(Part):
    """A proposal's need that one threshold is reached before another."""

    first: Ref
    then: Ref
    grade: Literal["hard", "soft"] = "hard"
    why: Text | None = None
    failure: Failure | None = None
    basis: Basis | None = None
    sources: Annotated[tuple[Source, ...], BeforeValidator(_listed)] = ()


class RelativeClause(Part):
    """A proposal works only while axis `of` is at most `margin` rungs above axis `to`."""

    of: Ref
    to: Ref
    margin: int = 0
    why: Text | None = None
    failure: Failure | None = None
    basis: Basis | None = None
    sources: Annotated[tuple[Source, ...], BeforeValidator(_listed)] = ()


def _two(value: Any) -> Any:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_listed(side) for side in value]
    return value


Order = Annotated[
    tuple[tuple[Ref, ...], tuple[Ref, ...]],
    BeforeValidator(
        _two, json_schema_input_type=tuple[Ref | tuple[Ref, ...], Ref | tuple[Ref, ...]]
    ),
]


class States(Part):
    """The formal content of a claim: what the order and robustness engines may use.

    `before: [a, b]` says that a is reached before b (either side may list several);
    `within: [x, y, m]` that x stays at most m rungs above y; `enables: [p, q]` that p
    makes q easier, `hinders: [p, q]` that p makes q harder, `excludes: [p, c]` that no
    failure of the class c can happen to p, `indispensable: p` that the proposals around p do
    not work without it. Only facts about the `world` feed the engines;
    the other scopes are rules over proposals, shown and queried but never applied silently.
    """

    before: Order | None = None
    within: tuple[Ref, Ref, int] | None = None
    enables: tuple[Ref, Ref] | None = None
    hinders: tuple[Ref, Ref] | None = None
    excludes: tuple[Ref, Ref] | None = None
    indispensable: Ref | None = None
    scope: Literal["world", "all-proposals", "most-proposals", "some-proposals"] = "world"
    graded: Flag = False
