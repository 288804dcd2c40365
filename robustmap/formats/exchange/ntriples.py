"""N-Triples: the same RDF, a triple on each line, sorted: for comparing and for bulk loading."""

from typing import TYPE_CHECKING

from robustmap.formats.exchange._format import FORMATS, Format
from robustmap.formats.exchange._rdf import LOSES, unread

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution


def write(solution: "Solution") -> bytes:
    """Write every triple on a line of its own."""
    from robustmap.formats.rdf import ntriples_of

    return ntriples_of(solution).encode()


FORMATS.add(
    "ntriples", Format("ntriples", "RDF as N-Triples, sorted", (".nt",), LOSES, unread, write=write)
)
