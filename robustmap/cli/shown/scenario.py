"""`robustmap orders --scenario`: what becomes of proposals as thresholds are crossed."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.shared.common import write_json
from robustmap.cli.shared.table import GAP, aligned, csv_text, markdown_row, plain, safe

if TYPE_CHECKING:
    from robustmap.kb import KB
    from robustmap.reason.scenario import Failure, Scenario

HEADS = ("proposal", "fate", "step", "at", "clause", "failure", "words")


def _text(kb: "KB", found: "Scenario") -> None:
    lines = [*_played(found), *_fates(kb, found), *_branches(found)]
    click.echo("\n".join(lines))


def _played(found: "Scenario") -> Iterator[str]:
    if found.start:
        yield f"crossed at the start: {', '.join(_marked(found, found.start))}"
    if found.order:
        yield "crossed then:"
        steps = enumerate(_marked(found, found.order), 1)
        yield from (f"{GAP}{step:>3}. {one}" for step, one in steps)
    if not found.start and not found.order:
        yield "no threshold is crossed"
    if found.filled:
        yield "* filled in, as late as what stands about the order allows"
    for one in found.against:
        yield (
            f"against what stands: {one.first} is crossed before {one.then} here; "
            f"the reverse is said by {', '.join(one.facts)}"
        )


def _marked(found: "Scenario", thresholds: Sequence[str]) -> list[str]:
    return [f"{one} *" if one in found.filled else one for one in thresholds]


def _fates(kb: "KB", found: "Scenario") -> Iterator[str]:
    from robustmap.explain.words import title

    yield from _block("stop, in this order", [_failure(found, one) for one in found.fails])
    yield from _block("may stop", [_failure(found, one) for one in found.open])
    still = [(one, "", title(kb.solution, one)) for one in found.stands]
    yield from _block("still work", still, empty="none of those that can be judged")
    waiting = [(one.proposal, "", f"needs {', '.join(one.missing)}") for one in found.not_yet]
    yield from _block("not in their working range yet", waiting)
    silent = [(one, "", title(kb.solution, one)) for one in found.unknown]
    yield from _block("unknown: the texts name no threshold that counts", silent)


def _failure(found: "Scenario", one: "Failure") -> tuple[str, str, str]:
    from robustmap.explain.orders import failure

    mark = " *" if one.at in found.filled else ""
    step = f"at crossing {one.step}{mark}" if one.step else f"at the start{mark}"
    return one.proposal, step, failure(one).fill()


def _block(heading: str, rows: list[tuple[str, str, str]], empty: str = "") -> Iterator[str]:
    if rows:
        yield f"\n{heading}:"
        yield from (f"{GAP}{line}" for line in aligned(("", "", ""), rows, head=False))
    elif empty:
        yield f"\n{heading}: {empty}"


def _branches(found: "Scenario") -> Iterator[str]:
    from robustmap.explain.orders import FATE

    if found.branches:
        yield "\nplans that depend on what happens:"
    told = ""
    for one in found.branches:
        if one.proposal != told:
            yield f"{GAP}{one.proposal} ({FATE[one.fate]})"
        told = one.proposal
        named = ", ".join(f"{ref}: {FATE[fate]}" for ref, fate in one.named)
        yield f"{GAP * 2}if {one.if_}" + (f" [{named}]" if named else "")
        yield f"{GAP * 2}then {one.then}"


def _rows(found: "Scenario") -> Iterator[tuple[Any, ...]]:
    """Yield a row for each proposal, in the order in which they fail, the others by fate."""
    from robustmap.explain.orders import FATE, failure

    for name, ones in (("fails", found.fails), ("open", found.open)):
        for one in ones:
            words = failure(one).fill()
            yield one.proposal, FATE[name], one.step, one.at, one.clause, one.how, words
    hanging = {one.proposal for one in found.open}
    for proposal in found.stands:
        if proposal not in hanging:
            yield proposal, FATE["stands"], None, "", "", None, ""
    for wait in found.not_yet:
        missing = " ".join(wait.missing)
        yield wait.proposal, FATE["not-yet"], None, missing, "", None, f"needs {missing}"
    for proposal in found.unknown:
        yield proposal, FATE["unknown"], None, "", "", None, ""


def _json(_: "KB", found: "Scenario") -> None:
    from robustmap.explain.orders import failure

    def told(one: "Failure") -> dict[str, Any]:
        return {**one._asdict(), "words": failure(one).fill()}

    write_json(
        {
            **found._asdict(),
            "against": [one._asdict() for one in found.against],
            "fails": [told(one) for one in found.fails],
            "open": [told(one) for one in found.open],
            "not_yet": [one._asdict() for one in found.not_yet],
            "branches": [
                {
                    "proposal": one.proposal,
                    "if": one.if_,
                    "then": one.then,
                    "fate": one.fate,
                    "named": dict(one.named),
                }
                for one in found.branches
            ],
        }
    )


def _csv(_: "KB", found: "Scenario") -> None:
    rows = ([plain(cell) for cell in row] for row in _rows(found))
    click.echo(csv_text(HEADS, rows), nl=False)


def _markdown(_: "KB", found: "Scenario") -> None:
    click.echo(markdown_row(HEADS))
    click.echo(markdown_row("---" for _ in HEADS))
    for row in _rows(found):
        click.echo(markdown_row(safe(plain(cell)) for cell in row))


FORMS: dict[str, Callable[["KB", "Scenario"], None]] = {
    "text": _text,
    "json": _json,
    "csv": _csv,
    "markdown": _markdown,
}
