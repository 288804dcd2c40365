"""Which open statements a chain of inferences reaches from solid ground."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from robustmap.model.expand import Inference


class Support(NamedTuple):
    """An inference and the open statements that it speaks for."""

    inference: Inference
    conclusions: tuple[str, ...]


def unreached(unsettled: Iterable[str], supports: Iterable[Support]) -> set[str]:
    """Give the unsettled statements that no chain of supports reaches.

    Every statement that is not in `unsettled` is solid ground. Linear in the premises.
    """
    left = set(unsettled)
    waiting: dict[str, int] = {}
    users: dict[str, list[Support]] = {}
    queue: deque[Support] = deque()
    for support in supports:
        missing = {premise for premise in support.inference.premises if premise in left}
        waiting[support.inference.id] = len(missing)
        for premise in missing:
            users.setdefault(premise, []).append(support)
        if not missing:
            queue.append(support)
    while queue:
        for statement in queue.popleft().conclusions:
            if statement not in left:
                continue
            left.discard(statement)
            for user in users.get(statement, ()):
                waiting[user.inference.id] -= 1
                if not waiting[user.inference.id]:
                    queue.append(user)
    return left


def circular(rests_on: Mapping[str, Collection[str]]) -> set[str]:
    """Give what rests on itself, or on what does. Linear.

    >>> sorted(circular({"a": ["b"], "b": ["a"], "c": ["a"], "d": []}))
    ['a', 'b', 'c']
    """
    waiting = {one: len(rests_on[one]) for one in rests_on}
    above: dict[str, list[str]] = {}
    for one, beneath in rests_on.items():
        for other in beneath:
            above.setdefault(other, []).append(one)
    queue = [one for one in waiting if not waiting[one]]
    left = set(rests_on)
    while queue:
        one = queue.pop()
        left.discard(one)
        for other in above.get(one, ()):
            waiting[other] -= 1
            if not waiting[other]:
                queue.append(other)
    return left


def unheld(
    resting: Mapping[int, Collection[int]],
    attackers: Sequence[Collection[int]],
    out: Collection[int],
) -> set[int]:
    """Give the arguments that rest, at their level, on nothing but each other.

    `resting` names for each the nodes that say what it lacks, and these are answered by what
    attacks them. `out` are the arguments that are out; they are left aside. Linear.
    """
    left = {one for one in resting if one not in out}
    waiting: dict[int, set[int]] = {one: set(resting[one]) for one in left}
    lacks = {lack for one in left for lack in resting[one]}
    users: dict[int, list[int]] = {}
    for one in left:
        for lack in resting[one]:
            users.setdefault(lack, []).append(one)
    feeds: dict[int, list[int]] = {}
    queue = []
    for lack in lacks:
        answers = [one for one in attackers[lack] if one not in out]
        for one in answers:
            feeds.setdefault(one, []).append(lack)
        if any(one not in resting for one in answers):
            queue.append(lack)
    answered = set(queue)
    while queue:
        lack = queue.pop()
        for user in users.get(lack, ()):
            waiting[user].discard(lack)
            if not waiting[user] and user in left:
                left.discard(user)
                fresh = [one for one in feeds.get(user, ()) if one not in answered]
                answered.update(fresh)
                queue += fresh
    return left
