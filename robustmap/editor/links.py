"""Where ids stand in the files: links, pins, and the places that ids come from."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from robustmap.editor.text import Piece, Place, Position, Text
from robustmap.editor.workspace import Reading, Workspace
from robustmap.files.find import SETTINGS
from robustmap.model import ids
from robustmap.model.expand import named_premises, targets
from robustmap.model.nodes import ARGUING, Argument, Concept, Node, Person, Proposal, Story
from robustmap.model.places import KEY, Path
from robustmap.model.problem import Span
from robustmap.model.references import references
from robustmap.model.settings import Settings

WORD = re.compile(r"[A-Za-z0-9_#/.+@-]+")
_LINK = re.compile(r"\]\(\s*<?([a-z0-9][A-Za-z0-9#-]*)>?\s*\)")
_MAX_LINES = 20
"""A value that runs over more lines than this is not looked through for ids."""


class Link(NamedTuple):
    """An id where it stands in a file, as it is written there."""

    name: str
    ref: str
    piece: Piece


def word_at(text: Text, position: Position) -> tuple[str, Piece]:
    """Give the word under the cursor that may be an id, or ""."""
    line, column = text.at(position)
    for match in WORD.finditer(text.lines[line]):
        if match.start() <= column <= match.end():
            word = match[0].rstrip(".")
            return word, Piece(line, match.start(), match.start() + len(word))
    return "", Piece(line, column, column)


def links(workspace: Workspace, name: str) -> Iterator[Link]:
    """Yield every id that a file names, with its place."""
    text = workspace.text(name)
    found: Iterator[tuple[Piece | None, str]]
    if name == SETTINGS:
        found = _of_settings(workspace, text)
    else:
        reading = workspace.reading(name)
        found = _of_node(reading, text) if reading else iter(())
    for piece, ref in found:
        if piece is not None:
            yield Link(name, ref, piece)


def _of_node(reading: Reading, text: Text) -> Iterator[tuple[Piece | None, str]]:
    places = reading.places
    for one in references(reading.node):
        last = one.path[-1] in ("by", "of")
        yield find(text, places.span(one.path), one.ref, last=last), one.ref
    if isinstance(reading.node, Person):
        # A handle is no reference, but it goes by the name of the text that it stands in.
        for number, handle in enumerate(reading.node.handle):
            yield find(text, places.span(("handle", number)), handle), handle
    for number in range(max(0, places.body_line - 1), len(text.lines)):
        for match in _LINK.finditer(text.lines[number]):
            yield Piece(number, *match.span(1)), match[1]


def _of_settings(workspace: Workspace, text: Text) -> Iterator[tuple[Piece | None, str]]:
    settings, places, _ = workspace.settings
    for path, ref in settings_refs(settings):
        yield find(text, places.span(path), ref), ref
    for ref in settings.expect:
        yield find(text, places.key("expect", ref), ref), ref


def settings_refs(settings: Settings) -> Iterator[tuple[Path, str]]:
    """Yield what map.yaml names as values, with the way to each."""
    if settings.main:
        yield ("main",), settings.main
    listed: dict[Path, tuple[str, ...]] = {
        ("evaluate", "off"): settings.evaluate.off,
        ("evaluate", "grant"): settings.evaluate.grant,
        ("evaluate", "deny"): settings.evaluate.deny,
        ("today", "crossed"): settings.today.crossed if settings.today else (),
    }
    for path, refs in listed.items():
        for number, ref in enumerate(refs):
            yield (*path, number), ref
    if settings.today and settings.today.source:
        yield ("today", "source", "source"), settings.today.source.source


def find(text: Text, span: Span, ref: str, *, last: bool = False) -> Piece | None:
    """Find an id within a value, or None where it is written in some other way."""
    if span[1:] == (1, 1, 0):
        return None
    wanted = re.compile(rf"(?<![\w#/.-]){re.escape(ref)}(?![\w#/-])")
    first = span.line - 1
    lines = text.lines[first : first + (1 if span.end else _MAX_LINES)]
    for number, line in enumerate(lines, start=first):
        start = span.column - 1 if number == first else 0
        end = span.end - 1 if span.end else len(line)
        found = list(wanted.finditer(line, start, end))
        if found:
            return Piece(number, *found[-1 if last else 0].span())
        if number > first and line.rstrip() == "---":
            break
    return None


def ref_at(workspace: Workspace, name: str, position: Position) -> tuple[str, Piece] | None:
    """Give today's id of what the cursor stands on, and the place of the word; None if nothing.

    A word of a sentence that happens to be an id counts only if it looks like one.
    """
    text = workspace.text(name)
    line, column = text.at(position)
    for own in _own(workspace.reading(name), text):
        if own.piece.line == line and own.piece.start <= column <= own.piece.end:
            return own.ref, own.piece
    for link in links(workspace, name):
        if link.piece.line == line and link.piece.start <= column <= link.piece.end:
            found = _resolved(workspace, link.ref)
            return (found, link.piece) if found else None
    word, piece = word_at(text, position)
    found = _resolved(workspace, word) if re.search("[-#/]", word) else None
    return (found, piece) if found else None


def _resolved(workspace: Workspace, ref: str) -> str | None:
    """Resolve an id; a speaker in a text, `source/handle`, leads to the text."""
    return workspace.resolve(ref) or workspace.resolve(ref.partition("/")[0])


def _own(reading: Reading | None, text: Text) -> Iterator[Link]:
    """Yield the parts that a file gives an id by a key: its inline premises."""
    node = reading.node if reading else None
    if reading is None or not isinstance(node, ARGUING):
        return
    for number, premise in enumerate(node.premises):
        path = (node.premises_key, number, premise.local or "", KEY)
        at = reading.places.spans.get(path)
        if premise.local and at is None:
            at = reading.places.spans.get((node.premises_key, premise.local, KEY))
        if premise.local and at is not None:
            piece = text.piece(Span("", *at))
            yield Link("", ids.join(node.id, premise.local), piece)


def place_of(workspace: Workspace, ref: str) -> Place | None:
    """Give the place that an id comes from: a premise, a clause, or a node's title."""
    workspace.catch_up()
    owner, local = ids.split(ref)
    name = workspace.names.get(ref) or workspace.names.get(owner)
    reading = workspace.reading(name) if name else None
    if name is None or reading is None:
        return None
    text = workspace.text(name)
    for own in _own(reading, text):
        if own.ref == ref:
            return Place(name, text.range(own.piece))
    path = dict(parts(reading.node)).get(local, ("title",)) if local else ("title",)
    span = reading.places.span(path)
    return Place(name, text.range(Piece(0, 0, 0)) if span[1:] == (1, 1, 0) else text.of_span(span))


