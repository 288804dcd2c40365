"""TriG: the map as RDF, its verdicts by each semantics and its provenance in named graphs."""

from typing import TYPE_CHECKING

from robustmap.formats.exchange._format import FORMATS, Format
from robustmap.formats.exchange._rdf import LOSES, unread

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution


def write(solution: "Solution") -> bytes:
    """Write the default graph, then the named ones."""
    from robustmap.formats.rdf import trig_of

    return trig_of(solution).encode()


FORMATS.add(
    "trig",
    Format(
        "trig",
        "RDF as TriG: verdicts by each semantics in graphs of their own",
        (".trig",),
        LOSES,
        unread,
        write=write,
    ),
)
