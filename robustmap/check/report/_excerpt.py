"""What the reports share: findings on one line, and which are about a file as a whole."""

import re

from robustmap.explain.excerpt import printable
from robustmap.model.problem import Problem, Span


def whole(span: Span) -> bool:
    """Tell whether a place is a file as a whole, so that no line of it says more."""
    return span[1:] == (1, 1, 0)


def lasting(problem: Problem) -> str:
    """Give the message of a finding as it stays when lines move."""
    return _LINE.sub("line", problem.message)


_LINE = re.compile(r"line \d+")


def in_a_line(problem: Problem) -> str:
    """Tell all of a finding but its place on one line."""
    told = [problem.message]
    told += [f"expected: {problem.expected}"] if problem.expected else []
    told += [f"did you mean `{problem.suggestion}`?"] if problem.suggestion else []
    told += [problem.way_out] if problem.way_out else []
    return printable("; ".join(told))
