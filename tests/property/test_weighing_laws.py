"""What holds of every map in a view that weighs.

The rationality postulates are those of M. Caminada and L. Amgoud, On the evaluation of
argumentation formalisms, Artificial Intelligence 171, 2007, read on a map. The strict rules are
the contradictions: from the one claim it follows that the other is not so.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from robustmap.graph.flatten import Flat, flatten
from robustmap.model import beside
from robustmap.model.map import Map
from robustmap.model.nodes import Argument, Claim, Node
from robustmap.model.view import WEIGHING_NAMES, View
from robustmap.reason.ask import ask
from robustmap.reason.semantics import IN
from robustmap.reason.solution import Solution
from tests.property.test_solving_again import assert_alike, random_step
from tests.support.dung import complete_labellings
from tests.support.maps import argument, circle_map, claim, random_map, random_view
from tests.support.weighed import strengthened

WEIGHED = View(weighing="last-link")
ANY = settings(max_examples=150, derandomize=True, database=None, deadline=None)
CHANCE = st.randoms(use_true_random=False)


WEIGHED_BY = [one for one in WEIGHING_NAMES if one != "none"]


def a_case(rng: Random) -> tuple[Map, View]:
    map_ = circle_map(rng) if rng.random() < 0.2 else random_map(rng)
    weighing = rng.choice(WEIGHED_BY)
    return strengthened(rng, map_), replace(random_view(rng, map_), weighing=weighing)


def unweighed(view: View) -> View:
    return replace(view, weighing="none")


def answers(solution: Solution) -> dict[str, str]:
    map_ = solution.map
    return {
        **{one: solution.claim_answer(one) for one in map_.statements},
        **{one: solution.inference_answer(one) for one in map_.inferences},
    }


def faults(map_: Map, view: View, flat: Flat, labels: Sequence[int]) -> Iterator[str]:
    """Name whatever breaks a postulate in a labelling; what a view grants is beyond attack."""
    standing = {one for one, node in flat.stands.items() if labels[node] == IN}
    denied = {one for one, node in flat.denies.items() if labels[node] == IN} - view.granted
    for one, inference in map_.inferences.items():
        if labels[flat.inference[one]] == IN and not standing.issuperset(inference.premises):
            yield f"sub-argument closure: {one}"
    for one in standing & denied:
        yield f"direct consistency: {one}"
    for one in standing - view.granted:
        held = any(labels[flat.inference[by]] == IN for by in flat.pro.get(one, ()))
        if flat.standing[one] == "open" and not held:
            yield f"nothing holds up {one}"
    for rival, target in _contradictions(map_, flat, view.granted):
        if rival in standing and target in standing:
            yield f"indirect consistency: {rival} and {target}"
        elif rival in standing and target not in denied:
            yield f"closure under strict rules: {rival} against {target}"


def _contradictions(map_: Map, flat: Flat, granted: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield (claim, what contradicts it and can fall) for each contradiction that counts."""
    for target in flat.con.keys() - granted:
        for one in flat.con[target]:
            if map_.inferences[one].relation == "contradicts":
                yield map_.inferences[one].premises[0], target


@ANY
@given(CHANCE)
def test_the_postulates_hold_of_what_stands(rng: Random) -> None:
    map_, view = a_case(rng)
    solution = Solution.of(map_, view)
    assert [*faults(map_, view, solution.flat, solution.labelling.labels)] == []


@ANY
@given(CHANCE)
def test_the_postulates_hold_in_every_camp(rng: Random) -> None:
    map_, view = a_case(rng)
    solution = Solution.of(map_, view)
    assume(not solution.unfounded)
    for labels in preferred(solution.flat.framework.attackers):
        assert [*faults(map_, view, solution.flat, labels)] == []


