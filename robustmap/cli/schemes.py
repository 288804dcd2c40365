"""`robustmap schemes`: the patterns of reasoning, and the questions that test each."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.shared.common import format_option, write_json
from robustmap.cli.shared.complete import complete_schemes

if TYPE_CHECKING:
    from robustmap.model.schemes import Scheme


@click.command()
@click.argument("name", metavar="[ID]", required=False, shell_complete=complete_schemes)
@format_option("text", "json")
def command(name: str | None, form: str) -> None:
    """Tell a pattern of reasoning, by its id or name; without one, list them all.

    An argument names its pattern under `scheme`; `robustmap questions` then puts the
    questions that test it.
    """
    from robustmap.cli.drafts.pattern import catalogue
    from robustmap.model.schemes import SCHEMES, look_up

    if form == "json":
        write_json(_data(look_up(name)) if name else [_data(one) for one in SCHEMES.values()])
        return
    for line in _text(look_up(name)) if name else list(catalogue())[1:]:
        click.echo(line)


def _text(scheme: "Scheme") -> Iterator[str]:
    from robustmap.explain.words import ATTACK

    yield f"{scheme.id}: {scheme.name}"
    yield f"  {scheme.gist}"
    width = max(len(slot.local) for slot in scheme.slots)
    yield ""
    for slot in scheme.slots:
        yield f"  {slot.local:<{width}}  {slot.template}"
    yield f"  {'so':<{width}}  {scheme.conclusion}"
    yield ""
    width = max(len(one.id) for one in scheme.questions)
    for one in scheme.questions:
        text, reason = one.filled()
        about = f", of {one.on}" if one.on else ""
        yield f"  {one.id:<{width}}  {text}"
        yield f"  {'':<{width}}  {ATTACK[one.put]}{about}"
        if reason:
            yield f"  {'':<{width}}  “{reason}”"
    yield ""
    if scheme.also:
        yield f"  also: {', '.join(scheme.also)}"
    yield f"  after: {scheme.source}"


def _data(scheme: "Scheme") -> dict[str, Any]:
    questions = [
        {**one._asdict(), **dict(zip(("text", "reason"), one.filled(), strict=True))}
        for one in scheme.questions
    ]
    slots = [slot._asdict() for slot in scheme.slots]
    return {**scheme._asdict(), "slots": slots, "questions": questions}
