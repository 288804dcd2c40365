"""How findings are told: `REPORTS` is the table of forms, one file each."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from robustmap.model.problem import Problem
from robustmap.model.registry import Registry

Lines = Callable[[str], Sequence[str]]
"""Gives the lines of a file by its path, or nothing where it cannot be read."""


Rank = Callable[[Problem], tuple[bool, ...]]
"""Which of several findings that are equally grave are told first: the lower ones."""


def alike(_problem: Problem) -> tuple[bool, ...]:
    """Rank every finding the same: they stay in the order of their places."""
    return ()


class Checked(NamedTuple):
    """What a report is made of: the findings, and of how many nodes.

    `rank` is for reports that show only some of the findings.
    """

    problems: Sequence[Problem]
    nodes: int
    lines: Lines
    rank: Rank = alike


Report = Callable[[Checked], str]

REPORTS: Registry[Report] = Registry("robustmap.check.report", "report")

__all__ = ["REPORTS", "Checked", "Lines", "Rank", "Report", "alike"]
