"""One reference of a node to another, and what the fields of all kinds share."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Literal, NamedTuple

from robustmap.model.fields import SourceRef
from robustmap.model.places import Path

Allowed = Literal[
    "statement",
    "argument",
    "threshold",
    "axis",
    "proposal",
    "question",
    "concept",
    "definition",
    "dialogue",
    "source",
    "handle",
    "node",
    "any",
]
"""What a reference may name. A statement is a claim, a premise or clause, or a proposal (that
it works); an argument is an argument or one of its inferences; a definition is
a concept or one of its definitions; a node is a whole file; `any` is anything that has an id."""


class Reference(NamedTuple):
    """One reference: where it stands in the file, what it names, what it may name."""

    path: Path
    field: str
    ref: str
    allowed: Allowed


@cache
def way(*steps: str | int) -> Path:
    """Give a path: one and the same for all nodes, which hardly differ in their paths."""
    return steps


def listed(name: str, value: Any, allowed: Allowed, *above: str) -> Iterable[Reference]:
    """Give the references of a field that holds one id or several; `above` leads to it."""
    if not value:
        return ()  # as in nearly all fields of nearly all nodes
    if isinstance(value, str):
        return (Reference(way(*above, name), name, value, allowed),)
    return [
        Reference(way(*above, name, number), name, ref, allowed) for number, ref in enumerate(value)
    ]


def sourced(path: Path, sources: tuple[SourceRef, ...]) -> Iterator[Reference]:
    """Yield the texts and speakers that sources name."""
    for number, source in enumerate(sources):
        yield Reference(way(*path, number, "source"), "sources", source.source, "source")
        for key, handle in (("by", source.by), ("of", source.of)):
            if handle:
                yield Reference(way(*path, number, key), "sources", handle, "handle")
