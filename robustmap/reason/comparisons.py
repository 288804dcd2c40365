"""Comparisons and checklists: proposals set against criteria, cell by cell.

A cell is what a proposal's file says of itself and one criterion (`assessed`). It is a
statement, `PROPOSAL#meets-CRITERION`, so arguments may take it down; what nobody has told
stays open, and is never counted against a proposal.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from robustmap.graph.edges import there
from robustmap.model import ids
from robustmap.model.fields import SourceRef
from robustmap.model.map import Map
from robustmap.model.nodes import COMPARING, ClaimAnswer, Proposal, Question
from robustmap.model.parts import Assessment, CellAnswer, Quantity
from robustmap.reason.semantics import IN, OUT
from robustmap.reason.solution import Solution

MOST_ROWS = 200
"""So many different rows of cells are compared with each other at the most."""

CellState = Literal["stands", "disputed", "fallen", "open", "uncounted", "unknown", "missing"]

UNASSESSED: tuple[CellState, ...] = ("unknown", "missing")
"""The states of a cell that nobody has filled: said to be unknown, or not there at all."""

_OPEN: tuple[CellState, ...] = (*UNASSESSED, "open", "disputed")
_STATE: dict[int, CellState] = {IN: "stands", OUT: "fallen"}
_SIZE: dict[CellAnswer, int] = {"yes": 2, "partly": 1, "no": 0}
_MOST = 2


class Cell(NamedTuple):
    """What is said of one option and one criterion, and how that has fared.

    `answer` is what the file says; where it says nothing, "unknown". `state` tells whether
    that `stands`, is `disputed`, has `fallen`, is only supposed by somebody (`open`), does not
    count in this view (`uncounted`), or whether nobody has assessed it: said to be `unknown`,
    or `missing`. `verdict` is that on the statement, None where there is none. `condition` is
    under what the answer holds.
    """

    question: str
    option: str
    criterion: str
    statement: str
    answer: CellAnswer = "unknown"
    state: CellState = "missing"
    verdict: ClaimAnswer | None = None
    condition: str = ""
    why: str = ""
    quantity: Quantity | None = None
    sources: tuple[SourceRef, ...] = ()

    @property
    def assessed(self) -> bool:
        """Whether anybody has given an answer."""
        return self.state not in UNASSESSED

    @property
    def settled(self) -> bool:
        """Whether the answer stands, and holds under no further condition."""
        return self.state == "stands" and not self.condition


class Unmet(NamedTuple):
    """A criterion that no option meets in full, as far as the cells that stand tell.

    `partly` are the options that meet it in part or under a condition, `open` those of
    which nobody knows yet: their cells are unassessed, only supposed or in dispute.
    """

    criterion: str
    partly: tuple[str, ...]
    open: tuple[str, ...]


class Dominated(NamedTuple):
    """An option that another one matches on every criterion and beats on `better`."""

    option: str
    by: str
    better: tuple[str, ...]


class Comparison(NamedTuple):
    """A comparison or checklist: its grid of options and criteria, row by row.

    `cells` holds exactly one cell for each option and criterion that is there, options in
    order, and for each option the criteria in order. `dominated` takes "yes" for better than
    "partly", and that for better than "no"; `cut` says that there were too many different
    rows to compare them all.
    """

    question: str
    sort: str
    criteria: tuple[str, ...]
    options: tuple[str, ...]
    cells: tuple[Cell, ...]
    unmet: tuple[Unmet, ...] = ()
    dominated: tuple[Dominated, ...] = ()
    cut: bool = False

    @property
    def rows(self) -> Iterator[tuple[str, tuple[Cell, ...]]]:
        """Yield each option with its cells, in order."""
        width = len(self.criteria)
        for number, option in enumerate(self.options):
            yield option, self.cells[number * width : (number + 1) * width]

    def row(self, option: str) -> tuple[Cell, ...]:
        """Give the cells of one option, in the order of the criteria."""
        at = self.options.index(option) * len(self.criteria)
        return self.cells[at : at + len(self.criteria)]

    def cell(self, option: str, criterion: str) -> Cell:
        """Give the cell of an option and a criterion."""
        return self.row(option)[self.criteria.index(criterion)]

    @property
    def unassessed(self) -> tuple[Cell, ...]:
        """The cells that nobody has filled: each is an invitation."""
        return tuple(cell for cell in self.cells if not cell.assessed)


def comparisons(solution: Solution) -> tuple[Comparison, ...]:
    """Give every comparison and checklist, by id. Linear in their grids."""
    return tuple(comparison(solution, node) for node in asked(solution.map))


def asked(map_: Map) -> tuple[Question, ...]:
    """Give the questions that are comparisons or checklists and not withdrawn, by id."""
    found = map_.of_kind("question")
    return tuple(one for one in found if isinstance(one, Question) and one.sort in COMPARING)


def comparison(solution: Solution, question: Question) -> Comparison:
    """Give the grid of one comparison or checklist.

    Criteria and options that lead nowhere, or were withdrawn, have no cells. Linear in the
    grid; which options are beaten is quadratic in its different rows, at most `MOST_ROWS`.
    """
    map_ = solution.map
    criteria = _there(map_, question.criteria)
    options = tuple(one.id for one in asked_of(map_, question))
    cells = tuple(
        cell
        for option in options
        for cell in _row(solution, question.id, map_.nodes[option], criteria)
    )
    found = Comparison(question.id, question.sort, criteria, options, cells)
    dominated, cut = _dominated(found)
    return found._replace(unmet=_unmet(found), dominated=dominated, cut=cut)


def asked_of(map_: Map, question: Question) -> tuple[Proposal, ...]:
    """Give the proposals that a question asks: its options, or all for a checklist without."""
    if question.sort == "checklist" and not question.options:
        return tuple(map_.proposals())
    found = (map_.nodes.get(one) for one in _there(map_, question.options))
    return tuple(one for one in found if isinstance(one, Proposal))


def told(solution: Solution, proposal: Proposal) -> tuple[Cell, ...]:
    """Give the cells that a proposal's own file fills, asked for or not (no `question`)."""
    names = (solution.map.resolve(entry.on) or entry.on for entry in proposal.assessed)
    return tuple(_row(solution, "", proposal, tuple(dict.fromkeys(names))))


