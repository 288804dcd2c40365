"""The larger pieces of single kinds: quantities, positions, slots of stories, moves, cells.

What several kinds share is in `robustmap.model.fields`.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from robustmap.model.fields import (
    Basis,
    Date,
    Fingerprint,
    Flag,
    Number,
    Part,
    Ref,
    Refs,
    Source,
    Text,
    Texts,
    Title,
    _listed,
)

Told = Annotated[tuple[Source, ...], BeforeValidator(_listed)]
"""Where a piece of a node is said."""

Act = Literal["nominates", "seconds", "reviews", "revises", "curates"]
CellAnswer = Literal["yes", "partly", "no", "unknown"]
Concreteness = Literal["concrete", "generic", "unfillable"]
Classified = Literal["yes", "no", "unclear"]


class Curation(Part):
    """What somebody did to bring a text or a node to the attention of others."""

    by: Ref
    act: Act
    since: Date | None = None
    says: Text | None = None
    source: Source | None = None


class Quantity(Part):
    """A number with its unit, and how well it is known; or a sign without a size."""

    value: Text | None = None
    unit: Text | None = None
    low: Number | None = None
    high: Number | None = None
    sign: Literal["positive", "negative", "unknown"] | None = None
    certainty: Literal["measured", "extrapolated", "remembered", "guessed", "invented"]
    depends_on: Texts = ()
    """What the number depends on: ids, or words."""


class RivalTitle(Part):
    """A heading that somebody else proposed for the same thing."""

    text: Title
    by: Ref


class ListDependence(Part):
    """The items of a list that an argument says it rests on (told, never computed)."""

    list: Ref
    except_: Refs = Field(default=(), alias="except")


class Position(Part):
    """What a person holds of one node: is it true, and how much does it bear."""

    id: str
    about: Ref
    stance: Literal["accepts", "leans-to", "unsure", "leans-against", "rejects"]
    bearing: Literal["none", "weak", "moderate", "strong", "decisive", "unknown"] = "unknown"
    since: Date | None = None
    because: Refs = ()
    replaces: Ref | None = None
    concedes: Flag = False
    """True for a concession."""
    scope: Text | None = None
    """How far a concession goes."""
    residue: Text | None = None
    """What remains of the disagreement."""
    occasion: Text | None = None
    """On what occasion the view was formed, where no node says it: a talk in person."""
    source: Source | None = None
    read: Fingerprint | None = None
    """The hash of the wording of `about` against which the view was recorded."""


class Branch(Part):
    """One branch of a conditional plan: what is done if something holds."""

    id: str | None = None
    if_: Text = Field(alias="if")
    then: Text
    on: Ref | None = None
    """The proposal or claim on whose success it turns."""
    goes: Literal["well", "partly", "badly"] | None = None
    """How well that goes in this branch."""
    affects: Refs = ()
    """The proposals of which this branch changes the effort."""
    needs: Refs = ()
    """Claims that would have to be true for this branch."""


class Assessment(Part):
    """One cell of a comparison or checklist: how a proposal meets one criterion."""

    on: Ref
    answer: CellAnswer = "unknown"
    why: Text | None = None
    if_: Text | None = Field(default=None, alias="if")
    """The condition under which the answer holds."""
    quantity: Quantity | None = None
    basis: Basis | None = None
    sources: Told = ()


class Removal(Part):
    """What is said to happen to a proposal without one of its assumptions."""

    at: Ref
    breaks: Literal["yes", "no", "unknown"] = "unknown"
    why: Text | None = None
    basis: Basis | None = None
    sources: Told = ()


class Slot(Part):
    """One slot of a failure story: what fills it, and how concrete that is."""

    text: Text
    concreteness: Concreteness = "concrete"


def _slot(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


OneSlot = Annotated[Slot, BeforeValidator(_slot, json_schema_input_type=Text | Slot)]


class Persistence(Part):
    """The range of an axis over which a failure stays; what is left out is unknown."""

    axis: Ref
    from_: Ref | None = Field(default=None, alias="from")
    """The threshold at which it begins."""
    until: Ref | None = None
    """The threshold at which it ends."""
    endless: Flag = False
    """True where no further growth along the axis removes it."""
    why: Text | None = None


class Definition(Part):
    """One of the rival definitions of a term."""

    id: str
    text: Text
    by: Ref | None = None
    flaws: Texts = ()
    """What those who use it grant to be wrong with it."""
    best: Flag = False
    """True where its author knows of none that is better."""
    sources: Told = ()


class Case(Part):
    """A test case of a term: which definitions cover it."""

    id: str | None = None
    text: Text
    verdicts: dict[Ref, Classified] = Field(default_factory=dict)
    """Definition -> whether the case falls under it."""
    sources: Told = ()


class WinCondition(Part):
    """A way to win a game."""

    id: str
    for_: Text = Field(alias="for")
    when: Text


class Move(Part):
    """One move of a dialogue or game."""

    id: str | None = None
    by: Text
    """The role that moves."""
    who: Ref | None = None
    """Who plays it."""
    move: Text
    node: Ref | None = None
    """The node that the move puts forward, or speaks of."""
    replies_to: Ref | None = None
    """The id of an earlier move."""
    wins: Ref | None = None
    """For a judge: the win condition that has come about."""
    text: Text | None = None
    sources: Told = ()


class SourcePart(Part):
    """One part of a text: what it is, and why nothing was taken from it if so."""

    at: Text
    """The place as nodes cite it: "comment 7"."""
    by: Ref | None = None
    about: Text | None = None
    left_out: Text | None = None
    """What was left out of the map, and why."""
