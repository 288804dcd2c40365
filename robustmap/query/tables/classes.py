"""Classes of failures against proposals: open, answered, or ruled out."""

from collections.abc import Iterator

from robustmap.query.item import Asker
from robustmap.query.tables._table import TABLES, Cell, Name, Table
from robustmap.reason.stories import Case, Coverage, State

OPEN: tuple[State, ...] = ("open", "disputed")


@TABLES.entry("classes")
def classes(kb: Asker) -> Table:
    """Give every class of failures with the proposals for which it is open, or closed."""
    return Table(
        "Classes of failures",
        "For which proposals each class is open, for which a proposal answers it, and for "
        "which a claim rules it out. A class is open while one story of it is.",
        ("class", "stories", "open for", "answered for", "ruled out for", "fallen for"),
        tuple(_rows(kb)),
        "There is no class of failures yet.",
    )


def _rows(kb: Asker) -> Iterator[tuple[Cell, ...]]:
    coverage = Coverage.of(kb.solution)
    for one, stories in coverage.classes.items():
        cases = coverage.by_class(one)
        yield Name(one), tuple(map(Name, stories)), *_sides(cases)
    if coverage.unclassed:
        cases = tuple(
            case for story in coverage.unclassed for case in coverage.by_story.get(story, ())
        )
        yield "(of no class)", tuple(map(Name, coverage.unclassed)), *_sides(cases)


def _sides(cases: tuple[Case, ...]) -> Iterator[Cell]:
    """Yield the proposals for which a class is open, answered, ruled out, and fallen."""
    for states in (OPEN, ("addressed",), ("excluded",), ("fallen", "idle")):
        proposals = (case.proposal for case in cases if case.state in states)
        yield tuple(map(Name, dict.fromkeys(proposals)))
