"""The keys of a Carneades 4 file, and the names that robustmap gives to what it needs there."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from robustmap.formats.exchange._arguments import plain
from robustmap.model import ids
from robustmap.model.expand import statements
from robustmap.model.map import Map
from robustmap.model.nodes import Argument, Claim, Node

SECTIONS = (
    *("meta", "statements", "arguments", "issues", "assumptions", "references", "tests"),
    *("language", "argument_schemes", "issue_schemes", "weighing_functions"),
)
UNUSED = ("argument_schemes", "issue_schemes", "weighing_functions")
"""Sections from which Carneades makes arguments, issues and weights of its own."""

OF_STATEMENT = ("text", "label", "value", "assumed", "meta", "metadata")
OF_ARGUMENT = (
    *("conclusion", "premises", "scheme", "parameters", "undercutter", "meta"),
    *("weight", "weigth"),  # its source spells the key of the weight so
)
OF_ISSUE = ("positions", "standard", "meta")
WEIGHINGS = ("linked", "convergent", "cumulative", "factorized")
"""The schemes that are always defined."""

DENIAL, UNDERCUT, BACKING, AIM = "denial", "undercut", "backing", "aim"
"""What a statement that robustmap adds to a file stands for, as its `meta` says."""

ASSERTION = "assertion"
"""Marks an argument without premises: somebody says so."""

LABELS: dict[str, tuple[str, ...]] = {
    "in": ("supported", "unargued"),
    "out": ("rejected", "unsupported", "circular"),
    "undecided": ("contested",),
}
"""The labels of `tests`, and the verdicts that each stands for."""


class Stated(NamedTuple):
    """A statement of a file; `key` is where it stands."""

    text: str
    key: Any
    meta: Any
    mark: str = ""


class Entry(NamedTuple):
    """An argument of a file; `key` is where it stands, `step` of which step it is a part."""

    id: str
    key: Any
    conclusion: str
    premises: tuple[str, ...]
    undercutter: str
    scheme: str
    text: str
    step: str
    fields: dict[str, Any]


def not_(statement: str) -> str:
    """Give the key of what denies a statement.

    >>> not_("rain"), applies("a1")
    ('¬rain', 'app(a1)')
    """
    return f"¬{statement}"


def applies(step: str) -> str:
    """Give the key of the statement that a step goes through, as Carneades' examples call it."""
    return f"app({step})"


def shown(map_: Map) -> Map:
    """Give the plain map that the statements and arguments of a file show.

    Arguments without an aim are not among it, unless others name them or a part of them.
    """
    return aimed(plain(map_, _own))


def aimed(map_: Map) -> Map:
    """Give a plain map without the arguments that lead nowhere and that nobody names. Linear."""
    named = {
        ids.split(ref)[0]
        for one in map_.inferences.values()
        for ref in (one.target, *one.premises)
        if ids.split(ref)[0] != one.owner
    }
    idle = {
        node.id
        for node in map_.nodes.values()
        if isinstance(node, Argument) and node.id not in named
        if not (node.for_ or node.against or node.undercuts or node.backs)
    }
    return Map((node for node in map_.nodes.values() if node.id not in idle), map_.settings)


def _own(node: Node) -> Mapping[str, Any]:
    if isinstance(node, Claim):
        return {"standing": "open"} if next(statements(node)).standing == "open" else {}
    return {"scheme": node.scheme} if isinstance(node, Argument) and node.scheme else {}