def _there(map_: Map, refs: Iterable[str]) -> tuple[str, ...]:
    """Give what references lead to, each once."""
    return tuple(dict.fromkeys(found for ref in refs if (found := there(map_, ref))))


def _row(
    solution: Solution, question: str, node: object, criteria: Iterable[str]
) -> Iterable[Cell]:
    assert isinstance(node, Proposal)
    told: dict[str, Assessment] = {}
    for entry in node.assessed:
        found = solution.map.resolve(entry.on) or entry.on
        # Of two cells for one criterion the first that says something is taken.
        if found not in told or told[found].answer == "unknown":
            told[found] = entry
    return [_cell(solution, question, node.id, one, told.get(one)) for one in criteria]


def _cell(
    solution: Solution, question: str, option: str, criterion: str, entry: Assessment | None
) -> Cell:
    if entry is None:
        return Cell(question, option, criterion, meets(option, criterion))
    statement = meets(option, entry.on)
    cell = Cell(
        question,
        option,
        criterion,
        statement,
        entry.answer,
        "unknown",
        condition=entry.if_ or "",
        why=entry.why or "",
        quantity=entry.quantity,
        sources=entry.sources,
    )
    if entry.answer == "unknown":
        return cell
    verdict = solution.claim_answer(statement)
    state = _STATE.get(solution.statement_label(statement), "disputed")
    if not solution.counts(statement):
        state = "uncounted"
    elif verdict in ("unsupported", "circular"):
        state = "open"
    return cell._replace(state=state, verdict=verdict)


def meets(proposal: str, criterion: str) -> str:
    """Give the id of the statement that a proposal meets a criterion, as its cell puts it.

    >>> meets("plan", "is-cheap")
    'plan#meets-is-cheap'
    """
    return ids.join(proposal, f"meets-{criterion}")


def _unmet(found: Comparison) -> tuple[Unmet, ...]:
    if not found.options:
        return ()
    width = len(found.criteria)
    columns = [(one, found.cells[n::width]) for n, one in enumerate(found.criteria)]
    return tuple(
        Unmet(
            criterion,
            tuple(one.option for one in column if _partly(one)),
            tuple(one.option for one in column if one.state in _OPEN),
        )
        for criterion, column in columns
        if not any(one.settled and one.answer == "yes" for one in column)
    )


def _partly(cell: Cell) -> bool:
    return cell.state == "stands" and cell.answer in ("yes", "partly")


Row = tuple[tuple[int, int], ...]
"""For each criterion the least and the most that an option may be worth."""


def _dominated(found: Comparison) -> tuple[tuple[Dominated, ...], bool]:
    """Find the options that another beats, among those of which every cell is known."""
    rows: dict[Row, list[str]] = {}
    for option, cells in found.rows:
        if cells and all(one.state == "stands" for one in cells):
            rows.setdefault(tuple(map(_worth, cells)), []).append(option)
    told = list(rows)[:MOST_ROWS]
    pairs = []
    for low in told:
        for high in told:
            better = _better(found.criteria, low, high)
            if better:
                pairs += [Dominated(one, by, better) for one in rows[low] for by in rows[high][:1]]
    place = {option: number for number, option in enumerate(found.options)}
    pairs.sort(key=lambda one: (place[one.option], place[one.by]))
    return tuple(pairs), len(rows) > MOST_ROWS


def _worth(cell: Cell) -> tuple[int, int]:
    """Give what a cell may be worth; under a condition it may be worth less, a "no" more."""
    size = _SIZE[cell.answer]
    if not cell.condition:
        return size, size
    return (0, size) if size else (0, _MOST)


def _better(criteria: Sequence[str], low: Row, high: Row) -> tuple[str, ...]:
    """Give the criteria on which one row beats another that it matches everywhere, else none."""
    pairs = list(zip(low, high, strict=True))
    if any(above[0] < below[1] for below, above in pairs):
        return ()
    strict = (above[0] > below[1] for below, above in pairs)
    return tuple(one for one, beats in zip(criteria, strict, strict=True) if beats)
