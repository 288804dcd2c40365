"""Lists of a node that may grow long: their beginning on its page, the rest on pages apart."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from robustmap.explain.labels import NOTES
from robustmap.model.nodes import Node
from robustmap.publish.html import Html, el, link, text
from robustmap.publish.parts.writer import Writer, section
from robustmap.publish.site import NODES


class Long(NamedTuple):
    """A list: its name in addresses, its heading, its rows for a page, and how they are set.

    `shown` rows stand on the page of the node, `each` on every further page.
    """

    name: str
    title: str
    rows: Callable[[Writer, Any], Sequence[Any]]
    set_rows: Callable[[Sequence[Any]], Html]
    shown: int
    each: int
    note: str = ""


def path_of(node: str, long: Long, number: int) -> str:
    """Give the path of a further page, counted from 1."""
    return f"{NODES}{node}/{long.name}/" + (f"{number}/" if number > 1 else "")


def beginning(writer: Writer, node: Node, long: Long, *before: Html) -> Html:
    """Give a list's section on the page of its node; nothing where the list is empty."""
    rows = long.rows(writer, node)
    if is_short(long, rows):
        return section(long.title, *before, long.set_rows(rows), anchor=long.name, note=long.note)
    said = text(NOTES["all"].format(number=len(rows)))
    whole = el("p", link(writer.to(path_of(node.id, long, 1)), said))
    shown = long.set_rows(rows[: long.shown])
    return section(long.title, *before, shown, whole, anchor=long.name, note=long.note)


def is_short(long: Long, rows: Sequence[Any]) -> bool:
    """Tell whether the page of the node has room for all of it."""
    return len(rows) <= long.shown + 1
