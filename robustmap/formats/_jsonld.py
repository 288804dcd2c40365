"""Writing JSON-LD from plain triples: an entry of the graph on each line, with our context."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from robustmap.formats._ntriples import typed
from robustmap.formats._terms import PREFIXES
from robustmap.formats._turtle import Iri, Triples
from robustmap.formats._values import Typed

_TYPE = f"{PREFIXES['rdf']}type"
_SAFE = 2**53
"""Beyond, readers of JSON may round a whole number."""


def write(graph: Triples, context: Mapping[str, Any], base: str = "") -> bytes:
    """Write a document; IRIs below `base` are written short. Linear, but for sorting."""
    return _Writer(context, base).document(graph)


class _Writer:
    def __init__(self, context: Mapping[str, Any], base: str) -> None:
        self.context = {"@base": base, **context} if base else dict(context)
        self.base = base
        self.names: dict[str, str] = {}
        self.shapes: dict[str, Mapping[str, str]] = {}
        for key, value in context.items():
            shape = value if isinstance(value, dict) else {"@id": value}
            full = _full(shape["@id"]) if key[0] != "@" and key not in PREFIXES else ""
            if full:
                self.names[full], self.shapes[full] = key, shape

    def document(self, graph: Triples) -> bytes:
        known: dict[str, dict[str, list[Any]]] = {}
        for subject, verb, value in graph:
            known.setdefault(str(subject), {}).setdefault(str(verb), []).append(value)
        entries = ",\n".join(_json(self._entry(one, known[one])) for one in sorted(known))
        text = f'{{\n"@context": {_json(self.context)},\n"@graph": [\n{entries}\n]\n}}\n'
        # Half a surrogate pair has no UTF-8; escaped it is still JSON.
        return text.encode("utf-8", "backslashreplace")

    def _entry(self, iri: str, about: dict[str, list[Any]]) -> dict[str, Any]:
        entry: dict[str, Any] = {"id": self._iri(iri)}
        if _TYPE in about:
            entry["type"] = sorted({self._name(one) for one in about[_TYPE]})
        for name, verb in sorted((self._name(verb), verb) for verb in about if verb != _TYPE):
            shape = self.shapes.get(verb, {})
            values = _distinct(self._value(one, shape.get("@type", "")) for one in about[verb])
            alone = len(values) == 1 and "@container" not in shape
            entry[name] = values[0] if alone else values
        return entry

    def _name(self, iri: str) -> str:
        if iri not in self.names:
            self.names[iri] = self._prefixed(iri)
        return self.names[iri]

    def _prefixed(self, iri: str) -> str:
        for prefix, namespace in PREFIXES.items():
            if iri.startswith(namespace):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri

    def _iri(self, iri: str) -> str:
        return iri.removeprefix(self.base) if self.base else iri

    def _value(self, value: Any, wanted: str) -> Any:
        if isinstance(value, Iri):
            return self._iri(value) if wanted == "@id" else {"id": self._iri(value)}
        if isinstance(value, str) and not wanted:
            return value
        if isinstance(value, str):
            return {"@value": value}
        if isinstance(value, int) and not wanted and abs(value) < _SAFE:
            return value
        return _literal(typed(value), wanted)


def _literal(value: Typed, wanted: str) -> Any:
    datatype = f"xsd:{value.datatype}"
    return value.text if datatype == wanted else {"@type": datatype, "@value": value.text}


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local if prefix in PREFIXES else ""


def _distinct(values: Iterable[Any]) -> list[Any]:
    found = {_json(one): one for one in values}
    return [found[key] for key in sorted(found)]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
