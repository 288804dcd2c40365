"""`robustmap play DIALOGUE MOVE`: one move more in a recorded round."""

import difflib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.main import EXIT_PROBLEMS
from robustmap.cli.shared.common import kb_option

if TYPE_CHECKING:
    from robustmap.cli.drafts.batch import Batch
    from robustmap.cli.drafts.desk import Desk
    from robustmap.cli.drafts.round import Table, Wish
    from robustmap.model.nodes import Dialogue
    from robustmap.reason.dialogues import Replay, Step


@click.command()
@click.argument("ref", metavar="DIALOGUE")
@click.argument("word", metavar="MOVE")
@click.option("--node", metavar="ID", help="The node that the move puts forward.")
@click.option("--source", metavar="SOURCE", help="Where that is said: SOURCE, place, by WHO.")
@click.option("--title", help="A new plan or failure story that a build or break puts forward.")
@click.option(
    "--ends-in",
    type=click.Choice(("misaligned", "uncompetitive")),
    help="How the new failure story ends.",
)
@click.option("--replies-to", metavar="M", help="The id of the move that it answers.")
@click.option("--by", metavar="ROLE", help="The role that moves, where several may.")
@click.option("--who", metavar="HANDLE", help="Who plays it: a person, or a handle in a source.")
@click.option("--wins", metavar="ID", help="The win condition that has come about.")
@click.option("--text", help="What is said with it, in your own words.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show the change.")
@kb_option
def command(ref: str, word: str, folder: str | None, *, dry_run: bool, **said: Any) -> None:
    """Add a legal move to a recorded round, and show what it leaves open.

    The rest of the file keeps its comments and its prose. A move that is against the rules is
    refused, with what would be legal. Exit status 1 where it is refused, or where `check`
    would find an error.
    """
    from robustmap.cli.drafts.batch import Batch, shown
    from robustmap.cli.drafts.desk import Desk
    from robustmap.cli.drafts.round import Table, Wish, replayed
    from robustmap.cli.shared.writable import writable_kb

    desk = Desk(writable_kb(folder))
    table = Table(desk, _dialogue(desk, ref))
    wish = Wish(word, **{key: (said[key] or "").strip() for key in said})
    _refuse_misuse(table, wish)
    node, files = wish.node, {}
    draft = table.new_node(wish)
    if draft is not None:
        node, files = draft.id, {draft.name: draft.text}
    text = "" if draft else wish.text  # what is said of a new node stands in its file
    files[table.name] = table.text(table.move(wish._replace(text=text), node))
    batch = Batch(desk, files, {table.name})
    wrong = list(_wrong(batch, table))
    if wrong:
        for line in (*wrong, "Nothing was written."):
            click.echo(shown(line).replace("\n", " "))
        click.get_current_context().exit(EXIT_PROBLEMS)
    if dry_run:
        _show(batch)
    else:
        batch.write()
        for path in batch.paths:
            click.echo(f"{path}: written")
    for line in _after(replayed(batch.solution, table.dialogue.id), batch):
        click.echo(line)
    if batch.has_errors:
        click.get_current_context().exit(EXIT_PROBLEMS)


def _dialogue(desk: "Desk", ref: str) -> "Dialogue":
    """Give the dialogue that is meant, if its file can be read and takes moves.

    Raises:
        click.UsageError: there is none, or its moves are not recorded.
    """
    from robustmap.model.nodes import Dialogue
    from robustmap.model.suggest import nearest
    from robustmap.reason.dialogues import Facts, replay

    node = desk.map.nodes.get(desk.map.resolve(ref) or "")
    if not isinstance(node, Dialogue) or node.review == "withdrawn":
        near = nearest(ref, [one.id for one in desk.map.of_kind("dialogue")])
        message = f"no dialogue is called `{ref}`" + (f"; did you mean `{near}`?" if near else "")
        raise click.UsageError(message)
    if node.id in desk.map.broken:
        message = f"the file of `{node.id}` has errors; `robustmap check` tells them"
        raise click.UsageError(message)
    if replay(Facts(desk.map, lambda: desk.solution), node).derived:
        message = (
            f"the moves of `{node.id}` are worked out from plans and stories: a plan with"
            " `revises:` or `addresses:` is a build, a story with `against:` is a break"
        )
        raise click.UsageError(message)
    return node


