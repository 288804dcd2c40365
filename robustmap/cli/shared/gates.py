"""What `diff` and `impact` share: the gates of `--fail-on`, and how a report is given."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from robustmap.cli.main import EXIT_GATE
from robustmap.cli.shared.common import Function

if TYPE_CHECKING:
    from robustmap.diff.report import Compared

FORMATS = ("text", "json", "markdown", "github", "sarif", "rdjson", "html")

GATES: dict[str, Callable[["Compared"], int]] = {
    "flip": lambda compared: len(compared.diff.flips),
    "ledger": lambda compared: compared.diff.entries,
    "robustness": lambda compared: len(compared.diff.robustness),
    "robustness-loss": lambda compared: sum(one.loss for one in compared.diff.robustness),
    "error": lambda compared: sum(one.severity == "error" for one in compared.findings),
}
"""What `--fail-on` may name, and how to count it."""


def _gates(_ctx: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> list[str]:
    from robustmap.model.suggest import nearest

    names = [name.strip() for value in given for name in value.split(",") if name.strip()]
    for name in names:
        if name not in GATES:
            hint = nearest(name, GATES)
            asked = f"did you mean `{hint}`?" if hint else f"there are {', '.join(GATES)}"
            message = f"`{name}` is no gate; {asked}"
            raise click.BadParameter(message)
    return [name for name in GATES if name in names]


def gates_option(function: Function) -> Function:
    """Add the option `--fail-on`."""
    return click.option(
        "--fail-on",
        "gates",
        multiple=True,
        metavar="GATE,...",
        callback=_gates,
        help=f"End with status 3 if there is any of: {', '.join(GATES)}.",
    )(function)


def give(ctx: click.Context, compared: "Compared", form: str, gates: Sequence[str]) -> None:
    """Write a report, and end with status 3 where a gate is closed."""
    from robustmap.diff.report import REPORTS

    click.echo(REPORTS[form](compared), nl=False)
    tripped = {gate: number for gate in gates if (number := GATES[gate](compared))}
    if tripped:
        told = ", ".join(f"{gate} ({number})" for gate, number in tripped.items())
        click.echo(f"robustmap: the gate is closed: {told}", err=True)
        ctx.exit(EXIT_GATE)