def preferred(attackers: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Yield the complete labellings that accept a largest set (Caminada 2006)."""
    found = [
        (frozenset(place for place, label in enumerate(one) if label == IN), one)
        for one in complete_labellings(attackers)
    ]
    for accepted, one in found:
        if not any(accepted < other for other, _ in found):
            yield one


@ANY
@given(CHANCE)
def test_where_nobody_says_how_strong_an_argument_is_nothing_changes(rng: Random) -> None:
    map_ = random_map(rng)
    view = replace(random_view(rng, map_), weighing=rng.choice(WEIGHED_BY))
    exempt = view.granted | {one.id for one in map_.statements.values() if one.definitional}
    rivals = [one for one in map_.inferences.values() if one.relation == "contradicts"]
    # What contradicts something beyond attack falls; without weighing it is in dispute.
    assume(not any(exempt & {one.target, *one.premises} for one in rivals))
    assert answers(Solution.of(map_, view)) == answers(Solution.of(map_, unweighed(view)))


@ANY
@given(CHANCE)
def test_a_strength_helps_no_undercut_and_harms_none(rng: Random) -> None:
    names = [f"a{number}" for number in range(rng.randint(1, 7))]
    map_ = strengthened(rng, Map([argument(one, undercuts=rng.choice(names)) for one in names]))
    view = View(weighing=rng.choice(WEIGHED_BY))
    assert flatten(map_, view) == flatten(map_, unweighed(view))


@ANY
@given(CHANCE)
def test_the_framework_is_well_formed_and_linear(rng: Random) -> None:
    map_, view = a_case(rng)
    framework = flatten(map_, view).framework
    assert len(set(framework.names)) == len(framework)
    for attackers in framework.attackers:
        assert list(attackers) == sorted(set(attackers))
    things = len(map_.statements) + 2 * len(map_.inferences)
    links = sum(len(one.premises) + 1 for one in map_.inferences.values())
    aims = sum(len(map_.inferences_of.get(one.target, ())) + 1 for one in map_.inferences.values())
    # At most 3 levels a side, and for a contradiction one node more on each level; where whole
    # chains are weighed, a few more for each inference and each of its premises.
    assert len(framework) <= 18 * things + 2 * links
    assert sum(map(len, framework.attackers)) <= 40 * (things + links + aims)


@pytest.mark.parametrize("number", [50, 100, 200])
def test_many_rivals_with_many_reasons_stay_linear(number: int) -> None:
    reasons = [argument(f"a{at}", for_="top") for at in range(number)]
    rivals = [argument(f"b{at}", against="top", strength="strong") for at in range(number)]
    claims = [_claim(f"c{at}", contradicts="top") for at in range(number)]
    map_ = strengthened(Random(1), Map([_claim("top"), *claims, *reasons, *rivals]))
    for weighing in WEIGHED_BY:
        framework = flatten(map_, View(weighing=weighing)).framework
        assert len(framework) + sum(map(len, framework.attackers)) < 70 * number + 100


def _claim(name: str, **fields: str) -> Claim:
    return claim(name, standing="open", **fields)


@pytest.mark.parametrize("block", range(3))
def test_a_solution_after_a_solution_is_that_of_the_map(block: int, monkeypatch) -> None:
    monkeypatch.setattr(beside, "SHARE", 0)
    rng = Random(block)
    again = 0
    for _ in range(40):
        map_, view = a_case(rng)
        found = Solution.of(map_, view)
        for _ in range(4):
            map_ = restrengthened(rng, random_step(rng, map_))
            if rng.random() < 0.4:
                weighing = "last-link" if rng.random() < 0.8 else rng.choice(WEIGHING_NAMES)
                view = replace(random_view(rng, map_), basis="implied", weighing=weighing)
            old = found
            found = Solution.after(old, map_, view)
            # A framework made of another one knows whom it attacks before anybody asks.
            again += "targets" in vars(found.flat.framework)
            plain = Solution.of(Map(map_.nodes.values(), map_.settings), view)
            assert_alike(found, plain)
            for ref in [*map_.statements, *map_.inferences]:
                told, known = ask(found, ref), ask(plain, ref)
                assert told == known
                assert told is None or told.faults() == known.faults() == []
    assert again > 40


def restrengthened(rng: Random, map_: Map) -> Map:
    """Give a map in which one argument may be of another strength; the rest is as it was."""
    nodes = dict(map_.nodes)
    names = [name for name, node in nodes.items() if isinstance(node, Argument)]
    if names and rng.random() < 0.7:
        name = rng.choice(names)
        strength = rng.choice([None, "weak", "moderate", "strong"])
        nodes[name] = nodes[name].model_copy(update={"strength": strength})
    return Map(nodes.values(), map_.settings)


def test_what_a_rival_rests_on_reaches_what_it_contradicts() -> None:
    """An argument for the one claim is of another strength now: the other claim is touched."""
    rivals = [_claim("c"), _claim("d", contradicts="c")]
    others = [argument("for-c", for_="c"), *(argument(f"x{at}", against="d") for at in range(3))]
    found = Solution.of(_beside([*rivals, *others], "weak"), WEIGHED)
    for strength, verdict in (("strong", "rejected"), ("weak", "supported")):
        map_ = _beside(found.map.nodes.values(), strength)
        found = Solution.after(found, map_, WEIGHED)
        assert_alike(found, Solution.of(Map(map_.nodes.values()), WEIGHED))
        assert found.claim_answer("c") == verdict


def _beside(nodes: Iterable[Node], strength: str) -> Map:
    kept = [node for node in nodes if node.id != "for-d"]
    return Map([*kept, argument("for-d", for_="d", strength=strength)])
