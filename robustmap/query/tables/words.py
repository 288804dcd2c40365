"""Where a contested term is used, and in which sense."""

from robustmap.explain.concepts import uses
from robustmap.query.item import Asker
from robustmap.query.tables._table import TABLES, Name, Table


@TABLES.entry("words")
def words(kb: Asker) -> Table:
    """List every use of a term, by term and node; a use may leave its sense open."""
    found = sorted(uses(kb.map), key=lambda one: (one.concept, one.sense, one.node, one.place))
    return Table(
        "Who means what by a word",
        "The nodes that use a contested term, each with the definition that it goes by.",
        ("concept", "node", "sense"),
        tuple(
            (Name(one.concept), Name(one.node), Name(one.sense) if one.sense else "not said")
            for one in found
        ),
    )
