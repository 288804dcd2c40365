"""Positions that are nobody's view, that go in circles, or that cannot be told apart."""

from collections.abc import Iterator

from robustmap.check.registry import Solve, rule
from robustmap.check.rules._tell import in_short
from robustmap.model.codes import problem
from robustmap.model.map import Map
from robustmap.model.nodes import Person
from robustmap.model.positions import everybody, held
from robustmap.model.problem import Problem, clip

_NOT_HELD = {
    "paraphrases": "is only what somebody else says of this person",
    "supposes": "is only supposed",
    "asks": "is only asked",
}


@rule("RM351")
def nobodys_view(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find positions behind which nobody stands."""
    for person in everybody(map_):
        for number, one in enumerate(person.positions):
            if one.source and not one.source.asserts:
                yield problem(
                    "RM351",
                    f"the position `{clip(one.id)}` {_NOT_HELD[one.source.voice]}",
                    map_.span(person.id, "positions", number, "source", "voice"),
                    node=person.id,
                    expected="a place at which this person says it, or confirms it",
                )


@rule("RM352")
def replaced_in_a_circle(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find positions that replace each other, or themselves."""
    for person in everybody(map_):
        then: dict[str, str] = {}
        for one in person.positions:
            if one.replaces:
                then.setdefault(one.id, one.replaces)
        for circle in _circles(then):
            number = next(n for n, one in enumerate(person.positions) if one.id == circle[0])
            after = [*circle[1:], circle[0]]
            told = [f"`{clip(a)}` replaces `{clip(b)}`" for a, b in zip(circle, after, strict=True)]
            yield problem(
                "RM352",
                f"nothing of this is left in force: {in_short(told)}",
                map_.span(person.id, "positions", number, "replaces"),
                node=person.id,
                expected="the id of an earlier position",
            )


def _circles(then: dict[str, str]) -> Iterator[list[str]]:
    """Yield the circles of a map from each thing to at most one other. Linear."""
    done: set[str] = set()
    for start in then:
        way: dict[str, None] = {}
        here = start
        while here in then and here not in done:
            done.add(here)
            way[here] = None
            here = then[here]
        if here in way:
            walked = list(way)
            yield walked[walked.index(here) :]


@rule("RM353", "RM354")
def positions_apart(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find positions with one id, and positions in force on one thing."""
    for person in everybody(map_):
        yield from _same_id(map_, person)
        yield from _same_thing(map_, person)


def _same_id(map_: Map, person: Person) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, one in enumerate(person.positions):
        if one.id in seen:
            yield problem(
                "RM354",
                f"two positions of `{person.id}` are called `{clip(one.id)}`",
                map_.span(person.id, "positions", number, "id"),
                node=person.id,
            )
        seen.add(one.id)


def _same_thing(map_: Map, person: Person) -> Iterator[Problem]:
    replaced = {one.replaces for one in person.positions}
    seen: dict[str, str] = {}
    for number, one in enumerate(held(map_, person)):
        if one.id in replaced or not one.counts:
            continue
        before = seen.setdefault(one.about, one.id)
        if before != one.id:
            yield problem(
                "RM353",
                f"`{clip(before)}` and `{clip(one.id)}` are both about `{clip(one.about)}`",
                map_.span(person.id, "positions", number, "about"),
                node=person.id,
                expected="one position in force on each thing",
            )


@rule("RM355")
def handle_of_two(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find handles that two people claim."""
    owners: dict[str, str] = {}
    for person in everybody(map_):
        for number, handle in enumerate(person.handle):
            owner = owners.setdefault(handle, person.id)
            if owner != person.id:
                yield problem(
                    "RM355",
                    f"`{clip(handle)}` is claimed by `{owner}` and by `{person.id}`",
                    map_.span(person.id, "handle", number),
                    node=person.id,
                )
