"""Concepts: terms with their rival definitions, and classes of failures."""

from typing import ClassVar, Literal

from robustmap.model.fields import Ref
from robustmap.model.nodes.node import Node
from robustmap.model.parts import Case, Definition


class Concept(Node):
    """A term, or a class of failures."""

    kind: ClassVar[str] = "concept"
    folder: ClassVar[str] = "concepts"

    sort: Literal["term", "failure-class"] = "term"
    """A term, or a class to which failure stories belong."""
    coined_by: Ref | None = None
    """Who brought the word up."""
    definitions: tuple[Definition, ...] = ()
    """What it is said to mean, by whom, with the flaws that are granted."""
    cases: tuple[Case, ...] = ()
    """Test cases, classified by each definition."""
