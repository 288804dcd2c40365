"""`robustmap new KIND`: write a new node, and see what it changes."""

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.main import EXIT_PROBLEMS, Commands
from robustmap.model.nodes import KINDS

if TYPE_CHECKING:
    from robustmap.cli._desk import Desk
    from robustmap.files.new import Draft


class Kinds(Commands):
    """One command for each kind of node."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        """List the kinds, the main ones first."""
        return list(KINDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's interface
        cmd_name: str,
    ) -> click.Command | None:
        """Make the command of one kind."""
        return _command(cmd_name) if cmd_name in KINDS else None


@click.group(cls=Kinds)
def command() -> None:
    """Write a new node, and see which verdicts it turns.

    On a terminal it asks for what no flag gives. The id is made of the title, and no file
    is ever overwritten.
    """


def _command(kind: str) -> click.Command:
    from robustmap.cli._interview import fields_of

    params: list[click.Parameter] = [
        click.Option(
            (field.flag, field.key),
            multiple=field.many,
            type=click.Choice(field.words) if field.words else None,
            metavar=None if field.words else field.metavar,
            help=f"{field.question}{'; may be repeated' if field.many else ''}.",
        )
        for field in fields_of(kind)
    ]
    params += [
        click.Option(("--body",), metavar="TEXT", help="Text in your own words, as Markdown."),
        click.Option(("--id",), metavar="ID", help="Id (default: made of the title)."),
        click.Option(("--yes",), is_flag=True, help="Ask nothing."),
        click.Option(("--kb", "folder"), metavar="FOLDER", help="The kb (default: the nearest)."),
    ]
    meaning = (KINDS[kind].__doc__ or "").splitlines()[0]
    return click.Command(
        kind,
        params=params,
        callback=partial(_run, kind),
        help=f"Write a new {kind}.\n\n{meaning}",
        short_help=meaning,
    )


def _run(kind: str, *, yes: bool, folder: str | None, **given: Any) -> None:
    from robustmap.cli._desk import Desk
    from robustmap.cli._interview import Interview
    from robustmap.cli._prompts import can_ask
    from robustmap.cli._writable import writable_kb

    desk = Desk(writable_kb(folder))
    asking = can_ask() and not yes
    draft = Interview(desk, given, asking=asking).draft(kind)
    if asking:
        click.echo(f"\n{draft.text}")
    _refuse_faults(desk, draft)
    if asking:
        click.confirm(f"Write {desk.path(draft)}?", default=True, abort=True)
    draft.write(desk.place.folder)
    click.echo(desk.path(draft))
    for line in desk.consequences(draft):
        click.echo(line)
    _report(desk, draft)


def _refuse_faults(desk: "Desk", draft: "Draft") -> None:
    """Stop before a file is written that could not be read, or that names what is not there.

    Raises:
        click.UsageError: what is wrong.
    """
    from robustmap.cli._desk import told

    faults = [told(fault) for fault in desk.faults(draft)]
    if faults:
        message = "\n".join([*faults, "Nothing was written."])
        raise click.UsageError(message)


def _report(desk: "Desk", draft: "Draft") -> None:
    """Tell what `check` says now that it did not say before."""
    from robustmap.check.report import REPORTS, Checked
    from robustmap.cli._common import source_lines

    found = desk.new_findings(draft)
    if found:
        checked = Checked(found, len(desk.map) + 1, source_lines)
        click.echo(f"\n{REPORTS['text'](checked)}", nl=False)
    if any(problem.severity == "error" for problem in found):
        click.get_current_context().exit(EXIT_PROBLEMS)
