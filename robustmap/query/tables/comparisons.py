"""Comparisons and checklists cell by cell, and the cells that nobody has filled."""

from collections.abc import Iterator

from robustmap.explain import plans as told
from robustmap.explain.words import claim
from robustmap.query.item import Asker
from robustmap.query.plans import plans
from robustmap.query.tables._table import TABLES, Cell, Name, Table
from robustmap.reason import comparisons as reason


@TABLES.entry("comparisons")
def comparisons(kb: Asker) -> Table:
    """List what is said of each option and criterion, cell by cell."""
    return Table(
        "Comparisons and checklists",
        "What is said of each option by each criterion, under which condition, and how that has "
        "fared. Cells that nobody has filled are in a table of their own.",
        ("question", "option", "criterion", "answer", "condition", "verdict", "why"),
        tuple(_row(kb, cell) for cell in _cells(kb) if cell.assessed),
    )


def _cells(kb: Asker) -> Iterator[reason.Cell]:
    for one in plans(kb).comparisons.values():
        yield from one.cells


def _row(kb: Asker, cell: reason.Cell) -> tuple[Cell, ...]:
    why = [one for one in (cell.why, told.amount(cell.quantity) if cell.quantity else "") if one]
    return (
        *(Name(cell.question), Name(cell.option), Name(cell.criterion)),
        told.ANSWER[cell.answer],
        cell.condition,
        claim(plans(kb).solution, cell.statement).fill(),
        "; ".join(why),
    )


@TABLES.entry("unassessed")
def unassessed(kb: Asker) -> Table:
    """List the cells of comparisons and checklists that nobody has filled."""
    return Table(
        "Cells that nobody has filled",
        "Each is an invitation: say how the proposal meets the criterion, or that it is unknown.",
        ("question", "option", "criterion", "said"),
        tuple(
            (
                *(Name(cell.question), Name(cell.option), Name(cell.criterion)),
                told.FARED[cell.state],
            )
            for cell in _cells(kb)
            if not cell.assessed
        ),
        "Every cell is filled, or there is no comparison yet.",
    )
