"""Sources: the texts that nodes are taken from."""

from typing import ClassVar

from robustmap.model.fields import Date, Sha256, Text, Texts
from robustmap.model.nodes.node import Node
from robustmap.model.parts import SourcePart


class SourceText(Node):
    """A text that nodes are taken from."""

    kind: ClassVar[str] = "source"
    folder: ClassVar[str] = "sources"

    authors: Texts = ()
    """Who wrote it, as the text itself says."""
    date: Date | None = None
    """When: YYYY, YYYY-MM or YYYY-MM-DD."""
    url: Text | None = None
    """Where it can be read."""
    sha256: Sha256 | None = None
    """The hash of the text that was read."""
    sections: Texts = ()
    """Its parts, in order, as places are named in it."""
    parts: tuple[SourcePart, ...] = ()
    """Every part of the text in its order, with what was left out and why."""
