"""From the lines of an outline to the nodes that it asks for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from robustmap.formats.outline.build import Builder
from robustmap.formats.outline.items import Item, Planned, Slip
from robustmap.formats.outline.lines import decoded, lines
from robustmap.model.expand import first_sentence
from robustmap.model.fields import MAX_TITLE_LENGTH
from robustmap.model.map import Map

Namer = Callable[[str, str], str]
"""Gives a free id made of a text, or of the word after it; each id once."""


@dataclass
class Outline:
    """What an outline asks for, and what of it cannot be read."""

    nodes: list[Planned] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)


def read_outline(data: bytes, map_: Map, name: Namer, source: str = "") -> Outline:
    """Read an outline beside a map. Never raises: what is wrong is told in `slips`.

    `source` goes into every new node. Linear in the lines.
    """
    text = decoded(data)
    if isinstance(text, Slip):
        return Outline(slips=[text])
    builder = Builder(map_, name)
    builder.build(list(lines(text)))
    found = Outline(slips=builder.slips)
    for item in builder.items:
        planned = _planned(item, source, found.slips)
        if planned is not None:
            found.nodes.append(planned)
    if not found.nodes and not found.slips:
        found.slips.append(Slip(1, "nothing new is said", "a plain line, which is a claim"))
    found.slips.sort()
    return found


def _planned(item: Item, source: str, slips: list[Slip]) -> Planned | None:
    """Give the node that a new item becomes."""
    make = _argument if item.role == "argument" else _statement
    fields = make(item, slips)
    if fields is None:
        return None
    body = "\n".join(item.more).strip("\n")
    long = fields.pop("body", "")
    if source:
        fields["sources"] = source
    aims: dict[str, Any] = {key: list(targets) for key, targets in item.aims.items()}
    whole = "\n\n".join(one for one in (long, body) if one)
    return Planned(item.role, item.id, {**fields, **aims}, whole, item.line)


def _statement(item: Item, slips: list[Slip]) -> dict[str, Any] | None:
    """Give what a claim or challenge says: its text is its title where that is short enough."""
    text = item.text or item.title
    found: dict[str, Any] = {"sort": "challenge"} if item.role == "question" else {}
    if len(text) <= MAX_TITLE_LENGTH:
        return {"title": text, **found}
    title = item.title or first_sentence(text)
    if len(title) > MAX_TITLE_LENGTH:
        told = f"the title has {len(title)} characters"
        expected = f"at most {MAX_TITLE_LENGTH}, and the rest below it on lines that begin with `|`"
        slips.append(Slip(item.line, told, expected))
        return None
    return {"title": title, "body": text, **found}


def _argument(item: Item, slips: list[Slip]) -> dict[str, Any] | None:
    """Give what an argument says: a text without premises is its only premise."""
    if not item.aims:
        told = "nothing says what the argument is for or against"
        expected = "a mark, and a line above it with less indentation"
        slips.append(Slip(item.line, told, expected))
        return None
    title = item.title if len(item.title) <= MAX_TITLE_LENGTH else ""
    if not item.premises:
        named = {"title": title} if title and item.text else {}
        return {**named, "premises": [{"p1": item.text or item.title}]}
    premises: list[Any] = [
        {one.id.partition("#")[2]: one.text} if one.listed else one.id for one in item.premises
    ]
    text = item.text or item.title
    fits = not title and len(text) <= MAX_TITLE_LENGTH
    named = {"title": title or text} if title or (fits and text) else {}
    body = {"body": text} if text and text not in named.values() else {}
    return {**named, "premises": premises, **body}
