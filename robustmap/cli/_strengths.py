"""The option of `diff` and `impact` that says from when on a strength counts as moved."""

from math import isnan

import click

from robustmap.cli._common import Function


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
