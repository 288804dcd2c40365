"""Test cases: what each definition of a term says of each of them."""

from collections.abc import Iterator

from robustmap.explain.concepts import Matrix
from robustmap.explain.terms import FITS
from robustmap.model import ids
from robustmap.model.nodes import Concept
from robustmap.query.item import Asker
from robustmap.query.tables._speakers import named
from robustmap.query.tables._table import TABLES, Cell, Name, Table


@TABLES.entry("cases")
def cases(kb: Asker) -> Table:
    """List what each definition says of each test case, one row for each that says anything."""
    return Table(
        "Test cases of terms",
        "A case that falls under one definition and not under another tells the two apart.",
        ("concept", "case", "definition", "falls under it", "tells definitions apart"),
        tuple(row for node in kb.map.concepts() for row in _rows(kb, node)),
    )


def _rows(kb: Asker, node: Concept) -> Iterator[tuple[Cell, ...]]:
    matrix = Matrix(node)
    for row in matrix.rows:
        for one, fit in zip(matrix.definitions, row.fits, strict=True):
            if fit:
                yield (
                    Name(node.id),
                    row.case.text,
                    named(kb.map, ids.join(node.id, one.id)),
                    FITS[fit],
                    "yes" if row.clear else "no",
                )
