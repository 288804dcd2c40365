"""`robustmap dates --before A B` and `--room PROPOSAL`: one dated chance and its swings."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from robustmap.cli.shared.common import write_json
from robustmap.cli.shared.table import GAP, aligned, csv_text, markdown_row, plain, safe
from robustmap.cli.shown.dated import estimate, known, years
from robustmap.errors import QueryError
from robustmap.explain import dates as words

if TYPE_CHECKING:
    from robustmap.kb import KB
    from robustmap.query.dates import Dates
    from robustmap.reason.dates import Chance, Estimate, Room, Swing

HEADS = ("case", "dated chance", "error", "draws", "words")


class Asked(NamedTuple):
    """What was asked: exactly one of a pair and a proposal."""

    kb: "KB"
    dates: "Dates"
    before: tuple[str, str] | None
    room: str | None


class _Answer(NamedTuple):
    head: str
    cases: "tuple[tuple[str, str, Estimate], ...]"
    swings: "tuple[Swing, ...]"
    found: "Chance | Room"


def _answer(asked: Asked) -> _Answer:
    if asked.before is not None:
        chance = asked.dates.chance(before=asked.before)
        cases = tuple(
            (case, told.format(first=chance.first, then=chance.then), getattr(chance, case))
            for case, told in words.CASES.items()
        )
        head = f"{chance.first} before {chance.then}: {words.chance(chance.before)}"
        return _Answer(head, cases, asked.dates.tornado(before=asked.before), chance)
    room = asked.dates.room(asked.room or "")
    if room is None:
        message = f"`{asked.room}` needs no threshold: it has room from the start"
        raise QueryError(message)
    head = f"{room.proposal} has room to work: {words.room(room)}"
    if room.chance is None:
        return _Answer(head, (), (), room)
    swings = asked.dates.tornado(room=room.proposal)
    return _Answer(head, (("room", "has room", room.chance),), swings, room)


def _text(asked: Asked) -> None:
    for line in _lines(asked, _answer(asked)):
        click.echo(line)


def _lines(asked: Asked, answer: _Answer) -> Iterator[str]:
    yield answer.head
    if len(answer.cases) > 1:
        rows = [(told, words.chance(found)) for _, told, found in answer.cases]
        yield from (f"{GAP}{line}" for line in aligned(("", ""), rows, head=False))
    if answer.swings:
        yield "\nwhat hangs on which date, the others as drawn:"
        rows_ = [
            (
                *(one.threshold, f"{words.year(one.early)}: {words.chance(one.chance_early)}"),
                f"{words.year(one.late)}: {words.chance(one.chance_late)}",
                words.swing(one.swing, one.error),
            )
            for one in answer.swings
        ]
        heads = ("date of", "if early (10 %)", "if late (90 %)", "swing")
        yield from (f"{GAP}{line}" for line in aligned(heads, rows_))
    kept = f", {answer.cases[0][2].of:,} of which keep the order" if _cut(asked, answer) else ""
    yield f"\n{asked.dates.draws:,} draws (seed {asked.dates.seed}){kept}. {words.ERROR}"
    yield words.NO_SHARE


def _cut(asked: Asked, answer: _Answer) -> bool:
    """Tell whether draws were left out because facts have it otherwise."""
    return asked.dates.drawn.ordered and bool(answer.cases)


def _json(asked: Asked) -> None:
    answer = _answer(asked)
    names = ("first", "then") if asked.before else ("proposal", "needs", "breaks", "undated")
    write_json(
        {
            **{name: getattr(answer.found, name) for name in names},
            "draws": asked.dates.draws,
            "seed": asked.dates.seed,
            "words": answer.head,
            "dated_chances": {case: estimate(found) for case, _, found in answer.cases},
            "swings": [
                {
                    "threshold": one.threshold,
                    "early": years(one.early),
                    "late": years(one.late),
                    "dated_chance_early": estimate(one.chance_early),
                    "dated_chance_late": estimate(one.chance_late),
                    "swing": known(one.swing),
                    "error": known(one.error),
                }
                for one in answer.swings
            ],
        }
    )


def _rows(asked: Asked) -> list[tuple[Any, ...]]:
    return [
        (case, found.value, found.error, found.of, words.chance(found))
        for case, _, found in _answer(asked).cases
    ]


def _csv(asked: Asked) -> None:
    rows = [[plain(cell) for cell in row] for row in _rows(asked)]
    click.echo(csv_text(HEADS, rows), nl=False)


def _markdown(asked: Asked) -> None:
    click.echo(markdown_row(HEADS))
    click.echo(markdown_row("---" for _ in HEADS))
    for row in _rows(asked):
        click.echo(markdown_row(safe(plain(cell)) for cell in row))


FORMS: dict[str, Callable[[Asked], None]] = {
    "text": _text,
    "json": _json,
    "csv": _csv,
    "markdown": _markdown,
}
