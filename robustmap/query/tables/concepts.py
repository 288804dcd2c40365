"""Terms: their definitions with who gave them, the flaws that are granted, and test cases."""

from collections.abc import Iterator

from robustmap.explain.concepts import Matrix
from robustmap.model import ids
from robustmap.model.nodes import Concept
from robustmap.query.item import Asker
from robustmap.query.tables._speakers import definer, named
from robustmap.query.tables._table import TABLES, Cell, Name, Table


@TABLES.entry("concepts")
def terms(kb: Asker) -> Table:
    """List every definition of every term; a term without any has one row."""
    return Table(
        "Terms and their definitions",
        "Rival definitions of one term, with the flaws that those who use them grant, and how "
        "many test cases each of them covers or leaves out.",
        ("concept", "sort", "definition", "by", "says", "flaws", "cases", "best known"),
        tuple(row for node in kb.map.concepts() for row in _rows(kb, node)),
    )


def _rows(kb: Asker, node: Concept) -> Iterator[tuple[Cell, ...]]:
    matrix = Matrix(node)
    for place, one in enumerate(matrix.definitions):
        cases = sum(bool(row.fits[place]) for row in matrix.rows)
        yield (
            Name(node.id),
            node.sort,
            named(kb.map, ids.join(node.id, one.id)),
            definer(kb.map, one),
            one.text,
            len(one.flaws),
            cases,
            "none better known" if one.best else "",
        )
    if not matrix.definitions:
        yield Name(node.id), node.sort, "", "", "", 0, len(node.cases), ""
