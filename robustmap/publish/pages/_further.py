"""Pages for what the page of a node, or of a debate, has no room for."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Protocol

from robustmap.model.nodes import Node
from robustmap.publish.html import Html
from robustmap.publish.keep.units import Unit
from robustmap.publish.page import Page
from robustmap.publish.parts.writer import Writer
from robustmap.publish.site import Site
from robustmap.publish.whatif.place import whatif


class Further(Protocol):
    """What a `Writer` notes when it leads on: a list (`parts.longer.Long`), a table of attacks."""

    def pages(self, site: Site, node: Node, panel: Callable[[], Html]) -> Iterator[Page | Unit]:
        """Yield the pages on which all of it stands; `panel` gives that of what-if."""
        ...


def further(writer: Writer, node: Node) -> Iterator[Page | Unit]:
    """Yield the further pages of what a page has left out, once each."""
    left_out: dict[Further, None] = dict.fromkeys(writer.further)
    panel = cache(partial(_panel, writer, node))
    for one in left_out:
        yield from one.pages(writer.site, node, panel)


def _panel(writer: Writer, node: Node) -> Html:
    debate = writer.site.debates.get(node.id)
    return whatif(writer, *(*debate.arguments, *debate.statements) if debate else (node.id,))
