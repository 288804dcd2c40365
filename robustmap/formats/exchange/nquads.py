"""N-Quads: the graphs of TriG, a statement on each line, sorted."""

from typing import TYPE_CHECKING

from robustmap.formats.exchange._format import FORMATS, Format
from robustmap.formats.exchange._rdf import LOSES, unread

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution


def write(solution: "Solution") -> bytes:
    """Write every statement with its graph on a line of its own."""
    from robustmap.formats.rdf import nquads_of

    return nquads_of(solution).encode()


FORMATS.add(
    "nquads", Format("nquads", "RDF as N-Quads, sorted", (".nq",), LOSES, unread, write=write)
)
