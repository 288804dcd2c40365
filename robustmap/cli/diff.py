"""`robustmap diff BASE [HEAD]`: what an edit does to the argument. Read-only."""

from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.shared.common import format_option, kb_option, view_options
from robustmap.cli.shared.complete import complete_ids
from robustmap.cli.shared.gates import FORMATS, gates_option, give
from robustmap.cli.shared.seen import semantics_option
from robustmap.cli.shared.strengths import strengths_option

if TYPE_CHECKING:
    from robustmap.diff.report import Compared
    from robustmap.model.map import Map


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "--direct", is_flag=True, help="Compare the two as they stand, not since they parted."
)
@click.option(
    "--focus",
    metavar="ID",
    shell_complete=complete_ids(),
    help="Tell only what concerns a node and what bears on it.",
)
@strengths_option
@gates_option
@kb_option
@view_options
@semantics_option
@format_option(*FORMATS)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    base: str,
    head: str | None,
    focus: str | None,
    gates: list[str],
    folder: str | None,
    form: str,
    *,
    direct: bool,
    threshold: float,
    semantics: str,
    **view: Any,
) -> None:
    """Say which verdicts change from BASE to HEAD, and which files bring that about.

    BASE and HEAD are branches, tags, commits, or folders (`./x` is always one). Without
    HEAD, the kb as it lies on the disk is compared. Commits are compared from where HEAD
    parted from BASE.

    Both sides are seen alike: as their own settings say, and as the options do. What these
    name may be on either side.
    """
    from robustmap.check.beside import check_beside
    from robustmap.cli.shared.operands import Operands
    from robustmap.cli.shared.seen import notes, views
    from robustmap.diff.compare import compare
    from robustmap.diff.findings import new_findings
    from robustmap.diff.mix import Solved
    from robustmap.diff.report import Compared
    from robustmap.kb import obligations

    old, new, told = Operands(folder, direct=direct).sides(base, head)
    seen = views(old.map, new.map, view)
    solved = Solved(old.map, new.map)
    findings = new_findings(*check_beside(old.map, new.map, solved.by_default))
    diff = compare(
        old.map, new.map, seen, obligations, threshold, semantics=semantics, solve=solved
    )
    compared = Compared(diff, old.name, new.name, findings, [*told, *notes(seen)])
    give(ctx, _focused(compared, (old.map, new.map), focus) if focus else compared, form, gates)


def _focused(compared: "Compared", maps: "tuple[Map, Map]", ref: str) -> "Compared":
    """Keep what concerns a node and what bears on it."""
    from robustmap.diff.focus import bearing_on, focused
    from robustmap.explain.words import Phrase
    from robustmap.kb import KB

    found = maps[1].resolve(ref) or maps[0].resolve(ref) or KB(maps[1])[ref].id
    nodes = bearing_on(maps, found)
    note = Phrase("only what concerns {node} and what bears on it is told", {"node": found})
    return compared._replace(
        diff=focused(compared.diff, nodes),
        findings=[one for one in compared.findings if one.node in nodes],
        notes=[*compared.notes, note],
    )
