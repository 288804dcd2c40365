"""The lines of an order of thresholds: which comes before which, and how sure that is."""

from collections.abc import Collection, Iterable, Sequence
from typing import Literal, NamedTuple

from robustmap.reason.orders.poset import Fact

StepKind = Literal["definitional", "assumed", "disputed", "given-up"]

KINDS: tuple[StepKind, ...] = ("definitional", "assumed", "disputed", "given-up")
"""How sure a line is, the surest first."""


class Step(NamedTuple):
    """One line: the claims that say it, the surest first, and how sure the first of them is.

    `given-up` are facts that stand by themselves but contradict each other: no order can
    keep them all.
    """

    first: str
    then: str
    kind: StepKind
    claims: tuple[str, ...]


def steps(
    standing: Iterable[Fact], disputed: Iterable[Fact], given_up: Collection[str] = ()
) -> tuple[Step, ...]:
    """Give one line per ordered pair, by its ends; a pair that is said twice is as its surest."""
    found: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for fact in standing:
        sure = 3 if fact.claim in given_up else 0 if fact.definitional else 1
        found.setdefault((fact.first, fact.then), []).append((sure, fact.claim))
    for fact in disputed:
        found.setdefault((fact.first, fact.then), []).append((2, fact.claim))
    made = []
    for (first, then), said in sorted(found.items()):
        ranked = sorted(said)
        claims = tuple(dict.fromkeys(claim for _, claim in ranked))
        made.append(Step(first, then, KINDS[ranked[0][0]], claims))
    return tuple(made)


def drawn(found: Iterable[Step]) -> tuple[Step, ...]:
    """Leave out the lines that say no more than a way along others that are as sure.

    A definition is left out only where definitions alone lead the same way. Quadratic in
    the lines at worst.
    """
    found = tuple(found)
    ways: list[dict[str, list[str]]] = [{}, {}]
    for step in found:
        for place in range(KINDS.index(step.kind), len(ways)):
            ways[place].setdefault(step.first, []).append(step.then)
    return tuple(step for step in found if not _follows(ways, step))


def _follows(ways: Sequence[dict[str, list[str]]], step: Step) -> bool:
    """Tell whether a line says no more than a way along others."""
    if step.kind == "given-up" or step.first == step.then:
        return False
    along = ways[min(KINDS.index(step.kind), 1)]
    return any(
        leads(along, one, step.then) for one in along.get(step.first, ()) if one != step.then
    )


def leads(ways: dict[str, list[str]], start: str, end: str) -> bool:
    """Tell whether a way leads from one threshold to another."""
    seen, pending = {start}, [start]
    while pending:
        for then in ways.get(pending.pop(), ()):
            if then == end:
                return True
            if then not in seen:
                seen.add(then)
                pending.append(then)
    return False
