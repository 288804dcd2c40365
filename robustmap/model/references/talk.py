"""What questions, concepts, dialogues, people and sources name."""

from collections.abc import Iterator

from robustmap.model.nodes import Concept, Dialogue, Person, Question, SourceText
from robustmap.model.references.reference import Reference, listed, sourced


def question(node: Question) -> Iterator[Reference]:
    """Yield what a question names."""
    for name in ("about", "asks_about", "answered_by", "lists", "criteria"):
        yield from listed(name, getattr(node, name), "any")
    yield from listed("options", node.options, "proposal")


def concept(node: Concept) -> Iterator[Reference]:
    """Yield what a concept names."""
    yield from listed("coined_by", node.coined_by, "handle")
    for number, one in enumerate(node.definitions):
        if one.by:
            yield Reference(("definitions", number, "by"), "definitions", one.by, "handle")
        yield from sourced(("definitions", number, "sources"), one.sources)
    for number, case in enumerate(node.cases):
        yield from sourced(("cases", number, "sources"), case.sources)


def dialogue(node: Dialogue) -> Iterator[Reference]:
    """Yield what a dialogue names."""
    yield from listed("about", node.about, "any")
    yield from listed("game", node.game, "dialogue")
    for number, move in enumerate(node.moves):
        here = ("moves", number)
        if move.who:
            yield Reference((*here, "who"), "moves", move.who, "handle")
        if move.node:
            yield Reference((*here, "node"), "moves", move.node, "any")
        yield from sourced((*here, "sources"), move.sources)
    yield from listed("open_points", node.open_points, "any")


def person(node: Person) -> Iterator[Reference]:
    """Yield what a person names."""
    for number, position in enumerate(node.positions):
        here = ("positions", number)
        yield Reference((*here, "about"), "positions", position.about, "any")
        for place, ref in enumerate(position.because):
            yield Reference((*here, "because", place), "positions", ref, "any")
        if position.source:
            path = (*here, "source", "source")
            yield Reference(path, "positions", position.source.source, "source")


def source(node: SourceText) -> Iterator[Reference]:
    """Yield the speakers that a text's parts name."""
    for number, part in enumerate(node.parts):
        if part.by:
            yield Reference(("parts", number, "by"), "parts", part.by, "handle")
