"""What every node may carry, whatever its kind."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from robustmap.model.fields import Basis, Flag, Ref, Refs, Source, Text, Texts, Title, _listed
from robustmap.model.parts import Curation, RivalTitle

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
    premises_key: ClassVar[str] = ""
    """The key under which a kind that draws inferences lists what they rest on."""

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
    uses: Refs = ()
    """In which sense it uses a term: a concept, or one of its definitions."""
    curation: tuple[Curation, ...] = ()
    """Who nominated, seconded or reviewed it."""
    expect: Answer | None = None
    """A pin: the verdict that this node must have; a change that flips it must edit it."""
