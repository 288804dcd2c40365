"""Lists of a node that may grow long: their beginning on its page, the rest on pages apart."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from robustmap.explain.labels import NOTES
from robustmap.model.nodes import Node
from robustmap.publish.html import NOTHING, Html, el, link, text
from robustmap.publish.parts.writer import Writer, section
from robustmap.publish.site import NODES, Site


class Long(NamedTuple):
    """A list: its name in addresses, its heading, what it holds, and how a piece of that is set.

    `shown` entries stand on the page of the node, `each` on every further page.
    """

    name: str
    title: str
    entries: Callable[[Site, Any], Sequence[Any]]
    set_rows: Callable[[Writer, Sequence[Any]], Html]
    shown: int
    each: int
    note: str = ""


def path_of(node: str, long: Long, number: int) -> str:
    """Give the path of a further page, counted from 1."""
    return f"{NODES}{node}/{long.name}/" + (f"{number}/" if number > 1 else "")


def beginning(writer: Writer, node: Node, long: Long, *before: Html) -> Html:
    """Give a list's section on the page of its node; nothing where the list is empty."""
    found, after = long.entries(writer.site, node), NOTHING
    if not is_short(long, found):
        said = text(NOTES["all"].format(number=len(found)))
        after = el("p", link(writer.to(path_of(node.id, long, 1)), said))
        found = found[: long.shown]
    rows = long.set_rows(writer, found)
    return section(long.title, *before, rows, after, anchor=long.name, note=long.note)


def is_short(long: Long, found: Sequence[Any]) -> bool:
    """Tell whether the page of the node has room for all of it."""
    return len(found) <= long.shown + 1
