"""An Argdown document: statements by title, arguments with their steps, and relations.

All members of one title are one statement. A relation is aimed at a statement, an argument,
or one step of an argument.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from robustmap.formats.exchange._json import Json

_NUMBER = re.compile("[0-9]{1,6}")

Sort = Literal["statement", "argument"]
Kind = Literal["support", "attack", "undercut", "contradictory", "contrary"]
SYMMETRIC: tuple[Kind, ...] = ("contradictory", "contrary")

Place = tuple[str | int, ...]
"""A line and a column in a text, or the path of a value in JSON."""

WHOLE = -1
"""Stands for an argument as a whole, where the number of one of its steps may stand."""


class End(NamedTuple):
    """One end of a relation; `step` counts an argument's inferences from 0."""

    sort: Sort
    title: str
    step: int = WHOLE


class Relation(NamedTuple):
    """What speaks for, against, or the like, and what it is aimed at."""

    kind: Kind
    by: End
    on: End
    place: Place = ()


class Member(NamedTuple):
    """One occurrence of a title; `text` is None where it only refers."""

    text: str | None
    place: Place = ()
    section: tuple[str, ...] = ()
    canonical: bool = False
    inside: str = ""
    """The argument among whose premises and conclusions it stands."""


@dataclass(eq=False)
class Element:
    """What statements and arguments have in common."""

    title: str
    untitled: bool = False
    members: list[Member] = field(default_factory=list)
    tags: dict[str, None] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def texts(self) -> list[Member]:
        """The members that say something."""
        return [member for member in self.members if member.text is not None]

    @property
    def text(self) -> str:
        """What it says: the canonical member, else the last that says something."""
        told = self.texts
        chosen = [member for member in told if member.canonical] or told
        return (chosen[-1].text or "") if chosen else ""

    @property
    def section(self) -> tuple[str, ...]:
        """The headings above the member that defines it, outermost first."""
        told = self.texts or self.members
        return told[0].section if told else ()

    @property
    def place(self) -> Place:
        """Where it is first said, or named."""
        told = self.texts or self.members
        return told[0].place if told else ()


@dataclass(eq=False)
class Statement(Element):
    """A statement: all members that have its title."""


@dataclass(eq=False)
class Step:
    """One inference: the premises that stand right above it, and what it concludes.

    `uses` are the numbers of what it rests on, where the author says so; `concludes` tells
    whether the conclusion is told here, and not only referred to.
    """

    premises: list[str]
    conclusion: str = ""
    rules: list[str] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
    concludes: bool = False
    place: Place = ()

    @property
    def uses(self) -> list[int]:
        """The numbers of the statements that it says it uses."""
        given = self.data.get("uses", [])
        given = given if isinstance(given, list) else [given]
        return [int(one) for one in given if _NUMBER.fullmatch(str(one))]


@dataclass(eq=False)
class Argument(Element):
    """An argument: its gist, and its steps where it has been reconstructed."""

    steps: list[Step] = field(default_factory=list)

    def grounds(self, number: int) -> list[str]:
        """Give the titles of what a step rests on: what it uses, else what is right above."""
        step = self.steps[number]
        if step.uses:
            before = [one for earlier in self.steps[:number] for one in _lines(earlier)]
            known = [*before, *step.premises]
            if max(step.uses) <= len(known) and min(step.uses) > 0:
                return [known[one - 1] for one in step.uses]
        return [*(one.conclusion for one in self.steps[:number][-1:]), *step.premises]


def _lines(step: Step) -> list[str]:
    return [*step.premises, step.conclusion]


@dataclass(eq=False)
class Document:
    """A whole document. `settings` are the title and description in its front matter."""

    statements: dict[str, Statement] = field(default_factory=dict)
    arguments: dict[str, Argument] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    mentions: list[tuple[End, Place]] = field(default_factory=list)
    settings: dict[str, Any] = field(default_factory=dict)
    strict: bool = False
    json: Json | None = None

    def at(self, place: Place) -> dict[str, Any]:
        """Give `line` and `column` for a fault."""
        if self.json is not None:
            return {**self.json.at(*place)}
        line, column = (*place, 0, 0)[:2]
        return {"line": int(line), "column": int(column)}

    def statement(self, title: str) -> Statement:
        """Give the statement of a title, which begins here where there is none yet."""
        return self.statements.setdefault(title, Statement(title))

    def argument(self, title: str) -> Argument:
        """Give the argument of a title, which begins here where there is none yet."""
        return self.arguments.setdefault(title, Argument(title))

    def element(self, end: End) -> Statement | Argument:
        """Give what an end of a relation is."""
        return (self.statement if end.sort == "statement" else self.argument)(end.title)

    def relate(self, relation: Relation) -> None:
        """Add a relation."""
        self.relations.append(relation)


def distinct(relations: list[Relation]) -> list[Relation]:
    """Leave out relations that are there already; those without a direction count both ways."""
    found: dict[tuple[Any, ...], Relation] = {}
    for one in relations:
        ends = tuple(sorted((one.by, one.on))) if one.kind in SYMMETRIC else (one.by, one.on)
        found.setdefault((one.kind, *ends), one)
    return list(found.values())
