"""Semantics of frameworks, one file each; `SEMANTICS` is the table of them."""

from robustmap.model.registry import Registry
from robustmap.reason.semantics._entry import Semantics
from robustmap.reason.semantics._labelling import IN, OUT, UNDECIDED, WORDS, Labelling
from robustmap.reason.semantics._search import Answer, Budget, Count, Search, Stream

SEMANTICS: Registry[Semantics] = Registry("robustmap.reason.semantics", "semantics")

__all__ = [
    "IN",
    "OUT",
    "SEMANTICS",
    "UNDECIDED",
    "WORDS",
    "Answer",
    "Budget",
    "Count",
    "Labelling",
    "Search",
    "Semantics",
    "Stream",
]
