"""Rules about plans in what their golden folders leave out."""

from random import Random
from typing import Any

from robustmap.check.registry import check
from robustmap.model.codes.plans import CODES
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.problem import Problem
from tests.support.maps import argument, claim, proposal, question, threshold
from tests.support.plans import wild_plans


def found(*nodes: Node, code: str = "RM36") -> list[Problem]:
    return [one for one in check(Map(nodes)) if one.code.startswith(code)]


def asks(name: str = "q", **fields: Any) -> Node:
    return question(name, **{"sort": "checklist", **fields})


def test_a_cell_by_an_earlier_id_is_asked_for() -> None:
    assert not found(
        claim("cheap", aliases=["low-cost"]),
        asks(sort="comparison", criteria="low-cost", options="old-plan"),
        proposal("plan", aliases=["old-plan"], assessed=[{"on": "cheap", "answer": "yes"}]),
    )


def test_a_withdrawn_or_open_question_asks_for_nothing() -> None:
    for asking in (
        asks(criteria="cheap", review="withdrawn"),
        question("q", sort="open", about="cheap"),
    ):
        plan = proposal("plan", assessed=[{"on": "cheap", "answer": "yes"}])
        assert [one.code for one in found(claim("cheap"), asking, plan)] == ["RM361"]


def test_what_leads_nowhere_has_a_finding_of_its_own() -> None:
    plan = proposal(
        "plan",
        relies_on="nowhere",
        assessed=[{"on": "nowhere"}],
        without=[{"at": "nowhere", "breaks": "yes"}],
        branches=[{"if": "so", "then": "rest", "on": "nowhere", "goes": "well"}],
    )
    assert not found(plan, asks(criteria=["nowhere", "gone"]), claim("gone", review="withdrawn"))


def test_a_proposal_may_be_an_assumption_and_its_working_may_be_named() -> None:
    assert not found(
        proposal("try", aliases=["first"]),
        proposal("plan", relies_on="first", without=[{"at": "try#works", "breaks": "yes"}]),
    )


def test_the_only_assumption_is_what_was_meant() -> None:
    plan = proposal("plan", relies_on="luck", without=[{"at": "skill", "breaks": "yes"}])
    [problem] = found(claim("luck"), claim("skill"), plan)
    assert (problem.code, problem.suggestion) == ("RM363", "luck")
    [problem] = found(claim("skill"), proposal("plan", without=[{"at": "skill"}]))
    assert problem.expected == "a claim that is under `relies_on`"


def branches(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"if": "so", "then": "rest", "on": on, "goes": goes} for on, goes in pairs]


def test_the_same_turn_under_two_names_is_one_case() -> None:
    nodes = [proposal("try", aliases=["first"])]
    two = branches(("try", "well"), ("first", "well"))
    assert [one.code for one in found(*nodes, proposal("plan", branches=two))] == ["RM365"]
    apart = branches(("try", "well"), ("try", "badly"), ("try", "partly"))
    assert not found(*nodes, proposal("plan", branches=apart))


def test_a_branch_on_the_plan_itself_is_told_once() -> None:
    plan = proposal("plan", branches=branches(("plan", "well")))
    codes = [one.code for one in check(Map([plan])) if one.severity == "error"]
    assert codes == ["RM310"]


def test_a_branch_that_words_alone_describe_is_fine() -> None:
    assert not found(proposal("plan", branches=[{"if": "it rains", "then": "stay in"}]))


def test_claims_questions_and_premises_are_criteria() -> None:
    nodes = [
        claim("cheap"),
        question("far", sort="open"),
        argument("a", [{"p1": "So."}], for_="cheap"),
    ]
    assert not found(*nodes, asks(criteria=["cheap", "far", "a#p1"]))
    bad = asks(criteria=["a", "plan", "plan#works", "point"])
    problems = found(*nodes, bad, proposal("plan"), threshold("point"))
    assert [one.code for one in problems] == ["RM367"] * 4
    assert {one.message for one in problems} == {
        "`a` is an argument",
        "`plan` is a proposal",
        "`plan#works` is a part of another node",
        "`point` is a threshold",
    }


def test_a_proposal_that_works_nowhere_and_of_which_nothing_is_known_is_no_finding() -> None:
    cells = [{"on": "cheap", "answer": "unknown"}, {"on": "far", "answer": "no"}]
    assert not found(
        claim("cheap"),
        claim("far"),
        claim("luck"),
        threshold("high"),
        asks(criteria=["cheap", "far"]),
        proposal(
            "plan",
            breaks="high",
            at_limit="breaks",
            relies_on="luck",
            assessed=cells,
            without=[{"at": "luck", "breaks": "unknown"}],
        ),
    )


def test_wild_plans_are_survived_and_every_rule_finds_something() -> None:
    codes: set[str] = set()
    for seed in range(150):
        for one in check(wild_plans(Random(seed))):
            codes.add(one.code)
    # The branches of wild plans have no ids, and the rarest slips need them or luck.
    assert {one.code for one in CODES} <= codes
