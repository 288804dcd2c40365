"""The flattening, rule by rule: every node and every attack of small maps."""

from typing import Any

import pytest

from robustmap.graph.flatten import attacked_by, flatten
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.view import View
from tests.support.maps import SUPPOSED, argument, claim, proposal


def attacks(nodes: list[Node], view: View | None = None) -> set[tuple[str, str]]:
    """Give (attacker, target) for each attack of the framework, unattacked nodes apart."""
    framework = flatten(Map(nodes), view or View()).framework
    return {
        (framework.names[attacker], framework.names[target])
        for target, by in enumerate(framework.attackers)
        for attacker in by
    }


def on(name: str, *premises: str) -> set[tuple[str, str]]:
    """Give the attacks that make an inference depend on its premises: rules 1 and 2."""
    return {
        pair
        for premise in premises
        for pair in ((f"{premise}+", f"not {premise}"), (f"not {premise}", name))
    }


def test_a_claim_alone_is_one_unattacked_node() -> None:
    framework = flatten(Map([claim("c")]), View()).framework
    assert (framework.names, framework.attackers) == (("c+",), ((),))


def test_rule_2_each_premise_has_one_refusal_for_all_who_use_it() -> None:
    nodes = [
        claim("p"),
        argument("a", ["p", "p"], qualifies="p"),
        argument("b", ["p"], qualifies="p"),
    ]
    assert attacks(nodes) == {*on("a", "p"), ("not p", "b")}


def test_rule_1_a_step_exists_where_something_undercuts_or_backs_it() -> None:
    undercut = [argument("a", for_="gone"), argument("u", undercuts="a")]
    step = "step of a"
    assert attacks(undercut) == {
        *on("a", "a#reason", step),
        *on("u", "u#reason"),
        ("u", f"quiet {step}"),
        (f"quiet {step}", f"{step}-"),
        (f"{step}-", f"{step}+"),
    }
    backed = [argument("a", for_="gone"), argument("b", backs="a")]
    assert attacks(backed) == {
        *on("a", "a#reason", step),
        *on("b", "b#reason"),
        ("b", f"bare {step}"),
    }


@pytest.mark.parametrize(
    "other", [{"qualifies": "a"}, {"undercuts": "a", "basis": "reading"}, {"reframes": "a"}]
)
def test_rule_1_no_step_where_nothing_that_counts_is_aimed_at_it(other: dict[str, Any]) -> None:
    nodes = [argument("a", for_="gone"), argument("o", **other)]
    assert attacks(nodes) == {*on("a", "a#reason"), *on("o", "o#reason")}
    assert flatten(Map(nodes), View()).steps == {}


def test_rules_3_and_5_asserted_with_an_argument_against_it() -> None:
    nodes = [claim("c"), argument("x", against="c")]
    assert attacks(nodes) == {
        *on("x", "x#reason"),
        ("x", "quiet c"),
        ("quiet c", "c-"),
        ("c-", "c+"),
        ("c-", "argued c"),
        ("argued c", "c-"),
    }


def test_rule_3_presumed_with_nothing_for_it_has_no_say() -> None:
    nodes = [claim("c", standing="presumed"), argument("x", against="c")]
    assert attacks(nodes) == {
        *on("x", "x#reason"),
        ("x", "quiet c"),
        ("quiet c", "c-"),
        ("c-", "c+"),
    }


BOTH_SIDES = {
    *on("f", "f#reason"),
    *on("x", "x#reason"),
    ("f", "bare c"),
    ("x", "quiet c"),
    ("quiet c", "c-"),
    ("c-", "c+"),
    ("c-", "argued c"),
    ("argued c", "c-"),
}


@pytest.mark.parametrize(
    ("standing", "more"),
    [
        ("asserted", set()),
        ("presumed", {("bare c", "argued c")}),
        ("open", {("bare c", "argued c"), ("bare c", "c+")}),
    ],
)
def test_rules_4_to_6_for_and_against(standing: str, more: set[tuple[str, str]]) -> None:
    nodes = [claim("c", standing=standing), argument("f", for_="c"), argument("x", against="c")]
    assert attacks(nodes) == BOTH_SIDES | more


def test_rules_4_and_6_an_open_claim_is_bare_until_argued_for() -> None:
    assert attacks([claim("c", standing="open")]) == {("bare c", "c+")}
    argued = [claim("c", standing="open"), argument("f", for_="c")]
    assert attacks(argued) == {*on("f", "f#reason"), ("f", "bare c"), ("bare c", "c+")}


