"""The vocabulary as triples: a header, then every term."""

from collections.abc import Iterator

from robustmap.formats._terms import PREFIXES, RM
from robustmap.formats._turtle import Iri
from robustmap.formats.vocabulary._classes import CLASSES, LABELS
from robustmap.formats.vocabulary._properties import PROPERTIES
from robustmap.formats.vocabulary._term import ALIGNED, Term

VERSION = "1.0.0"
"""The version of the vocabulary: a change of what a term means raises the first number."""

HOME = RM.rstrip("#")

_HEADER = {
    "dcterms:title": "The robustmap vocabulary",
    "dcterms:description": "Contested statements, the arguments that support, rebut, undermine "
    "or undercut them, what proposals ask of which threshold, and what stands.",
    "owl:versionInfo": VERSION,
    "vann:preferredNamespacePrefix": "rm",
    "vann:preferredNamespaceUri": RM,
}

Triple = tuple[str, str, object]


def triples(pages: str = "") -> Iterator[Triple]:
    """Yield the vocabulary; `pages` is the address of a site that has a page for each term."""
    home = Iri(HOME)
    yield home, _iri("rdf:type"), _iri("owl:Ontology")
    for name, text in _HEADER.items():
        yield home, _iri(name), text
    sorts = (("rdfs:Class", CLASSES), ("", LABELS), ("rdf:Property", PROPERTIES))
    for sort, terms in sorts:
        for term in terms:
            yield from _term(term, sort)
            if pages:
                yield Iri(RM + term.name), _iri("rdfs:seeAlso"), Iri(f"{pages}{path(term)}")


def _term(term: Term, sort: str) -> Iterator[Triple]:
    named = Iri(RM + term.name)
    if sort:
        yield named, _iri("rdf:type"), _iri(sort)
    yield named, _iri("rdfs:label"), term.name
    yield named, _iri("rdfs:comment"), term.definition
    yield named, _iri("skos:definition"), term.definition
    yield named, _iri("rdfs:isDefinedBy"), Iri(HOME)
    for predicate, other in term.like:
        yield named, _iri(predicate), _iri(other)
    yield from _ends(named, "domain", term.domain)
    yield from _ends(named, "range", term.range)


def _ends(named: Iri, end: str, classes: tuple[str, ...]) -> Iterator[Triple]:
    # Two `rdfs:domain` would mean both at once; schema.org has the words for "any of these".
    name = f"rdfs:{end}" if len(classes) == 1 else f"schema:{end}Includes"
    for one in classes:
        yield named, _iri(name), _iri(one if ":" in one else f"rm:{one}")


def path(term: Term) -> str:
    """Give the path of the page of a term on a site.

    Classes and properties lie apart: some differ by a capital alone, which not every disk sees.

    >>> path(CLASSES[0]), path(PROPERTIES[0])
    ('ns/Map/', 'ns/property/premise/')
    """
    return f"ns/property/{term.name}/" if term.name[0].islower() else f"ns/{term.name}/"


def _iri(name: str) -> Iri:
    prefix, _, local = name.partition(":")
    return Iri((PREFIXES.get(prefix) or ALIGNED[prefix]) + local)
