"""`robustmap ask ID`: the verdict in a few lines."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.shared.common import format_option, kb_option, open_kb, view_options, write_json
from robustmap.cli.shared.complete import complete_ids
from robustmap.cli.shared.seen import semantics_option
from robustmap.cli.shared.strengths import owed_data, owed_lines, owed_options

if TYPE_CHECKING:
    from robustmap.explain.verdict import Verdict


@click.command()
@click.argument("ref", metavar="ID", shell_complete=complete_ids())
@kb_option
@view_options
@semantics_option
@owed_options
@format_option("text", "json")
def command(ref: str, folder: str | None, form: str, by: str | None, **view: Any) -> None:
    """Give the verdict on a claim, proposal, argument, premise or clause."""
    kb = open_kb(folder, **view)
    verdict = kb.ask(ref)
    if form == "json":
        from robustmap.explain.data import verdict_data

        told = {"strength": owed_data(kb, ref, by)} if by else {}
        write_json(verdict_data(verdict) | told)
        return
    weighed = list(owed_lines(kb, ref, by)) if by else []
    for line in (*_lines(verdict), *weighed):
        click.echo(line)


def _lines(verdict: "Verdict") -> Iterator[str]:
    from robustmap.explain import words
    from robustmap.explain.seen import weighed

    yield f"{verdict.id}: {verdict.words.fill()}"
    title = words.title(verdict.solution, verdict.id)
    if title != verdict.id:
        yield f"  {title}"
    for heading, refs in _lists(verdict):
        if refs:
            yield f"  {heading}: {', '.join(refs)}"
    yield f"  {_shown(verdict)}"
    for line in weighed(verdict.view):
        yield f"  {line}"


def _shown(verdict: "Verdict") -> str:
    """Say under which semantics the verdict holds, how widely, and what shows it."""
    from robustmap.explain import words
    from robustmap.reason.solution import CAUTIOUS

    told = words.SEMANTICS[verdict.semantics]
    if verdict.semantics != CAUTIOUS:
        told += f": {words.REACH[verdict.reach]}"
    if verdict.witness is None:
        return f"{told}; worked out by search, no witness is made under this semantics"
    size = words.count(verdict.witness.size, "step")
    holds = "checked" if not verdict.faults() else "NOT CONFIRMED"
    return f"{told}, shown by a witness of {size}, {holds}"


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
