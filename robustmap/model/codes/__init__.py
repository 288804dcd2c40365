"""The one table of findings: every code, what it means and how to mend it.

Codes are stable: a number is never used again for something else. Each has a page on
the site, an answer in `robustmap explain CODE` and a folder in `tests/golden/check/`.
"""

from robustmap.errors import UnknownNameError
from robustmap.model.codes import (
    care,
    concepts,
    dates,
    dialogues,
    identity,
    imports,
    plans,
    reading,
    reasoning,
    shape,
    stories,
    structure,
)
from robustmap.model.codes._code import Code
from robustmap.model.problem import Problem, Span
from robustmap.model.suggest import nearest

CODES: dict[str, Code] = {
    code.code: code
    for family in (
        reading,
        shape,
        identity,
        imports,
        structure,
        dialogues,
        stories,
        concepts,
        plans,
        dates,
        care,
        reasoning,
    )
    for code in family.CODES
}
"""Every code, in order."""


def look_up(code: str) -> Code:
    """Give the entry of a code, written in any case, or under its short name.

    Raises:
        UnknownNameError: there is no such code; the message names the nearest.
    """
    wanted = code.strip()
    for entry in CODES.values():
        if wanted.upper() == entry.code or wanted.lower() == entry.name:
            return entry
    codes = [code.lower() for code in CODES]
    hint = nearest(wanted, codes).upper() or nearest(wanted, (c.name for c in CODES.values()))
    asked = f"; did you mean `{hint}`?" if hint else "; `robustmap explain` lists them all"
    message = f"no finding has the code `{wanted}`{asked}"
    raise UnknownNameError(message)


def problem(
    code: str,
    message: str,
    span: Span,
    *,
    node: str = "",
    expected: str = "",
    suggestion: str = "",
    way_out: str = "",
) -> Problem:
    """Make a finding; its severity, and its way out if none is given, are the code's."""
    entry = CODES[code]
    return Problem(
        code, entry.severity, message, span, node, expected, suggestion, way_out or entry.way_out
    )


__all__ = ["CODES", "Code", "look_up", "problem"]
