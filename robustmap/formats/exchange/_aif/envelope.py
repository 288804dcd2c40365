"""What xAIF puts around a node set: the text that was analysed, and some lists and flags.

Tools that read texts hand such files on from one to the next. The envelope is as Arg-tech's
tools write it: `AIF` with the node set, `text`, `OVA` and `dialog`.
"""

import re
from collections.abc import Mapping
from typing import Any

from robustmap.formats.exchange._aif.shape import INFORMATION

AIF = "AIF"
_KEY = re.compile(rb'"AIF"\s*:\s*\{')
TEXT = "text"

_OUTSIDE: Mapping[str, Any] = {"OVA": [], "dialog": False}
_INSIDE: Mapping[str, Any] = {
    "participants": [],
    "schemefulfillments": [],
    "descriptorfulfillments": [],
}
"""What stands in the envelope, and beside the nodes, where nobody has said anything."""


def enveloped(found: Mapping[str, Any]) -> dict[str, Any]:
    """Give a node set in its envelope; what files that were read said there is put back."""
    nodes, edges = found["nodes"], found["edges"]
    inside = {key: found.get(key, _INSIDE[key]) for key in _INSIDE}
    own = {"nodes": nodes, "edges": edges, "locutions": found["locutions"], **inside}
    outside = {key: found[key] for key in found if key not in own}
    return {AIF: own, TEXT: told(nodes), **_OUTSIDE, **outside}


def opened(value: Any) -> Any:
    """Give an envelope without what `enveloped` would put there of itself.

    Anything else stays as it is, for the reader to find fault with.
    """
    own = value.get(AIF) if isinstance(value, dict) else None
    if not isinstance(own, dict):
        return value
    nodes = own.get("nodes")
    outside = {**_OUTSIDE, TEXT: told(nodes) if isinstance(nodes, list) else None}
    return {
        **{key: value[key] for key in value if not _is(value[key], outside, key)},
        AIF: {key: own[key] for key in own if not _is(own[key], _INSIDE, key)},
    }


def is_enveloped(data: bytes) -> bool:
    """Tell by the key of the node set, which stands in no other format."""
    first = data[:100_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return first[:1] == b"{" and b'"nodes"' in data and _KEY.search(data) is not None


def told(nodes: list[Any]) -> str:
    """Give the text that the pieces of information make, a line each."""
    of_it = (one for one in nodes if isinstance(one, dict) and one.get("type") == INFORMATION)
    return "\n".join(text for one in of_it if isinstance(text := one.get("text"), str) and text)


def _is(value: Any, usual: Mapping[str, Any], key: str) -> bool:
    # False is no 0 here.
    return key in usual and type(value) is type(usual[key]) and value == usual[key]
