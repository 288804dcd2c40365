"""The typed edges of a map."""

import pytest
from hypothesis import HealthCheck, given, settings

from robustmap.graph.edges import KINDS, Edge, clauses, edges, there
from robustmap.model.map import Map
from robustmap.model.nodes import KINDS as NODES
from robustmap.model.nodes import Node
from robustmap.query.item import kind_of
from tests.support.nodes import maps


def node(kind: str, name: str, **fields: object) -> Node:
    given = {key.rstrip("_"): value for key, value in fields.items()}
    return NODES[kind].model_validate({"title": name, "id": name, **given})


def drawn(*nodes: Node) -> set[tuple[str, str, str]]:
    """Give (source, kind, target) of every edge that does not lead from a part to its node."""
    found = edges(Map(nodes))
    return {(e.source, e.kind, e.target) for e in found if e.kind != "belongs_to"}


CLAIMS = (node("claim", "c"), node("claim", "d"))


@pytest.mark.parametrize(
    ("relation", "target", "kind"),
    [
        ("for", "c", "supports"),
        ("against", "c", "rebuts"),
        ("against", "base#p1", "undermines"),
        ("undercuts", "base", "undercuts"),
        ("backs", "base", "backs"),
        ("reframes", "c", "reframes"),
        ("qualifies", "base", "qualifies"),
    ],
)
def test_each_relation_of_an_argument(relation: str, target: str, kind: str) -> None:
    base = node("argument", "base", for_="d", premises=[{"p1": "It rains."}])
    one = node("argument", "one", premises=["d"], basis="implied", **{relation: target})
    found = edges(Map([*CLAIMS, base, one]))
    assert Edge("one", target, kind, "one", "implied") in found
    assert Edge("d", "one", "premise", "", "implied") in found


def test_an_attack_on_a_claim_that_is_argued_for_argues_the_opposite() -> None:
    leaf = node("argument", "leaf", for_="c", premises=["d"])
    attack = node("argument", "attack", against="d")
    assert ("attack", "undermines", "d") in drawn(*CLAIMS, leaf, attack)
    support = node("argument", "support", for_="d")
    assert ("attack", "rebuts", "d") in drawn(*CLAIMS, leaf, attack, support)


def test_several_targets_are_several_edges_by_their_inferences() -> None:
    base = node("argument", "base", for_="c")
    one = node("argument", "one", against="c", undercuts=[{"to": "base", "basis": "reading"}])
    found = edges(Map([*CLAIMS, base, one]))
    assert Edge("one", "base", "undercuts", "one#on-base", "reading") in found
    assert Edge("one", "c", "rebuts", "one#on-c", "stated") in found
    other = node("argument", "other", undercuts="one#on-c")
    found = edges(Map([*CLAIMS, base, one, other]))
    assert Edge("other", "one#on-c", "undercuts", "other", "stated") in found
    assert Edge("one#on-c", "one", "belongs_to", "", "stated") in found


def test_a_contradiction_is_drawn_once() -> None:
    found = edges(Map([node("claim", "c", contradicts="d"), node("claim", "d")]))
    assert found == (Edge("c", "d", "contradicts", "c#contradicts-d", "stated"),)


def test_clauses_are_drawn_by_their_ids() -> None:
    plan = node(
        "proposal",
        "plan",
        needs="low",
        breaks=[{"at": "high", "basis": "implied", "sources": "text, part 1"}],
        enables="next",
        requires_order=[{"first": "low", "then": "high"}],
        relative=[{"of": "x", "to": "y"}],
        relies_on="c",
    )
    rest = [
        *(node("threshold", name, axis="x") for name in ("low", "high")),
        *(node("axis", name) for name in "xy"),
        node("proposal", "next"),
        node("source", "text"),
        *CLAIMS,
    ]
    found = {one for one in edges(Map([plan, *rest])) if one.kind != "belongs_to"}
    assert found == {
        Edge("plan", "low", "needs", "plan#needs-low", "stated"),
        Edge("plan", "high", "breaks", "plan#breaks-high", "implied"),
        Edge("plan#breaks-high", "text", "source", "", "implied"),
        Edge("plan", "next", "enables", "plan#enables-next", "stated"),
        Edge("low", "high", "requires_order", "plan#low-before-high", "stated"),
        Edge("x", "y", "relative", "plan#relative-x-y", "stated"),
        Edge("plan", "c", "relies_on", "plan#relies-on", "stated"),
        Edge("low", "x", "axis"),
        Edge("high", "x", "axis"),
    }


