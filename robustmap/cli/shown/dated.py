"""`robustmap dates`: the stated dates, the room of proposals, and where dates and facts part."""

import math
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.shared.common import write_json
from robustmap.cli.shared.table import GAP, aligned, code, csv_text, markdown_row, plain, safe
from robustmap.explain import dates as words

if TYPE_CHECKING:
    from robustmap.kb import KB
    from robustmap.query.dates import Dated, Dates
    from robustmap.reason.dates import Estimate

HEADS = ("threshold", "title", "stated", "p10", "p50", "p90", "never")


def estimate(found: "Estimate") -> dict[str, Any]:
    """Give a dated chance as plain data; None for what no draw is left to tell."""
    return {key: known(value) for key, value in found._asdict().items()}


def known(value: float) -> float | None:
    """Give a number as JSON and CSV have it; None where there is none to give."""
    return value if math.isfinite(value) else None


def years(value: float) -> float | None:
    """Give a decimal year as data that JSON and CSV have; None for never."""
    return known(round(value, 3)) if math.isfinite(value) else None


def _dates(dates: "Dates") -> "list[Dated]":
    """Give every date, the one with the earliest middle first."""
    found = [dates.date(one) for one in dates.thresholds]
    return sorted(found, key=lambda one: (one.p50, one.p90, one.threshold))


def _text(kb: "KB", dates: "Dates") -> None:
    if not dates.thresholds:
        click.echo(f"{words.NONE}; {words.HOW}")
        return
    for line in _lines(kb, dates):
        click.echo(line)


def _lines(kb: "KB", dates: "Dates") -> Iterator[str]:
    from robustmap.explain.words import count, title

    number = count(len(dates.thresholds), "dated threshold")
    yield f"{number}; {dates.draws:,} draws (seed {dates.seed})"
    yield ""
    yield from aligned(
        ("threshold", "title", "10 % by", "50 % by", "90 % by", "never", "stated"),
        [
            (
                *(one.threshold, title(kb.solution, one.threshold)),
                *map(words.year, (one.p10, one.p50, one.p90)),
                *(words.percent(one.never) if one.never else "", one.stated),
            )
            for one in _dates(dates)
        ],
    )
    if dates.undated:
        yield f"\nwithout a date that counts: {', '.join(dates.undated)}"
    if dates.rooms:
        yield "\nroom to work: all that is needed before anything that breaks it"
        rows = [(one.proposal, words.room(one)) for one in dates.rooms]
        yield from (f"{GAP}{line}" for line in aligned(("", ""), rows, head=False))
    if dates.conflicts:
        yield "\nfacts about the order that stand, and draws that go against them:"
        yield from (f"{GAP}{words.conflict(one)}" for one in dates.conflicts)
        yield f"{GAP}all of them kept: {words.chance(dates.agreeing)}"
    yield f"\n{words.ERROR} {words.NO_SHARE}"


def _json(_: "KB", dates: "Dates") -> None:
    write_json(
        {
            "draws": dates.draws,
            "seed": dates.seed,
            "correlation": dates.drawn.correlation,
            "keep_order": dates.drawn.ordered,
            "dates": [
                {
                    **one._asdict(),
                    **{key: years(getattr(one, key)) for key in ("p10", "p50", "p90")},
                }
                for one in _dates(dates)
            ],
            "undated": list(dates.undated),
            "rooms": [
                {
                    "proposal": one.proposal,
                    "needs": one.needs,
                    "breaks": one.breaks,
                    "undated": one.undated,
                    "dated_chance": one.chance and estimate(one.chance),
                    "words": words.room(one),
                }
                for one in dates.rooms
            ],
            "conflicts": [
                {**one._asdict(), "against": estimate(one.against)} for one in dates.conflicts
            ],
            "agreeing": estimate(dates.agreeing),
        }
    )


def _rows(kb: "KB", dates: "Dates") -> Iterator[list[Any]]:
    from robustmap.explain.words import title

    for one in _dates(dates):
        spread = map(years, (one.p10, one.p50, one.p90))
        yield [one.threshold, title(kb.solution, one.threshold), one.stated, *spread, one.never]


def _csv(kb: "KB", dates: "Dates") -> None:
    rows = [[plain(cell) for cell in row] for row in _rows(kb, dates)]
    click.echo(csv_text(HEADS, rows), nl=False)


def _markdown(kb: "KB", dates: "Dates") -> None:
    click.echo(markdown_row(HEADS))
    click.echo(markdown_row("---" for _ in HEADS))
    for one, row in zip(_dates(dates), _rows(kb, dates), strict=True):
        spread = map(words.year, (one.p10, one.p50, one.p90))
        cells = (safe(row[1]), safe(one.stated), *spread, plain(one.never))
        click.echo(markdown_row((code(one.threshold), *cells)))


FORMS: dict[str, Callable[["KB", "Dates"], None]] = {
    "text": _text,
    "json": _json,
    "csv": _csv,
    "markdown": _markdown,
}
