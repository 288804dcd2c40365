"""The order of thresholds that follows from what claims state."""

from robustmap.model.map import Map
from robustmap.model.view import View
from robustmap.reason.orders.poset import Fact, Poset, facts, standing_facts
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim, threshold

DIAMOND = Poset(
    [Fact("1", "a", "b"), Fact("2", "a", "c"), Fact("3", "b", "d"), Fact("4", "c", "d")]
)


def test_down_and_up_are_closed() -> None:
    assert DIAMOND.down("d") == {"a", "b", "c", "d"}
    assert DIAMOND.down("b") == {"a", "b"}
    assert DIAMOND.up("a") == {"a", "b", "c", "d"}
    assert DIAMOND.up("c") == {"c", "d"}
    assert DIAMOND.up("alone") == DIAMOND.down("alone") == {"alone"}


def test_a_circle_of_facts_ends() -> None:
    circle = Poset([Fact("1", "a", "b"), Fact("2", "b", "a")])
    assert circle.down("a") == circle.up("a") == {"a", "b"}


def test_each_side_may_list_several() -> None:
    points = [threshold(name, aliases=[f"old-{name}"]) for name in "abcd"]
    stated = claim("s", states={"before": [["a", "old-b"], ["c", "d"]]}, sort="definitional")
    found = list(facts(Map([*points, stated])))
    assert found == [Fact("s", one, two, definitional=True) for one in "ab" for two in "cd"]


def test_facts_stand_or_fall_with_their_claims() -> None:
    nodes = [
        claim("sure", states={"before": ["a", "b"]}),
        claim("disputed", states={"before": ["b", "c"]}),
        claim("gone", states={"before": ["c", "d"]}, standing="presumed"),
        claim("ours", states={"before": ["d", "e"]}, basis="reading"),
        argument("x", against=["disputed", "gone"]),
    ]
    standing, disputed = standing_facts(Solution.of(Map(nodes)))
    assert [fact.claim for fact in standing] == ["sure"]
    assert [fact.claim for fact in disputed] == ["disputed"]
    standing, _ = standing_facts(Solution.of(Map(nodes), View(basis="reading")))
    assert [fact.claim for fact in standing] == ["ours", "sure"]
