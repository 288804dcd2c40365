"""`robustmap new KIND`: write a new node, and see what it changes."""

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.main import Commands
from robustmap.model.nodes import KINDS

if TYPE_CHECKING:
    from robustmap.cli.drafts.forms import Field


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

    On a terminal it asks for what no flag gives; the tab key completes ids, and words of a
    title find one. The id is made of the title, and no file is ever overwritten.
    """


def _command(kind: str) -> click.Command:
    from robustmap.cli.drafts.interview import fields_of

    params: list[click.Parameter] = [_option(field) for field in fields_of(kind)]
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


def _option(field: "Field") -> click.Option:
    from robustmap.cli.drafts.forms import SCHEME
    from robustmap.cli.shared.complete import complete_ids, complete_schemes

    complete = complete_ids(*field.kinds) if field.is_id or field.kinds else None
    return click.Option(
        (field.flag, field.key),
        multiple=field.many,
        type=click.Choice(field.words) if field.words else None,
        metavar=None if field.words else field.metavar,
        help=f"{field.question}{'; may be repeated' if field.many else ''}.",
        shell_complete=complete_schemes if field == SCHEME else complete,
    )


def _run(kind: str, *, yes: bool, folder: str | None, **given: Any) -> None:
    from robustmap.cli.drafts.desk import Desk
    from robustmap.cli.drafts.interview import Interview
    from robustmap.cli.drafts.pattern import questions_to
    from robustmap.cli.drafts.prompts import can_ask
    from robustmap.cli.drafts.written import report, settle
    from robustmap.cli.shared.writable import writable_kb

    desk = Desk(writable_kb(folder))
    asking = can_ask() and not yes
    draft = Interview(desk, given, asking=asking).draft(kind)
    settle(desk, draft, asking=asking)
    if "scheme" in draft.fields:
        for line in questions_to(desk.with_draft(draft), draft.id):
            click.echo(line)
    report(desk, draft)
