"""`robustmap reread`: links whose target was put in other words are read again and say so."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from robustmap.cli.drafts.edits import dry_run_option
from robustmap.cli.main import EXIT_PROBLEMS
from robustmap.cli.shared.common import format_option, kb_option, write_json

if TYPE_CHECKING:
    from robustmap.cli.shown.reading import Due
    from robustmap.files.edit._book import Book, Changes
    from robustmap.files.locate import Located

NOTHING_DUE = "every link that says what it was read against agrees with it"


@click.command()
@click.argument("nodes", nargs=-1, metavar="[NODE]...")
@click.option("--all", "every", is_flag=True, help="The links of all nodes.")
@click.option("--add", is_flag=True, help="Also links that do not say what they were read against.")
@click.option("--yes", is_flag=True, help="I have read them: do not ask.")
@dry_run_option
@format_option("text", "json")
@kb_option
def command(
    nodes: tuple[str, ...],
    folder: str | None,
    form: str,
    *,
    every: bool,
    add: bool,
    yes: bool,
    dry_run: bool,
) -> None:
    """Read again what the links of each NODE lead to, and note that they still hold.

    A link may remember the wording of its target (`read`). Where that was changed since, both
    wordings are shown, the earlier one as far as git has it. Once you confirm that the link
    still holds, on a terminal or by --yes, its file gets the hash of the wording of today.
    Without NODE and without --all, suspect links are shown and nothing is written. Exit status
    1 where a suspect link is left.
    """
    from robustmap.cli.drafts.prompts import can_ask
    from robustmap.cli.shared.writable import writable_kb

    if add and not (nodes or every):
        message = "`--add` needs the nodes whose links you have read, or `--all`"
        raise click.UsageError(message)
    found = writable_kb(folder)
    book, dues = _dues(found, nodes, every=every, add=add)
    ask = form == "text" and not (yes or dry_run) and can_ask()
    agreed = []
    for one in dues:
        if form == "text":
            _show(book, one)
        chosen = bool(nodes or every) and (click.confirm(_QUESTION) if ask else yes or dry_run)
        agreed += [one] if chosen else []
    changes = _stamped(book, agreed, found, dry_run=dry_run) if agreed else None
    done = [] if dry_run else agreed
    if form == "json":
        write_json({"links": [one.data(written=one in done) for one in dues]})
    else:
        for line in _told(dues, agreed, changes, named=bool(nodes or every), dry_run=dry_run):
            click.echo(line)
    if not dry_run and any(one.link.read and one not in done for one in dues):
        click.get_current_context().exit(EXIT_PROBLEMS)


_QUESTION = "  does the link still hold?"


def _dues(
    found: "Located", nodes: Sequence[str], *, every: bool, add: bool
) -> tuple["Book", list["Due"]]:
    """Find what is to be read again, with what it said before."""
    from robustmap.cli.shown.reading import Due, due
    from robustmap.files.earlier import Past
    from robustmap.files.edit._book import Book
    from robustmap.files.find import on_disk
    from robustmap.model.wording import wording

    book = Book(on_disk(found.folder, found.shown))
    map_ = book.map
    # Files with errors are left alone, unless they are asked for: then that is told.
    chosen = [book.node(one).id for one in nodes]
    if every or not nodes:
        chosen = [node.id for node in map_.live if node.id not in map_.broken]
    past = Past(found, book.tree, map_)
    dues = []
    for link in due(map_, list(dict.fromkeys(chosen)), add=add):
        now = wording(map_, link.ref)
        assert now is not None
        dues.append(Due(link, now, past.wording(link) if link.read else None))
    return book, dues


def _show(book: "Book", one: "Due") -> None:
    from robustmap.cli.shown.reading import shown

    for line in shown(one, book.map.places[one.link.node].path):
        click.echo(line)


def _stamped(
    book: "Book", agreed: Sequence["Due"], found: "Located", *, dry_run: bool
) -> "Changes":
    from robustmap.cli.drafts.edits import write
    from robustmap.files.stamp import stamp

    changes = stamp(book, [one.link for one in agreed])
    if not dry_run:
        write(changes, found.folder)
    return changes


def _told(
    dues: Sequence["Due"],
    agreed: Sequence["Due"],
    changes: "Changes | None",
    *,
    named: bool,
    dry_run: bool,
) -> Iterator[str]:
    from robustmap.cli.drafts.edits import preview
    from robustmap.explain.words import count

    if not dues:
        yield NOTHING_DUE
        return
    if changes and dry_run:
        yield from preview(changes)
    elif changes:
        yield from (f"{changes.tree.root}/{name}: changed" for name in changes.writes)
    left = len(dues) - len(agreed)
    if agreed and not dry_run:
        yield f"{count(len(agreed), 'link')} read again" + (f"; {left} left" if left else "")
    else:
        yield "nothing was written" + (_HOW[named] if not agreed else "")


_HOW = {
    True: ": confirm with `--yes` that the links still hold",
    False: ": name the nodes whose links you have read, or `--all`",
}
