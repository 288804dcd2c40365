"""`robustmap impact ID`: what would follow, were a node withdrawn, accepted or denied."""

from typing import TYPE_CHECKING

import click

from robustmap.cli._common import format_option, kb_option
from robustmap.cli._gates import FORMATS, gates_option, give

if TYPE_CHECKING:
    from robustmap.diff.report import Compared
    from robustmap.diff.suppose import Stance
    from robustmap.kb import KB


@click.command()
@click.argument("ref", metavar="ID")
@click.option("--accept", "stance", flag_value="accepted", help="Accept it: nothing attacks it.")
@click.option("--deny", "stance", flag_value="denied", help="Deny it: nothing defends it.")
@gates_option
@kb_option
@format_option(*FORMATS)
@click.pass_context
def command(
    ctx: click.Context,
    ref: str,
    stance: "Stance | None",
    gates: list[str],
    folder: str | None,
    form: str,
) -> None:
    """Say what would follow, were ID withdrawn: the report of `diff`, without a commit.

    With --accept or --deny, ID is a claim, premise or clause that is taken as true or
    as false instead. Nothing is written.
    """
    from robustmap.kb import load

    kb = load(folder)
    compared = _supposed(kb, ref, stance) if stance else _withdrawn(kb, ref)
    give(ctx, compared, form, gates)


def _supposed(kb: "KB", ref: str, stance: "Stance") -> "Compared":
    from robustmap.diff.report import Compared
    from robustmap.diff.suppose import supposing
    from robustmap.kb import obligations

    statement = kb.statement(ref)
    diff = supposing(kb.map, statement, stance, kb.current_view, obligations)
    return Compared(diff, "as it is", f"with {statement} {stance}")


def _withdrawn(kb: "KB", ref: str) -> "Compared":
    from robustmap.check.registry import check
    from robustmap.diff.findings import new_findings
    from robustmap.diff.report import Compared
    from robustmap.diff.suppose import withdrawing, without
    from robustmap.errors import QueryError
    from robustmap.kb import obligations

    item = kb[ref]
    if item.id not in kb.map.nodes:
        message = f"`{item.id}` is part of a file; whole nodes are withdrawn, or use --deny"
        raise QueryError(message)
    if kb.map.nodes[item.id].review == "withdrawn":
        message = f"`{item.id}` has been withdrawn already"
        raise QueryError(message)
    findings = new_findings(kb.problems, check(without(kb.map, item.id)))
    diff = withdrawing(kb.map, item.id, None, obligations)
    return Compared(diff, "as it is", f"without {item.id}", findings)
