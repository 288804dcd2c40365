"""`robustmap explain CODE`: what a finding means, and how to mend it."""

from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from robustmap.cli.shared.common import format_option, write_json

if TYPE_CHECKING:
    from robustmap.model.codes import Code

WIDTH = 80


@click.command()
@click.argument("code", required=False)
@format_option("text", "json", "markdown")
def command(code: str | None, form: str) -> None:
    """Explain a finding by its code or short name; without one, list them all."""
    from robustmap.model.codes import CODES, look_up

    if code is None:
        _list(list(CODES.values()), form)
    elif form == "json":
        write_json(look_up(code)._asdict())
    else:
        lines = _text(look_up(code)) if form == "text" else markdown(look_up(code))
        click.echo("\n".join(lines))


def _list(codes: "list[Code]", form: str) -> None:
    if form == "json":
        write_json([code._asdict() for code in codes])
    elif form == "markdown":
        click.echo("| code | severity | name | what is found |\n|---|---|---|---|")
        for code in codes:
            click.echo(f"| {code.code} | {code.severity} | {code.name} | {code.title} |")
    else:
        width = max(len(code.name) for code in codes)
        for code in codes:
            click.echo(f"{code.code}  {code.severity:<7}  {code.name:<{width}}  {code.title}")


def _text(code: "Code") -> Iterator[str]:
    yield f"{code.severity}[{code.code}] {code.name}: {code.title}"
    for paragraph in (code.meaning, f"Way out: {code.way_out}."):
        yield ""
        yield from wrap(paragraph, WIDTH)
    for heading, example in (("Wrong", code.wrong), ("Right", code.right)):
        if example:
            yield ""
            yield f"{heading}:"
            yield from (f"    {line}" for line in example.split("\n"))


def markdown(code: "Code") -> Iterator[str]:
    """Yield the lines of a page on a code."""
    yield f"# {code.code}: {code.title}"
    yield ""
    yield f"`{code.name}`, {_a(code.severity)}"
    yield ""
    yield code.meaning
    yield ""
    yield f"**Way out:** {code.way_out}."
    for heading, example in (("Wrong", code.wrong), ("Right", code.right)):
        if example:
            yield ""
            yield f"## {heading}"
            yield ""
            yield "```" if example.startswith(("kb/", "(")) else "```yaml"
            yield example
            yield "```"


def _a(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"
