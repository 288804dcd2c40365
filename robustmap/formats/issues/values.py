"""How the answer to one question is read, by the sort of the question."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from robustmap.formats.issues.form import Sort
from robustmap.model.ids import is_slug
from robustmap.model.problem import clip

_BULLET = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
_SPLIT = re.compile(r"[\s,;]+")
_PAGE = re.compile(r"https?://\S*/n/([^/?#\s]+)/?(#\S*)?")
_NAMED = re.compile(r"([a-z0-9][a-z0-9-]*):\s+(\S.*)")
_CLAUSE = re.compile(r"(\S+?)\s*(?:\(\s*(\w+)\s*\))?\s*(?::\s*(\S.*))?")
_ORDER = re.compile(r"(\S+)\s+before\s+(\S+)")
_MARGIN = re.compile(r"(\S+)\s+at\s+most\s+(-?\d+)\s+above\s+(\S+)")


class Unreadable(Exception):  # noqa: N818 - an answer, not a machine, is at fault
    """An answer is not what its question asks for."""

    def __init__(self, message: str, expected: str) -> None:
        super().__init__(message)
        self.message = message
        self.expected = expected


def one_ref(text: str) -> str:
    """Give the id that a word names: itself, in marks, or the address of its page.

    >>> one_ref("`for-2`,"), one_ref("[[for-2]]"), one_ref("https://x.org/map/n/for-2/")
    ('for-2', 'for-2', 'for-2')
    """
    page = _PAGE.fullmatch(text.strip("<>,;"))
    if page:
        return page[1]
    return text.strip("`\"'[]<>,;")


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of an answer that say something, without the marks of a list."""
    for line in text.split("\n"):
        rest = line
        while match := _BULLET.match(rest):
            rest = rest[match.end() :]
        if rest.strip():
            yield rest.strip()


def _line(text: str) -> str:
    lines = list(_lines(text))
    if len(lines) != 1:
        told = f"it has {len(lines)} lines" if lines else "it says nothing"
        raise Unreadable(told, "one line")
    return text.strip()


def _id(text: str) -> str:
    found = _ids(text)
    if len(found) != 1:
        told = f"it names {len(found)} ids"
        raise Unreadable(told, "one id")
    return found[0]


def _ids(text: str) -> list[str]:
    words = (word for line in _lines(text) for word in _SPLIT.split(line))
    return list(dict.fromkeys(found for found in map(one_ref, words) if found))


def _sources(text: str) -> list[str]:
    return list(_lines(text))


def _premises(text: str) -> list[Any]:
    return [_premise(line) for line in _lines(text)]


def _premise(line: str) -> Any:
    """Give a premise: an id, a sentence, or a sentence with its short name."""
    if not any(map(str.isspace, line)):
        return one_ref(line) or line
    named = _NAMED.fullmatch(line)
    return {named[1]: named[2]} if named and is_slug(named[1]) else line


def _clauses(text: str) -> list[Any]:
    return [_clause(line) for line in _lines(text)]


def _clause(line: str) -> Any:
    match = _CLAUSE.fullmatch(line)
    if match is None:
        told = f"`{clip(line)}` cannot be read"
        raise Unreadable(told, "`ID`, `ID: why`, or `ID (silent): why`")
    at, failure, why = one_ref(match[1]), match[2], match[3]
    more = {"why": why, "failure": failure and failure.lower()}
    given = {key: more[key] for key in more if more[key]}
    return {"at": at, **given} if given else at


def _orders(text: str) -> list[Any]:
    return [_order(line) for line in _lines(text)]


def _order(line: str) -> dict[str, str]:
    match = _ORDER.fullmatch(line)
    if match is None:
        told = f"`{clip(line)}` cannot be read"
        raise Unreadable(told, "`FIRST before THEN`")
    return {"first": one_ref(match[1]), "then": one_ref(match[2])}


def _margins(text: str) -> list[Any]:
    return [_margin(line) for line in _lines(text)]


def _margin(line: str) -> dict[str, str]:
    match = _MARGIN.fullmatch(line)
    if match is None:
        told = f"`{clip(line)}` cannot be read"
        raise Unreadable(told, "`THIS at most 1 above THAT`")
    return {"of": one_ref(match[1]), "to": one_ref(match[3]), "margin": match[2]}


READ: Mapping[Sort, Callable[[str], Any]] = {
    "line": _line,
    "id": _id,
    "ids": _ids,
    "sources": _sources,
    "premises": _premises,
    "clauses": _clauses,
    "orders": _orders,
    "margins": _margins,
    "choice": _line,
    "text": str.strip,
}
"""Each reads an answer that is not empty."""
