"""The kinds of node, one frozen class each: what a file of the kb may say.

A new kind is one class here and its name in `KINDS` at the foot; its folder, schema,
pages and the checks that hold for every kind follow from that.
"""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from robustmap.model.fields import (
    Basis,
    Branch,
    Clauses,
    Date,
    Flag,
    Links,
    ListDependence,
    Number,
    OrderClause,
    Position,
    Premises,
    Quantity,
    Ref,
    Refs,
    RelativeClause,
    RivalTitle,
    Sha256,
    Source,
    States,
    Text,
    Texts,
    Title,
    _listed,
)

Standing = Literal["asserted", "presumed", "open"]
Review = Literal["draft", "reviewed", "withdrawn"]
ClaimAnswer = Literal["supported", "unargued", "contested", "rejected", "unsupported", "circular"]
ArgumentAnswer = Literal["stands", "undercut", "premise-lost", "contested"]
Answer = ClaimAnswer | ArgumentAnswer

Sources = Annotated[
    tuple[Source, ...],
    BeforeValidator(_listed, json_schema_input_type=Text | tuple[Source, ...]),
]


class Node(BaseModel):
    """What every node may carry. The id comes from the file's name, the body below it."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    kind: ClassVar[str]
    folder: ClassVar[str]
    title_required: ClassVar[bool] = True

    id: str = Field(exclude=True)
    body: str = Field(default="", exclude=True)
    x: dict[str, Any] = Field(default_factory=dict, exclude=True)

    title: Title | None = None
    """What it says, in at most 100 characters. An argument may leave it out: its first
    sentence serves."""
    titles: tuple[RivalTitle, ...] = ()
    """Other headings that were proposed for the same thing, each with its proposer."""
    aliases: Refs = ()
    """Ids that this node had before: they lead here."""
    tags: Texts = ()
    """Free words to group by."""
    sources: Sources = ()
    """Where it is said: `SOURCE, place, by HANDLE`."""
    basis: Basis = "stated"
    """How it follows from its source: stated, implied (clearly meant), or our reading."""
    review: Review | None = None
    """How far it has been looked at; `withdrawn` leaves a tombstone that counts as absent."""
    replaced_by: Ref | None = None
    """What to read instead of a withdrawn node."""
    similar_to: Refs = ()
    """Nodes that say something alike (never defeats)."""
    same_as: Refs = ()
    """Nodes that say the same (never defeats)."""
    opposes: Refs = ()
    """Nodes that its author sets against it (never defeats)."""
    generalises: Refs = ()
    """Nodes of which it is the wider form."""
    part_of: Refs = ()
    """Nodes that it is a part of."""
    reading_of: Ref | None = None
    """The node of which it is one way to understand it."""
    note: Text | None = None
    """The curator's own remark, kept apart from the paraphrase."""
    text_gap: Flag = False
    """True where the source has lost something here (a formula, a quote mark)."""
    expect: Answer | None = None
    """A pin: the verdict that this node must have; a change that flips it must edit it."""


class Claim(Node):
    """A statement that can stand or fall."""

    kind: ClassVar[str] = "claim"
    folder: ClassVar[str] = "claims"

    standing: Standing | None = None
    """What it has going for it before any argument: asserted, presumed or open."""
    sort: (
        Literal[
            "empirical",
            "normative",
            "definitional",
            "quantitative",
            "conditional",
            "meta",
            "evidence",
        ]
        | None
    ) = None
    """What sort of statement it is; a definitional one cannot be attacked."""
    contradicts: Links = ()
    """Claims that cannot be true together with this one."""
    states: States | None = None
    """Its formal content: an order of thresholds, a bound, an enabling."""
    quantity: Quantity | None = None
    """The number it gives, and how well that is known."""
    implicit: Flag = False
    """True for a premise that nobody wrote down; it is open until argued for."""
    exposed_by: Refs = ()
    """Who pointed out the unwritten premise."""


