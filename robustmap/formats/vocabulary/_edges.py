"""The properties that draw the edges of a map, with what they join."""

from robustmap.formats._terms import camel
from robustmap.formats.vocabulary._term import Term, close, part, related
from robustmap.graph.edges import KINDS

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
    "supports": close("amo:supports"),
    "rebuts": part("rm:attacks"),
    "undermines": part("rm:attacks"),
    "undercuts": part("rm:attacks"),
    "contradicts": (("rdf:type", "owl:SymmetricProperty"), *close("contro:contradicts")),
    "similar_to": (*part("dcterms:relation"), *close("skos:closeMatch")),
    "same_as": (*part("dcterms:relation"), *close("skos:exactMatch")),
    "opposes": part("dcterms:relation"),
    "generalises": (*part("dcterms:relation"), *close("skos:narrower")),
    "axis": part("skos:inScheme"),
    "revises": part("prov:wasRevisionOf"),
    "before": related("time:before"),
}

_ARGUING = ("Argument", "Story")
_STANDS = ("Statement", "Proposal")
"""Where a statement is meant, a proposal stands for the statement that it works."""
_STEPS = ("Argument", "Story", "Inference")

JOINS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "premise": ((*_ARGUING, "Inference"), _STANDS),
    "supports": (_ARGUING, _STANDS),
    "rebuts": (_ARGUING, _STANDS),
    "undermines": (_ARGUING, _STANDS),
    "undercuts": (_ARGUING, _STEPS),
    "backs": (_ARGUING, _STEPS),
    "reframes": (_ARGUING, ()),
    "qualifies": (_ARGUING, ()),
    "contradicts": (("Claim",), _STANDS),
    "relies_on": (("Proposal",), _STANDS),
    "needs": (("Proposal",), ("Threshold",)),
    "breaks": (("Proposal",), ("Threshold",)),
    "enables": (("Proposal",), ("Proposal",)),
    "hinders": (("Proposal",), ("Proposal",)),
    "indispensable": (("Claim",), ("Proposal",)),
    "requires_order": (("Threshold",), ("Threshold",)),
    "relative": (("Axis",), ("Axis",)),
    "before": (("Threshold",), ("Threshold",)),
    "within": (("Axis",), ("Axis",)),
    "axis": (("Threshold",), ("Axis",)),
    "addresses": (("Proposal",), ()),
    "revises": (("Proposal",), ("Proposal",)),
    "covers": (("Proposal",), ()),
    "assessed": (("Proposal",), ()),
    "without": (("Proposal",), _STANDS),
    "branches": (("Proposal",), _STANDS),
    "failure_class": (("Story",), ("Concept",)),
    "excludes": (("Proposal",), ("Concept",)),
    "when": (("Story",), ("Threshold",)),
    "persists": (("Story",), ("Axis", "Threshold")),
    "mitigations": (("Story",), ("Proposal",)),
    "about": (("Question", "Dialogue"), ()),
    "asks_about": (("Question",), ()),
    "answered_by": (("Question",), ()),
    "lists": (("Question",), ()),
    "criteria": (("Question",), ()),
    "options": (("Question",), ("Proposal",)),
    "game": (("Dialogue",), ("Dialogue",)),
    "moves": (("Dialogue",), ()),
    "open_points": (("Dialogue",), ()),
    "offers": (("Argument",), ("Question",)),
    "uses": ((), ("Concept", "Definition")),
    "rests_on_list": (("Argument",), ("Question",)),
}
"""Kind of edge -> the classes from which it leads, and to which; () is anything with an id."""

_ELSEWHERE = ("position", "because")
"""Edges that stances tell."""

EDGE_TERMS = tuple(
    Term(EDGES[kind], f"From {KINDS[kind]}.", _LIKE.get(kind, ()), *JOINS.get(kind, ((), ())))
    for kind in KINDS
    if ":" not in EDGES[kind] and kind not in ("premise", *_ELSEWHERE)
)