def test_rule_7_a_contradiction_goes_both_ways_and_has_no_step() -> None:
    nodes = [claim("c", contradicts="d"), claim("d"), argument("u", undercuts="c#contradicts-d")]
    there, back = "c#contradicts-d", "c#contradicts-d#back"
    expected = {*on(there, "c"), *on(back, "d"), *on("u", "u#reason")}
    for inference, target in ((there, "d"), (back, "c")):
        expected |= {
            (inference, f"quiet {target}"),
            (f"quiet {target}", f"{target}-"),
            (f"{target}-", f"{target}+"),
            (f"{target}-", f"argued {target}"),
            (f"argued {target}", f"{target}-"),
        }
    assert attacks(nodes) == expected


def test_rule_7_what_a_proposal_relies_on_speaks_for_its_working() -> None:
    nodes = [claim("c"), proposal("p", relies_on=["c"])]
    clauses = {(f"bare p#{name}", f"p#{name}+") for name in ("works", *ROBUST)}
    assert attacks(nodes) == {*on("p#relies-on", "c"), ("p#relies-on", "bare p#works"), *clauses}


ROBUST = ("robust-up", "robust-down", "robust-relative")


def test_rule_8_granting_drops_the_attacks_and_denying_adds_one() -> None:
    nodes = [claim("c", standing="open"), argument("f", for_="c"), argument("x", against="c")]
    whole = attacks(nodes)
    granted = attacks(nodes, View(granted=frozenset({"c"})))
    assert granted == whole - {("c-", "c+"), ("bare c", "c+")}
    denied = attacks(nodes, View(denied=frozenset({"c"})))
    assert denied == whole | {("denial of c", "c+")}
    both = attacks(nodes, View(granted=frozenset({"c"}), denied=frozenset({"c"})))
    assert both == granted | {("denial of c", "c+")}


@pytest.mark.parametrize("off", ["x", "x#on-c"])
def test_rule_8_what_is_switched_off_is_aimed_at_nothing(off: str) -> None:
    nodes = [claim("c"), claim("d"), argument("x", against=["c", "d"])]
    flat = flatten(Map(nodes), View(off=frozenset({off})))
    assert flat.con == ({} if off == "x" else {"d": ("x#on-d",)})
    assert flat.uncounted["x#on-c"] == "switched off"


def test_a_definition_cannot_be_attacked() -> None:
    nodes = [
        claim("c", sort="definitional", contradicts="d"),
        claim("d"),
        argument("x", against="c"),
    ]
    flat = flatten(Map(nodes), View())
    assert flat.con == {"d": ("c#contradicts-d",)}


def test_the_plain_id_of_an_argument_names_all_its_inferences() -> None:
    two = [claim("c"), argument("a", for_="c", qualifies="d"), claim("d")]
    whole = flatten(Map([*two, argument("u", undercuts="a")]), View())
    assert whole.con == {"step of a#on-c": ("u",), "step of a#on-d": ("u",)}
    one = flatten(Map([*two, argument("u", undercuts="a#on-c")]), View())
    assert one.con == {"step of a#on-c": ("u",)}


def test_a_premise_that_is_not_there_is_refused_outright() -> None:
    nodes = [claim("c", review="withdrawn"), argument("a", ["c"], qualifies="b"), claim("b")]
    assert attacks(nodes) == {("not c", "a")}


@pytest.mark.parametrize(
    ("fields", "view", "why"),
    [
        ({"basis": "reading"}, View(), "our reading"),
        ({"basis": "reading"}, View(basis="reading"), ""),
        ({"basis": "implied"}, View(), ""),
        ({"basis": "implied"}, View(basis="stated"), "not said in so many words"),
        ({"sources": SUPPOSED}, View(), "only supposed"),
        ({"sources": SUPPOSED}, View(suppositions=True), ""),
        ({}, View(off=frozenset({"a"})), "switched off"),
        ({}, View(off=frozenset({"a#reason"})), ""),
    ],
)
def test_what_counts(fields: dict[str, Any], view: View, why: str) -> None:
    flat = flatten(Map([claim("c"), argument("a", for_="c", **fields)]), view)
    assert flat.uncounted.get("a", "") == why
    assert flat.pro == ({} if why else {"c": ("a",)})


def test_who_answers_an_inference() -> None:
    map_ = Map(
        [
            claim("p"),
            argument("a", ["p"], for_="p"),
            argument("x", against="p"),
            argument("u", undercuts="a"),
            argument("b", backs="a"),
        ]
    )
    found = list(attacked_by(flatten(map_, View()), map_.inferences["a"]))
    assert found == [("x", "p"), ("u", "step of a")]
