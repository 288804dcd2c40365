"""Where in front matter the cursor stands, line by line: it works while a file is half typed."""

import re
from typing import NamedTuple

from robustmap.editor.text import Piece, Position, Text
from robustmap.files.document import FENCE

_LINE = re.compile(
    r"(?P<indent>[ \t]*)(?P<dashes>(?:-[ \t]+)*)"
    r"(?:(?P<key>[^\s:#\[\]{},'\"&*!|>%@`-][^:\[\]{},]*?)[ \t]*:(?=[ \t]|$))?(?P<rest>.*)"
)
_WORD = re.compile(r"[^\s\[\]{},:'\"]*\Z")
_BARE = re.compile(r"[\w-]*")
_AFTER = re.compile(r"[A-Za-z0-9_#/.+@-]*")


class Context(NamedTuple):
    """What is being typed: the keys that lead there, and the word so far.

    `value` is what stands before the cursor behind the key; `keys` says that the word may be
    a key, `values` that it may be a value; `beside` are the keys that are there already.
    """

    path: tuple[str, ...]
    word: str
    piece: Piece
    value: str = ""
    keys: bool = False
    values: bool = True
    beside: frozenset[str] = frozenset()


class _Above(NamedTuple):
    """The keys above a line, and those beside it."""

    path: tuple[str, ...]
    beside: frozenset[str]


def context(text: Text, position: Position, *, fenced: bool = True) -> Context | None:
    """Tell what is being typed; None outside the front matter, which `fenced` ones have."""
    number, column = text.at(position)
    first = 1 if fenced else 0
    if number < first or not _in_front(text, number, fenced=fenced):
        return None
    line = text.lines[number]
    found = _LINE.fullmatch(line[:column])
    if found is None or line[:column].lstrip().startswith("#"):
        return None
    lines = text.lines[first:]
    above = _above(lines, number - first, found)
    rest = found["rest"]
    word = _WORD.search(rest)
    typed = word[0] if word else ""
    after = _AFTER.match(line, column)
    piece = Piece(number, column - len(typed), after.end() if after else column)
    if found["key"] is not None:
        path = (*above.path, found["key"].strip())
        inner, naming = _flow(rest)
        return Context((*path, *inner), typed, piece, rest, keys=naming, values=not naming)
    inner, naming = _flow(rest)
    if inner or naming or rest.startswith(("[", "{")):
        return Context((*above.path, *inner), typed, piece, rest, keys=naming, values=not naming)
    bare = _BARE.fullmatch(rest) is not None
    listed = bool(found["dashes"])
    return Context(above.path, typed, piece, rest, keys=bare, values=listed, beside=above.beside)


def _in_front(text: Text, number: int, *, fenced: bool) -> bool:
    if not fenced:
        return True
    if text.lines[0].rstrip() != FENCE:
        return False
    return all(line.rstrip() != FENCE for line in text.lines[1 : number + 1])


def _above(lines: list[str], number: int, found: re.Match[str]) -> _Above:
    """Climb from a line to the keys that it lies under, by how far each is indented."""
    limit, listed = len(found["indent"]), bool(found["dashes"])
    inside = limit + len(found["dashes"])
    path: list[str] = []
    beside = set() if listed else _below(lines, number, inside)
    sibling = not listed
    for line in reversed(lines[:number]):
        match = _LINE.fullmatch(line)
        if match is None or not line.strip() or line.lstrip().startswith("#"):
            continue
        dash, key = len(match["indent"]), match["key"]
        column = dash + len(match["dashes"])
        if sibling and column == inside and key:
            beside.add(key.strip())
        if match["dashes"]:
            if dash < limit <= column and not listed:
                limit, listed, sibling = dash, True, False
        elif key and (column < limit or (listed and column == limit)):
            path.insert(0, key.strip())
            limit, listed, sibling = column, False, False
        if limit == 0 and not listed and not sibling:
            break
    return _Above(tuple(path), frozenset(beside))


def _below(lines: list[str], number: int, column: int) -> set[str]:
    """Give the keys that follow on the same level."""
    found = set()
    for line in lines[number + 1 :]:
        match = _LINE.fullmatch(line)
        if match is None or line.rstrip() == FENCE:
            break
        at = len(match["indent"])
        if line.strip() and (at < column or (at == column and match["dashes"])):
            break
        if at == column and match["key"]:
            found.add(match["key"].strip())
    return found


def _flow(rest: str) -> tuple[tuple[str, ...], bool]:
    """Give the keys within `{...}` before the cursor, and whether a key may stand there."""
    stack: list[str | None] = []
    brackets: list[str] = []
    start = 0
    quote = ""
    for number, character in enumerate(rest):
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"" and not rest[start:number].strip():
            quote = character
        elif character in "[{" and (brackets or not rest[:number].strip()):
            brackets.append(character)
            stack.append(None)
            start = number + 1
        elif character in "]}" and brackets:
            brackets.pop()
            stack.pop()
        elif character == "," and brackets:
            stack[-1] = None
            start = number + 1
        elif character == ":" and brackets and brackets[-1] == "{":
            stack[-1] = rest[start:number].strip()
            start = number + 1
    naming = bool(brackets) and brackets[-1] == "{" and stack[-1] is None
    return tuple(key for key in stack if key), naming
