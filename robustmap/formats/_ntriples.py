"""Writing N-Triples and N-Quads: a line each, sorted, the same bytes for the same data."""

from collections.abc import Mapping
from typing import Any

from robustmap.formats._turtle import Iri, Triples, escaped
from robustmap.formats._values import XSD, Typed


def write(graph: Triples) -> str:
    """Write plain triples, each on a line. As long as sorting them takes."""
    return _joined(set(_lines(graph, "")))


def write_quads(graphs: Mapping[str, Triples]) -> str:
    """Write the triples of several graphs by their IRIs; "" is the default graph."""
    return _joined({line for name, one in graphs.items() for line in _lines(one, name)})


def _joined(lines: set[str]) -> str:
    return "".join(f"{line}\n" for line in sorted(lines))


def _lines(graph: Triples, name: str) -> list[str]:
    end = f" <{name}> ." if name else " ."
    return [f"<{subject}> <{verb}> {_object(value)}{end}" for subject, verb, value in graph]


def _object(value: Any) -> str:
    kind = type(value)
    if kind is Iri:
        return f"<{value}>"
    if kind is str:
        return escaped(value)
    text, datatype = typed(value)
    return f"{escaped(text)}^^<{XSD}{datatype}>"


def typed(value: Any) -> Typed:
    """Give a plain value that is no string as a text with its datatype.

    >>> typed(True), typed(3), typed(0.5)
    (Typed(text='true', datatype='boolean'), Typed(text='3', datatype='integer'), \
Typed(text='0.5', datatype='double'))
    """
    if isinstance(value, Typed):
        return value
    if isinstance(value, bool):
        return Typed(str(value).lower(), "boolean")
    return Typed(str(value), "integer" if isinstance(value, int) else "double")
