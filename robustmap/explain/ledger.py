"""The ledger: what speaks for and against a claim, and how it has fared."""

from collections.abc import Collection
from typing import NamedTuple

from robustmap.reason.ask import replies
from robustmap.reason.semantics import IN, OUT
from robustmap.reason.solution import Solution


class Side(NamedTuple):
    """The items on one side, by how they have fared.

    `unanswered` and `answered` hold, without and after replies; `disputed` neither hold
    nor fall; `fallen` do not hold. `uncounted` have no effect in this view.
    """

    unanswered: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    fallen: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()

    @property
    def holding(self) -> int:
        """Count the items that hold."""
        return len(self.unanswered) + len(self.answered)


class Ledger(NamedTuple):
    """What speaks for and against one statement.

    `shared` groups items that rest on one premise, so that nobody counts them twice:
    (premise, items), for each premise that two items or more have in common.
    """

    statement: str
    for_: Side
    against: Side
    shared: tuple[tuple[str, tuple[str, ...]], ...] = ()


def ledger(solution: Solution, statement: str) -> Ledger:
    """Sort the items for and against a statement by how they have fared.

    Linear in the items and in the replies to them.
    """
    for_, against = _aims(solution, statement)
    flat = solution.flat
    bearing = {*flat.pro.get(statement, ()), *flat.con.get(statement, ())}
    return Ledger(
        statement,
        _side(solution, for_, bearing),
        _side(solution, against, bearing),
        _shared(solution, [*for_, *against]),
    )


def _aims(solution: Solution, statement: str) -> tuple[list[str], list[str]]:
    for_, against = [], []
    for one in solution.map.aimed_at.get(statement, ()):
        if one.relation == "for":
            for_.append(one.id)
        elif one.relation in ("against", "contradicts"):
            against.append(one.id)
    return for_, against


def _side(solution: Solution, inferences: list[str], bearing: Collection[str]) -> Side:
    """Sort inferences; one that is not `bearing` does not count, or its target is a definition."""
    groups: dict[str, dict[str, None]] = {name: {} for name in Side._fields}
    for inference in inferences:
        group = _group(solution, inference) if inference in bearing else "uncounted"
        groups[group][item_of(solution, inference)] = None
    return Side(*(tuple(groups[name]) for name in Side._fields))


def item_of(solution: Solution, inference: str) -> str:
    """Give the item to which an inference belongs: its argument, or the opposing claim."""
    found = solution.map.inferences[inference]
    return found.premises[0] if found.relation == "contradicts" else found.owner


def _group(solution: Solution, inference: str) -> str:
    label = solution.inference_label(inference)
    if label == OUT:
        return "fallen"
    if label != IN:
        return "disputed"
    return "answered" if len(replies(solution, inference)) else "unanswered"


def _shared(solution: Solution, inferences: list[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    users: dict[str, list[str]] = {}
    for inference in inferences:
        found = solution.map.inferences[inference]
        if found.relation != "contradicts":
            for premise in found.premises:
                users.setdefault(premise, []).append(found.owner)
    return tuple(
        (premise, tuple(sorted(set(users[premise]))))
        for premise in sorted(users)
        if len(set(users[premise])) > 1
    )
