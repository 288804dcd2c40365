"""A view that weighs whole chains: what makes an argument weak or strong, case by case."""

from time import process_time

import pytest

from robustmap.graph.flatten import flatten
from robustmap.graph.founded import unheld
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.view import View
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim


def answers(*nodes: Node, of: str = "c", **fields: frozenset[str]) -> tuple[str, str, str]:
    """Give the verdict by the last link, the weakest link and the democratic weakest link."""
    first, second, third = (
        Solution.of(Map(nodes), View(weighing=weighing, **fields)).claim_answer(of)
        for weighing in ("last-link", "weakest-link", "weakest-link-democratic")
    )
    return first, second, third


CHAIN = [
    claim("c", standing="open"),
    claim("p", standing="open"),
    argument("con", against="c"),
]


def test_a_weak_step_far_behind_makes_an_argument_weak_or_not() -> None:
    nodes = [
        *CHAIN,
        argument("first", for_="p", strength="weak"),
        argument("last", ["p"], for_="c", strength="strong"),
    ]
    assert answers(*nodes) == ("supported", "rejected", "supported")


def test_a_strong_step_far_behind_makes_an_argument_strong_or_not() -> None:
    nodes = [
        *CHAIN,
        argument("first", for_="p", strength="strong"),
        argument("last", ["p"], for_="c", strength="weak"),
    ]
    assert answers(*nodes) == ("rejected", "rejected", "supported")


def test_saying_so_is_moderate() -> None:
    nodes = [
        claim("c", standing="open"),
        claim("p"),
        argument("pro", ["p"], for_="c", strength="strong"),
        argument("con", ["p"], against="c"),
    ]
    assert answers(*nodes) == ("supported", "contested", "supported")
    assert answers(*nodes, granted=frozenset({"p"})) == ("supported",) * 3


def test_a_definition_makes_nothing_weaker_and_nothing_stronger() -> None:
    nodes = [
        claim("c", standing="open"),
        claim("p", sort="definitional"),
        argument("pro", ["p"], for_="c", strength="strong"),
        argument("con", ["p"], against="c"),
    ]
    assert answers(*nodes) == ("supported",) * 3
    nodes[2:] = [
        argument("pro", ["p"], for_="c", strength="weak"),
        argument("con", ["p"], against="c"),
    ]
    assert answers(*nodes) == ("rejected",) * 3


def test_the_strongest_chain_that_still_holds_counts() -> None:
    nodes = [
        *CHAIN,
        argument("weak", for_="p", strength="weak"),
        argument("better", ["q"], for_="p"),
        claim("q", standing="presumed"),
        argument("last", ["p"], for_="c", strength="strong"),
    ]
    assert answers(*nodes)[1] == "contested"
    assert answers(*nodes, argument("no", against="q", strength="weak"))[1] == "rejected"


@pytest.mark.parametrize("weighing", ["weakest-link", "weakest-link-democratic"])
def test_an_undercut_succeeds_however_weak(weighing) -> None:
    nodes = [
        claim("c", standing="open"),
        argument("a", for_="c", strength="strong"),
        argument("u", undercuts="a", strength="weak"),
    ]
    assert Solution.of(Map(nodes), View(weighing=weighing)).inference_answer("a") == "undercut"


def test_a_circle_lends_itself_no_strength() -> None:
    nodes = [
        claim("c", standing="open"),
        claim("p", standing="open"),
        claim("q", standing="open"),
        argument("weak", for_="p", strength="weak"),
        argument("to-q", ["p"], for_="q", strength="strong"),
        argument("to-p", ["q"], for_="p", strength="strong"),
        argument("pro", ["p"], for_="c", strength="strong"),
        argument("con", against="c", strength="moderate"),
    ]
    assert answers(*nodes)[1] == "rejected"
    assert answers(*nodes, of="p")[1] == "supported"
    assert answers(*nodes)[2] == "supported"


def test_what_rests_on_each_other_alone_is_not_held() -> None:
    # 0 and 1 answer each other's lack; 4 is answered from outside.
    attackers = [(2,), (3,), (1,), (0,), (5,), (6,), ()]
    assert unheld({0: [2], 1: [3], 4: [5]}, attackers, set()) == {0, 1}
    assert unheld({0: [2], 1: [3], 4: [5]}, attackers, {1, 6}) == {0, 4}


@pytest.mark.parametrize("weighing", ["weakest-link", "weakest-link-democratic"])
def test_long_chains_stay_linear(weighing) -> None:
    def chain(length: int) -> Map:
        claims = [claim(f"c{at}", standing="open") for at in range(length)]
        steps = [
            argument(f"a{at}", [f"c{at - 1}"] if at else [], for_=f"c{at}", strength="strong")
            for at in range(length)
        ]
        con = [argument(f"x{at}", against=f"c{at}") for at in range(length)]
        return Map([*claims, *steps, *con])

    sizes = []
    start = process_time()
    for length in (400, 1_600):
        framework = flatten(chain(length), View(weighing=weighing)).framework
        sizes.append(len(framework) + sum(map(len, framework.attackers)))
    assert sizes[1] < 4.2 * sizes[0]
    assert process_time() - start < 20
