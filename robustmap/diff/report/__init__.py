"""How a difference is told: `REPORTS` is the table of forms, one file each."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from robustmap.diff.result import Diff
from robustmap.explain.words import Phrase
from robustmap.model.problem import Problem
from robustmap.model.registry import Registry


class Compared(NamedTuple):
    """What a report is made of.

    `base` and `head` are what the two sides are called, `findings` those of `check` that
    only the head has, `notes` what else a reader has to know of the comparison.
    """

    diff: Diff
    base: str
    head: str
    findings: Sequence[Problem] = ()
    notes: Sequence[Phrase] = ()


Report = Callable[[Compared], str]

REPORTS: Registry[Report] = Registry("robustmap.diff.report", "report of differences")

__all__ = ["REPORTS", "Compared", "Report"]
