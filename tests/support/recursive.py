"""Frameworks in which attacks may be attacked, by their definitions: slow, for small ones only.

Shares no code with `robustmap`. Two readings of the same framework:

- RAF (Cayrol, Fandinno, Farinas del Cerro and Lagasquie-Schiex, Valid attacks in argumentation
  frameworks with recursive attacks, AMAI 2021; NMR 2017): a structure is a pair of a set of
  arguments and a set of attacks. It defeats X if one of its attacks aims at X and the source of
  that attack is one of its arguments. X is acceptable if of each attack on X, the attack or its
  source is defeated.
- AFRA (Baroni, Cerutti, Giacomin and Guida, IJAR 52, 2011): a set of arguments and attacks. An
  attack defeats what it aims at, and every attack whose source it aims at. X is acceptable if
  whatever defeats X is defeated by the set.

Arguments are named by letters, attacks by numbers as text. `flat_...` are the published ways
to make one of Dung's frameworks of either.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from itertools import combinations
from random import Random
from typing import NamedTuple

from tests.support.dung import IN, UNDECIDED, accepted, complete_labellings, labels_of

Elements = frozenset[str]


class Attack(NamedTuple):
    """From an argument to an argument or an attack."""

    source: str
    target: str


class Recursive(NamedTuple):
    """Arguments, and attacks by name; an attack names only earlier attacks as its target."""

    arguments: tuple[str, ...]
    attacks: Mapping[str, Attack]

    @property
    def elements(self) -> tuple[str, ...]:
        return (*self.arguments, *self.attacks)

    def sets(self) -> Iterator[Elements]:
        """Yield every set of arguments and attacks, the smallest first."""
        for size in range(len(self.elements) + 1):
            yield from map(frozenset, combinations(self.elements, size))


def random_recursive(rng: Random, *, elements: int = 9) -> Recursive:
    """Make a framework with at most so many elements; attacks on attacks to any depth."""
    arguments = tuple("abc"[: rng.randint(1, 3)])
    attacks: dict[str, Attack] = {}
    for number in range(rng.randint(1, elements - len(arguments))):
        aimed = [*arguments, *attacks, *attacks]
        made = Attack(rng.choice(arguments), rng.choice(aimed))
        if made not in attacks.values():
            attacks[str(number)] = made
    return Recursive(arguments, attacks)


def depth(framework: Recursive, attack: str) -> int:
    """Count how many attacks stand between an attack and the argument that it is about."""
    target = framework.attacks[attack].target
    return 1 + depth(framework, target) if target in framework.attacks else 0


class Reading(ABC):
    """What both readings share: the semantics, by conflict and acceptability."""

    def __init__(self, framework: Recursive) -> None:
        self.framework = framework

    @abstractmethod
    def beaten(self, chosen: Elements) -> Elements:
        """Give all that a set defeats."""

    @abstractmethod
    def defends(self, chosen: Elements) -> Elements:
        """Give all that is acceptable with respect to a set."""

    def complete(self) -> set[Elements]:
        """Give the sets without conflict that hold just what is acceptable."""
        return {
            one
            for one in self.framework.sets()
            if not one & self.beaten(one) and self.defends(one) == one
        }

    def preferred(self) -> set[Elements]:
        """Give the greatest sets without conflict all of which is acceptable."""
        admissible = [
            one
            for one in self.framework.sets()
            if not one & self.beaten(one) and one <= self.defends(one)
        ]
        return {one for one in admissible if not any(one < other for other in admissible)}

    def stable(self) -> set[Elements]:
        """Give the sets without conflict that defeat all else."""
        every = frozenset(self.framework.elements)
        return {one for one in self.framework.sets() if self.beaten(one) == every - one}

    def grounded(self) -> Elements:
        """Give the least complete set."""
        return min(self.complete(), key=len)


class Raf(Reading):
    def beaten(self, chosen: Elements) -> Elements:
        return frozenset(
            attack.target
            for name, attack in self.framework.attacks.items()
            if name in chosen and attack.source in chosen
        )

    def defends(self, chosen: Elements) -> Elements:
        beaten = self.beaten(chosen)
        return frozenset(
            one
            for one in self.framework.elements
            if all(
                name in beaten or attack.source in beaten
                for name, attack in self.framework.attacks.items()
                if attack.target == one
            )
        )


class Afra(Reading):
    def defeats(self, attack: str, other: str) -> bool:
        """Tell whether an attack defeats an element, directly or indirectly."""
        target = self.framework.attacks[attack].target
        indirectly = other in self.framework.attacks and (
            self.framework.attacks[other].source == target
        )
        return target == other or indirectly

    def beaten(self, chosen: Elements) -> Elements:
        return frozenset(
            one
            for one in self.framework.elements
            if any(self.defeats(by, one) for by in self.framework.attacks if by in chosen)
        )

    def defends(self, chosen: Elements) -> Elements:
        beaten = self.beaten(chosen)
        return frozenset(
            one
            for one in self.framework.elements
            if all(by in beaten for by in self.framework.attacks if self.defeats(by, one))
        )


class Plain(NamedTuple):
    """One of Dung's frameworks by names."""

    names: tuple[str, ...]
    attacks: frozenset[tuple[str, str]]


def flat_raf(framework: Recursive) -> Plain:
    """Flatten with three helpers for each attack: it strikes if it and its source stand."""
    names = [*framework.elements]
    pairs: set[tuple[str, str]] = set()
    for name, attack in framework.attacks.items():
        no_attack, no_source, strikes = f"not {name}", f"not source {name}", f"strikes {name}"
        names += [no_attack, no_source, strikes]
        pairs |= {(name, no_attack), (attack.source, no_source)}
        pairs |= {(no_attack, strikes), (no_source, strikes), (strikes, attack.target)}
    return Plain(tuple(names), frozenset(pairs))


def flat_afra(framework: Recursive) -> Plain:
    """Flatten without helpers: an attack attacks its target and what starts from it."""
    pairs: set[tuple[str, str]] = set()
    for name, attack in framework.attacks.items():
        pairs.add((name, attack.target))
        pairs |= {
            (name, other)
            for other, from_it in framework.attacks.items()
            if from_it.source == attack.target
        }
    return Plain(framework.elements, frozenset(pairs))


class Solved(NamedTuple):
    """The extensions of one of Dung's frameworks, cut down to some names."""

    complete: set[Elements]
    preferred: set[Elements]
    stable: set[Elements]
    grounded: Elements


def solved(plain: Plain, kept: Mapping[str, str]) -> Solved:
    """Solve one of Dung's frameworks; `kept` maps the names that matter to what they are called."""
    index = {name: at for at, name in enumerate(plain.names)}
    attackers: list[list[int]] = [[] for _ in plain.names]
    for attacker, target in plain.attacks:
        attackers[index[target]].append(index[attacker])
    labellings = list(complete_labellings(attackers))

    def named(labels: list[int]) -> Elements:
        return frozenset(kept[n] for n, at in index.items() if n in kept and labels[at] == IN)

    held = [frozenset(at for at, one in enumerate(each) if one == IN) for each in labellings]
    greatest = [
        each
        for each, mine in zip(labellings, held, strict=True)
        if not any(mine < other for other in held)
    ]
    return Solved(
        {named(each) for each in labellings},
        {named(each) for each in greatest},
        {named(each) for each in labellings if UNDECIDED not in each},
        named(labels_of(attackers, accepted(attackers))),
    )
