"""How findings are told: `REPORTS` is the table of forms, one file each."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from robustmap.model.problem import Problem
from robustmap.model.registry import Registry

Lines = Callable[[str], Sequence[str]]
"""Gives the lines of a file by its path, or nothing where it cannot be read."""


class Checked(NamedTuple):
    """What a report is made of: the findings, and of how many nodes."""

    problems: Sequence[Problem]
    nodes: int
    lines: Lines


Report = Callable[[Checked], str]

REPORTS: Registry[Report] = Registry("robustmap.check.report", "report")

__all__ = ["REPORTS", "Checked", "Lines", "Report"]
