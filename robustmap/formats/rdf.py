"""A map with its verdicts as RDF: a surface to query and to link to, not the working model.

One thin vocabulary, `rm:`, beside DCTERMS and PROV-O; `vocabulary` says what it is like
elsewhere. Every subject but the map itself has its id as `dcterms:identifier`.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from robustmap.formats._terms import PREFIXES, Names, curie, iri
from robustmap.formats._triples import WHOLE, Name, Ref, triples
from robustmap.formats._turtle import Iri, write
from robustmap.formats._vocabulary import ALIGNED, vocabulary_graph
from robustmap.model import ids
from robustmap.reason.solution import Solution

if TYPE_CHECKING:
    from rdflib import Graph

LOSES = (
    "the user's own `x-` keys",
    "quantities, branches, exceptions and rules about proposals",
    "the voice, attribution and place of a source, and who is named only by a handle",
    "places in files, and what `check` finds",
)
"""What the RDF of a map does not carry."""


def to_rdf(solution: Solution) -> "Graph":
    """Give a solved map as an rdflib graph. Linear in the map; about 25 triples a node.

    Node IRIs are the pages of the site where the settings give its address, else
    `urn:robustmap:ID`; parts are fragments (`Names` in `_terms.py` has the rule).
    Verdicts stand as `rm:answer` on statements, inferences and arguments, and the map
    itself says under which view. Triples are added in the same order for the same map.
    """
    from rdflib import Graph, Literal, URIRef

    names = Names(solution.map.settings)
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, override=True)
    subjects: dict[str, URIRef] = {WHOLE: URIRef(names.map)}
    terms: dict[str, URIRef] = {}

    # The same few thousand ids and terms occur again and again.
    def subject(ref: str) -> URIRef:
        return subjects.get(ref) or subjects.setdefault(ref, URIRef(names.iri(ref)))

    def term(name: str) -> URIRef:
        return terms.get(name) or terms.setdefault(name, curie(name))

    for ref, name, value in triples(solution):
        if isinstance(value, Ref):
            graph.add((subject(ref), term(name), subject(value.id)))
        elif isinstance(value, Name):
            graph.add((subject(ref), term(name), term(value.curie)))
        else:
            graph.add((subject(ref), term(name), Literal(value)))
    return graph


def turtle(graph: "Graph") -> str:
    """Write a graph that was made here as Turtle, the same bytes for the same graph. Linear."""
    return write(graph, PREFIXES | ALIGNED)


def turtle_of(solution: Solution) -> str:
    """Write a solved map as Turtle without making a graph of it: the same bytes, much sooner."""
    return write(_plain(solution), PREFIXES | ALIGNED)


def turtles_of(solution: Solution) -> dict[str, str]:
    """Write each node of a solved map as Turtle: what is said of it and its parts, and of its ties.

    A tie is told at both of its ends. Linear in the map; a node's part of `turtle_of`, whose
    triples are those of all nodes together and of the map itself.
    """
    names = Names(solution.map.settings)
    subject = cache(lambda ref: Iri(names.map if ref == WHOLE else names.iri(ref)))
    term = cache(lambda name: Iri(iri(name)))
    owner = cache(lambda ref: ids.split(ref)[0])
    found: dict[str, list[tuple[str, str, Any]]] = {node: [] for node in sorted(solution.map.nodes)}
    for ref, name, value in triples(solution):
        one = subject(ref), term(name), _term(value, subject, term)
        here = owner(ref)
        if here in found:
            found[here].append(one)
        there = owner(value.id) if isinstance(value, Ref) else here
        if there != here and there in found:
            found[there].append(one)
    prefixes = PREFIXES | ALIGNED
    return {node: write(said, prefixes) for node, said in found.items() if said}


def _term(value: Any, subject: Callable[[str], Iri], term: Callable[[str], Iri]) -> Any:
    if isinstance(value, Ref):
        return subject(value.id)
    return term(value.curie) if isinstance(value, Name) else value


def _plain(solution: Solution) -> Iterator[tuple[str, str, Any]]:
    names = Names(solution.map.settings)
    subject = cache(lambda ref: Iri(names.map if ref == WHOLE else names.iri(ref)))
    term = cache(lambda name: Iri(iri(name)))
    for ref, name, value in triples(solution):
        yield subject(ref), term(name), _term(value, subject, term)


def vocabulary() -> str:
    """Give the vocabulary as Turtle: every term with its definition and what it is like."""
    return turtle(vocabulary_graph())
