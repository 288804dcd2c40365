"""A map with its verdicts as RDF: a surface to query and to link to, not the working model.

One thin vocabulary, `rm:`, beside AIF, DCTERMS, PROV-O and Web Annotation; `vocabulary` says
what it is like elsewhere. Every statement, argument, node, stance and citation has its id as
`dcterms:identifier`.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from robustmap.formats import _jsonld, _ntriples
from robustmap.formats._dataset import dataset
from robustmap.formats._parted import Parted, turtle_of_node
from robustmap.formats._plain import Plain, plain
from robustmap.formats._terms import PREFIXES, Names
from robustmap.formats._triples import triples
from robustmap.formats._turtle import Iri, write, write_graphs
from robustmap.formats._values import XSD, Typed
from robustmap.formats.vocabulary import ALIGNED
from robustmap.formats.vocabulary import triples as vocabulary_triples
from robustmap.formats.vocabulary.context import context
from robustmap.reason.solution import Solution

if TYPE_CHECKING:
    from rdflib import Graph

LOSES = (
    "the user's own `x-` keys",
    "quantities, branches, exceptions and rules about proposals",
    "curation, and who a source only tells of",
    "the order of lists",
    "places in files, and what `check` finds",
)
"""What the RDF of a map does not carry."""

_PREFIXES = PREFIXES | ALIGNED


def to_rdf(solution: Solution) -> "Graph":
    """Give a solved map as an rdflib graph. Linear in the map; about 40 triples a node.

    Node IRIs are the pages of the site where the settings give its address, else
    `urn:robustmap:ID`; parts are fragments (`Names` in `_terms.py` has the rule).
    Verdicts stand as `rm:answer` on statements, inferences and arguments, and the map
    itself says under which view. Triples are added in the same order for the same map.
    """
    from rdflib import Graph, Literal, URIRef

    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, override=True)
    known: dict[str, URIRef] = {}

    def named(iri: str) -> URIRef:
        return known.get(iri) or known.setdefault(iri, URIRef(iri))

    def term(value: Any) -> "URIRef | Literal":
        if isinstance(value, Iri):
            return named(value)
        if isinstance(value, Typed):
            return Literal(value.text, datatype=named(XSD + value.datatype))
        return Literal(value)

    for subject, verb, value in _said(solution):
        graph.add((named(subject), named(verb), term(value)))
    return graph


def turtle(graph: "Graph") -> str:
    """Write a graph that was made here as Turtle, the same bytes for the same graph. Linear."""
    return write(graph, _PREFIXES)


def turtle_of(solution: Solution) -> str:
    """Write a solved map as Turtle without making a graph of it: the same bytes, much sooner."""
    return write(_said(solution), _PREFIXES)


def ntriples_of(solution: Solution) -> str:
    """Write a solved map as N-Triples, sorted: two maps can be compared line by line."""
    return _ntriples.write(_said(solution))


def jsonld_of(solution: Solution) -> bytes:
    """Write a solved map as JSON-LD, with the context of `schemas/context.jsonld` within it."""
    return _jsonld.write(_said(solution), context(), Names(solution.map.settings).site)


def trig_of(solution: Solution) -> str:
    """Write a map as TriG: verdicts by each semantics, and provenance, in graphs of their own.

    The default graph is the map without verdicts, and says what the others are.
    """
    return write_graphs(dataset(solution), _PREFIXES)


def nquads_of(solution: Solution) -> str:
    """Write the same graphs as N-Quads, sorted."""
    return _ntriples.write_quads(dataset(solution))


def _said(solution: Solution) -> Iterator[Plain]:
    return plain(Names(solution.map.settings), triples(solution))


def turtles_of(solution: Solution) -> dict[str, str]:
    """Write each node of a solved map as Turtle: what is said of it and its parts, and of its ties.

    A tie is told at both of its ends. Linear in the map; a node's part of `turtle_of`, whose
    triples are those of all nodes together and of the map itself.
    """
    parted = Parted(solution)
    return {node: turtle_of_node(parted.told(node)) for node in sorted(solution.map.nodes)}


@lru_cache(maxsize=8)
def vocabulary(pages: str = "") -> str:
    """Give the vocabulary as Turtle: every term with its definition and what it is like.

    `pages` is the address of a site that has a page for each term, to which they then lead.
    """
    return write(vocabulary_triples(pages), _PREFIXES)
