"""The vocabulary: every class and property that the RDF of a map uses, and what it is like.

Thin, and aligned to others here rather than in the data: AIF for arguments, CONTRO for the
kinds of attack, AMO for claims, PROV-O for who and how, SKOS for likeness, DCTERMS and FOAF.
AIF is read from its files in use, the others from their published ontologies.
"""

from typing import TYPE_CHECKING, NamedTuple

from robustmap.formats._terms import PREFIXES, RM, camel
from robustmap.graph.edges import KINDS

if TYPE_CHECKING:
    from rdflib import Graph

ALIGNED = {
    "aif": "http://www.arg.dundee.ac.uk/aif#",
    "amo": "http://purl.org/spar/amo/",
    "contro": "https://w3id.org/contro/arg#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "schema": "https://schema.org/",
}


class Term(NamedTuple):
    """A class or property: its definition, and (predicate, other term) for each likeness."""

    name: str
    definition: str
    like: tuple[tuple[str, str], ...] = ()


def _sub(*others: str) -> tuple[tuple[str, str], ...]:
    return tuple(("rdfs:subClassOf", other) for other in others)


def _part(*others: str) -> tuple[tuple[str, str], ...]:
    return tuple(("rdfs:subPropertyOf", other) for other in others)


def _close(*others: str) -> tuple[tuple[str, str], ...]:
    return tuple(("skos:closeMatch", other) for other in others)


CLASSES = (
    Term("Map", "A map of contested statements, under one view.", _sub("prov:Entity")),
    Term("Statement", "Something that can stand or fall.", _sub("aif:I-node")),
    Term(
        "Claim",
        "A statement with a file of its own.",
        (*_sub("rm:Statement", "schema:Claim"), *_close("amo:Claim")),
    ),
    Term(
        "Premise",
        "A statement inside an argument: an inline premise, or the reason itself.",
        (*_sub("rm:Statement"), *_close("contro:Premise")),
    ),
    Term("Clause", "A statement of what a proposal asks or does.", _sub("rm:Statement")),
    Term("Need", "A clause: the threshold must have been reached.", _sub("rm:Clause")),
    Term("Break", "A clause: the proposal ends once the threshold is reached.", _sub("rm:Clause")),
    Term("Enabling", "A clause: the proposal makes another one easier.", _sub("rm:Clause")),
    Term("OrderAssumption", "A clause: one threshold before another.", _sub("rm:Clause")),
    Term("RelativeBound", "A clause: one part must not outgrow another.", _sub("rm:Clause")),
    Term("Works", "A clause: the proposal works, or withstands a scaling.", _sub("rm:Clause")),
    Term(
        "Argument",
        "A published item: premises, and what they are meant to do.",
        _close("contro:Argument", "amo:Argument"),
    ),
    Term("Inference", "One step from premises to one target. It may be an argument's only one."),
    Term("Support", "An inference for a statement.", _sub("rm:Inference", "aif:RA-node")),
    Term("Attack", "An inference that can defeat its target.", _sub("rm:Inference", "aif:CA-node")),
    Term(
        "Rebut",
        "An attack that argues the opposite of a statement.",
        (*_sub("rm:Attack"), *_close("contro:Rebuttal")),
    ),
    Term(
        "Undermine",
        "An attack that denies a premise.",
        (*_sub("rm:Attack"), *_close("contro:Undermining")),
    ),
    Term(
        "Undercut",
        "An attack on the step of an argument, whose premises may all be true.",
        (*_sub("rm:Attack"), *_close("contro:Undercut")),
    ),
    Term("Backing", "An inference for the step of an argument.", _sub("rm:Inference")),
    Term("Reframing", "An inference that rejects a question or framing.", _sub("rm:Inference")),
    Term("Qualification", "An inference that limits the scope of something.", _sub("rm:Inference")),
    Term("Threshold", "A point on an axis that may be crossed.", _sub("skos:Concept")),
    Term("Axis", "A property that may vary.", _sub("skos:ConceptScheme")),
    Term("Proposal", "A plan, a method, or one prong of a plan.", _sub("prov:Plan")),
    Term("Question", "A debate, an open question, or a challenge."),
    Term("Story", "A story of how a proposal fails.", _close("contro:Argument")),
    Term("Concept", "A term, or a class of failures.", _sub("skos:Concept")),
    Term("Definition", "One of the rival definitions of a term.", _sub("rm:Statement")),
    Term("Dialogue", "Recorded rounds of an exchange, or the rules of a game."),
    Term("Person", "Somebody who holds views.", _sub("foaf:Person", "prov:Agent")),
    Term("Source", "A text that nodes are taken from.", _sub("prov:Entity")),
    Term("Stance", "What a person holds of something.", _close("contro:AcceptanceAttitude")),
    Term("Tombstone", "A node that has been withdrawn, and counts as absent."),
)

EDGES = {kind: camel(kind) for kind in KINDS} | {
    "before": "reachedBefore",
    "within": "doesNotOutgrow",
    "requires_order": "requiredBefore",
    "relative": "mustNotOutgrow",
}
"""The property that draws each kind of edge. `premise` leads the other way: from argument
to premise. Those with a prefix are other vocabularies' own."""

EDGES |= {
    "source": "dcterms:source",
    "replaced_by": "dcterms:isReplacedBy",
    "part_of": "dcterms:isPartOf",
}

