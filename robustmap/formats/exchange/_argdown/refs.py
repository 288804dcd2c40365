"""Which id each title of a document stands for."""

import re
from collections.abc import Mapping
from itertools import count
from typing import Any

from robustmap.formats.exchange._argdown.document import Argument, Document, Element, End
from robustmap.formats.exchange._nodes import Maker
from robustmap.model import ids
from robustmap.model.problem import clip

PART = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*#\S+")
"""A title that is the id of a part of a node, such as a premise."""

SO = "so"
"""The local name of what an argument says in the end, where that is no claim of its own."""

CLAIM = frozenset({"claim"})
STATEMENTS = frozenset({"claim", "proposal"})
ARGUMENTS = frozenset({"argument", "story"})
AIMS = frozenset({"for", "against", "undercuts", "backs", "reframes", "qualifies"})
"""The keys of data that say at what an argument is aimed."""


class Refs:
    """The id of every title; `nodes` are the titles of which nodes are made."""

    def __init__(self, document: Document, maker: Maker) -> None:
        """Give ids: those in the data, those that premises have, then readable new ones."""
        self.document = document
        self.ids: dict[End, str] = {}
        self.nodes: dict[End, str] = {}
        self.idle = _idle(document)
        """The titles of arguments that speak to nothing: they are claims here."""
        self.folded: dict[str, str] = {}
        """The title of a conclusion that is no claim of its own -> its argument's."""
        self._maker = maker
        for title, argument in document.arguments.items():
            if title in self.idle:
                self._tell_idle(argument)
                self._name(End("argument", title), argument, CLAIM, "claim")
            else:
                self._name(End("argument", title), argument, ARGUMENTS, "argument")
        for argument in document.arguments.values():
            self._premises(argument)
        for title, statement in document.statements.items():
            end = End("statement", title)
            if end not in self.ids:
                self._name(end, statement, STATEMENTS, "claim")
        for argument in document.arguments.values():
            self._fold(argument)

    def __getitem__(self, end: End) -> str:
        """Give the id of what an end of a relation is."""
        return self.ids[end._replace(step=-1)]

    def of(self, title: str) -> str:
        """Give the id of a statement."""
        return self.ids[End("statement", title)]

    def _name(self, end: End, element: Element, kinds: frozenset[str], otherwise: str) -> None:
        given = identity(element)
        if given is not None and (element.data.get("elsewhere") or not ids.is_slug(given)):
            self.ids[end] = given
            return
        if given is None and end.sort == "statement" and PART.fullmatch(end.title):
            self.ids[end] = end.title
            return
        kind = element.data.get("kind")
        kind = kind if isinstance(kind, str) and kind in kinds else otherwise
        if given is None:
            words = element.text if element.untitled else end.title
            given = self._maker.name("", words or end.title, kind)
        self.ids[end] = given
        self.nodes[end] = kind

    def _tell_idle(self, argument: Argument) -> None:
        where = self.document.at(argument.place)
        told = f"`<{clip(argument.title)}>` speaks for or against nothing; it becomes a claim"
        expected = "below it `+> [A claim]`, or another relation"
        self._maker.faults.warn(told, **where, expected=expected)

    def _premises(self, argument: Argument) -> None:
        """Name premises that have no title after their argument and their place in it."""
        name = self.ids[End("argument", argument.title)]
        lines = [title for step in argument.steps for title in (*step.premises, step.conclusion)]
        concluded = {step.conclusion for step in argument.steps}
        split = (ids.split(one) for one in map(self._explicit, lines))
        taken = {local for node, local in split if node == name}
        for number, title in enumerate(lines, start=1):
            statement = self.document.statement(title)
            if title in concluded or not statement.untitled or identity(statement) is not None:
                continue
            local = next(one for one in map("p{}".format, count(number)) if one not in taken)
            taken.add(local)
            self.ids[End("statement", title)] = ids.join(name, local)

    def _explicit(self, title: str) -> str:
        return identity(self.document.statement(title)) or (title if PART.fullmatch(title) else "")

    def _fold(self, argument: Argument) -> None:
        """Note a conclusion that stands for its argument."""
        name = self.ids[End("argument", argument.title)]
        if argument.steps and argument.steps[-1].concludes:
            title = argument.steps[-1].conclusion
            if self.of(title) == ids.join(name, SO):
                self.folded[title] = argument.title


def _idle(document: Document) -> set[str]:
    """Give the titles of arguments that come to no conclusion and from which nothing goes out.

    Those to which the data give an id, or an aim that no arrow draws, stay arguments.
    """
    speaking = {one.by.title for one in document.relations if one.by.sort == "argument"}
    return {
        title
        for title, one in document.arguments.items()
        if title not in speaking and not one.steps
        if identity(one) is None and AIMS.isdisjoint(one.data)
    }


def identity(element: Element) -> str | None:
    """Give the id that an element's data gives it: one word, or what they say is elsewhere."""
    given = element.data.get("id")
    if not isinstance(given, str) or not given or any(map(str.isspace, given)):
        return None
    if ids.is_slug(given) and given not in ids.RESERVED_IDS:
        return given
    return given if PART.fullmatch(given) or element.data.get("elsewhere") else None


def step_of(ref: str, aliases: Mapping[str, str]) -> str:
    """Give the argument whose step a reference names, under the id that it has today.

    >>> step_of("a#on-b", {}), step_of("old", {"old": "a"}), step_of("a#p1", {})
    ('a', 'a', 'a#p1')
    """
    if ref in aliases:
        return aliases[ref]
    node, local = ids.split(ref)
    return aliases.get(node, node) if ids.is_taken(local) else ref


def wanted(document: Document) -> set[str]:
    """Give the ids that the data ask for, which nothing else may get."""
    elements: list[Any] = [*document.statements.values(), *document.arguments.values()]
    return {found for found in map(identity, elements) if found and ids.is_slug(found)}
