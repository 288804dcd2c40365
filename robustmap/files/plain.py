"""Front matter in which nothing is out of the ordinary, read without its places.

Nearly every file's is: nothing is wrong with it, so nobody asks where anything in it stands.
What may need a word is left to the careful reader, `robustmap.files.front`.
"""

import re
from collections.abc import Callable
from typing import Any

import yaml

from robustmap.files.voice import UNSEEN

try:
    from yaml import CLoader as Loader
except ImportError:  # a PyYAML without libyaml: nine times slower, same events
    from yaml import Loader  # type: ignore[assignment]

__all__ = ["EMPTY", "MAX_DEPTH", "Loader", "plain"]

MAX_DEPTH = 8

EMPTY = frozenset({"", "~", "null"})
"""What stands for no value where it is not quoted."""

_COMMENT = re.compile(r"(?<!\S)#")


class _Care(Exception):  # noqa: N818 - no error: another reader takes over
    """Something is there for which the careful reader has words."""


def plain(text: str) -> dict[str, Any] | None:
    r"""Give the keys and values of front matter, or None where it asks for care.

    >>> plain("for: a\npremises: [b, p: Yes.]\n")
    {'for': 'a', 'premises': ['b', {'p': 'Yes.'}]}
    >>> plain("for: a # who?\n"), plain("for: a\nfor: b\n"), plain("for: [\n")
    (None, None, None)
    """
    if UNSEEN.search(text) or "\\" in text or ("#" in text and _COMMENT.search(text)):
        return None
    parser = Loader(text)
    try:
        return _whole(parser.get_event)
    except (_Care, yaml.MarkedYAMLError):
        return None
    finally:
        parser.dispose()


def _whole(following: Callable[[], Any]) -> dict[str, Any]:
    following()  # the stream begins
    following()  # its document begins
    if type(event := following()) is not yaml.MappingStartEvent:
        raise _Care
    found: dict[str, Any] = _value(event, following, 1)
    following()  # the document ends
    if type(following()) is not yaml.StreamEndEvent:
        raise _Care
    return found


def _value(event: Any, following: Callable[[], Any], depth: int) -> Any:
    """Give the value that begins with an event, once all of it has been taken in."""
    kind = type(event)
    if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
        raise _Care
    if kind is yaml.ScalarEvent:
        if not event.style and event.value in EMPTY:
            raise _Care
        return event.value
    if depth > MAX_DEPTH:
        raise _Care
    if kind is yaml.MappingStartEvent:
        return _mapping(following, depth)
    listed = []
    while type(event := following()) is not yaml.SequenceEndEvent:
        listed.append(_value(event, following, depth + 1))
    return listed


def _mapping(following: Callable[[], Any], depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while type(event := following()) is not yaml.MappingEndEvent:
        # An empty key, one that is no text, and one that was there before are findings.
        key = event.value if type(event) is yaml.ScalarEvent else ""
        if not key or key in found or event.anchor is not None or event.tag is not None:
            raise _Care
        found[key] = _value(following(), following, depth + 1)
    return found
