"""`robustmap ask ID`: the verdict in a few lines."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli._common import format_option, kb_option, open_kb, view_options, write_json
from robustmap.cli._complete import complete_ids

if TYPE_CHECKING:
    from robustmap.explain.verdict import Verdict


@click.command()
@click.argument("ref", metavar="ID", shell_complete=complete_ids())
@kb_option
@view_options
@format_option("text", "json")
def command(ref: str, folder: str | None, form: str, **view: Any) -> None:
    """Give the verdict on a claim, proposal, argument, premise or clause."""
    verdict = open_kb(folder, **view).ask(ref)
    if form == "json":
        from robustmap.explain.data import verdict_data

        write_json(verdict_data(verdict))
        return
    for line in _lines(verdict):
        click.echo(line)


def _lines(verdict: "Verdict") -> Iterator[str]:
    from robustmap.explain import words

    yield f"{verdict.id}: {verdict.words.fill()}"
    title = words.title(verdict.solution, verdict.id)
    if title != verdict.id:
        yield f"  {title}"
    for heading, refs in _lists(verdict):
        if refs:
            yield f"  {heading}: {', '.join(refs)}"
    size = words.count(len(verdict.witness.labels), "step")
    holds = "checked" if not verdict.faults() else "NOT CONFIRMED"
    yield f"  {words.SEMANTICS[verdict.semantics]}, shown by a witness of {size}, {holds}"


def _lists(verdict: "Verdict") -> Iterator[tuple[str, tuple[str, ...]]]:
    from robustmap.explain.words import LEDGER

    if verdict.ledger is None:
        yield "replies that fell", verdict.replies.met
        yield "replies that stand or are in dispute", verdict.replies.open
    else:
        for side, name in ((verdict.ledger.for_, "for"), (verdict.ledger.against, "against")):
            for group, heading in LEDGER.items():
                yield f"{name}, {heading}", getattr(side, group)
    yield "rests on", verdict.rests_on
