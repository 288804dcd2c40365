"""`robustmap solve -p DC-CO -f FILE -a ARGUMENT`: the command line of argumentation solvers."""

import time
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.shared.common import format_option, kb_option, view_options
from robustmap.cli.shared.complete import complete_ids
from robustmap.graph.engine import ENGINES

if TYPE_CHECKING:
    from robustmap.cli.shared.asking import Asked

EXIT_UNDECIDED = 4
"""The time was over before everything that was asked for was found."""


@click.command()
@click.option("-p", "--problem", metavar="PROBLEM", help="What is asked, such as DC-CO.")
@click.option("-f", "--file", "path", metavar="FILE", help="A solver's file; `-` reads the input.")
@click.option("-fo", "--file-format", "fo", metavar="FORMAT", help="The file's format.")
@click.option(
    "-a",
    "--argument",
    metavar="ARG",
    shell_complete=complete_ids(),
    help="The argument (or atom, or id) that DC and DS ask about.",
)
@click.option(
    "--limit",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Stop after so many seconds; what is not decided then is told, with exit status 4.",
)
@click.option(
    "--all",
    "most",
    type=click.IntRange(min=1),
    metavar="N",
    help="Give at most N extensions for EE; if there are more, that is told.",
)
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="auto",
    show_default=True,
    help="What reads and labels large files.",
)
@click.option("--verify", is_flag=True, help="Check the answer by independent code.")
@click.option("--problems", is_flag=True, help="List the problems and stop.")
@click.option("--formats", is_flag=True, help="List the formats of files and stop.")
@click.option("--version", is_flag=True, help="Name the program and stop.")
@kb_option
@view_options
@format_option("text", "json")
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Answer a problem about a framework in a file, or about a map.

    A problem is a task and a semantics: DC (is the argument in some extension), DS (in every
    one), SE (give one), EE (give all), CE (count them), with AD, CF, CF2, CO, EAG, GR, ID, NA,
    PR, SST, ST, STG or STG2. For files of assumptions and rules: AD, CO, GR, ID, PR, ST.

    Without a file the map is asked, and ARG is an id in it.
    """
    if _listed(given):
        return
    from robustmap.cli.shared.asking import asked
    from robustmap.reason.semantics import Budget

    budget = Budget(given["limit"], time.monotonic)
    ctx.exit(_answered(asked(given, budget), given))


def _listed(given: dict[str, Any]) -> bool:
    """Print what solvers tell of themselves; tells whether that was asked for."""
    if given["problems"]:
        from robustmap.reason.problems import ABA_PROBLEMS, PROBLEMS

        click.echo(f"[{','.join(ABA_PROBLEMS if given['fo'] == 'aba' else PROBLEMS)}]")
    elif given["formats"]:
        from robustmap.formats.iccma import FORMATS

        click.echo(f"[{','.join(FORMATS)}]")
    elif given["version"] or not (given["problem"] or given["path"] or given["argument"]):
        from robustmap import __version__

        click.echo(f"robustmap {__version__}")
        click.echo("The contributors of robustmap")
        if not given["version"]:
            click.echo("`robustmap solve --help` tells how to ask", err=True)
    else:
        return False
    return True


def _answered(asked: "Asked", given: dict[str, Any]) -> int:
    """Answer, check, and print; gives the exit status."""
    from robustmap.cli.main import EXIT_FINE, EXIT_PROBLEMS
    from robustmap.cli.shown.answering import answered

    told = answered(asked, most=given["most"], verify=given["verify"], form=given["form"])
    for line in told.notes:
        click.echo(line, err=True)
    if told.wrong:
        return EXIT_PROBLEMS
    return EXIT_UNDECIDED if told.open else EXIT_FINE
