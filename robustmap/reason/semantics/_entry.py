"""Entries of the table of semantics."""

from collections.abc import Callable
from typing import NamedTuple

from robustmap.graph.framework import Framework
from robustmap.reason.semantics._labelling import Labelling
from robustmap.reason.semantics._search import Budget, Search


class Semantics(NamedTuple):
    """An entry of the table: `source` is where the definition stands.

    `label` gives in what every extension has, and out what every extension attacks; it raises
    `NoExtensionError` where there is no extension. `search` answers the questions about single
    extensions (see `_search`); None where only labels are defined.

    `directional` says that a label depends only on what leads to its argument by attacks
    (Baroni and Giacomin 2007): then a change is felt nowhere but downstream of it. Where it
    is not known to be so, everything is looked at again after every change.

    `complete` says that every extension is a complete one: then what the grounded labels settle
    is so in all of them.
    """

    name: str
    words: str
    source: str
    label: Callable[[Framework], Labelling]
    directional: bool = False
    search: Callable[[Framework, Budget], Search] | None = None
    complete: bool = False


def entry(search: type[Search], words: str, source: str, *, directional: bool = False) -> Semantics:
    """Give the entry of a semantics that is a class of searches: its labels follow from it."""

    def label(framework: Framework) -> Labelling:
        return search(framework).labelling()

    complete = bool(getattr(search, "reduct", False))
    return Semantics(search.name, words, source, label, directional, search, complete)
