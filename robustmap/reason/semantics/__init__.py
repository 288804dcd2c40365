"""Semantics of frameworks, one file each; `SEMANTICS` is the table of them."""

from robustmap.model.registry import Registry
from robustmap.reason.semantics._labelling import (
    IN,
    OUT,
    UNDECIDED,
    WORDS,
    Labelling,
    Semantics,
)

SEMANTICS: Registry[Semantics] = Registry("robustmap.reason.semantics", "semantics")

__all__ = ["IN", "OUT", "SEMANTICS", "UNDECIDED", "WORDS", "Labelling", "Semantics"]
