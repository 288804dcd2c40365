"""The problems of solvers (ICCMA): what is asked, of what, the answer and its check."""

from robustmap.reason.problems._instance import Instance
from robustmap.reason.problems._problem import ABA_PROBLEMS, CODES, PROBLEMS, TASKS, Problem
from robustmap.reason.problems._solver import Solver
from robustmap.reason.problems.checking import Checked, check, check_each
from robustmap.reason.problems.ipafair import ERROR, INPUT, NO, YES, Ipafair

__all__ = [
    "ABA_PROBLEMS",
    "CODES",
    "ERROR",
    "INPUT",
    "NO",
    "PROBLEMS",
    "TASKS",
    "YES",
    "Checked",
    "Instance",
    "Ipafair",
    "Problem",
    "Solver",
    "check",
    "check_each",
]
