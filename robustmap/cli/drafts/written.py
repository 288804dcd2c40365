"""A new node at its end: what is wrong with it, its writing, and what came of it."""

from typing import TYPE_CHECKING

import click

from robustmap.cli.main import EXIT_PROBLEMS

if TYPE_CHECKING:
    from robustmap.cli.drafts.desk import Desk
    from robustmap.files.new import Draft


def settle(desk: "Desk", draft: "Draft", *, asking: bool) -> None:
    """Show a draft to whoever is there, write it, and tell what turns.

    Raises:
        click.UsageError: something is wrong with it; nothing was written.
        click.Abort: somebody said no; nothing was written.
    """
    from robustmap.cli.drafts.batch import shown
    from robustmap.explain.forge import inert

    if asking:
        click.echo(f"\n{draft.text}")
    refuse_faults(desk, draft)
    if asking:
        click.confirm(f"Write {desk.path(draft)}?", default=True, abort=True)
    draft.write(desk.place.folder)
    click.echo(desk.path(draft))
    for line in desk.consequences(draft):
        click.echo(inert(shown(line)))


def refuse_faults(desk: "Desk", draft: "Draft") -> None:
    """Stop before a file is written that could not be read, or that names what is not there.

    Raises:
        click.UsageError: what is wrong.
    """
    from robustmap.cli.drafts.desk import told

    faults = [told(fault) for fault in desk.faults(draft)]
    if faults:
        message = "\n".join([*faults, "Nothing was written."])
        raise click.UsageError(message)


def report(desk: "Desk", draft: "Draft") -> None:
    """Tell what `check` says now that it did not say before; exit with 1 where it is an error."""
    from robustmap.check.report import REPORTS, Checked
    from robustmap.cli.shared.common import source_lines

    found = desk.new_findings(draft)
    if found:
        checked = Checked(found, len(desk.map) + 1, source_lines)
        click.echo(f"\n{REPORTS['text'](checked)}", nl=False)
    if any(problem.severity == "error" for problem in found):
        click.get_current_context().exit(EXIT_PROBLEMS)
