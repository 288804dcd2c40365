"""The pieces of an outline: lines as they stand, and the nodes that they are about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Relation = Literal["for", "against", "undercuts", "contradicts", "asks_about"]
Shape = Literal["plain", "known", "claim", "argument", "more"]
Role = Literal["claim", "argument", "premise", "question", "other"]


class Slip(NamedTuple):
    """Something in an outline that cannot be read: on which line, what, and what would be."""

    line: int
    message: str
    expected: str = ""
    suggestion: str = ""


class Mark(NamedTuple):
    """What a line is to the one above it; `outgoing` turns that round."""

    relation: Relation
    outgoing: bool = False


class Line(NamedTuple):
    """One line: `name` is what stands in brackets, `id` the id that it is given."""

    number: int
    indent: int
    mark: Mark | None
    shape: Shape
    name: str
    text: str
    id: str


class Planned(NamedTuple):
    """A node that an outline asks for; `fields` are as a file would give them."""

    kind: str
    id: str
    fields: Mapping[str, Any]
    body: str
    line: int


@dataclass(eq=False)
class Item:
    """What a line is about: a node that is to be written, one of its premises, or a known one."""

    role: Role
    id: str
    line: int
    known: bool = False
    """Whether the map has it already: then its file stays as it is."""
    title: str = ""
    text: str = ""
    more: list[str] = field(default_factory=list)
    premises: list["Item"] = field(default_factory=list)
    aims: dict[str, list[str]] = field(default_factory=dict)
    listed: bool = False
    """Whether it is a premise that stands in its argument's file."""

    def aim(self, relation: str, target: str) -> None:
        """Add a target of a relation, once."""
        targets = self.aims.setdefault(relation, [])
        if target not in targets:
            targets.append(target)
