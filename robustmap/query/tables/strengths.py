"""How much speaks for each statement and argument on which something bears."""

from collections.abc import Iterator

from robustmap.explain import words
from robustmap.explain.differences import UNSETTLED
from robustmap.query.item import Asker
from robustmap.query.tables._table import TABLES, Cell, Name, Table
from robustmap.reason.strengths import DEFAULT, shown, strengths


@TABLES.entry("strengths")
def table(kb: Asker) -> Table:
    """List what has been argued for or against, and every argument, the strongest first."""
    return Table(
        "Strengths",
        "How much speaks for each statement and argument, weighed by DF-QuAD, from 0 to 1. What "
        "stands on its own starts at 0.5, what has to be argued for at 0; an argument is as "
        "strong as its weakest premise. No probability. Statements of which nothing speaks for or "
        "against are left out.",
        ("id", "kind", "strength", "verdict", "for", "against"),
        tuple(_rows(kb)),
        "Nobody has argued for or against anything yet.",
    )


def _rows(kb: Asker) -> Iterator[tuple[Cell, ...]]:
    solution = kb.solution
    flat, map_ = solution.flat, solution.map
    found = strengths(solution, DEFAULT)
    sides: dict[str, tuple[int, int]] = {}
    for one in map_.statements:
        numbers = len(flat.pro.get(one, ())), len(flat.con.get(one, ()))
        if one in found and any(numbers):
            sides[one] = numbers
    for node in map_.arguing():
        steps = [flat.steps[one] for one in map_.inferences_of[node.id] if one in flat.steps]
        pro, con = (
            {by for step in steps for by in side.get(step, ())} for side in (flat.pro, flat.con)
        )
        if node.id in found:
            sides[node.id] = len(pro), len(con)

    def rank(ref: str) -> tuple[float, str]:
        strength = found[ref]
        # What has no strength comes last.
        return (1.0 if strength is None else -strength), ref

    for ref in sorted(sides, key=rank):
        role = map_.statements[ref].role if ref in map_.statements else map_.nodes[ref].kind
        role = "clause" if role == "works" else role
        verdict = words.verdict(asked).fill() if (asked := kb.verdict(ref)) else ""
        strength = found[ref]
        told = UNSETTLED if strength is None else shown(strength)
        yield Name(ref), role, told, verdict, *sides[ref]
