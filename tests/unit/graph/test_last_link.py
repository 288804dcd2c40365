"""A view that weighs: what gives way to what, case by case, and the nodes that make it so."""

from typing import get_args

import pytest

from robustmap.graph.flatten import flatten
from robustmap.graph.weighing import LEVELS, WEIGHINGS
from robustmap.model.fields import Strength
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.view import WEIGHING_NAMES, View
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim

WEIGHED = View(weighing="last-link")


def answer(*nodes: Node, of: str = "c", view: View = WEIGHED) -> str:
    return Solution.of(Map(nodes), view).claim_answer(of)


def test_every_weighing_that_a_view_can_name_is_there() -> None:
    assert set(WEIGHINGS) == set(WEIGHING_NAMES)
    assert all(WEIGHINGS[name].name == name for name in WEIGHINGS)
    assert get_args(Strength) == LEVELS


@pytest.mark.parametrize(
    ("standing", "strength", "due"),
    [
        ("asserted", "weak", "unargued"),
        ("asserted", "moderate", "contested"),
        ("asserted", None, "contested"),
        ("asserted", "strong", "rejected"),
        ("presumed", "weak", "rejected"),
        ("presumed", "strong", "rejected"),
        ("open", "weak", "rejected"),
    ],
)
def test_a_lone_argument_against_what_somebody_says(standing, strength, due) -> None:
    assert (
        answer(claim("c", standing=standing), argument("a", against="c", strength=strength)) == due
    )


@pytest.mark.parametrize(
    ("pro", "con", "due"),
    [
        ("weak", "strong", "rejected"),
        ("weak", "weak", "contested"),
        ("strong", "weak", "supported"),
        ("strong", None, "supported"),
        (None, "moderate", "contested"),
        (None, "weak", "supported"),
    ],
)
@pytest.mark.parametrize("standing", ["open", "presumed"])
def test_two_sides(standing, pro, con, due) -> None:
    sides = argument("a", for_="c", strength=pro), argument("b", against="c", strength=con)
    assert answer(claim("c", standing=standing), *sides) == due


def test_the_strongest_reason_reinstates_the_weakest() -> None:
    nodes = [
        claim("c", standing="open"),
        argument("weak", for_="c", strength="weak"),
        argument("against", against="c"),
        argument("strong", for_="c", strength="strong"),
    ]
    assert answer(*nodes[:3]) == "rejected"
    assert answer(*nodes) == "supported"
    assert answer(*nodes, argument("cut", undercuts="strong", strength="weak")) == "rejected"


def test_what_falls_does_not_weigh() -> None:
    nodes = [
        claim("c", standing="open"),
        argument("pro", for_="c"),
        argument("con", ["p"], against="c", strength="strong"),
        claim("p", standing="presumed"),
    ]
    assert answer(*nodes) == "rejected"
    assert answer(*nodes, argument("answer", against="p", strength="weak")) == "supported"


def test_only_the_last_step_counts() -> None:
    nodes = [
        claim("c", standing="open"),
        claim("p", standing="open"),
        argument("first", for_="p", strength="weak"),
        argument("last", ["p"], for_="c", strength="strong"),
        argument("con", against="c"),
    ]
    assert answer(*nodes) == "supported"


@pytest.mark.parametrize(
    ("backing", "due"), [("strong", "stands"), (None, "stands"), ("weak", "contested")]
)
def test_an_undercut_succeeds_however_weak_and_a_backing_meets_it(backing, due) -> None:
    nodes = [
        claim("c", standing="open"),
        argument("a", for_="c", strength="strong"),
        argument("u", undercuts="a", strength="weak"),
    ]
    assert Solution.of(Map(nodes), WEIGHED).inference_answer("a") == "undercut"
    nodes.append(argument("b", backs="a", strength=backing))
    assert Solution.of(Map(nodes), WEIGHED).inference_answer("a") == due


def test_of_two_claims_that_contradict_each_other_the_better_founded_stands() -> None:
    nodes = [claim("c"), claim("d", contradicts="c")]
    assert answer(*nodes) == answer(*nodes, of="d") == "contested"
    nodes.append(argument("a", for_="c", strength="strong"))
    assert (answer(*nodes), answer(*nodes, of="d")) == ("supported", "rejected")
    nodes.append(argument("b", for_="d", strength="strong"))
    assert answer(*nodes) == answer(*nodes, of="d") == "contested"


def test_what_contradicts_a_definition_or_what_is_granted_falls() -> None:
    assert answer(claim("c"), claim("d", contradicts="c", sort="definitional")) == "rejected"
    granted = View(weighing="last-link", granted=frozenset({"d"}))
    assert answer(claim("c"), claim("d", contradicts="c"), view=granted) == "rejected"
    denied = View(weighing="last-link", denied=frozenset({"d"}))
    assert answer(claim("c"), claim("d", contradicts="c"), view=denied) == "unargued"


def test_where_all_is_of_one_strength_the_framework_is_the_plain_one() -> None:
    nodes = [claim("c"), argument("a", for_="c"), argument("b", against="c", strength="moderate")]
    assert flatten(Map(nodes), WEIGHED) == flatten(Map(nodes), View())


def test_the_nodes_of_a_claim_with_two_levels() -> None:
    nodes = [
        claim("c", standing="open"),
        argument("a", for_="c", strength="weak"),
        argument("b", against="c", strength="strong"),
    ]
    framework = flatten(Map(nodes), WEIGHED).framework
    found = {
        name: {framework.names[by] for by in attackers}
        for name, attackers in zip(framework.names, framework.attackers, strict=True)
        if "#" not in name
    }
    assert found | {"a": set(), "b": set()} == {
        "a": set(),
        "b": set(),
        "c+": {"void c"},
        "void c": {"argued c weak"},
        "argued c weak": {"bare c weak", "c- strong"},
        "bare c weak": {"a"},
        "c- strong": {"quiet c strong"},
        "quiet c strong": {"b"},
        "bare c": {"a"},
        "c-": {"quiet c"},
        "quiet c": {"c- strong"},
    }


def test_support_that_leans_on_itself_contradicts_nothing() -> None:
    nodes = [
        claim("c"),
        claim("d", standing="open", contradicts="c"),
        argument("a", ["d"], for_="d", strength="strong"),
    ]
    assert (answer(*nodes), answer(*nodes, of="d")) == ("unargued", "rejected")
    assert Solution.of(Map(nodes), WEIGHED).unfounded == {"d"}
