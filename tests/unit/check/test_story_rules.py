"""Rules on failure stories, in what their golden folders leave out."""

import pytest

from robustmap.check.registry import check
from robustmap.files.find import Tree
from robustmap.files.read import read_tree
from robustmap.model.map import Map
from robustmap.model.nodes import Axis, Node
from robustmap.model.problem import Problem
from tests.support.maps import argument, claim, concept, proposal, story, threshold

GENERIC = {"text": "Anything", "concreteness": "generic"}


def found(code: str, *nodes: Node) -> list[Problem]:
    return [one for one in check(Map(nodes)) if one.code == code]


def messages(code: str, *nodes: Node) -> list[str]:
    return [one.message for one in found(code, *nodes)]


# What arguments are told is told of stories too, under their own keys.


def test_a_story_may_not_be_told_against_itself() -> None:
    tale = story("s", against=["s#p", "plan"], assumes=[{"p": "One."}])
    assert messages("RM302", tale, proposal("plan")) == ["`s` speaks against its own part `s#p`"]


def test_a_target_or_a_premise_named_twice() -> None:
    tale = story("s", against=["plan", "plan"], assumes=["c", "c"])
    assert messages("RM306", tale, proposal("plan"), claim("c")) == [
        "`plan` is named twice under `against`"
    ]
    assert messages("RM311", tale, proposal("plan"), claim("c")) == [
        "`c` stands twice under `assumes`"
    ]


def test_a_definition_cannot_be_told_false_by_a_story() -> None:
    assert found("RM305", story("s", against="c"), claim("c", sort="definitional"))


def test_messages_name_the_key_of_the_story() -> None:
    assert messages("RM201", story("s", against="plan", assumes=["nothere"]), proposal("plan")) == [
        "`assumes` names `nothere`, which does not exist"
    ]


def test_a_story_is_no_argument_without_a_target() -> None:
    assert found("RM301", story("s")) == []
    assert found("RM401", story("s", against="plan"), proposal("plan", sources=["t"]))


def test_an_unknown_target_of_an_undercut_is_looked_for_among_stories_too() -> None:
    (problem,) = found(
        "RM201",
        argument("a", undercuts="tired-rater"),
        story("tired-raters", against="plan"),
        proposal("plan"),
    )
    assert problem.suggestion == "tired-raters"


# Against nothing.


def test_only_templates_are_told_against_nothing() -> None:
    assert messages("RM321", story("s", task="One")) == ["`s` is told against nothing"]
    assert found("RM321", story("s")) != []
    assert found("RM321", story("s", task=GENERIC)) == []
    assert found("RM321", story("s", task="One", review="withdrawn")) == []


# Direction.


@pytest.mark.parametrize("target", ["plan", "plan#works", "plan#robust-down"])
def test_a_story_of_scaling_is_told_against_robustness_to_that_scaling(target: str) -> None:
    nodes = proposal("plan"), story("s", against=target, direction="up")
    (problem,) = found("RM322", *nodes)
    assert problem.suggestion == "plan#robust-up"


@pytest.mark.parametrize("target", ["plan#robust-up", "plan#needs-dawn", "c", "nowhere"])
def test_other_targets_may_be_told_against(target: str) -> None:
    nodes = [proposal("plan", needs="dawn"), threshold("dawn"), claim("c")]
    assert found("RM322", *nodes, story("s", against=target, direction="up")) == []
    assert found("RM322", *nodes, story("s", against="plan")) == []


def test_an_earlier_id_of_the_proposal_is_known() -> None:
    nodes = proposal("plan", aliases=["old"]), story("s", against="old", direction="down")
    assert found("RM322", *nodes)[0].suggestion == "plan#robust-down"


# Ranges.


def staying(**range_: str) -> list[Node]:
    return [
        Axis(id="power", title="Power"),
        Axis(id="sight", title="Sight"),
        threshold("low", axis="power"),
        threshold("high", axis="power"),
        threshold("clear", axis="sight"),
        threshold("loose"),
        proposal("plan"),
        story("s", against="plan", persists=[{"axis": "power", **range_}]),
    ]


FIRST = claim("first", states={"before": ["low", "high"]})


def test_a_range_may_not_end_before_it_begins_as_the_facts_stand() -> None:
    upside_down = staying(**{"from": "high", "until": "low"})
    assert found("RM323", *upside_down) == []
    assert messages("RM323", *upside_down, FIRST) == [
        "the failure ends at `low`, which is reached before `high`"
    ]
    doubt = argument("doubt", against="first")
    assert found("RM323", *upside_down, FIRST, doubt) == []
    assert found("RM323", *staying(**{"from": "low", "until": "high"}), FIRST) == []
    assert found("RM323", *staying(**{"from": "low", "until": "low"})) != []
    assert found("RM323", *staying(**{"from": "low", "until": "nowhere"})) == []


def test_facts_that_contradict_each_other_are_survived() -> None:
    back = claim("back", states={"before": ["high", "low"]})
    check(Map([*staying(**{"from": "high", "until": "low"}), FIRST, back]))


def test_a_range_is_bounded_on_its_own_axis() -> None:
    assert messages("RM324", *staying(until="clear")) == ["`clear` lies on `sight`, not on `power`"]
    for end in ("low", "loose", "plan", "nowhere"):
        assert found("RM324", *staying(until=end)) == []


def test_a_range_without_end_has_none() -> None:
    assert found("RM325", *staying(until="high", endless="true")) != []
    assert found("RM325", *staying(**{"from": "high", "endless": "true"})) == []


# Classes.


def test_a_story_belongs_to_a_class_of_failures() -> None:
    nodes = [
        proposal("plan"),
        story("s", against="plan", failure_class=["term", "class", "gone", "no"]),
        concept("term"),
        concept("class", sort="failure-class"),
        concept("gone", review="withdrawn"),
    ]
    assert messages("RM326", *nodes) == ["`term` is a term, not a class of failures"]


# Reading.


def problems(text: str) -> list[Problem]:
    files = {"map.yaml": b"title: T\n", "stories/s.md": f"---\ntitle: S\n{text}---\n".encode()}
    return list(read_tree(Tree("kb", files, [])).problems)


def test_keys_of_an_argument_lead_to_those_of_a_story() -> None:
    problem, *_ = problems("task: Please people\npremises: [A whole sentence stands here.]\n")
    assert (problem.code, problem.suggestion) == ("RM101", "assumes")
    (problem,) = problems("rests_on: [A whole sentence stands here.]\n")
    assert problem.suggestion == "assumes"


def test_faults_within_a_premise_of_a_story_are_placed() -> None:
    (problem,) = problems("assumes:\n  - p1: [a, b]\n")
    assert (problem.code, problem.span.line, problem.span.column) == ("RM102", 4, 9)
    assert [one.code for one in problems("assumes:\n  - A whole sentence stands here.\n")] == [
        "RM107"
    ]


def test_the_pin_of_a_story_is_a_verdict_on_an_argument() -> None:
    assert problems("expect: stands\n") == []
    (problem,) = problems("expect: supported\n")
    assert "stands" in problem.expected
