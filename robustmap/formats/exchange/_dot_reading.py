"""The DOT language, read without Graphviz: bounded, and with a place for every fault.

The grammar is that of Graphviz's page "DOT Language". Ports are passed over, subgraphs
count as the nodes in them, and labels that are HTML are read for their text.
"""

import html
import re
from itertools import pairwise
from typing import NamedTuple, NoReturn

from robustmap.formats.exchange._graph import Arrow, Drawn, Vertex
from robustmap.formats.exchange._reading import Faults, place
from robustmap.model.problem import clip

_TOKEN = re.compile(
    r"""\s++|//[^\n]*+|/\*.*?\*/|\#[^\n]*+
    |(?P<arrow>-[->])
    |(?P<mark>[][{}=;,:+])
    |(?P<string>"(?:[^"\\]|\\.)*+")
    |(?P<html><)
    |(?P<word>[A-Za-z_\x80-\U0010ffff][A-Za-z0-9_\x80-\U0010ffff]*+|-?(?:\.[0-9]++|[0-9]++(?:\.[0-9]*+)?))""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_ANGLE = re.compile("[<>]")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_TAG = re.compile(r"<[^<>]*+>")
_ESCAPED = {"n": "\n", "l": "\n", "r": "\n", "\n": ""}
_MAX_EDGES = 200_000
_MAX_DEPTH = 64


class _Token(NamedTuple):
    """A token: a mark, an arrow, or an id with its text; "" at the end of the file."""

    sort: str
    text: str
    offset: int


class _WrongError(Exception):
    """The text goes on in a way that the grammar does not have."""


def parse(text: str, faults: Faults) -> Drawn | None:
    """Read the first graph of a text; None, with a fault, where it is none."""
    reader = _Reader(text)
    try:
        return reader.graph()
    except _WrongError as error:
        line, column = place(text, reader.token.offset)
        faults.add(str(error), line=line, column=column)
        return None


class _Reader:
    """Reads token by token. Attributes of a graph are those at its outermost level."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.offset = 0
        self.depth = 0
        self.line, self.counted, self.begin = 1, 0, 0
        self.token = _Token("", "", 0)
        self.about: dict[str, str] = {}
        self.vertices: dict[str, Vertex] = {}
        self.arrows: list[Arrow] = []
        self.defaults: list[dict[str, str]] = [{}]

    def graph(self) -> Drawn:
        """Read a whole graph."""
        self.next()
        if self._word("strict"):
            self.next()
        if not (self._word("graph") or self._word("digraph")):
            self.wrong("`graph` or `digraph`")
        self.next()
        if self.token.sort == "id":
            self.next()
        self.take("{")
        self.statements()
        self.take("}")
        return Drawn(self.about, tuple(self.vertices.values()), tuple(self.arrows))

    def statements(self) -> list[str]:
        """Read statements up to a brace, and give the nodes that they name."""
        named: dict[str, None] = {}
        while self.token.sort and not self._mark("}"):
            if self._mark(";"):
                self.next()
                continue
            named.update(dict.fromkeys(self.statement()))
        return list(named)

    def statement(self) -> list[str]:
        for word in ("graph", "node", "edge"):
            if self._word(word):
                self.next()
                given = self.attributes()
                if word == "graph" and self.depth == 0:
                    self.about |= given
                elif word == "edge":
                    self.defaults[-1] |= given
                return []
        line, column = self.here()
        ends = self.end()
        if ends is not None and self._mark("="):
            self.next()
            value = self.identifier()
            if self.depth == 0:
                self.about[ends[0]] = value
            return []
        sides = self.chain(ends or [])
        named = [name for side in sides for name in side]
        given = self.attributes()
        if len(sides) > 1:
            self.join(sides, {**self.defaults[-1], **given}, line, column)
            given = {}
        for name in named:
            known = self.vertices.get(name, Vertex(name, {}, line, column))
            self.vertices[name] = known._replace(attributes={**known.attributes, **given})
        return named

    def chain(self, first: list[str]) -> list[list[str]]:
        """Read what arrows lead to, one after the other, from the nodes of a first end."""
        sides, edges = [first], len(self.arrows)
        while self.token.sort == "arrow":
            self.next()
            sides.append(self.end() or [])
            edges += len(sides[-2]) * len(sides[-1])
            if edges > _MAX_EDGES:
                self.wrong(f"at most {_MAX_EDGES:,} edges")
        return sides

    def join(self, sides: list[list[str]], given: dict[str, str], line: int, column: int) -> None:
        name = given.get("id", "")
        for left, right in pairwise(sides):
            self.arrows += [
                Arrow(one, other, given, line, column, name) for one in left for other in right
            ]

    def end(self) -> list[str] | None:
        """Read one end of an edge: a node, or all that are in a subgraph."""
        if self._word("subgraph"):
            self.next()
            if self.token.sort == "id":
                self.next()
            if not self._mark("{"):
                return []
        if not self._mark("{"):
            name = self.identifier()
            for _ in range(2):  # a port and a side
                if self._mark(":"):
                    self.next()
                    self.identifier()
            return [name]
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            self.wrong(f"at most {_MAX_DEPTH} graphs within each other")
        self.next()
        self.defaults.append(dict(self.defaults[-1]))
        named = self.statements()
        self.defaults.pop()
        self.take("}")
        self.depth -= 1
        return named

    def attributes(self) -> dict[str, str]:
        found: dict[str, str] = {}
        while self._mark("["):
            self.next()
            while not self._mark("]"):
                name, value = self.identifier(), "true"
                if self._mark("="):
                    self.next()
                    value = self.identifier()
                found[name] = value
                if self._mark(";") or self._mark(","):
                    self.next()
            self.next()
        return found

    def identifier(self) -> str:
        if self.token.sort != "id":
            self.wrong("a name")
        pieces = [self.token.text]
        self.next()
        while self._mark("+"):
            self.next()
            if self.token.sort != "id":
                self.wrong("a name")
            pieces.append(self.token.text)
            self.next()
        return "".join(pieces)

    def take(self, mark: str) -> None:
        if not self._mark(mark):
            self.wrong(f"`{mark}`")
        if mark != "}" or self.depth:
            self.next()

    def wrong(self, expected: str) -> NoReturn:
        found = f"`{clip(self.token.text)}`" if self.token.sort else "the end of the file"
        message = f"{found} stands here; expected {expected}"
        raise _WrongError(message)

    def here(self) -> tuple[int, int]:
        """Give the line and column of the token; the text is walked through only once."""
        offset = self.token.offset
        self.line += self.text.count("\n", self.counted, offset)
        last = self.text.rfind("\n", self.counted, offset)
        self.begin = last + 1 if last >= 0 else self.begin
        self.counted = offset
        return self.line, offset - self.begin + 1

    def _mark(self, mark: str) -> bool:
        return self.token.sort == "mark" and self.token.text == mark

    def _word(self, word: str) -> bool:
        token = self.token
        return token.sort == "id" and self.text[token.offset] != '"' and token.text.lower() == word

    def next(self) -> None:
        """Go on to the next token."""
        while self.offset < len(self.text):
            start = self.offset
            match = _TOKEN.match(self.text, start)
            if match is None:
                self.token = _Token("wrong", self.text[start], start)
                self.wrong('a closing `"`' if self.text[start] == '"' else "a part of a graph")
            self.offset = match.end()
            sort = match.lastgroup
            if sort == "html":
                self.token = _Token("id", self._html(start), start)
                return
            if sort:
                self.token = _Token(*_token(sort, match[0]), start)
                return
        self.token = _Token("", "", len(self.text))

    def _html(self, start: int) -> str:
        """Give the text of a label between `<` and the `>` that closes it."""
        depth, end = 0, start
        for mark in _ANGLE.finditer(self.text, start):
            depth += 1 if mark[0] == "<" else -1
            end = mark.end()
            if depth == 0:
                break
        if depth:
            self.token = _Token("wrong", "<", start)
            self.wrong("`>` for each `<`")
        self.offset = end
        return html.unescape(_TAG.sub(" ", self.text[start + 1 : end - 1])).strip()


def _token(sort: str, text: str) -> tuple[str, str]:
    if sort == "string":
        return "id", _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), text[1:-1])
    return ("id", text) if sort == "word" else (sort, text)
