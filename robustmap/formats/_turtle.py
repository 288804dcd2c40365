"""Writing Turtle and TriG: linear, and the same bytes for the same graph.

rdflib's own writer looks for the namespace of every IRI among all others, which takes 22 s
on a map of 3,000 nodes; this one takes a second.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from heapq import merge
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from robustmap.disk.scratch import Scratch
from robustmap.formats._values import XSD, Typed

if TYPE_CHECKING:
    from rdflib.term import Node

_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_SPECIAL = re.compile(r'[\x00-\x1f"\\\x7f\ud800-\udfff]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
A = "a", ""
"""How the predicate that gives a type is written, and its namespace."""

About = dict[str, set[str]]
"""What is said of a subject: how each predicate is written -> how its objects are."""

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
    writer = Writer(prefixes)
    blocks = [block for name in sorted(graphs) for block in writer.graph(name, graphs[name])]
    return "\n".join([writer.head(), *blocks])


class Piece(NamedTuple):
    """A part of a graph as Turtle: subject and what is said of it, and the namespaces used."""

    blocks: tuple[tuple[str, str], ...]
    used: tuple[str, ...]


def put_together(texts: Iterable[str], used: Iterable[str], prefixes: Mapping[str, str]) -> str:
    """Write the graph of which these are the blocks, in their order, by the namespaces `used`."""
    return "\n".join([_head(prefixes, used), *filter(None, texts)])


def in_pieces(
    blocks: Iterable[tuple[str, str, Iterable[str]]], rest: Piece, prefixes: Mapping[str, str]
) -> Iterator[bytes]:
    """Yield the graph that `blocks` and `rest` are in pieces: what is said, by IRI.

    Each of the blocks comes with the first IRI that it is of, in the order of these, and with the
    namespaces that it uses. It is put down at once: only at the end is it known which
    prefixes are used, and they come first.
    """
    used, body = {*rest.used}, Scratch()
    others = ((iri, said, ()) for iri, said in rest.blocks)
    for _, said, spaces in merge(blocks, others, key=itemgetter(0)):
        used.update(spaces)
        body.put(b"\n", said.encode())
    yield _head(prefixes, used).encode()
    yield from body.given()


def _head(prefixes: Mapping[str, str], used: Iterable[str]) -> str:
    """Give the prefixes of some namespaces."""
    named = _written(*prefixes.items()).prefixes
    return "".join(sorted(f"@prefix {named[one]}: <{one}> .\n" for one in used if one))


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
        found = self[iri] = self.of(iri)
        return found

    def of(self, iri: str) -> tuple[str, str]:
        """Give the same without remembering it."""
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self.prefixes.get(iri[:cut])
        # What stands after a prefix may not be just anything.
        if prefix is not None and _LOCAL.fullmatch(iri, cut):
            return f"{prefix}:{iri[cut:]}", iri[:cut]
        return f"<{iri}>", ""


_MANY = 5000


@lru_cache(maxsize=8)
def _written(*prefixes: tuple[str, str]) -> _Written:
    return _Written(dict(prefixes))


class Writer:
    """Writes graphs, and keeps the namespaces that it used."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        """Write with these prefixes."""
        self.used: set[str] = set()
        self._prefixes = prefixes
        self.written = _written(*prefixes.items())
        """How each IRI is written, and the namespace whose prefix that needs, "" if none."""

    def head(self) -> str:
        """Give the prefixes that have been used."""
        return _head(self._prefixes, self.used)

    def graph(self, name: str, graph: Triples) -> Iterator[str]:
        """Yield what is said of each subject, within braces where the graph has a name."""
        if name:
            inside = "\n".join(said for _, said in self.blocks(graph))
            yield f"{self._iri(name)} {{\n{inside}}}\n"
        else:
            yield from (said for _, said in self.blocks(graph))

    def blocks(self, graph: Triples) -> Iterator[tuple[str, str]]:
        """Yield each subject with what is said of it, by IRI."""
        known: dict[str, About] = {}
        written, used = self.written, self.used
        for subject, predicate, value in graph:
            about = known.setdefault(str(subject), {})
            # Terms of rdflib are equal to no text.
            name, space = A if str(predicate) == _TYPE else written[str(predicate)]
            used.add(space)
            about.setdefault(name, set()).add(self.object(value))
        return ((iri, _block(self._iri(iri), about)) for iri, about in sorted(known.items()))

    def piece(self, known: Iterable[tuple[tuple[str, str, str], About]]) -> Piece:
        """Write what is said of subjects, each given as its IRI and how that is written."""
        blocks = []
        for (iri, written, space), about in known:
            self.used.add(space)
            blocks.append((iri, _block(written, about)))
        self.used.discard("")
        return Piece(tuple(sorted(blocks)), tuple(sorted(self.used)))

    def _iri(self, iri: str) -> str:
        written, space = self.written[iri]
        self.used.add(space)
        return written

    def object(self, value: Any) -> str:
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


def _block(subject: str, about: About) -> str:
    # `a` sorts before every name with a prefix.
    said = [f"{name} {', '.join(sorted(some))}" for name, some in sorted(about.items())]
    return subject + " " + " ;\n    ".join(said) + " .\n"
