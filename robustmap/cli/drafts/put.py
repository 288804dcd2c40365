"""A critical question as a node of its own: its draft, and its writing."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.drafts.batch import Batch, tell
from robustmap.cli.drafts.desk import Desk, told
from robustmap.cli.drafts.interview import Interview
from robustmap.cli.drafts.prompts import line, paragraph
from robustmap.cli.drafts.written import report, settle
from robustmap.cli.main import EXIT_PROBLEMS
from robustmap.cli.shared.common import write_json
from robustmap.files.new import Draft, free_id

if TYPE_CHECKING:
    from robustmap.explain.critical import Critic, Offer


def draft_of(
    desk: Desk, critic: "Critic", offer: "Offer", given: Mapping[str, Any], *, asking: bool
) -> Draft:
    """Give the draft of a node that puts a question, with what flags or answers change of it.

    Raises:
        click.UsageError: a flag gives what cannot be.
    """
    title: str = given["title"] or offer.title
    body: str = given["body"]
    if asking and not given["title"]:

        def check(answer: str) -> str:
            return desk.fault(offer.kind, {"title": answer})

        title = line("Title", default=title, check=check)
    if not body:
        body = critic.body(offer)
        if asking:
            click.echo(f"\n{body}\n")
            body = paragraph("Text, in your own words; none for the text above", needed=False) or (
                body
            )
    # A title that was not chosen is shared by many: the id then says what is asked of what.
    own = free_id(desk.map, f"{critic.node.id} {offer.id}", offer.kind)
    wanted = given["wanted"] or (own if title == offer.title else "")
    fields = {**offer.fields, "title": title, "sources": given["sources"]}
    if offer.kind == "argument":
        fields["premises"] = given["premises"]
    elif given["premises"]:
        message = "--premise: a request for backing has none; `--as undercut` has"
        raise click.UsageError(message)
    flags = {**fields, "body": body, "id": wanted}
    return Interview(desk, flags, asking=asking).draft(offer.kind)


def finish(desk: Desk, draft: Draft, form: str, *, asking: bool, preview: bool) -> None:
    """Write a draft and tell what it changes; or only tell.

    Raises:
        click.UsageError: something is wrong with it; nothing was written.
    """
    if form == "text" and not preview:
        settle(desk, draft, asking=asking)
        report(desk, draft)
        return
    batch = Batch(desk, {draft.name: draft.text})
    if batch.faults:
        message = "\n".join([*map(told, batch.faults), "Nothing was written."])
        raise click.UsageError(message)
    if not preview:
        batch.write()
    if form == "json":
        write_json({"written": not preview, **batch.data()})
    else:
        tell(batch, written=False)
        click.echo("nothing was written")
    if batch.has_errors:
        click.get_current_context().exit(EXIT_PROBLEMS)