def test_what_makes_a_proposal_easier_or_harder_is_drawn_by_the_claim_that_says_it() -> None:
    plans = [node("proposal", "one"), node("proposal", "two")]
    for kind in ("enables", "hinders"):
        said = node("claim", "said", states={kind: ["one", "two"]}, basis="implied")
        found = {one for one in edges(Map([*plans, said])) if one.kind != "belongs_to"}
        assert found == {Edge("one", "two", kind, "said", "implied")}


def test_facts_are_drawn_and_rules_are_not() -> None:
    before = {"before": [["low", "mid"], "high"]}
    steps = [node("threshold", name) for name in ("low", "mid", "high")]
    fact = node("claim", "fact", states=before, basis="reading")
    assert edges(Map([*steps, fact])) == (
        Edge("low", "high", "before", "fact", "reading"),
        Edge("mid", "high", "before", "fact", "reading"),
    )
    for rule in ({"scope": "all-proposals"}, {"graded": True}):
        assert edges(Map([*steps, node("claim", "rule", states=before | rule)])) == ()


def test_plain_references() -> None:
    found = drawn(
        node("claim", "c", similar_to="d", part_of="q", sources="text, part 1, by text/author"),
        node("claim", "d", opposes="c", reading_of="c"),
        node("question", "q", about="c", lists=["a"], asks_about="d"),
        node("argument", "a", for_="c", rests_on_list={"list": "q", "except": ["d"]}),
        node(
            "person",
            "who",
            positions=[{"id": "one", "about": "c", "stance": "rejects", "because": "d"}],
        ),
        node("source", "text"),
    )
    assert found == {
        ("c", "similar_to", "d"),
        ("c", "part_of", "q"),
        ("c", "source", "text"),
        ("d", "opposes", "c"),
        ("d", "reading_of", "c"),
        ("q", "about", "c"),
        ("q", "lists", "a"),
        ("q", "asks_about", "d"),
        ("a", "supports", "c"),
        ("a#reason", "premise", "a"),
        ("a", "rests_on_list", "q"),
        ("who", "position", "c"),
        ("who", "because", "d"),
    }


def test_earlier_ids_lead_to_todays() -> None:
    moved = node("claim", "new", aliases="old")
    found = drawn(moved, node("argument", "a", for_="old"), node("claim", "b", similar_to="old"))
    assert ("a", "supports", "new") in found
    assert ("b", "similar_to", "new") in found


def test_what_is_withdrawn_or_missing_makes_no_edge() -> None:
    gone = node("claim", "gone", review="withdrawn", replaced_by="c", similar_to="d")
    found = drawn(
        *CLAIMS,
        gone,
        node("argument", "a", for_=["gone", "nowhere", "c"], premises=["gone", "d"]),
        node("claim", "e", similar_to=["gone", "nowhere"], contradicts="gone"),
    )
    assert found == {("gone", "replaced_by", "c"), ("a", "supports", "c"), ("d", "premise", "a")}


def test_nothing_can_be_aimed_at_a_contradiction() -> None:
    map_ = Map([node("claim", "c", contradicts="d"), node("claim", "d")])
    assert there(map_, "c#contradicts-d") is None


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(maps())
def test_edges_join_what_is_there_and_agree_with_items(map_: Map) -> None:
    found = edges(map_)
    assert list(found) == sorted(set(found))
    for one in found:
        assert one.kind in KINDS
        assert there(map_, one.target) == one.target
        assert map_.resolve(one.source) == one.source
        assert one.via == "" or map_.resolve(one.via) == one.via
    names = {"rebuttal": "rebuts", "undermining": "undermines"}
    for one in found:
        if one.kind in names.values():
            assert names[kind_of(map_, map_.inferences[one.via])] == one.kind


def test_the_table_says_from_what_to_what_an_edge_leads() -> None:
    assert all(text[0].islower() and ", to " in text for text in KINDS.values())


def test_clauses_have_the_ids_of_statements() -> None:
    plan = node("proposal", "plan", needs="a", enables="b", relative=[{"of": "x", "to": "y"}])
    assert {name for _, name, *_ in clauses(plan)} <= Map([plan]).statements.keys()
