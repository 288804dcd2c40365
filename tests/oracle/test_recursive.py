"""Attacks on attacks: published flattenings, and ours, against the direct definitions.

A framework becomes a map like this: each of its arguments is an argument for a claim of its
own, and undercuts what it attacks, another argument or one step of it. Each attack then is
an inference.
"""

from collections import Counter
from functools import cache
from random import Random

import pytest

from robustmap.graph.flatten import flatten
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.view import View
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim
from tests.support.recursive import (
    Afra,
    Attack,
    Plain,
    Raf,
    Reading,
    Recursive,
    Solved,
    depth,
    flat_afra,
    flat_raf,
    random_recursive,
    solved,
)

FRAMEWORKS = 300


@cache
def corpus() -> tuple[Recursive, ...]:
    rng = Random(20_261_121)
    return tuple(random_recursive(rng) for _ in range(FRAMEWORKS))


@cache
def by_definition(reading: type[Reading], framework: int) -> Solved:
    found = reading(corpus()[framework])
    return Solved(found.complete(), found.preferred(), found.stable(), found.grounded())


def test_the_frameworks_have_everything_that_may_go_wrong() -> None:
    seen: Counter[str] = Counter()
    for number, one in enumerate(corpus()):
        depths = [depth(one, attack) for attack in one.attacks]
        seen.update(f"depth {at}" for at in range(1, 4) if at <= max(depths))
        seen["attacks itself"] += any(a.source == a.target for a in one.attacks.values())
        seen["several complete"] += len(by_definition(Raf, number).complete) > 1
        seen["no stable"] += not by_definition(Raf, number).stable
        seen["readings differ"] += by_definition(Raf, number) != by_definition(Afra, number)
    assert len(corpus()) >= 200
    assert min(seen.values()) >= 30, seen


@pytest.mark.parametrize(
    ("reading", "flattened"), [(Raf, flat_raf), (Afra, flat_afra)], ids=["RAF", "AFRA"]
)
def test_the_published_flattenings_agree_with_the_definitions(reading, flattened) -> None:
    for number, one in enumerate(corpus()):
        found = solved(flattened(one), {name: name for name in one.elements})
        assert found == by_definition(reading, number), one


def on_arguments(one: Recursive, found: Solved) -> Solved:
    """Leave the attacks out."""

    def cut(sets):
        return {frozenset(each) & frozenset(one.arguments) for each in sets}

    (grounded,) = cut([found.grounded])
    return Solved(cut(found.complete), cut(found.preferred), cut(found.stable), grounded)


def test_the_two_readings_accept_the_same_arguments() -> None:
    for number, one in enumerate(corpus()):
        raf, afra = (on_arguments(one, by_definition(each, number)) for each in (Raf, Afra))
        assert raf == afra, one


def inference(one: Recursive, name: str) -> str:
    """Give the inference that an attack becomes."""
    attack = one.attacks[name]
    return f"{attack.source}#on-{aim(one, attack.target)}"


def aim(one: Recursive, target: str) -> str:
    return inference(one, target) if target in one.attacks else target


def written(one: Recursive) -> tuple[Map, dict[str, str]]:
    """Write a framework as a map; gives the node of each element by its name, too."""
    nodes: list[Node] = []
    called: dict[str, str] = {}
    for name in one.arguments:
        aims = [aim(one, attack.target) for attack in one.attacks.values() if attack.source == name]
        nodes += [claim(f"so-{name}"), argument(name, for_=f"so-{name}", undercuts=aims)]
        called[f"{name}#on-so-{name}" if aims else name] = name
    called |= {inference(one, name): name for name in one.attacks}
    return Map(nodes), called


def flattened(map_: Map) -> Plain:
    framework = flatten(map_, View()).framework
    names = framework.names
    pairs = {(names[by], names[at]) for at, each in enumerate(framework.attackers) for by in each}
    return Plain(names, frozenset(pairs))


def test_our_maps_accept_the_arguments_that_both_readings_accept() -> None:
    for number, one in enumerate(corpus()):
        map_, called = written(one)
        assert called.keys() <= map_.inferences.keys(), one
        assert len(map_.inferences) == len(called)
        arguments = {node: name for node, name in called.items() if name in one.arguments}
        found = solved(flattened(map_), arguments)
        assert found == on_arguments(one, by_definition(Raf, number)), one


def test_our_steps_fare_as_attacks_do_by_afra() -> None:
    for number, one in enumerate(corpus()):
        map_, called = written(one)
        assert solved(flattened(map_), called) == by_definition(Afra, number), one


def test_the_cautious_view_is_the_grounded_one() -> None:
    for number, one in enumerate(corpus()):
        map_, called = written(one)
        solution = Solution.of(map_)
        held = {called[each] for each in called if solution.inference_label(each) == 1}
        assert held == by_definition(Afra, number).grounded, one


def test_where_the_readings_differ() -> None:
    """An attack whose source falls stays valid by RAF, and falls with it by AFRA and here.

    The smallest framework that shows it; one that shows it where everything is decided has two
    arguments, of which the one attacks the other and that one somebody.
    """
    smallest = Recursive(("a",), {"0": Attack("a", "a")})
    assert Raf(smallest).complete() == {frozenset({"0"})}
    assert Afra(smallest).complete() == {frozenset()}
    decided = Recursive(("a", "b"), {"0": Attack("a", "b"), "1": Attack("b", "b")})
    assert Raf(decided).grounded() == {"a", "0", "1"}
    assert Afra(decided).grounded() == {"a", "0"}
    solution = Solution.of(written(decided)[0])
    assert solution.inference_answer("b#on-b") == "undercut"
    assert solution.inference_answer("a#on-b") == "stands"


def test_no_smaller_framework_shows_a_difference() -> None:
    alone = Recursive(("a",), {})
    assert Raf(alone).complete() == Afra(alone).complete() == {frozenset({"a"})}


def premise_attacked(standing: str) -> Solution:
    """Write `b attacks a` as a denial of what `a` rests on, instead of an undercut."""
    nodes = [claim("so-a"), claim("p", standing=standing)]
    nodes += [argument("a", ["p"], for_="so-a"), argument("b", against="p")]
    return Solution.of(Map(nodes))


def test_what_a_denied_premise_does_hangs_on_its_standing() -> None:
    """A presumed premise falls as an attacked argument does; an asserted one is in dispute.

    The difference is meant: who asserts something has said it, and a lone reply does not undo it.
    """
    one = Recursive(("a", "b"), {"0": Attack("b", "a")})
    assert Raf(one).grounded() == {"b", "0"}
    assert premise_attacked("presumed").inference_answer("a") == "premise-lost"
    assert premise_attacked("asserted").inference_answer("a") == "contested"
