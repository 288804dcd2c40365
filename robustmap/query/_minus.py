"""`MINUS` for rdflib, by look-ups: it compares every row of one side with every one of the other.

The answers are the same; what took time with the square of a map takes time with its size.
"""

from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_HERE: ContextVar[bool] = ContextVar("minus_by_look_up", default=False)
"""Whether a query of ours is answered: what others ask rdflib in this process is left alone."""

_NAME = "robustmap: MINUS"


@contextmanager
def quick_minus() -> Iterator[None]:
    """Let rdflib evaluate `MINUS` by look-ups, within this block."""
    from rdflib.plugins.sparql import CUSTOM_EVALS

    CUSTOM_EVALS.setdefault(_NAME, _evaluated)
    token = _HERE.set(True)
    try:
        yield
    finally:
        _HERE.reset(token)


def _evaluated(ctx: Any, part: Any) -> Iterator[Any]:
    """Evaluate a part of a query if it is a `MINUS`.

    Raises:
        NotImplementedError: rdflib shall evaluate it by itself.
    """
    if part.name != "Minus" or not _HERE.get():
        raise NotImplementedError
    from rdflib.plugins.sparql.evaluate import evalPart

    return left(evalPart(ctx, part.p1), evalPart(ctx, part.p2))


def left(rows: Iterable[Any], without: Iterable[Any]) -> Iterator[Any]:
    """Yield the rows with which no other one agrees in all variables that both have.

    A row that has no variable in common with another one does not agree with it. Linear, but
    for the ways in which variables can be left unbound.

    >>> list(left([{"a": 1, "b": 2}, {"a": 2}], [{"a": 1}, {"c": 3}]))
    [{'a': 2}]
    """
    groups: dict[frozenset[Any], list[Any]] = {}
    for one in without:
        groups.setdefault(frozenset(one), []).append(one)
    known: dict[tuple[frozenset[Any], tuple[Any, ...]], set[Hashable]] = {}
    for row in rows:
        mine = frozenset(row)
        if not any(_agrees(row, mine, names, groups, known) for names in groups):
            yield row


def _agrees(
    row: Any,
    mine: frozenset[Any],
    names: frozenset[Any],
    groups: dict[frozenset[Any], list[Any]],
    known: dict[tuple[frozenset[Any], tuple[Any, ...]], set[Hashable]],
) -> bool:
    """Tell whether one of the rows with these variables agrees with a row."""
    shared = tuple(sorted(mine & names))
    if not shared:
        return False
    if (names, shared) not in known:
        known[names, shared] = {tuple(one[name] for name in shared) for one in groups[names]}
    return tuple(row[name] for name in shared) in known[names, shared]
