"""Witnesses: the part of a labelling that shows one answer, and its independent check.

The check shares no code with any semantics: it reads the rules of Caminada's labellings
one by one, in time linear in the witness.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from robustmap.graph.framework import Framework
from robustmap.reason.semantics import IN, OUT, UNDECIDED, Labelling


class Witness(NamedTuple):
    """Why argument `query` has its label: a label and a rank for each argument that matters.

    For an argument that is in, all attackers are among them and out, each earlier (of
    lower rank); for one that is out, an attacker that is in, earlier; for an undecided
    one, all attackers, none in and some undecided. The ranks rule out circular reasons.
    """

    query: str
    labels: Mapping[str, int]
    ranks: Mapping[str, int]

    @property
    def size(self) -> int:
        """Count the arguments that it is made of."""
        return len(self.labels)

    @property
    def label(self) -> int:
        """Give the label of the argument asked about."""
        return self.labels[self.query]


def witness(framework: Framework, labelling: Labelling, query: int) -> Witness:
    """Cut the part out of a grounded labelling that shows the label of one argument."""
    labels, ranks = labelling
    needed, pending = {query}, [query]
    while pending:
        argument = pending.pop()
        attackers = framework.attackers[argument]
        if labels[argument] == OUT:
            # The earliest attacker gives the shortest reason.
            attackers = (min((a for a in attackers if labels[a] == IN), key=lambda a: ranks[a]),)
        for attacker in attackers:
            if attacker not in needed:
                needed.add(attacker)
                pending.append(attacker)
    names = framework.names
    kept = sorted(needed)
    return Witness(
        names[query],
        {names[a]: labels[a] for a in kept},
        {names[a]: ranks[a] for a in kept},
    )


def verify(framework: Framework, shown: Witness) -> list[str]:
    """Check a witness against a framework; gives what is wrong, nothing if it holds.

    An undecided argument that is part of a complete labelling is undecided in the
    grounded one too, since the grounded labelling settles least (Caminada 2006, Th. 6).
    """
    faults = [] if shown.query in shown.labels else [f"{shown.query} has no label"]
    for name, label in shown.labels.items():
        number = framework.index.get(name)
        if number is None:
            faults.append(f"{name} is not in the framework")
            continue
        if label not in (IN, OUT, UNDECIDED):
            faults.append(f"{name} has the unknown label {label}")
            continue
        if name not in shown.ranks:
            faults.append(f"{name} has no rank")
            continue
        attackers = [framework.names[attacker] for attacker in framework.attackers[number]]
        fault = _fault(shown, name, label, attackers)
        if fault:
            faults.append(f"{name} {fault}")
    return faults


def verify_unfounded(
    supports: Mapping[str, Sequence[Sequence[str]]], out: Collection[str]
) -> list[str]:
    """Check that statements hold each other up and nothing else does; gives what is wrong.

    `supports` lists for each such statement what each inference for it needs. Every one
    of them must need another statement of the circle, or one that is out for reasons of
    its own; then no chain of reasons from outside ever reaches any of them.
    """
    return [
        f"{statement} is said to lean on itself, but {' and '.join(needed)} hold it up"
        for statement, ways in supports.items()
        for needed in ways
        if not any(one in supports or one in out for one in needed)
    ]


def _fault(shown: Witness, name: str, label: int, attackers: list[str]) -> str:
    labels, ranks, rank = shown.labels, shown.ranks, shown.ranks[name]
    if label == OUT:
        earlier = [a for a in attackers if labels.get(a) == IN and ranks.get(a, rank) < rank]
        return "" if earlier else "is out, but no earlier attacker is in"
    unlabelled = [attacker for attacker in attackers if attacker not in labels]
    if unlabelled:
        return f"has the attacker {unlabelled[0]}, of which nothing is said"
    if label == IN:
        late = [a for a in attackers if labels[a] != OUT or ranks.get(a, rank) >= rank]
        return f"is in, but its attacker {late[0]} is not out before it" if late else ""
    return _undecided({labels[attacker] for attacker in attackers})


def _undecided(labels: set[int]) -> str:
    if IN in labels:
        return "is undecided, but an attacker is in"
    return "" if UNDECIDED in labels else "is undecided, but every attacker is out"
