"""Findings for people: place, source line, caret, what was expected, a way out."""

from collections.abc import Iterator, Sequence

from robustmap.check.report import REPORTS, Checked
from robustmap.check.report._excerpt import whole
from robustmap.explain.excerpt import excerpt, printable
from robustmap.explain.forge import inert
from robustmap.model.problem import SEVERITIES, Problem, Severity


@REPORTS.entry("text")
def text(checked: Checked) -> str:
    """Write each finding with the line that it is about, then a count."""
    blocks = ["\n".join(_block(p, checked.lines(p.span.path))) for p in checked.problems]
    told = "\n\n".join([*blocks, summary(checked)])
    # A title may hold what a runner of jobs takes for a command wherever it stands.
    return "\n".join(map(inert, told.split("\n"))) + "\n"


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
    told = f"{problem.place}: {problem.severity}[{problem.code}] {problem.message}"
    yield printable(told)
    span = problem.span
    if not whole(span) and 0 < span.line <= len(lines):
        yield from excerpt(span, lines[span.line - 1])
    if problem.expected:
        yield f"  = expected: {printable(problem.expected)}"
    if problem.suggestion:
        yield f"  = did you mean `{printable(problem.suggestion)}`?"
    if problem.way_out:
        yield f"  = {printable(problem.way_out)}"
