"""`robustmap orders --before A B`: the share of possible orders with one before another."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.shared.common import write_json
from robustmap.cli.shared.table import GAP, aligned, csv_text, markdown_row, plain, safe

if TYPE_CHECKING:
    from robustmap.kb import KB

Asked = tuple[str, str]


def _facts(kb: "KB", first: str, then: str) -> list[tuple[str, str, str]]:
    """Give the chain of standing facts that settles a pair: (claim, first, then)."""
    from robustmap.reason.robustness import World
    from robustmap.reason.robustness._chains import chain

    facts = World(kb.solution).facts[0]
    way = chain(facts, first, then) or chain(facts, then, first) or ()
    return [(fact.claim, fact.first, fact.then) for fact in way]


def _asking(kb: "KB", first: str, then: str) -> list[str]:
    """Give the clauses that ask for this order, or for its reverse."""
    from robustmap.model.nodes import Proposal

    found = []
    for node in kb.map.of_kind("proposal"):
        if isinstance(node, Proposal):
            for entry in node.requires_order:
                ends = {kb.map.resolve(entry.first), kb.map.resolve(entry.then)}
                if ends == {first, then}:
                    found.append(f"{node.id}#{entry.first}-before-{entry.then}")
    return found


def _data(kb: "KB", asked: Asked) -> dict[str, Any]:
    from robustmap.explain import orders as words

    first, then = (kb.map.owner(kb[ref].id) for ref in asked)
    found = kb.orders.share(before=asked)
    assert first is not None
    assert then is not None
    facts = _facts(kb, first.id, then.id)
    return {
        "first": first.id,
        "then": then.id,
        "words": words.interval(found).fill(),
        "low": found.low,
        "high": found.high,
        "standing": found.standing._asdict(),
        "swing": found.swing,
        "worlds": found.worlds,
        "cyclic": found.cyclic,
        "facts": [dict(zip(("claim", "first", "then"), one, strict=True)) for one in facts],
        "asked_by": _asking(kb, first.id, then.id),
    }


def _text(kb: "KB", asked: Asked) -> None:
    for line in _lines(kb, _data(kb, asked)):
        click.echo(line)


def _lines(kb: "KB", data: dict[str, Any]) -> Iterator[str]:
    from robustmap.explain import orders as words
    from robustmap.explain.words import claim, title

    yield f"{data['first']} before {data['then']}: {data['words']}"
    orders = kb.orders
    yield words.counted(orders.count, orders.method, orders.samples)
    if data["facts"]:
        yield "\nsettled by:"
        rows = [
            (one["claim"], f"{one['first']} before {one['then']}", title(kb.solution, one["claim"]))
            for one in data["facts"]
        ]
        yield from (f"{GAP}{line}" for line in aligned(("", "", ""), rows, head=False))
    if data["asked_by"]:
        yield "\nproposals ask for it, or for the reverse:"
        rows = [
            (one, claim(kb.solution, one).fill(), title(kb.solution, one))
            for one in data["asked_by"]
        ]
        yield from (f"{GAP}{line}" for line in aligned(("", "", ""), rows, head=False))
    yield f"\n{words.NO_BELIEF}"


HEADS = ("first", "then", "share", "low", "high", "of", "method", "swing", "words")


def _row(data: dict[str, Any]) -> list[Any]:
    standing = data["standing"]
    return [
        *(data["first"], data["then"], standing["value"], data["low"], data["high"]),
        *(standing["of"], standing["method"], data["swing"], data["words"]),
    ]


def _json(kb: "KB", asked: Asked) -> None:
    write_json(_data(kb, asked))


def _csv(kb: "KB", asked: Asked) -> None:
    click.echo(csv_text(HEADS, [[plain(cell) for cell in _row(_data(kb, asked))]]), nl=False)


def _markdown(kb: "KB", asked: Asked) -> None:
    click.echo(markdown_row(HEADS))
    click.echo(markdown_row("---" for _ in HEADS))
    click.echo(markdown_row(safe(plain(cell)) for cell in _row(_data(kb, asked))))


FORMS: dict[str, Callable[["KB", Asked], None]] = {
    "text": _text,
    "json": _json,
    "csv": _csv,
    "markdown": _markdown,
}
