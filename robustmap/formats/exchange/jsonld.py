"""JSON-LD: the same RDF for readers of JSON; the context is inside, so nothing is fetched."""

from typing import TYPE_CHECKING

from robustmap.formats.exchange._format import FORMATS, Format
from robustmap.formats.exchange._rdf import LOSES, unread

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution


def write(solution: "Solution") -> bytes:
    """Write an entry for each thing, with the context first."""
    from robustmap.formats.rdf import jsonld_of

    return jsonld_of(solution)


FORMATS.add(
    "jsonld",
    Format(
        "jsonld", "RDF as JSON-LD, its context inside", (".jsonld",), LOSES, unread, write=write
    ),
)
