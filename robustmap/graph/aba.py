"""Flat assumption-based argumentation, as its atoms, assumptions, contraries and rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from robustmap.graph.csr import Numbered


class Rule(NamedTuple):
    """A rule: its head follows where its whole body does; an empty body makes it a fact."""

    head: int
    body: tuple[int, ...]


@dataclass(frozen=True)
class Aba:
    """A flat assumption-based framework (Bondarenko, Dung, Kowalski and Toni 1997, Def. 2.1).

    Atoms are numbers from 0, named by `names`. `contraries[x]` is the contrary of assumption
    x; an assumption without one cannot be attacked. No assumption is the head of a rule: that
    is what flat means.
    """

    names: Sequence[str]
    assumptions: tuple[int, ...]
    contraries: Mapping[int, int]
    rules: tuple[Rule, ...]

    @classmethod
    def of(
        cls,
        size: int,
        assumptions: Sequence[int],
        contraries: Mapping[int, int],
        rules: Sequence[tuple[int, Sequence[int]]],
    ) -> "Aba":
        """Make a framework whose atoms have the numbers from 1 as names.

        >>> Aba.of(2, [0], {0: 1}, [(1, [])]).names[1]
        '2'
        """
        made = tuple(Rule(head, tuple(body)) for head, body in rules)
        return cls(Numbered(size), tuple(assumptions), dict(contraries), made)

    def __len__(self) -> int:
        """Count the atoms."""
        return len(self.names)

    @cached_property
    def rules_for(self) -> Mapping[int, tuple[Rule, ...]]:
        """The rules of each atom that is the head of any."""
        found: dict[int, list[Rule]] = {}
        for rule in self.rules:
            found.setdefault(rule.head, []).append(rule)
        return {head: tuple(rules) for head, rules in found.items()}
