"""What would meet a failure: the alternatives, each with its cells in comparisons."""

from collections.abc import Iterator

from robustmap.query.item import Asker
from robustmap.query.tables._table import TABLES, Cell, Name, Table
from robustmap.reason.stories import alternatives


@TABLES.entry("mitigations")
def mitigations(kb: Asker) -> Table:
    """Give the alternatives that would meet each story, one row per criterion."""
    return Table(
        "What would meet a failure",
        "The alternatives that a story names, with how each is judged by the criteria of "
        "comparisons and checklists, and whether it says itself that it answers the failure.",
        ("story", "alternative", "says so itself", "criterion", "judged", "if", "why"),
        tuple(_rows(kb)),
        "No story names what would meet it.",
    )


def _rows(kb: Asker) -> Iterator[tuple[Cell, ...]]:
    for story in kb.map.stories():
        for one in alternatives(kb.map, story):
            start = Name(one.story), Name(one.proposal), "yes" if one.answers else "not yet"
            if not one.cells:
                yield *start, "", "", "", ""
            for criterion, cell in one.cells.items():
                yield *start, Name(criterion), cell.answer, cell.if_ or "", cell.why or ""
