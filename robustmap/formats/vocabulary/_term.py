"""What a term of the vocabulary is: a class or property with its definition and likenesses."""

from typing import NamedTuple

ALIGNED = {
    "amo": "http://purl.org/spar/amo/",
    "contro": "https://w3id.org/contro/arg#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "ibis": "https://vocab.methodandstructure.com/ibis#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "schema": "https://schema.org/",
    "time": "http://www.w3.org/2006/time#",
    "vann": "http://purl.org/vocab/vann/",
}
"""Vocabularies to which ours is aligned, beside those of `PREFIXES`."""

Like = tuple[tuple[str, str], ...]
"""(predicate, other term) for each likeness."""


class Term(NamedTuple):
    """A class or property: its definition, what it is like, and what it joins.

    `domain` and `range` are names of classes of ours, or a datatype with its prefix; several
    mean any of them, none that anything may stand there. For a class both are empty.
    """

    name: str
    definition: str
    like: Like = ()
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()

    @property
    def joins(self) -> bool:
        """Whether the values are things with a name of their own, not texts or numbers."""
        return not self.range or not self.range[0].startswith("xsd:")


def sub(*others: str) -> Like:
    """Say that a class is a part of others."""
    return tuple(("rdfs:subClassOf", other) for other in others)


def part(*others: str) -> Like:
    """Say that a property implies others."""
    return tuple(("rdfs:subPropertyOf", other) for other in others)


def close(*others: str) -> Like:
    """Say that a term is close enough to others to stand for them in some uses."""
    return tuple(("skos:closeMatch", other) for other in others)


def related(*others: str) -> Like:
    """Say that a term has to do with others, and does not mean the same."""
    return tuple(("skos:relatedMatch", other) for other in others)