def _refuse_misuse(table: "Table", wish: "Wish") -> None:
    """Stop where what is asked for is no move at all.

    Raises:
        click.UsageError: flags contradict one another, or one is missing.
    """
    from robustmap.cli.drafts.round import WITH_TITLE
    from robustmap.model.suggest import nearest

    message = ""
    if table.dialogue.rules and not table.dialogue.moves:
        message = (
            f"`{table.dialogue.id}` holds the rules of a game: make a dialogue with"
            f" `protocol: {table.dialogue.protocol}` and `game: {table.dialogue.id}` for a round"
        )
    elif wish.word not in table.protocol.words:
        near = nearest(wish.word, table.protocol.words)
        hint = f"; did you mean `{near}`?" if near else ""
        legal = "; ".join(_legal(table.played)) or f"there are {', '.join(table.protocol.words)}"
        message = f"`{wish.word}` is no move of this protocol{hint} ({legal})"
    elif wish.node and wish.title:
        message = "--node names a node that is there, --title makes a new one; give one of them"
    elif wish.title and wish.word not in WITH_TITLE:
        message = f"--title goes with {' or '.join(WITH_TITLE)}; here give --node or --text"
    elif not table.role(wish):
        may = table.protocol.words[wish.word]
        message = f"missing: --by {' or '.join(may)}" if may else "missing: --by or --who"
    if message:
        raise click.UsageError(message)


def _wrong(batch: "Batch", table: "Table") -> Iterator[str]:
    """Yield why the new move cannot be made, and what could."""
    from robustmap.cli.drafts.desk import told
    from robustmap.cli.drafts.round import replayed

    old = {(one.code, one.message) for one in table.desk.map.problems}
    faults = [one for one in batch.faults if (one.code, one.message) not in old]
    if faults:
        yield from (told(one) for one in faults)
        return
    step = replayed(batch.solution, table.dialogue.id).steps[-1]
    yield from (_fault(one) for one in step.wrong)
    if step.wrong:
        yield from _legal(table.played)


def _fault(one: Any) -> str:
    expected = f"; expected {one.expected}" if one.expected else ""
    hint = f"; did you mean `{one.suggestion}`?" if one.suggestion else ""
    return f"{one.message}{expected}{hint}"


def _legal(played: "Replay") -> Iterator[str]:
    told = [f"{one.word} by the {one.by}{f' on {one.on}' if one.on else ''}" for one in played.next]
    if told:
        yield f"legal now: {'; '.join(told)}"


def _show(batch: "Batch") -> None:
    """Show the change as lines that go and lines that come."""
    from robustmap.cli.drafts.batch import shown

    for path, name in batch.paths.items():
        data = batch.desk.tree.files.get(name, b"")
        before = data.decode("utf-8-sig", "replace").splitlines()
        after = batch.files[name].splitlines()
        for line in difflib.unified_diff(before, after, path, path, lineterm="", n=1):
            click.echo(shown(line))


def _after(played: "Replay", batch: "Batch") -> Iterator[str]:
    """Yield what the move did, and what is legal after it."""
    from robustmap.cli.drafts.batch import shown

    step: Step = played.steps[-1]
    turn = step.turn
    yield shown(f"{turn.id}: {turn.word} by {turn.by}{f': {turn.node}' if turn.node else ''}")
    yield from (f"  meets {due.move}" for due in step.closes)
    yield from (f"  leaves {due.move} open" for due in step.opens)
    for one in _legal(played):
        yield f"  {one}"
    if len(batch.files) > 1 or batch.turned:
        yield from batch.consequences()
    report = batch.report()
    if report:
        yield f"\n{report}".rstrip("\n")
