"""Options about strengths: from when on one counts as moved, and what one is owed to."""

from collections.abc import Iterator
from math import isnan
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.shared.common import Function

if TYPE_CHECKING:
    from robustmap.kb import KB
    from robustmap.reason.owed import Owed
    from robustmap.reason.strengths import Strengths


def _threshold(_ctx: click.Context, _option: click.Parameter, given: float) -> float:
    if isnan(given):
        message = "it takes a number from 0 to 1"
        raise click.BadParameter(message)
    return given


def strengths_option(function: Function) -> Function:
    """Add the option `--strengths`."""
    return click.option(
        "--strengths",
        "threshold",
        type=click.FloatRange(0, 1),
        default=0.1,
        show_default=True,
        metavar="NUMBER",
        callback=_threshold,
        help="Tell the strengths, from 0 to 1, that move by more than this.",
    )(function)


DEFAULT = "df-quad"


def owed_options(function: Function) -> Function:
    """Add the options `--strengths` and `--by` of a command that asks about one node.

    The command is handed `by`: the name of a gradual semantics, None where nobody asks.
    """
    asked = click.option(
        "--strengths",
        "by",
        flag_value=DEFAULT,
        help="Tell how much speaks for it, from 0 to 1, and what that is owed to.",
    )
    formula = click.option(
        "--by",
        "by",
        metavar="FORMULA",
        help="The same by a formula other than df-quad: quadratic-energy, euler-based, "
        "euler-based-top, h-categoriser.",
    )
    return asked(formula(function))


def owed_data(kb: "KB", ref: str, by: str) -> dict[str, Any] | None:
    """Give a strength and what it is owed to as plain data; None where it has none here."""
    from robustmap.explain.strengths import data

    found = _owed(kb, ref, by)
    return data(*found) if found else None


def owed_lines(kb: "KB", ref: str, by: str) -> Iterator[str]:
    """Yield lines that tell a strength, how it was found, and what it is owed to."""
    from robustmap.cli.shared.table import aligned
    from robustmap.explain import strengths as words
    from robustmap.reason.gradual import GRADUAL

    found = _owed(kb, ref, by)
    if found is None:
        yield f"  {words.ABSENT}"
        return
    told, weighed = found
    name = GRADUAL[by].words
    yield f"  strength, by {name}: {words.written(told.strength)}, {words.found(weighed, told.id)}"
    if not told.contributions:
        yield f"  {words.ALONE}"
        return
    yield f"  {words.WITHOUT_ALL.format(alone=words.written(told.alone))}"
    rows = list(words.lines(told))
    for line in aligned(words.HEAD, rows) if rows else ():
        yield f"    {line}"
    if len(rows) < len(told.contributions):
        yield f"    {words.unmoved(told, len(rows))}"


def _owed(kb: "KB", ref: str, by: str) -> "tuple[Owed, Strengths] | None":
    from robustmap.errors import UnknownIdError

    weighed = kb.strengths(by)
    try:
        return kb.owed(ref, by), weighed
    except UnknownIdError:
        # The command has asked for its verdict already: it is there, but does not count.
        return None
