"""The map: what leads where."""

from robustmap.model.map import Map
from robustmap.model.settings import Settings
from tests.support.maps import argument, claim, proposal, threshold

MAP = Map(
    [
        claim("c", aliases=["old-c", "taken"]),
        claim("taken"),
        claim("gone", review="withdrawn"),
        argument("a", ["old-c", {"p1": "So."}], for_=["taken", "plan"], aliases="old-a"),
        argument("b", undercuts="a#on-plan"),
        argument("d", undercuts="old-a#on-taken", against="a#p1", backs="a#no"),
        proposal("plan", relies_on="c", needs="dawn"),
        threshold("dawn"),
    ]
)


def test_nodes_are_sorted_and_the_first_keeps_its_id() -> None:
    map_ = Map([claim("b"), claim("a", tags="first"), claim("a", tags="second")])
    assert list(map_.nodes) == ["a", "b"]
    assert map_.nodes["a"].tags == ("first",)
    assert len(map_) == 2


def test_a_part_in_use_never_gives_way_to_an_alias() -> None:
    map_ = Map([claim("c", aliases=["a#reason", "a#gone"]), argument("a", for_="c")])
    assert map_.resolve("a#reason") == "a#reason"
    assert map_.resolve("a#gone") == "c"


def test_equality_is_of_content() -> None:
    assert Map([claim("a"), claim("b")]) == Map([claim("b"), claim("a")])
    assert Map([claim("a")]) != Map([claim("a", tags="x")])
    assert Map([claim("a")]) != Map([claim("a")], Settings(title="Other"))


def test_what_a_reference_leads_to() -> None:
    resolved = {
        ref: MAP.resolve(ref)
        for ref in ("c", "old-c", "taken", "gone", "a#p1", "old-a#p1", "plan#works", "nowhere")
    }
    assert resolved == {
        "c": "c",
        "old-c": "c",
        "taken": "taken",
        "gone": "gone",
        "a#p1": "a#p1",
        "old-a#p1": "a#p1",
        "plan#works": "plan#works",
        "nowhere": None,
    }


def test_a_reference_may_name_one_inference_of_several() -> None:
    """Resolving what names an inference must not need the inferences resolved."""
    fresh = Map(MAP.nodes.values())
    assert fresh.resolve("a#on-plan") == "a#on-plan"
    assert fresh.inferences["b"].target == "a#on-plan"
    assert fresh.inferences["d#on-old-a#on-taken"].target == "a#on-taken"
    assert fresh.inferences["d#on-a#no"].target == "a#no"
    assert fresh.resolve("a#no") is None


def test_what_stands_or_falls() -> None:
    assert MAP.statement_id("plan") == "plan#works"
    assert MAP.statement_id("old-c") == "c"
    assert MAP.statement_id("a") is None
    assert MAP.statement_id("dawn") is None
    assert MAP.statement_id("gone") is None


def test_targets_and_premises_are_resolved() -> None:
    assert MAP.inferences["a#on-plan"].target == "plan#works"
    assert MAP.inferences["a#on-taken"].premises == ("c", "a#p1")


def test_the_inferences_of_an_argument() -> None:
    assert MAP.inferences_of["a"] == ("a#on-taken", "a#on-plan")
    assert MAP.inferences_of["a#on-plan"] == ("a#on-plan",)
    assert MAP.inferences_of["plan"] == ("plan#relies-on",)
    assert "c" not in MAP.inferences_of


def test_who_aims_at_something_and_who_uses_it() -> None:
    assert [one.id for one in MAP.aimed_at["plan#works"]] == ["a#on-plan", "plan#relies-on"]
    assert [one.id for one in MAP.aimed_at["a#p1"]] == ["d#on-a#p1"]
    assert [one.id for one in MAP.uses["c"]] == ["a#on-plan", "a#on-taken", "plan#relies-on"]
    twice = Map([claim("c"), argument("a", ["c", "c"], for_="c")])
    assert [one.id for one in twice.uses["c"]] == ["a"]


def test_what_has_been_withdrawn_counts_as_absent() -> None:
    map_ = Map(
        [claim("c"), argument("a", for_="c", review="withdrawn"), claim("d", review="draft")]
    )
    assert [node.id for node in map_.live] == ["c", "d"]
    assert list(map_.statements) == ["c", "d"]
    assert list(map_.inferences) == []
    assert list(map_.arguments()) == []
    assert map_.resolve("a") == "a"


def test_parts_and_owners() -> None:
    assert MAP.parts["a"] == ("a#p1", "a#on-taken", "a#on-plan")
    assert {"plan#works", "plan#needs-dawn", "plan#relies-on"} <= set(MAP.parts["plan"])
    owner = MAP.owner("old-a#p1")
    assert owner is not None
    assert owner.id == "a"
    assert MAP.owner("nowhere") is None
    rivals = Map([claim("c", contradicts="d"), claim("d")])
    assert rivals.parts == {"c": ("c#contradicts-d",)}


def test_contains() -> None:
    assert "old-c" in MAP
    assert "a#p1" in MAP
    assert "nowhere" not in MAP
    assert 3 not in MAP


def test_of_kind() -> None:
    assert [node.id for node in MAP.of_kind("claim")] == ["c", "taken"]
    assert [node.id for node in MAP.arguments()] == ["a", "b", "d"]
