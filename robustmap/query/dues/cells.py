"""Cells of comparisons and checklists that nobody has filled."""

from collections.abc import Iterator

from robustmap.query.dues._due import SORTS, Ground, Obligation


@SORTS.entry("cell")
def cells(kb: Ground) -> Iterator[Obligation]:
    """Yield each proposal with the criteria of one question by which nobody has judged it.

    Linear in the cells: a question has one for each of its criteria and options.
    """
    for grid in kb.comparisons.values():
        missing: dict[str, list[str]] = {}
        for cell in grid.unassessed:
            missing.setdefault(cell.option, []).append(cell.criterion)
        for option, criteria in missing.items():
            says = f"{len(criteria)} of {len(grid.criteria)} cells"
            yield Obligation("cell", option, tuple(criteria), grid.question, says=says)
