"""`robustmap draft FILE`: many new nodes from one plain outline."""

from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

import click

from robustmap.cli.main import EXIT_PROBLEMS
from robustmap.cli.shared.common import format_option, kb_option, write_json

if TYPE_CHECKING:
    from robustmap.cli.drafts.batch import Batch
    from robustmap.cli.drafts.desk import Desk
    from robustmap.files.new import Draft
    from robustmap.formats.outline import Outline, Planned, Slip
    from robustmap.model.nodes import Node


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option("--write", is_flag=True, help="Write the files (default: only show them).")
@click.option("--source", metavar="SOURCE", help="Where all of it is said: SOURCE, place, by WHO.")
@kb_option
@format_option("text", "json")
def command(
    file: BinaryIO, source: str | None, folder: str | None, form: str, *, write: bool
) -> None:
    r"""Turn an indented outline into node files, and show what they change.

    \b
    A claim stands at the margin             (id: its-id)
      + an argument for it
      - an argument against it
          ! this breaks the step of that argument
          - this denies its only premise
      ? this asks for backing
    [[an-id]]                                something that is in the map

    Plain lines below an argument are its premises; lines that begin with `|` are more text.
    A part of Argdown is read too: `[Claim]: text`, `<Argument>: text`, and `+`, `-`, `<_`,
    `+>`, `->`, `_>`, `><` between them. FILE may be `-`.

    Nothing is written without --write; with it all files are written, or none, and none is
    overwritten. Exit status 1 if a line cannot be read, or if `check` would find an error.
    """
    from robustmap.cli.drafts.batch import tell
    from robustmap.cli.drafts.desk import Desk
    from robustmap.cli.shared.writable import writable_kb
    from robustmap.formats.outline.lines import MAX_OUTLINE

    desk = Desk(writable_kb(folder))
    batch, slips = proposed(desk, file.read(MAX_OUTLINE + 1), (source or "").strip())
    if slips:
        _refuse(slips, form)
        click.get_current_context().exit(EXIT_PROBLEMS)
    if write:
        batch.write()
    if form == "json":
        write_json({"written": write, "faults": [], **batch.data()})
    else:
        tell(batch, written=write)
    if batch.has_errors:
        click.get_current_context().exit(EXIT_PROBLEMS)


def proposed(desk: "Desk", data: bytes, source: str) -> "tuple[Batch, list[Slip]]":
    """Give the files that an outline asks for, and what keeps them from being written."""
    from robustmap.cli.drafts.batch import Batch
    from robustmap.formats.outline import read_outline

    found = read_outline(data, desk.map, _namer(desk), source)
    slips = [*found.slips, *_taken(desk, found)]
    drafts = [] if slips else [_draft(one) for one in found.nodes]
    batch = Batch(desk, {one.name: one.text for one in drafts})
    return batch, slips or _faults(batch, found, drafts)


def _namer(desk: "Desk") -> Callable[[str, str], str]:
    """Give what makes an id that no node has, and that it has not made before."""
    from itertools import count

    from robustmap.files.new import free_id, taken

    used = taken(desk.map)

    def name(text: str, otherwise: str) -> str:
        first = free_id(desk.map, text, otherwise)
        numbered = (f"{first}-{number}" for number in count(2))
        found = first if first not in used else next(one for one in numbered if one not in used)
        used.add(found)
        return found

    return name


def _draft(planned: "Planned") -> "Draft":
    from robustmap.files.new import Draft

    return Draft(planned.kind, planned.id, planned.fields, planned.body)


def _taken(desk: "Desk", found: "Outline") -> "list[Slip]":
    """Say what is in the map already, and which ids are given to two nodes."""
    from robustmap.files.new import taken
    from robustmap.formats.outline import Slip

    used, there = taken(desk.map), {_says(node): node.id for node in desk.map.live}
    wrong = []
    for one in found.nodes:
        same = there.get(_planned_says(one), "")
        if same:
            told = f"`{same}` says the same"
            wrong.append(Slip(one.line, told, f"other words, or `[[{same}]]`"))
            continue
        if one.id in used:
            wrong.append(Slip(one.line, f"the id `{one.id}` is taken", "an id of its own"))
        used.add(one.id)
    return wrong


_Said = tuple[str, str, tuple[tuple[str, str], ...], tuple[str, ...]]


def _says(node: "Node") -> _Said:
    """Give what a node says, so that nobody writes the same twice: title, aims and premises."""
    from robustmap.model.nodes import Argument

    if not isinstance(node, Argument):
        return node.kind, (node.title or node.id).casefold(), (), ()
    aims = [
        (relation, link.to)
        for relation in _AIMS
        for link in getattr(node, "for_" if relation == "for" else relation)
    ]
    premises = tuple(one.ref or (one.text or "").casefold() for one in node.premises)
    return node.kind, (node.title or "").casefold(), tuple(aims), premises


def _planned_says(planned: "Planned") -> _Said:
    """Give the same of a node that is yet to be written."""
    fields = planned.fields
    title = fields.get("title", "").casefold()
    if planned.kind != "argument":
        return planned.kind, title, (), ()
    aims = [(relation, target) for relation in _AIMS for target in fields.get(relation, ())]
    premises = tuple(
        one if isinstance(one, str) else "".join(one.values()).casefold()
        for one in fields.get("premises", ())
    )
    return planned.kind, title, tuple(aims), premises


_AIMS = ("for", "against", "undercuts")


def _faults(batch: "Batch", found: "Outline", drafts: "list[Draft]") -> "list[Slip]":
    """Say on which line of the outline the files that it makes are wrong."""
    from robustmap.cli.drafts.desk import told
    from robustmap.formats.outline import Slip

    lines = {
        f"{batch.desk.tree.root}/{draft.name}": planned.line
        for draft, planned in zip(drafts, found.nodes, strict=True)
    }
    return sorted(Slip(lines[one.span.path], told(one)) for one in batch.faults)


def _refuse(slips: "list[Slip]", form: str) -> None:
    from robustmap.cli.drafts.batch import shown

    if form == "json":
        write_json({"written": False, "faults": [slip._asdict() for slip in slips]})
        return
    for slip in slips:
        click.echo(shown(slip_words(slip)).replace("\n", " "))
    click.echo("Nothing was written.")


def slip_words(slip: "Slip") -> str:
    """Say in one line what of an outline cannot be read."""
    expected = f"; expected {slip.expected}" if slip.expected else ""
    hint = f"; did you mean `{slip.suggestion}`?" if slip.suggestion else ""
    return f"line {slip.line}: {slip.message}{expected}{hint}"
