"""Findings as annotations of a pull request, by GitHub's workflow commands."""

from collections.abc import Iterator

from robustmap.check.report import REPORTS, Checked
from robustmap.check.report._excerpt import in_a_line, printable
from robustmap.check.report.text import summary
from robustmap.explain.forge import data, value
from robustmap.model.problem import Problem, Severity

LIMIT = 10
"""How many annotations of each severity one step may show; the forge drops the rest silently."""

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


@REPORTS.entry("github")
def github(checked: Checked) -> str:
    """Write annotations, at most as many as are shown, and say how many more there are."""
    lines: list[str] = []
    for severity, command in _COMMANDS.items():
        found = [problem for problem in checked.problems if problem.severity == severity]
        lines += _annotations(command, found)
    return "\n".join([*lines, summary(checked)]) + "\n"


def _annotations(command: str, problems: list[Problem]) -> Iterator[str]:
    shown, more = problems[:LIMIT], len(problems) - LIMIT
    for number, problem in enumerate(shown, start=1):
        message = in_a_line(problem)
        if number == LIMIT and more > 0:
            message += f" (and {more} more: see the log)"
        span = problem.span
        end = f",endColumn={span.end}" if span.end else ""
        yield (
            f"::{command} file={value(span.path)},line={span.line},col={span.column}{end},"
            f"title={problem.code}::{data(message)}"
        )
    for problem in problems[LIMIT:]:
        yield f"{problem.place}: {problem.severity}[{problem.code}] {printable(problem.message)}"
