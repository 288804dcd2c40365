"""The vocabulary: every class and property that the RDF of a map uses, and what it is like.

Thin, and aligned to others here rather than in the data: AIF for arguments, CONTRO for the
kinds of attack, AMO for claims, IBIS for questions, PROV-O for who and how, Web Annotation for
what is taken from where, SKOS for likeness, DCTERMS and FOAF. AIF is read from its files in
use, the others from their published ontologies.
"""

from robustmap.formats.vocabulary._classes import CLASSES, LABELS
from robustmap.formats.vocabulary._edges import EDGES, JOINS
from robustmap.formats.vocabulary._fields import FIELDS
from robustmap.formats.vocabulary._graph import HOME, VERSION, path, triples
from robustmap.formats.vocabulary._properties import PROPERTIES
from robustmap.formats.vocabulary._term import ALIGNED, Term

TERMS = (*CLASSES, *LABELS, *PROPERTIES)
"""Every term, in the order in which they are told."""

__all__ = [
    "ALIGNED",
    "CLASSES",
    "EDGES",
    "FIELDS",
    "HOME",
    "JOINS",
    "LABELS",
    "PROPERTIES",
    "TERMS",
    "VERSION",
    "Term",
    "path",
    "triples",
]
