"""Findings for people: place, source line, caret, what was expected, a way out."""

from collections.abc import Iterator, Sequence

from robustmap.check.report import REPORTS, Checked
from robustmap.model.problem import SEVERITIES, Problem, Severity


@REPORTS.entry("text")
def text(checked: Checked) -> str:
    """Write each finding with the line that it is about, then a count."""
    blocks = ["\n".join(_block(p, checked.lines(p.span.path))) for p in checked.problems]
    return "\n\n".join([*blocks, summary(checked)]) + "\n"


def summary(checked: Checked) -> str:
    """Count the findings in one line.

    >>> summary(Checked((), 3, lambda path: ()))
    '3 nodes: nothing to say'
    """
    nodes = _count(checked.nodes, "node")
    counts = [_of(checked.problems, severity) for severity in SEVERITIES]
    told = ", ".join(count for count in counts if count)
    return f"{nodes}: {told or 'nothing to say'}"


def _of(problems: Sequence[Problem], severity: Severity) -> str:
    number = sum(problem.severity == severity for problem in problems)
    return _count(number, severity) if number else ""


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _block(problem: Problem, lines: Sequence[str]) -> Iterator[str]:
    yield f"{problem.place}: {problem.severity}[{problem.code}] {problem.message}"
    span = problem.span
    if 0 < span.line <= len(lines):
        line = lines[span.line - 1]
        gutter = " " * len(str(span.line))
        end = min(span.end, len(line) + 1) if span.end else len(line) + 1
        # Tabs stay tabs, so that the caret stands under what it means.
        indent = "".join(c if c == "\t" else " " for c in line[: span.column - 1])
        yield f"  {span.line} | {line}"
        yield f"  {gutter} | {indent}{'^' * max(1, end - span.column)}"
    if problem.expected:
        yield f"  = expected: {problem.expected}"
    if problem.suggestion:
        yield f"  = did you mean `{problem.suggestion}`?"
    if problem.way_out:
        yield f"  = {problem.way_out}"
