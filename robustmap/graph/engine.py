"""Which engine does a piece of array work: numba where it pays, else plain Python and numpy."""

import sys
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import Any, Literal

from robustmap.errors import ToolError, UnknownNameError
from robustmap.model.suggest import nearest

Engine = Literal["auto", "numba", "plain"]

ENGINES: tuple[Engine, ...] = ("auto", "numba", "plain")

WORTH = 4_000_000
"""Arguments and attacks from which on numba pays although it has yet to be imported.

The import and the loading of what was compiled before take about a second and a half.
"""

SMALL = 500
"""Arguments and attacks below which lists are as fast as anything else."""


def compiled(engine: str, work: int) -> bool:
    """Tell whether numba should do so many steps; both ways give the same result.

    `auto` takes numba if the process has imported it already, or if the work is worth the
    import, and plain Python where numba is not installed.

    Raises:
        ToolError: `numba` was asked for by name and is not installed.
        UnknownNameError: there is no such engine.
    """
    if engine not in ENGINES:
        hint = nearest(engine, ENGINES) or ", ".join(ENGINES)
        message = f"no engine is called `{engine}`; did you mean {hint}?"
        raise UnknownNameError(message)
    if engine == "plain":
        return False
    if engine == "auto":
        return "numba" in sys.modules and work > SMALL if work < WORTH else has_numba()
    if not has_numba():
        message = "numba is not installed; `pip install robustmap[fast]` adds it"
        raise ToolError(message)
    return True


@cache
def has_numba() -> bool:
    """Tell whether numba is installed, without importing it."""
    return find_spec("numba") is not None


@cache
def native(kernel: Callable[..., Any]) -> Callable[..., Any]:
    """Compile a function on arrays; the result is kept beside the code for the next process.

    The kernel must be a plain function on the top level of its module. It runs without the
    interpreter's lock.
    """
    from numba import njit

    try:
        return njit(kernel, cache=True, nogil=True)  # type: ignore[no-any-return]
    except RuntimeError:  # There is no place where what is compiled could be kept.
        return njit(kernel, nogil=True)  # type: ignore[no-any-return]
