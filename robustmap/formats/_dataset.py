"""A map as a set of graphs: what it says, who says it, and its verdicts by each semantics.

The default graph is the map without any verdict, with an account of the other graphs; each of
those has an IRI of its own, so that a query can ask for what stands by one semantics.
"""

from collections.abc import Iterator
from typing import Any

from robustmap.errors import CircularMapError, NoExtensionError
from robustmap.formats._plain import Plain, plain
from robustmap.formats._terms import Names, iri
from robustmap.formats._triples import WHOLE, Triple, triples
from robustmap.formats._turtle import Iri
from robustmap.formats._values import Name, Typed
from robustmap.formats.vocabulary import LABELS
from robustmap.reason.semantics import UNDECIDED
from robustmap.reason.solution import CAUTIOUS, Solution
from robustmap.reason.strengths import DEFAULT, strengths

PROVENANCE = "provenance"
CAMPS = "preferred"

MOST_OPEN = 5000
"""Where more of the framework is undecided, camps are not asked for: they may take for ever."""

_VERDICTS = frozenset(("rm:answer", "rm:counts", "rm:uncounted", "rm:repliesMet", "rm:repliesOpen"))
_TOLD = ("prov:", "oa:")
_TOLD_TYPES = ("oa:Annotation", "oa:SpecificResource", "rm:Citation", "rm:Place")


def dataset(solution: Solution) -> dict[str, list[Plain]]:
    """Give the graphs of a solved map by their IRIs, "" being the default graph.

    There is one of provenance, one of verdicts for the cautious view, for camps, and for the
    semantics of the solution, and one of strengths. Where a semantics has no answer, because
    of circular support, or too much is in dispute to work out camps (`MOST_OPEN`), its graph
    is missing and the account says why.
    """
    names = Names(solution.map.settings)
    said, told = [], []
    everything = list(triples(solution))
    cited = {one[0] for one in everything if isinstance(one[2], Name) and _of_citation(one[2])}
    for one in everything:
        if one[0] in cited or one[1].startswith(_TOLD):
            told.append(one)
        elif one[1] not in _VERDICTS and one[:2] != (WHOLE, "rm:semantics"):
            said.append(one)
    graphs = {
        "": [*plain(names, said), *_whole(names)],
        names.graph(PROVENANCE): list(plain(names, told)),
    }
    for name in dict.fromkeys((CAUTIOUS, CAMPS, solution.semantics)):
        found, why = _solved(solution, name)
        if found is not None:
            graphs[names.graph(name)] = list(plain(names, _verdicts(found)))
        graphs[""] += _account(names, name, why)
    graphs[names.graph(DEFAULT)] = list(plain(names, _degrees(solution)))
    graphs[""] += _account(names, DEFAULT, "")
    return {name: graph for name, graph in graphs.items() if graph}


def _of_citation(value: Name) -> bool:
    return value.curie in _TOLD_TYPES


def _solved(solution: Solution, semantics: str) -> tuple[Solution | None, str]:
    """Give the same map solved by a semantics, or why it has no answer."""
    if semantics == solution.semantics:
        return solution, ""
    still_open = sum(label == UNDECIDED for label in solution.labelling.labels)
    if semantics == CAMPS and still_open > MOST_OPEN:
        return None, f"{still_open} arguments of the framework are undecided, over {MOST_OPEN}"
    try:
        return Solution.of(solution.map, solution.view, semantics), ""
    except (CircularMapError, NoExtensionError) as error:
        return None, str(error)


def _verdicts(solution: Solution) -> Iterator[Triple]:
    yield from (one for one in triples(solution) if one[1] in _VERDICTS)
    for ref in solution.map.statements:
        yield ref, "rm:label", _label(solution.statement_label(ref))
    for step in solution.map.inferences.values():
        if step.relation != "contradicts":
            yield step.id, "rm:label", _label(solution.inference_label(step.id))


def _label(label: int) -> Name:
    return Name(f"rm:{LABELS[label].name}")


def _degrees(solution: Solution) -> Iterator[Triple]:
    map_ = solution.map
    for ref, degree in strengths(solution).items():
        step = map_.inferences.get(ref)
        if degree is not None and not (step and step.relation == "contradicts"):
            yield ref, "rm:degree", _decimal(degree)


def _decimal(value: float) -> Typed:
    """Write a strength with six decimals at most: more would mean nothing."""
    text = f"{value:.6f}".rstrip("0")
    return Typed(text + "0" if text.endswith(".") else text, "decimal")


def _whole(names: Names) -> Iterator[Plain]:
    """Say where it is told who says what."""
    graph = Iri(names.graph(PROVENANCE))
    yield graph, Iri(iri("rdf:type")), Iri(iri("prov:Bundle"))
    yield graph, Iri(iri("prov:wasDerivedFrom")), Iri(names.map)


def _account(names: Names, semantics: str, why: str) -> Iterator[Plain]:
    """Say of a graph what it holds and from what it was worked out, or why it is not there."""
    graph, solving = Iri(names.graph(semantics)), Iri(names.graph(f"solving-{semantics}"))
    told: list[tuple[Iri, str, Any]] = [
        (graph, "rdf:type", Iri(iri("rm:Verdicts"))),
        (graph, "rm:semantics", semantics),
    ]
    if why:
        told.append((graph, "rm:undefined", why))
    else:
        told += [
            (graph, "prov:wasDerivedFrom", Iri(names.map)),
            (graph, "prov:wasGeneratedBy", solving),
            (solving, "rdf:type", Iri(iri("rm:Solving"))),
            (solving, "prov:used", Iri(names.map)),
        ]
    yield from ((one, Iri(iri(name)), value) for one, name, value in told)
