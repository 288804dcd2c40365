"""Findings: what `check` says of the content, each with a code and a place."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


class Span(NamedTuple):
    """A place in a file: line and column count from 1, `end` is the column after it.

    A span that runs over several lines ends at the end of its first line (`end` 0).
    """

    path: str
    line: int = 1
    column: int = 1
    end: int = 0


class Problem(NamedTuple):
    """One finding.

    `message` says what is wrong, `expected` what would be right, `suggestion` the one
    value to put instead (as for "did you mean"), and `way_out` what else to do.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    node: str = ""
    expected: str = ""
    suggestion: str = ""
    way_out: str = ""

    @property
    def place(self) -> str:
        """The place as `file:line:column`, as editors and forges understand it."""
        return f"{self.span.path}:{self.span.line}:{self.span.column}"


MAX_SHOWN = 40


def clip(text: str, length: int = MAX_SHOWN) -> str:
    r"""Shorten a value for a message, and keep it on one line.

    >>> clip("abcdefgh", 6), clip("a\nb")
    ('abc...', 'a b')
    """
    text = text.replace("\n", " ")
    return text if len(text) <= length else text[: length - 3] + "..."


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort findings by file, place and code, each once: the order never depends on the run."""
    return tuple(sorted(set(problems), key=lambda p: (p.span, p.code, p.message)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any finding is an error."""
    return any(problem.severity == "error" for problem in problems)
