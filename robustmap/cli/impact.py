"""`robustmap impact ID`: what would follow, were a node withdrawn, accepted or denied."""

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.shared.common import format_option, kb_option, view_options
from robustmap.cli.shared.complete import complete_ids
from robustmap.cli.shared.gates import FORMATS, gates_option, give
from robustmap.cli.shared.seen import semantics_option
from robustmap.cli.shared.strengths import strengths_option

if TYPE_CHECKING:
    from robustmap.diff.mix import Views
    from robustmap.diff.report import Compared
    from robustmap.diff.suppose import Stance
    from robustmap.kb import KB


@click.command()
@click.argument("ref", metavar="ID", shell_complete=complete_ids())
@click.option("--accept", "stance", flag_value="accepted", help="Accept it: nothing attacks it.")
@click.option("--deny", "stance", flag_value="denied", help="Deny it: nothing defends it.")
@strengths_option
@gates_option
@kb_option
@partial(view_options, deny="--denied")
@semantics_option
@format_option(*FORMATS)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    ref: str,
    stance: "Stance | None",
    gates: list[str],
    folder: str | None,
    form: str,
    semantics: str,
    *,
    threshold: float,
    **view: Any,
) -> None:
    """Say what would follow, were ID withdrawn: the report of `diff`, without a commit.

    With --accept or --deny, ID is a claim, premise or clause that is taken as true or
    as false instead. The other options choose what counts before and after: a claim that is
    denied in both is named by --denied. Nothing is written.
    """
    from robustmap.kb import KB, load

    kb = load(folder)
    chosen = _views(kb, view)
    kb = KB(kb.map, chosen.base if chosen else None, semantics)
    tell = _supposed if stance else _withdrawn
    give(ctx, tell(kb, ref, stance, chosen, threshold), form, gates)


def _views(kb: "KB", view: dict[str, Any]) -> "Views | None":
    from robustmap.cli.shared.seen import views

    return views(kb.map, kb.map, view)


def _supposed(
    kb: "KB", ref: str, stance: "Stance | None", chosen: "Views | None", threshold: float
) -> "Compared":
    from robustmap.cli.shared.seen import notes
    from robustmap.diff.report import Compared
    from robustmap.diff.suppose import supposing
    from robustmap.kb import obligations

    assert stance
    statement = kb.statement(ref)
    seen = kb.current_view
    diff = supposing(
        kb.map, statement, stance, seen, obligations, threshold, semantics=kb.semantics
    )
    return Compared(diff, "as it is", f"with {statement} {stance}", notes=notes(chosen))


def _withdrawn(
    kb: "KB", ref: str, _stance: "Stance | None", chosen: "Views | None", threshold: float
) -> "Compared":
    from robustmap.check.beside import check_beside
    from robustmap.cli.shared.seen import notes
    from robustmap.diff.compare import compare
    from robustmap.diff.findings import new_findings
    from robustmap.diff.mix import Solved
    from robustmap.diff.report import Compared
    from robustmap.diff.suppose import without
    from robustmap.errors import QueryError
    from robustmap.kb import obligations

    item = kb[ref]
    if item.id not in kb.map.nodes:
        message = f"`{item.id}` is part of a file; whole nodes are withdrawn, or use --deny"
        raise QueryError(message)
    if kb.map.nodes[item.id].review == "withdrawn":
        message = f"`{item.id}` has been withdrawn already"
        raise QueryError(message)
    after = without(kb.map, item.id)
    solved = Solved(kb.map, after)
    findings = new_findings(*check_beside(kb.map, after, solved.by_default))
    diff = compare(
        *(kb.map, after, chosen, obligations, threshold), semantics=kb.semantics, solve=solved
    )
    return Compared(diff, "as it is", f"without {item.id}", findings, notes(chosen))
