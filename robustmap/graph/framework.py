"""Dung's argumentation frameworks, as integer-indexed attack lists."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self


@dataclass(frozen=True)
class Framework:
    """Arguments and who attacks whom (Dung 1995, Def. 2).

    `names[i]` is the name of argument i, `attackers[i]` lists the arguments that
    attack it, each once and in ascending order.
    """

    names: tuple[str, ...]
    attackers: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, names: Iterable[str], attacks: Iterable[tuple[str, str]]) -> Self:
        """Make a framework from names and (attacker, target) pairs.

        >>> Framework.of("ab", [("a", "b")]).attackers
        ((), (0,))
        """
        order = tuple(dict.fromkeys(names))
        index = {name: number for number, name in enumerate(order)}
        found: list[set[int]] = [set() for _ in order]
        for attacker, target in attacks:
            found[index[target]].add(index[attacker])
        return cls(order, tuple(tuple(sorted(one)) for one in found))

    def __len__(self) -> int:
        """Count the arguments."""
        return len(self.names)

    @cached_property
    def targets(self) -> Sequence[Sequence[int]]:
        """For each argument, the arguments that it attacks."""
        found: list[list[int]] = [[] for _ in self.names]
        for target, attackers in enumerate(self.attackers):
            for attacker in attackers:
                found[attacker].append(target)
        return found

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The number of each argument by its name."""
        return {name: number for number, name in enumerate(self.names)}

    def but(self, names: Sequence[str], attackers: Mapping[int, tuple[int, ...]]) -> Self:
        """Give the framework with other attackers for some arguments, and maybe new arguments.

        `names` are all names, those of today first. What is known of who is attacked is taken
        over: linear in the attacks that differ, but for copies.

        >>> Framework.of("ab", [("a", "b")]).but("abc", {1: (), 2: (0, 1)}).targets
        [[2], [2], ()]
        """
        found = [*self.attackers, *((),) * (len(names) - len(self))]
        targets = [*self.targets, *((),) * (len(names) - len(self))]
        for target, new in attackers.items():
            for attacker in found[target]:
                targets[attacker] = [one for one in targets[attacker] if one != target]
            for attacker in new:
                targets[attacker] = [*targets[attacker], target]
            found[target] = new
        made = type(self)(tuple(names), tuple(found))
        vars(made)["targets"] = targets
        return made

    def with_attackers(self, attacked: Iterable[int], prefix: str) -> Self:
        """Give the framework with an unattacked attacker added for each of `attacked`."""
        names, attackers = list(self.names), list(self.attackers)
        for target in attacked:
            attackers[target] = (*attackers[target], len(names))
            names.append(f"{prefix} {self.names[target]}")
            attackers.append(())
        return type(self)(tuple(names), tuple(attackers))
