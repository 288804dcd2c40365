"""Findings as annotations of a pull request, by GitHub's workflow commands."""

from robustmap.check.report import REPORTS, Checked
from robustmap.check.report._excerpt import in_a_line
from robustmap.check.report.text import summary
from robustmap.explain.excerpt import printable
from robustmap.explain.forge import Annotation, annotations
from robustmap.model.problem import Problem


@REPORTS.entry("github")
def github(checked: Checked) -> str:
    """Write annotations, at most as many as are shown, and say how many more there are.

    The gravest come first; among these the order is that of `Checked.rank`.
    """
    found = map(_annotation, sorted(checked.problems, key=checked.rank))
    return "\n".join([*annotations(found), summary(checked)]) + "\n"


def _annotation(problem: Problem) -> Annotation:
    log = f"{problem.place}: {problem.severity}[{problem.code}] {problem.message}"
    return Annotation(
        problem.severity, problem.code, in_a_line(problem), problem.span, printable(log)
    )