def parts(node: Node) -> Iterator[tuple[str, Path]]:
    """Yield the local ids of a node's parts, with the key or entry that each comes from."""
    if isinstance(node, ARGUING):
        yield from _parts_of_arguing(node)
    elif isinstance(node, Proposal):
        yield from _parts_of_proposal(node)
    elif isinstance(node, Concept):
        for number, one in enumerate(node.definitions):
            yield one.id, ("definitions", number)


def _parts_of_arguing(node: Argument | Story) -> Iterator[tuple[str, Path]]:
    inline = iter(named_premises(node))
    for number, premise in enumerate(node.premises):
        if premise.text is not None:
            yield next(inline)[0], (node.premises_key, number)
    seen: dict[str, int] = {}
    for relation, link in targets(node):
        number = seen[relation] = seen.get(relation, -1) + 1
        yield f"{ids.ON}{link.to}", (relation, number)


def _parts_of_proposal(node: Proposal) -> Iterator[tuple[str, Path]]:
    for word, entries in (
        ("needs", node.needs),
        ("breaks", node.breaks),
        ("enables", node.enables),
    ):
        for number, entry in enumerate(entries):
            yield f"{word}-{entry.at}", (word, number)
    for number, order in enumerate(node.requires_order):
        yield f"{order.first}-before-{order.then}", ("requires_order", number)
    for number, bound in enumerate(node.relative):
        yield f"relative-{bound.of}-{bound.to}", ("relative", number)
    for number, cell in enumerate(node.assessed):
        yield f"meets-{cell.on}", ("assessed", number)
    for number, removal in enumerate(node.without):
        yield f"without-{removal.at}", ("without", number)


def mentions(workspace: Workspace, ref: str) -> list[Link]:
    """Give every place that names something, or a part of it, also by an earlier id."""
    map_ = workspace.snapshot().map
    own = [ref, *(alias for alias, today in map_.aliases.items() if today == ref)]
    marks = [ids.split(one)[0].encode("utf-8", "replace") for one in own]
    found = []
    for name in workspace.files():
        data = workspace.data(name) or b""
        if any(mark in data for mark in marks):
            found += [one for one in links(workspace, name) if _names(workspace, one.ref, ref)]
    return list(dict.fromkeys(found))


def _names(workspace: Workspace, written: str, ref: str) -> bool:
    found = _resolved(workspace, written)
    return found is not None and (found == ref or found.startswith(f"{ref}#"))
