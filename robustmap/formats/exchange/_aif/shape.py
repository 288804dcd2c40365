"""The keys and types of AIF JSON, as AIFdb has them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from robustmap.formats.exchange._arguments.telling import At

INFORMATION, LOCUTION, INFERENCE, CONFLICT = "I", "L", "RA", "CA"
STEPS = (INFERENCE, CONFLICT)
BESIDE = {
    LOCUTION: "what was said",
    "YA": "illocutions",
    "TA": "transitions",
    "MA": "rephrasings",
    "PA": "preferences",
}
"""Types of nodes that stand beside the statements and steps, and say how they came about."""

DEFAULTS = {INFERENCE: "Default Inference", CONFLICT: "Default Conflict"}
NAMELESS = frozenset((*DEFAULTS.values(), *STEPS, ""))
"""Texts of steps that name no scheme."""

SAID, ARGUING = "#L", "#YA"
"""End the ids of the locution in which an argument is put forward, and of its illocution."""


class AifNode(NamedTuple):
    """A node of a file, and where it stands there."""

    id: str
    type: str
    text: str
    given: Mapping[str, Any]
    at: At


class AifEdge(NamedTuple):
    """An edge of a file, and where it stands there."""

    source: str
    target: str
    given: Mapping[str, Any]
    at: At


class AifFile(NamedTuple):
    """Nodes by id, edges, the edges of which an end is missing, and what else is said."""

    nodes: dict[str, AifNode]
    edges: list[AifEdge]
    dangling: list[AifEdge]
    locutions: list[Any]
    rest: dict[str, Any]


def node(name: str, type_: str, text: str) -> dict[str, Any]:
    """Give the node that is written where nothing else is known."""
    return {"nodeID": name, "text": text, "type": type_, "timestamp": ""}


def edge(source: str, target: str) -> dict[str, Any]:
    """Give the edge that is written where nothing else is known.

    `formEdgeID` is a slip of the pen that has become part of the format.
    """
    name = f"{source}>{target}"
    return {"edgeID": name, "fromID": source, "toID": target, "formEdgeID": None}