class Argument(Node):
    """One published item: premises, and what they are meant to do."""

    kind: ClassVar[str] = "argument"
    folder: ClassVar[str] = "arguments"
    title_required: ClassVar[bool] = False

    for_: Links = Field(default=(), alias="for")
    """Claims (or proposals) that it supports."""
    against: Links = ()
    """Claims (or proposals) that it speaks against."""
    undercuts: Links = ()
    """Arguments whose step it breaks, though their premises may all be true."""
    backs: Links = ()
    """Arguments whose step it defends."""
    reframes: Links = ()
    """Questions or framings that it rejects; never defeats, unless a view says so."""
    qualifies: Links = ()
    """Nodes whose scope it limits; never defeats."""
    premises: Premises = ()
    """What it rests on: ids of claims, or `local-id: A whole sentence.`"""
    scheme: Text | None = None
    """The pattern of reasoning, in a word or two."""
    strength: Literal["weak", "moderate", "strong"] | None = None
    """How strong its author says it is (shown; it decides nothing)."""
    number: int | None = Field(default=None, ge=1)
    """Its place in a published list."""
    acknowledged_by: Refs = ()
    """Who has granted that the point exists (granting is not answering)."""
    rests_on_list: ListDependence | None = None
    """The list of other arguments that it leans on, as its author says."""


class Threshold(Node):
    """A point on an axis that may be crossed."""

    kind: ClassVar[str] = "threshold"
    folder: ClassVar[str] = "thresholds"

    axis: Ref | None = None
    """The axis on which it lies."""
    level: Number | None = None
    """Where on the axis, in the axis's unit."""
    number: int | None = Field(default=None, ge=1)
    """Its place in a published list."""


class Axis(Node):
    """A property of a system, or of its surroundings, that may vary."""

    kind: ClassVar[str] = "axis"
    folder: ClassVar[str] = "axes"

    unit: Text | None = None
    """What it is measured in, if anything."""
    sort: Text | None = None
    """What sort of property it is: capability, oversight, a subsystem's power, ..."""


class Proposal(Node):
    """A plan, a method, or one prong of a plan."""

    kind: ClassVar[str] = "proposal"
    folder: ClassVar[str] = "proposals"

    relies_on: Links = ()
    """Claims without which there is no reason to think that it works."""
    needs: Clauses = ()
    """Thresholds that must have been crossed for it to work (its lower edge)."""
    breaks: Clauses = ()
    """Thresholds that end it once they are crossed (its upper edge)."""
    except_: Texts = Field(default=(), alias="except")
    """Cases for which its author makes an exception."""
    requires_order: tuple[OrderClause, ...] = ()
    """Thresholds that must be reached in a given order."""
    relative: tuple[RelativeClause, ...] = ()
    """Parts of the system that must not outgrow one another."""
    at_limit: Literal["works", "breaks", "unknown"] = "unknown"
    """What it does when everything is scaled up without end."""
    enables: Clauses = ()
    """Proposals that it makes easier."""
    addresses: Refs = ()
    """Failures or arguments that it answers."""
    revises: Refs = ()
    """Earlier proposals that it improves on."""
    covers: Refs = ()
    """Risks or claims that it takes care of."""
    branches: tuple[Branch, ...] = ()
    """What is done in which case."""
    goals: Texts = ()
    """What it is for, in order of preference."""


class Question(Node):
    """A debate, an open question, or a challenge (a request to back something up)."""

    kind: ClassVar[str] = "question"
    folder: ClassVar[str] = "questions"

    sort: Literal["debate", "open", "challenge"] = "open"
    """Debates get a page of their own; challenges never defeat."""
    about: Refs = ()
    """What it is about: for a debate, its theses."""
    asks_about: Refs = ()
    """For a challenge: what is asked to be backed up."""
    answered_by: Refs = ()
    """Nodes that answer it."""
    lists: Refs = ()
    """A published list, in its published order."""


class Person(Node):
    """Somebody who holds views, and which."""

    kind: ClassVar[str] = "person"
    folder: ClassVar[str] = "people"

    handle: Texts = ()
    """Handles by which the sources know this person (`scale-post/c4`)."""
    positions: tuple[Position, ...] = ()
    """What this person holds, with place and date."""


class SourceText(Node):
    """A text that nodes are taken from."""

    kind: ClassVar[str] = "source"
    folder: ClassVar[str] = "sources"

    authors: Texts = ()
    """Who wrote it, as the text itself says."""
    date: Date | None = None
    """When: YYYY, YYYY-MM or YYYY-MM-DD."""
    url: Text | None = None
    """Where it can be read."""
    sha256: Sha256 | None = None
    """The hash of the text that was read."""
    sections: Texts = ()
    """Its parts, in order, as places are named in it."""


KINDS: dict[str, type[Node]] = {
    cls.kind: cls
    for cls in (Claim, Argument, Threshold, Proposal, Axis, Question, Person, SourceText)
}
"""The kinds, in the order in which readers meet them."""

FOLDERS: dict[str, type[Node]] = {cls.folder: cls for cls in KINDS.values()}
"""The same by folder of the kb."""
