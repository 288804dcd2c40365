"""Problems by the names that the competitions of solvers give them: a task and a semantics."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import NamedTuple, Self

from robustmap.errors import UnknownNameError
from robustmap.model.problem import clip
from robustmap.reason.aba import ABA_SEMANTICS

TASKS: Mapping[str, str] = {
    "DC": "is an argument in some extension",
    "DS": "is an argument in every extension",
    "SE": "some extension",
    "EE": "every extension",
    "CE": "how many extensions there are",
}
"""The tasks, by what they are called."""

CODES: Mapping[str, str] = {
    "AD": "admissible",
    "CF": "conflict-free",
    "CF2": "cf2",
    "CO": "complete",
    "EAG": "eager",
    "GR": "grounded",
    "ID": "ideal",
    "NA": "naive",
    "PR": "preferred",
    "SST": "semi-stable",
    "ST": "stable",
    "STG": "stage",
    "STG2": "stage2",
}
"""The semantics, by what they are called in problems."""

PROBLEMS = tuple(f"{task}-{code}" for task in TASKS for code in CODES)
"""All problems that can be asked of a framework."""

ABA_PROBLEMS = tuple(
    f"{task}-{code}" for task in TASKS for code, name in CODES.items() if name in ABA_SEMANTICS
)
"""Those that can be asked of an assumption-based framework."""


_LONG = 20


class Problem(NamedTuple):
    """What is asked: a task (a key of `TASKS`), and a semantics by its name in the table."""

    task: str
    semantics: str

    @classmethod
    def of(cls, name: str) -> Self:
        """Read the name of a problem.

        >>> Problem.of("DC-CO")
        Problem(task='DC', semantics='complete')

        Raises:
            UnknownNameError: there is no such problem; the message names the nearest.
        """
        if name.upper() not in PROBLEMS:
            near = get_close_matches(name[:_LONG].upper(), PROBLEMS, 1)
            codes = f"one of {', '.join(TASKS)}, a `-`, and one of {', '.join(CODES)}"
            asked = f"did you mean `{near[0]}`?" if near else f"a problem is {codes}"
            message = f"no problem is called `{clip(name)}`; {asked}"
            raise UnknownNameError(message)
        task, _, code = name.upper().partition("-")
        return cls(task, CODES[code])

    @property
    def asks(self) -> bool:
        """Whether it is asked about an argument."""
        return self.task in ("DC", "DS")

    def __str__(self) -> str:
        """Give its name."""
        code = next(code for code, name in CODES.items() if name == self.semantics)
        return f"{self.task}-{code}"
