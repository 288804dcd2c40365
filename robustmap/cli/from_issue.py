"""`robustmap from-issue`: a node file from what somebody has written in an issue form."""

import re
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from robustmap.cli.main import EXIT_PROBLEMS
from robustmap.cli.shared.common import format_option, kb_option, write_json

if TYPE_CHECKING:
    from robustmap.cli.drafts.batch import Batch
    from robustmap.cli.drafts.desk import Desk
    from robustmap.files.new import Draft
    from robustmap.formats.issues import Answers, Fault

_KEY = re.compile(r"([a-z_]+):")


@click.command()
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--write", is_flag=True, help="Write the file (default: only show it).")
@click.option(
    "--author",
    metavar="SOURCE/HANDLE",
    help="Who says it, where the issue names no source: a handle inside a text of the map.",
)
@kb_option
@format_option("text", "json", "markdown")
@click.pass_context
def command(
    ctx: click.Context,
    file: BinaryIO,
    author: str | None,
    folder: str | None,
    form: str,
    *,
    write: bool,
) -> None:
    """Turn an issue that one of the forms has made into a node file, and show what it changes.

    FILE holds the text of the issue as the forge gives it; `-`, the default, reads it from
    the standard input. Nothing is written without --write, and nothing is overwritten.

    Exit status 1 if the issue cannot become a file, or if `check` would find an error.
    """
    from robustmap.cli.drafts.batch import Batch
    from robustmap.cli.drafts.desk import Desk
    from robustmap.cli.shared.writable import writable_kb
    from robustmap.formats.issues import read_issue
    from robustmap.formats.issues.read import MAX_ISSUE

    answers = read_issue(file.read(MAX_ISSUE + 1))
    if not answers.faults:
        _attribute(answers, author)
        desk = Desk(writable_kb(folder))
        draft = _draft(desk, answers)
        if not answers.faults:
            batch = Batch(desk, {draft.name: draft.text})
            answers.faults += [_fault(one, batch, answers) for one in batch.faults]
    if answers.faults:
        _TELL_FAULTS[form](answers.faults)
        ctx.exit(EXIT_PROBLEMS)
    if write:
        batch.write()
    _TELL[form](batch, written=write)
    if batch.has_errors:
        ctx.exit(EXIT_PROBLEMS)


def _attribute(answers: "Answers", author: str | None) -> None:
    """Name the one who has opened the issue, where the issue names nobody."""
    if not author:
        return
    source, slash, handle = author.partition("/")
    if not (source and slash and handle) or any(map(str.isspace, author)):
        message = "--author is SOURCE/HANDLE: a text of the map, and who speaks in it"
        raise click.UsageError(message)
    answers.fields.setdefault("sources", [f"{source}, by {author}"])


def _draft(desk: "Desk", answers: "Answers") -> "Draft":
    """Give the draft, and tell among the faults if it cannot have the id that was wished for."""
    from robustmap.cli.drafts.interview import Interview
    from robustmap.files.new import Draft
    from robustmap.formats.issues import Fault

    nobody = Interview(desk, {}, asking=False)
    fault = nobody.id_fault(answers.id) if answers.id else ""
    if fault:
        answers.faults.append(Fault(answers.headings["id"], fault))
    node = answers.id or nobody.id(answers.form, _sentences(answers.fields), answers.body)
    return Draft(answers.kind, node, answers.fields, answers.body)


def _sentences(fields: dict[str, Any]) -> dict[str, Any]:
    """Give fields with the premises as text only, named or not: an id is made of them."""
    premises = fields.get("premises", ())
    plain = [next(iter(one.values())) if isinstance(one, dict) else one for one in premises]
    return {**fields, "premises": plain}


def _fault(problem: Any, batch: "Batch", answers: "Answers") -> "Fault":
    """Give a finding on the file under the heading whose answer it is about."""
    from robustmap.cli.drafts.desk import told
    from robustmap.formats.issues import Fault

    lines = batch.files[batch.paths[problem.span.path]].split("\n")[: problem.span.line]
    keys = (match[1] for match in map(_KEY.match, reversed(lines)) if match)
    inside = problem.span.line and lines.count("---") < 2  # noqa: PLR2004 - the fences
    heading = answers.headings.get(next(keys, "") if inside else "body", "")
    return Fault(heading, told(problem))


def _line(fault: "Fault") -> str:
    """Write a fault in one line."""
    from robustmap.cli.drafts.batch import shown

    where = f"{fault.heading}: " if fault.heading else ""
    expected = f"; expected {fault.expected}" if fault.expected else ""
    hint = f"; did you mean `{fault.suggestion}`?" if fault.suggestion else ""
    return shown(f"{where}{fault.message}{expected}{hint}").replace("\n", " ")


def _faults_as_text(faults: "list[Fault]") -> None:
    from robustmap.explain.forge import inert

    for fault in faults:
        click.echo(inert(_line(fault)))
    click.echo("Nothing was written.")


def _faults_as_json(faults: "list[Fault]") -> None:
    write_json({"written": False, "faults": [fault._asdict() for fault in faults]})


def _faults_as_markdown(faults: "list[Fault]") -> None:
    from robustmap.cli.drafts.batch import code

    click.echo("This cannot become a file of the map yet:\n")
    for fault in faults:
        click.echo(f"- {code(_line(fault))}")
    click.echo("\nEdit the issue, then run this again.")


def _as_text(batch: "Batch", *, written: bool) -> None:
    from robustmap.cli.drafts.batch import tell

    tell(batch, written=written)


def _as_json(batch: "Batch", *, written: bool) -> None:
    write_json({"written": written, "faults": [], **batch.data()})


def _as_markdown(batch: "Batch", *, written: bool) -> None:
    """Write what is shown to whoever opened the issue; no markup of theirs is obeyed."""
    from robustmap.cli.drafts.batch import block, code
    from robustmap.cli.drafts.desk import told

    click.echo("## What this would change in the argument" if not written else "## Written")
    for path, name in batch.paths.items():
        click.echo(f"\n{code(path)}\n\n{block(batch.files[name])}")
    click.echo()
    for line in batch.consequences():
        click.echo(f"- {code(line.strip())}")
    for problem in batch.findings:
        click.echo(f"- {problem.severity} {problem.code}: {code(told(problem))}")


_TELL = {"text": _as_text, "json": _as_json, "markdown": _as_markdown}
_TELL_FAULTS = {
    "text": _faults_as_text,
    "json": _faults_as_json,
    "markdown": _faults_as_markdown,
}
