"""`robustmap check`: everything that is wrong with a kb, all at once. Read-only without `--fix`."""

import click

from robustmap.cli.main import EXIT_FINE, EXIT_PROBLEMS
from robustmap.cli.shared.common import format_option, kb_option


@click.command()
@click.option("--strict", is_flag=True, help="Let warnings count as problems too.")
@click.option("--fix", is_flag=True, help="First mend what is misspelt beyond doubt.")
@click.option("--dry-run", is_flag=True, help="With --fix: only show what would change.")
@click.option("--baseline", metavar="FILE", help="Tell only what this list does not hold.")
@click.option("--write-baseline", "record", metavar="FILE", help="Write the list of what is found.")
@click.option("--at", metavar="COMMIT", help="Check the kb as it was at a commit.")
@click.option(
    "--changed-from", "base", metavar="COMMIT", help="Annotate first what is new since a commit."
)
@kb_option
@format_option("text", "json", "github", "gitlab", "sarif")
@click.pass_context
def command(
    ctx: click.Context,
    folder: str | None,
    form: str,
    baseline: str | None,
    record: str | None,
    at: str | None,
    base: str | None,
    *,
    strict: bool,
    fix: bool,
    dry_run: bool,
) -> None:
    """Check a kb: exit status 0 if it is fine, 1 if there are problems.

    With --fix, ids, keys and words that can only be a slip for one other are put right, and
    premises without a name get one; files change in these words and nowhere else. With
    --dry-run the exit status is 1 if there is anything to mend. A baseline
    holds findings that are known: it is compared by file and message, so lines may move.

    With --at, the kb is read from git's objects: nothing is checked out. A forge shows few
    annotations; --changed-from fills these places with what is new, changed lines first.
    """
    from robustmap.check.registry import check
    from robustmap.check.report import REPORTS, Checked, alike
    from robustmap.cli.shared.history import History
    from robustmap.files.locate import own

    _refuse(baseline, record, at, fix=fix, dry_run=dry_run)
    if fix:
        from robustmap.cli.drafts.fixing import fix as mend
        from robustmap.cli.shared.writable import writable_kb

        mended = mend(writable_kb(folder), dry_run=dry_run, quiet=form != "text")
        if dry_run:
            ctx.exit(EXIT_PROBLEMS if mended else EXIT_FINE)
    found = own(folder)
    map_, lines = (history := History(found, at)).read()
    problems = check(map_)
    if baseline or record:
        from robustmap.cli.shared.baseline import sifted

        problems = sifted(found, problems, baseline, record)
    rank = history.rank(map_, problems, base) if base else alike
    checked = Checked(problems, len(map_), lines, rank)
    click.echo(REPORTS[form](checked), nl=False)
    counted = ("error", "warning") if strict else ("error",)
    if any(problem.severity in counted for problem in problems):
        ctx.exit(EXIT_PROBLEMS)


def _refuse(
    baseline: str | None, record: str | None, at: str | None, *, fix: bool, dry_run: bool
) -> None:
    """Refuse options that do not go together."""
    if baseline and record:
        message = "`--write-baseline` writes a new list; leave `--baseline` away"
        raise click.UsageError(message)
    if dry_run and not fix:
        message = "`--dry-run` belongs to `--fix`: without it nothing is written anyway"
        raise click.UsageError(message)
    if at and (fix or record):
        message = "a commit is only read: `--at` goes with neither `--fix` nor `--write-baseline`"
        raise click.UsageError(message)
