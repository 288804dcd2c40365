"""Turtle: the map and its verdicts as RDF, for people to read and for stores to load."""

from typing import TYPE_CHECKING

from robustmap.formats.exchange._format import FORMATS, Format
from robustmap.formats.exchange._rdf import LOSES, unread

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution


def write(solution: "Solution") -> bytes:
    """Write every triple, by subject, with prefixes."""
    from robustmap.formats.rdf import turtle_of

    return turtle_of(solution).encode()


FORMATS.add("turtle", Format("turtle", "RDF as Turtle", (".ttl",), LOSES, unread, write=write))
