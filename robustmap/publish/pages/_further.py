"""Pages for what the page of a node, or of a debate, has no room for."""

from collections.abc import Iterator
from typing import Protocol

from robustmap.model.nodes import Node
from robustmap.publish.keep.units import Unit
from robustmap.publish.page import Page
from robustmap.publish.parts.writer import Writer
from robustmap.publish.site import Site


class Further(Protocol):
    """What a `Writer` notes when it leads on: a list (`parts.longer.Long`), a table of attacks."""

    def pages(self, site: Site, node: Node) -> Iterator[Page | Unit]:
        """Yield the pages on which all of it stands."""
        ...


def further(writer: Writer, node: Node) -> Iterator[Page | Unit]:
    """Yield the further pages of what a page has left out, once each."""
    left_out: dict[Further, None] = dict.fromkeys(writer.further)
    for one in left_out:
        yield from one.pages(writer.site, node)
