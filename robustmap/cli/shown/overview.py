"""`robustmap orders`: what is said about the order of thresholds, and what it leaves open."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.shared.common import write_json
from robustmap.cli.shared.table import GAP, aligned, code, csv_text, markdown_row, plain, safe

if TYPE_CHECKING:
    from robustmap.kb import KB
    from robustmap.reason.orders.poset import Fact

MOST_PLACES = 15
"""Up to so many thresholds each place has a column of its own."""

PARTS = 100
HEADS = ("threshold", "title", "earliest", "middle", "latest")


def _places(kb: "KB", threshold: str) -> tuple[int, int, int]:
    """Give the earliest, the middle and the latest place of a threshold, from 1."""
    order = kb.orders.order
    sum_, middle = 0.0, 0
    for place, share in enumerate(kb.orders.ranks(threshold), 1):
        sum_ += share
        middle = place
        if sum_ >= 0.5 - 1e-9:
            break
    return len(order.down(threshold)), middle, len(order) - len(order.up(threshold)) + 1


def _table(kb: "KB") -> list[tuple[str, str, tuple[int, int, int], tuple[float, ...]]]:
    """Give (threshold, title, places, share per place), the early ones first."""
    from robustmap.explain.words import title

    rows = [
        (one, title(kb.solution, one), _places(kb, one), kb.orders.ranks(one))
        for one in kb.orders.thresholds
    ]
    return sorted(rows, key=lambda row: (row[2][1], row[2], row[0]))


def _text(kb: "KB") -> None:
    if not kb.thresholds:
        click.echo("the kb has no thresholds")
        return
    for line in _lines(kb):
        click.echo(line)


def _lines(kb: "KB") -> Iterator[str]:
    from robustmap.explain import orders as words
    from robustmap.explain.words import count

    orders = kb.orders
    number = count(len(orders.thresholds), "threshold")
    yield f"{number}: {words.counted(orders.count, orders.method, orders.samples)}"
    standing = [fact for fact in orders.standing if fact.claim not in orders.given_up]
    yield from _told(kb, "what stands about their order", standing)
    yield from _told(kb, "in dispute", orders.disputed)
    if orders.contradictions:
        yield "\nthese stand and contradict each other:"
        for one in orders.contradictions:
            yield f"{GAP}{words.circle(one.cycle).fill()}"
        yield f"{GAP}left out in counting, as the least to give up: {', '.join(orders.given_up)}"
    rows = _table(kb)
    yield ""
    yield from aligned(
        ("threshold", "title", "earliest", "middle", "latest place"),
        [(one, title, *map(str, places)) for one, title, places, _ in rows],
    )
    if len(rows) <= MOST_PLACES:
        yield f"\nat which place, in so many of {PARTS} possible orders:"
        heads = ("threshold", *(str(place) for place in range(1, len(rows) + 1)))
        yield from aligned(heads, [(one, *map(_part, ranks)) for one, _, _, ranks in rows])
    yield f"\n{words.NO_BELIEF}"


def _part(share: float) -> str:
    from robustmap.explain.orders import hundredths

    return hundredths(share) if share > 0 else "."


def _told(kb: "KB", heading: str, facts: "Iterable[Fact]") -> Iterator[str]:
    from robustmap.explain.words import title

    rows = [
        (f"{one.first} before {one.then}", one.claim, title(kb.solution, one.claim))
        for one in facts
    ]
    yield f"\n{heading}:" if rows else f"\n{heading}: nothing"
    yield from (f"{GAP}{line}" for line in aligned(("", "", ""), rows, head=False))


def _fact(one: "Fact") -> dict[str, Any]:
    return one._asdict()


def _json(kb: "KB") -> None:
    orders = kb.orders
    write_json(
        {
            "thresholds": list(orders.thresholds),
            "possible_orders": orders.count,
            "method": orders.method,
            "samples": orders.samples,
            "standing": [_fact(one) for one in orders.standing],
            "disputed": [_fact(one) for one in orders.disputed],
            "contradictions": [
                [_fact(fact) for fact in one.cycle] for one in orders.contradictions
            ],
            "given_up": list(orders.given_up),
            "covers": [list(pair) for pair in orders.order.covers()],
            "places": {
                one: {
                    **dict(zip(("earliest", "middle", "latest"), places, strict=True)),
                    "shares": list(ranks),
                }
                for one, _, places, ranks in _table(kb)
            },
        }
    )


def _csv(kb: "KB") -> None:
    number = len(kb.orders.thresholds)
    heads = (*HEADS, *(f"place {place}" for place in range(1, number + 1)))
    rows = [
        [one, title, *places, *(plain(share) for share in ranks)]
        for one, title, places, ranks in _table(kb)
    ]
    click.echo(csv_text(heads, rows), nl=False)


def _markdown(kb: "KB") -> None:
    click.echo(markdown_row(HEADS))
    click.echo(markdown_row("---" for _ in HEADS))
    for one, title, places, _ in _table(kb):
        click.echo(markdown_row((code(one), safe(title), *map(str, places))))


FORMS: dict[str, Callable[["KB"], None]] = {
    "text": _text,
    "json": _json,
    "csv": _csv,
    "markdown": _markdown,
}
