"""`robustmap check`: everything that is wrong with a kb, all at once. Read-only."""

from functools import cache

import click

from robustmap.cli._common import format_option, kb_option, source_lines
from robustmap.cli.main import EXIT_PROBLEMS


@click.command()
@click.option("--strict", is_flag=True, help="Let warnings count as problems too.")
@kb_option
@format_option("text", "json", "github", "sarif")
@click.pass_context
def command(ctx: click.Context, folder: str | None, form: str, *, strict: bool) -> None:
    """Check a kb: exit status 0 if it is fine, 1 if there are problems."""
    from robustmap.check.registry import check
    from robustmap.check.report import REPORTS, Checked
    from robustmap.files.locate import locate
    from robustmap.files.read import read

    found = locate(folder)
    map_ = read(found.folder, found.shown)
    problems = check(map_)
    checked = Checked(problems, len(map_), cache(source_lines))
    click.echo(REPORTS[form](checked), nl=False)
    counted = ("error", "warning") if strict else ("error",)
    if any(problem.severity in counted for problem in problems):
        ctx.exit(EXIT_PROBLEMS)