_LIKE = {
    "premise": _part("aif:Premise"),
    "rebuts": _part("rm:attacks"),
    "undermines": _part("rm:attacks"),
    "undercuts": _part("rm:attacks"),
    "contradicts": (("rdf:type", "owl:SymmetricProperty"), *_close("contro:contradicts")),
    "similar_to": (*_part("dcterms:relation"), *_close("skos:closeMatch")),
    "same_as": (*_part("dcterms:relation"), *_close("skos:exactMatch")),
    "opposes": _part("dcterms:relation"),
    "generalises": (*_part("dcterms:relation"), *_close("skos:narrower")),
    "axis": _part("skos:inScheme"),
    "revises": _part("prov:wasRevisionOf"),
}

_EDGE_TERMS = tuple(
    Term(EDGES[kind], f"From {KINDS[kind]}.", _LIKE.get(kind, ()))
    for kind in KINDS
    if ":" not in EDGES[kind] and kind not in ("premise", "position", "because")
)

PROPERTIES = (
    Term("premise", "From an argument or inference, to what it rests on.", _LIKE["premise"]),
    *_EDGE_TERMS,
    Term(
        "attacks",
        "Argues the opposite, denies a premise or breaks a step.",
        _close("contro:attacks"),
    ),
    Term("argument", "From an inference, to the argument (or proposal) whose step it is."),
    Term("attacker", "The argument of an attack.", _part("rm:argument")),
    Term("target", "What an inference or clause is aimed at.", _part("aif:Conclusion")),
    Term("first", "The threshold that comes earlier, in an order that is stated or required."),
    Term("then", "The threshold that comes later."),
    Term("of", "The part that must not, or does not, outgrow another."),
    Term("to", "The part that must keep up, or does."),
    Term("text", "What a statement says.", _part("aif:claimText")),
    Term("answer", "The verdict under the view of the map, in the words of the files."),
    Term("counts", "Whether an inference or argument has any effect in the view."),
    Term("uncounted", "Why an inference has no effect in the view."),
    Term("repliesMet", "How many replies to an argument have fallen."),
    Term("repliesOpen", "How many replies to an argument stand or are in dispute."),
    Term("semantics", "By which semantics the verdicts were reached."),
    Term("viewBasis", "The weakest basis that counts in the view."),
    Term("viewReframings", "Whether rejected framings undercut in the view."),
    Term("viewSuppositions", "Whether what is only supposed counts in the view."),
    Term("viewWeighing", "Whether weaker arguments give way to stronger ones in the view."),
    Term("switchedOff", "What the view leaves out."),
    Term("granted", "A statement that the view grants."),
    Term("denied", "A statement that the view denies."),
    Term("asSeenBy", "The person whose positions the view takes over. Computed, not their words."),
    Term("basis", "How it follows from its source: stated, implied, or our reading."),
    Term("standing", "What a statement has going for it before any argument."),
    Term("sort", "What sort of claim, question or axis it is."),
    Term("review", "How far it has been looked at."),
    Term("tag", "A free word to group by."),
    Term("rivalTitle", "Another heading proposed for the same thing.", _part("skos:altLabel")),
    Term("note", "The curator's own remark.", _part("skos:editorialNote")),
    Term("scheme", "The pattern of reasoning."),
    Term("strength", "How strong its author says it is."),
    Term("number", "Its place in a published list."),
    Term("level", "Where on its axis a threshold lies."),
    Term("unit", "What an axis is measured in."),
    Term("atLimit", "What a proposal does when everything is scaled up without end."),
    Term("goal", "What a proposal is for."),
    Term("model", "What is trained in a failure story.", _part("rm:slot")),
    Term("task", "What it is trained to do.", _part("rm:slot")),
    Term("algorithm", "How it is trained.", _part("rm:slot")),
    Term("circumstance", "What was not thought of.", _part("rm:slot")),
    Term("heuristic", "What it learned instead.", _part("rm:slot")),
    Term("slot", "What fills a slot of a failure story, concrete or not."),
    Term("template", "Whether nothing in a failure story is concrete: then it defeats nothing."),
    Term("direction", "Which kind of scaling brings a failure about."),
    Term("endsIn", "How a failure story ends."),
    Term("modality", "Whether a failure is plausible only, or probable."),
    Term("endlessAlong", "From a story, to an axis of which no more removes the failure."),
    Term("failure", "How a proposal fails where a clause is not met."),
    Term("grade", "Whether a required order is hard or soft."),
    Term("margin", "By how many rungs a part may exceed another."),
    Term("sha256", "The hash of the text that was read."),
    Term("url", "Where a text can be read."),
    Term("holder", "Who takes a stance."),
    Term("on", "What a stance is about."),
    Term("because", "A reason that the holder of a stance gives."),
    Term("value", "Whether the holder of a stance accepts or rejects."),
    Term("bearing", "How much it bears on the conclusion, to the holder of a stance."),
)


def vocabulary_graph() -> "Graph":
    """Give the vocabulary as a graph."""
    from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef

    prefixes = PREFIXES | ALIGNED

    def iri(name: str) -> URIRef:
        prefix, _, local = name.partition(":")
        return URIRef(prefixes[prefix] + local)

    graph = Graph(bind_namespaces="none")
    home = URIRef(RM.rstrip("#"))
    graph.add((home, RDF.type, OWL.Ontology))
    graph.add((home, iri("dcterms:title"), Literal("The robustmap vocabulary")))
    for kind, terms in ((RDFS.Class, CLASSES), (RDF.Property, PROPERTIES)):
        for term in terms:
            named = URIRef(RM + term.name)
            graph.add((named, RDF.type, kind))
            graph.add((named, RDFS.label, Literal(term.name)))
            graph.add((named, RDFS.comment, Literal(term.definition)))
            graph.add((named, RDFS.isDefinedBy, home))
            for predicate, other in term.like:
                graph.add((named, iri(predicate), iri(other)))
    return graph
