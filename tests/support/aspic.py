"""ASPIC+ by the book: the oracle of a view that weighs; `aspic_map` writes a map out in it.

It shares no code with the flattening or with any semantics. Definitions by number: S. Modgil and
H. Prakken, A general account of argumentation with preferences, Artificial Intelligence 195,
2013. Arguments are built as trees, so supports must not run in circles.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import Literal, NamedTuple

from tests.support.dung import accepted, complete_labellings, labels_of

UNDECIDED, IN, OUT = 0, 1, 2


class TooManyArgumentsError(Exception):
    """There are more trees than a test can look at."""


class Rule(NamedTuple):
    """A rule: defeasible with a name and a strength, strict without (Def. 2)."""

    head: str
    body: tuple[str, ...]
    name: str = ""
    strength: int = 0


@dataclass(frozen=True)
class Theory:
    """Rules, axioms, ordinary premises, and the contraries of each sentence (Def. 2 to 4)."""

    rules: list[Rule] = field(default_factory=list)
    axioms: set[str] = field(default_factory=set)
    premises: dict[str, int] = field(default_factory=dict)
    """Ordinary premises with their strengths."""
    contraries: dict[str, set[str]] = field(default_factory=dict)

    def contrary(self, of: str, one: str) -> None:
        """Make `one` a contrary of another sentence."""
        self.contraries.setdefault(of, set()).add(one)

    def contradictory(self, one: str, other: str) -> None:
        """Make two sentences contraries of each other: contradictories."""
        self.contrary(one, other)
        self.contrary(other, one)

    def is_contrary(self, one: str, of: str) -> bool:
        """Tell whether one is a contrary of the other (Def. 1), either way round or not."""
        return one in self.contraries.get(of, ())

    def is_mere_contrary(self, one: str, of: str) -> bool:
        """Tell whether it is a contrary and no contradictory."""
        return self.is_contrary(one, of) and not self.is_contrary(of, one)


@dataclass(frozen=True, eq=False)
class Tree:
    """An argument (Def. 5): a premise, or a rule on top of arguments for its body."""

    conclusion: str
    top: Rule | None
    subs: tuple["Tree", ...] = ()

    @cached_property
    def parts(self) -> tuple["Tree", ...]:
        """All its subarguments, itself among them."""
        return (self, *(part for one in self.subs for part in one.parts))

    @cached_property
    def last_rules(self) -> tuple[Rule, ...]:
        """Its last defeasible rules (Def. 20)."""
        if self.top is None:
            return ()
        if self.top.name:
            return (self.top,)
        return tuple(rule for one in self.subs for rule in one.last_rules)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """All its defeasible rules (Def. 5)."""
        return tuple(one.top for one in self.parts if one.top is not None and one.top.name)

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """Its premises."""
        return tuple(one.conclusion for one in self.parts if one.top is None)


def arguments(theory: Theory, most: int, *, straight: bool = False) -> list[Tree]:
    """Build every argument, bottom up; with `straight`, those that never argue in a circle."""
    found = [Tree(one, None) for one in sorted({*theory.axioms, *theory.premises})]
    known: dict[str, list[Tree]] = {}
    for one in found:
        known.setdefault(one.conclusion, []).append(one)
    made: set[tuple[object, ...]] = set()
    while True:
        fresh = []
        for place, rule in enumerate(theory.rules):
            for subs in product(*(known.get(one, ()) for one in rule.body)):
                key = (place, *map(id, subs))
                below = {part.conclusion for one in subs for part in one.parts} if straight else ()
                if key not in made and rule.head not in below:
                    made.add(key)
                    fresh.append(Tree(rule.head, rule, subs))
            if len(found) + len(fresh) > most:
                raise TooManyArgumentsError
        if not fresh:
            return found
        found += fresh
        for one in fresh:
            known.setdefault(one.conclusion, []).append(one)


Principle = Literal["last-link", "weakest-link"]
SetOrder = Literal["elitist", "democratic"]


def below(some: Iterable[int], others: Iterable[int], order: SetOrder = "elitist") -> bool:
    """Tell whether one set is strictly below another, by one of the two orders of Def. 19."""
    some, others = list(some), list(others)
    if not some:
        return False
    if not others:
        return True
    if order == "elitist":
        return any(all(one < other for other in others) for one in some)
    return all(any(one < other for other in others) for one in some)


class Structured:
    """The structured framework of a theory: arguments, attacks and defeats."""

    def __init__(
        self,
        theory: Theory,
        most: int = 400,
        principle: Principle = "last-link",
        order: SetOrder = "elitist",
        *,
        straight: bool = False,
    ) -> None:
        """Build the arguments, at most so many, and who defeats whom."""
        self.theory = theory
        self.principle = principle
        self.order: SetOrder = order
        self.arguments = arguments(theory, most, straight=straight)
        self.place = {id(one): at for at, one in enumerate(self.arguments)}
        # A is a defeat of whatever has B' as a part (Def. 9), so look for the B' once.
        beaten = [
            {at for at, one in enumerate(self.arguments) if self._defeats_at(one, part)}
            for part in self.arguments
        ]
        self.attackers = [
            sorted(set().union(*(beaten[self.place[id(part)]] for part in one.parts)))
            for one in self.arguments
        ]

    def _defeats_at(self, one: Tree, part: Tree) -> bool:
        """Tell whether an attack of one on the conclusion, premise or rule of a part defeats."""
        theory = self.theory
        if part.top is None:  # undermining (Def. 8)
            if part.conclusion in theory.axioms:
                return False
        elif not part.top.name:  # a strict rule cannot be attacked
            return False
        elif theory.is_contrary(one.conclusion, f"[{part.top.name}]"):  # undercutting
            return True
        if not theory.is_contrary(one.conclusion, part.conclusion):
            return False
        return theory.is_mere_contrary(one.conclusion, part.conclusion) or not self.weaker(
            one, part
        )

    def weaker(self, one: Tree, other: Tree) -> bool:
        """Tell whether one is strictly weaker, by the principle and order asked for."""
        if self.principle == "last-link":  # Def. 20
            if one.last_rules or other.last_rules:
                return self._below(one.last_rules, other.last_rules)
            return self._less_plausible(one, other)
        # Def. 21
        if not one.rules and not other.rules:  # both strict
            return self._less_plausible(one, other)
        if not self._ordinary(one) and not self._ordinary(other):  # both firm
            return self._below(one.rules, other.rules)
        return self._less_plausible(one, other) and self._below(one.rules, other.rules)

    def _below(self, some: Iterable[Rule], others: Iterable[Rule]) -> bool:
        return below(*([rule.strength for rule in rules] for rules in (some, others)), self.order)

    def _less_plausible(self, one: Tree, other: Tree) -> bool:
        return below(self._ordinary(one), self._ordinary(other), self.order)

    def _ordinary(self, tree: Tree) -> list[int]:
        premises = self.theory.premises
        return [premises[leaf] for leaf in tree.leaves if leaf in premises]

    @cached_property
    def grounded(self) -> list[int]:
        """The labels of the arguments in the grounded labelling."""
        return labels_of(self.attackers, accepted(self.attackers))

    def complete(self) -> Iterator[list[int]]:
        """Yield the labels of the arguments in each complete labelling."""
        return complete_labellings(self.attackers)

    def labels(self, labelling: list[int], sentences: Iterable[str]) -> tuple[int, ...]:
        """Give the labels of sentences: that of the best argument for each."""
        best: dict[str, int] = {}
        order = (OUT, UNDECIDED, IN)
        for one, label in zip(self.arguments, labelling, strict=True):
            known = best.get(one.conclusion, OUT)
            best[one.conclusion] = max(known, label, key=order.index)
        return tuple(best.get(one, OUT) for one in sentences)
