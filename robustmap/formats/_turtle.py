"""Writing Turtle and TriG: linear, and the same bytes for the same graph.

rdflib's own writer looks for the namespace of every IRI among all others, which takes 22 s
on a map of 3,000 nodes; this one takes a second.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from robustmap.formats._values import XSD, Typed

if TYPE_CHECKING:
    from rdflib.term import Node

_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_SPECIAL = re.compile(r'[\x00-\x1f"\\\x7f\ud800-\udfff]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_A = "a", ""
_DOUBLE = f"{XSD}double"
_BARE = frozenset({"boolean", "integer"})


class Iri(str):
    """An IRI as the object of a triple; any other text is a literal."""

    __slots__ = ()


Triples = Iterable[tuple[Any, Any, Any]]
"""(subject IRI, predicate IRI, a term of rdflib, an `Iri`, a `Typed` or a plain value)."""


def write(graph: Triples, prefixes: Mapping[str, str]) -> str:
    """Write a graph without blank nodes and language tags, sorted; prefixes as far as used."""
    return write_graphs({"": graph}, prefixes)


def write_graphs(graphs: Mapping[str, Triples], prefixes: Mapping[str, str]) -> str:
    """Write several graphs by their IRIs as TriG; "" is the default graph, and comes first."""
    writer = _Writer(prefixes)
    blocks = [block for name in sorted(graphs) for block in writer.graph(name, graphs[name])]
    return "\n".join([writer.head(), *blocks])


class Piece(NamedTuple):
    """A part of a graph as Turtle: subject and what is said of it, and the namespaces used."""

    blocks: tuple[tuple[str, str], ...]
    used: tuple[str, ...]


def piece(graph: Triples, prefixes: Mapping[str, str]) -> Piece:
    """Write a part of a graph that holds all triples, or all that are told, of its subjects."""
    writer = _Writer(prefixes)
    blocks = tuple(writer.blocks(graph))
    return Piece(blocks, tuple(sorted(writer.used)))


def put_together(pieces: Iterable[Piece], prefixes: Mapping[str, str]) -> str:
    """Write the graph of which these are the pieces; no two of them tell of the same subject."""
    parts = [*pieces]
    writer = _Writer(prefixes)
    writer.used.update(*(one.used for one in parts))
    told = sorted(block for one in parts for block in one.blocks)
    return "\n".join([writer.head(), *(said for _, said in told)])


def in_pieces(pieces: Iterable[Piece], rest: Piece, prefixes: Mapping[str, str]) -> Iterator[str]:
    """Yield the same, a subject or several at a time.

    The blocks of a piece follow each other in the whole; only those of `rest` may lie anywhere.
    """
    writer = _Writer(prefixes)
    told = [*rest.blocks]
    writer.used.update(rest.used)
    for one in pieces:
        if one.blocks:
            writer.used.update(one.used)
            told.append((one.blocks[0][0], "\n".join(said for _, said in one.blocks)))
    told.sort()
    yield writer.head()
    for _, said in told:
        yield "\n"
        yield said


def escaped(text: str) -> str:
    r"""Write text as a Turtle string on one line.

    >>> print(escaped('say "no"\n'))
    "say \"no\"\n"
    """
    return f'"{_SPECIAL.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"


class _Written(dict[str, tuple[str, str]]):
    """How each IRI is written, beside its namespace where that has a prefix, else ""."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self.prefixes = {namespace: prefix for prefix, namespace in prefixes.items()}

    def __missing__(self, iri: str) -> tuple[str, str]:
        if len(self) > _MANY:
            self.clear()
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self.prefixes.get(iri[:cut])
        # What stands after a prefix may not be just anything.
        written = f"<{iri}>", ""
        if prefix is not None and _LOCAL.fullmatch(iri, cut):
            written = f"{prefix}:{iri[cut:]}", iri[:cut]
        self[iri] = written
        return written


_MANY = 5000


@lru_cache(maxsize=8)
def _written(*prefixes: tuple[str, str]) -> _Written:
    return _Written(dict(prefixes))


class _Writer:
    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.used: set[str] = set()
        self._written = _written(*prefixes.items())

    def head(self) -> str:
        """Give the prefixes that have been used."""
        prefixes = self._written.prefixes
        lines = sorted(f"@prefix {prefixes[one]}: <{one}> .\n" for one in self.used)
        return "".join(lines)

    def graph(self, name: str, graph: Triples) -> Iterator[str]:
        """Yield what is said of each subject, within braces where the graph has a name."""
        if name:
            inside = "\n".join(said for _, said in self.blocks(graph))
            yield f"{self._iri(name)} {{\n{inside}}}\n"
        else:
            yield from (said for _, said in self.blocks(graph))

    def blocks(self, graph: Triples) -> Iterator[tuple[str, str]]:
        """Yield each subject with what is said of it, by IRI."""
        known: dict[str, dict[str, set[str]]] = {}
        written, used = self._written, self.used
        for subject, predicate, value in graph:
            about = known.setdefault(str(subject), {})
            # Terms of rdflib are equal to no text.
            name, space = _A if str(predicate) == _TYPE else written[str(predicate)]
            used.add(space)
            about.setdefault(name, set()).add(self._object(value))
        used.discard("")
        for iri, about in sorted(known.items()):
            # `a` sorts before every name with a prefix.
            said = [f"{name} {', '.join(sorted(about[name]))}" for name in sorted(about)]
            yield iri, self._iri(iri) + " " + " ;\n    ".join(said) + " .\n"

    def _iri(self, iri: str) -> str:
        written, namespace = self._written[iri]
        if namespace:
            self.used.add(namespace)
        return written

    def _object(self, value: Any) -> str:
        """Write a plain value as rdflib would write the literal that it makes of it."""
        kind = type(value)
        if kind is Iri:
            return self._iri(value)
        if kind is str:
            return escaped(value)
        if kind is bool or kind is int:
            return str(value).lower()
        if kind is float:
            return f"{escaped(str(value))}^^{self._iri(_DOUBLE)}"
        if kind is Typed:
            return f"{escaped(value.text)}^^{self._iri(XSD + value.datatype)}"
        return self._term(value)

    def _term(self, value: "Node") -> str:
        from rdflib import Literal

        if not isinstance(value, Literal):
            return self._iri(str(value))
        if value.datatype is None:
            return escaped(str(value))
        if value.datatype.removeprefix(XSD) in _BARE:
            return str(value)
        return f"{escaped(str(value))}^^{self._iri(str(value.datatype))}"
