"""Arguments."""

from typing import ClassVar

from pydantic import Field

from robustmap.model.fields import Flag, Links, Premises, Refs, Strength, Text
from robustmap.model.nodes.node import Node
from robustmap.model.parts import ListDependence


class Argument(Node):
    """One published item: premises, and what they are meant to do."""

    kind: ClassVar[str] = "argument"
    folder: ClassVar[str] = "arguments"
    title_required: ClassVar[bool] = False
    premises_key: ClassVar[str] = "premises"

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
    strength: Strength | None = None
    """How strong its author says it is; it decides only where `weighing` says so."""
    number: int | None = Field(default=None, ge=1)
    """Its place in a published list."""
    acknowledged_by: Refs = ()
    """Who has granted that the point exists (granting is not answering)."""
    rests_on_list: ListDependence | None = None
    """The list of other arguments that it leans on, as its author says."""
    manner: Flag = False
    """True where it objects to how something was said; then it defeats nothing."""
    offers: Refs = ()
    """Questions that it offers instead of what it rejects."""
