"""One node whole, as the tool `read` and as a resource: `robustmap://n/<id>`."""

from typing import Any
from urllib.parse import quote, unquote

from robustmap.assist.marked import kept, said
from robustmap.assist.people import person_told
from robustmap.assist.shelf import Snapshot
from robustmap.assist.told import named
from robustmap.errors import UnknownIdError
from robustmap.model.nodes import Node, Person

SCHEME = "robustmap://n/"


def address(ref: str) -> str:
    """Give the address of a node or part.

    >>> address("for-2#weaker")
    'robustmap://n/for-2%23weaker'
    """
    return SCHEME + quote(ref, safe="")


def id_in(uri: str) -> str:
    """Give the id that an address names.

    >>> id_in("robustmap://n/for-2%23weaker")
    'for-2#weaker'

    Raises:
        UnknownIdError: it is no address of a node.
    """
    if not uri.startswith(SCHEME) or not uri.removeprefix(SCHEME):
        message = f"addresses of nodes look like {SCHEME}an-id"
        raise UnknownIdError(message)
    return unquote(uri.removeprefix(SCHEME))


def node_page(snapshot: Snapshot, ref: str) -> dict[str, Any]:
    """Give what has an id, with its verdict and the text of its file.

    Raises:
        UnknownIdError: nothing has the id; the message names the nearest.
    """
    kb = snapshot.kb
    item = kb[ref]
    node = item.node
    place = kb.map.places.get(node.id)
    parts = [named(kb, one) for one in kb.map.parts.get(node.id, ()) if one in kb.map.statements]
    return {
        **named(kb, item.id),
        "address": address(item.id),
        **kept(
            in_file_of=node.id if node.id != item.id else "",
            path=place.path if place else "",
            aliases=list(node.aliases),
            withdrawn="yes, it counts as absent" if node.review == "withdrawn" else "",
            parts=parts,
        ),
        **_content(snapshot, node),
    }


def _content(snapshot: Snapshot, node: Node) -> dict[str, Any]:
    """Give the text of a node's file; of a person only what is explicitly theirs."""
    if isinstance(node, Person):
        return person_told(snapshot.kb.map, node)
    return {"file": said(snapshot.text(node.id))}
