"""Triples with IRIs, as the writers take them, before any library is involved."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from robustmap.formats._terms import Names, iri
from robustmap.formats._triples import WHOLE, Triple
from robustmap.formats._turtle import Iri
from robustmap.formats._values import Name, Ref

Plain = tuple[Iri, Iri, Any]
"""(subject, predicate, an `Iri`, a `Typed` or a plain value)."""


def plain(names: Names, triples: Iterable[Triple]) -> Iterator[Plain]:
    """Give each id and term its IRI, by the settings of a map. Linear."""
    # The same few thousand ids and terms occur again and again.
    subject = lru_cache(_MANY)(lambda ref: Iri(names.map if ref == WHOLE else names.iri(ref)))
    term = cache(lambda name: Iri(iri(name)))
    for ref, name, value in triples:
        kind = type(value)
        if kind is Ref:
            yield subject(ref), term(name), subject(value.id)
        elif kind is Name:
            yield subject(ref), term(name), term(value.curie)
        else:
            yield subject(ref), term(name), value


_MANY = 5000
