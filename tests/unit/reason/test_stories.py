"""Failure stories: how concrete, against what, met by what, staying how far."""

from fractions import Fraction

from robustmap.model.map import Map
from robustmap.model.nodes import Axis, Node
from robustmap.model.view import View
from robustmap.reason.solution import Solution
from robustmap.reason.stories import (
    STATES,
    Case,
    Concreteness,
    Coverage,
    alternatives,
    concreteness,
    staying,
    told,
)
from tests.support.maps import argument, claim, concept, proposal, question, story, threshold

GENERIC = {"text": "Anything", "concreteness": "generic"}
BEYOND = {"text": "Nobody knows", "concreteness": "unfillable"}


def solved(*nodes: Node, view: View | None = None) -> Solution:
    return Solution.of(Map(nodes), view or View())


def failure_class(name: str, **fields: object) -> Node:
    return concept(name, sort="failure-class", **fields)


def covered(*nodes: Node, view: View | None = None) -> Coverage:
    return Coverage.of(solved(*nodes, view=view))


def state(coverage: Coverage, story_: str, plan: str) -> tuple[str, tuple[str, ...]]:
    case = coverage.cases[story_, plan]
    return case.state, case.by


# Concreteness.


def test_slots_are_sorted_by_what_fills_them() -> None:
    found = concreteness(story("s", model="A dog", task=GENERIC, heuristic=BEYOND))
    assert found == Concreteness(
        ("model",), ("task",), ("heuristic",), ("algorithm", "circumstance")
    )
    assert found.genericness == Fraction(2, 3)
    assert (found.given, found.complete, found.template) == (3, False, False)


def test_a_template_has_slots_and_none_of_them_is_concrete() -> None:
    assert concreteness(story("s", task=GENERIC)).template
    assert concreteness(story("s", task=GENERIC)).genericness == 1
    assert not concreteness(story("s", task="Keep watch")).template
    nothing = concreteness(story("s"))
    assert not nothing.template
    assert nothing.genericness is None


def test_a_complete_story_has_every_slot() -> None:
    slots = dict.fromkeys(("model", "task", "algorithm", "circumstance", "heuristic"), "This")
    assert concreteness(story("s", **slots)).complete


# What stories are told against.


def test_the_target_tells_the_direction_and_else_the_story_does() -> None:
    solution = solved(
        proposal("plan", needs="dawn"),
        threshold("dawn"),
        claim("c"),
        story("s", against=["plan#robust-down", "plan", "c", "plan#needs-dawn"], direction="up"),
    )
    found = {one.target: (one.proposal, one.direction) for one in told(solution)}
    assert found == {
        "plan#robust-down": ("plan", "down"),
        "plan#works": ("plan", "up"),
        "c": ("", "up"),
        "plan#needs-dawn": ("plan", "up"),
    }


def test_a_story_holds_as_long_as_premises_and_step_do() -> None:
    plan, tale = proposal("plan"), story("s", against="plan", assumes=[{"p": "It rains."}])
    cut, denied = argument("cut", undercuts="s"), argument("dry", against="s#p")
    assert [one.holds for one in told(solved(plan, tale))] == [True]
    assert [one.answer for one in told(solved(plan, tale, cut))] == ["undercut"]
    assert [one.answer for one in told(solved(plan, tale, denied))] == ["contested"]
    empty = story("s", against="plan", task=GENERIC)
    assert [(one.holds, one.counted) for one in told(solved(plan, empty))] == [
        (False, "an empty template")
    ]


# Coverage.


def test_a_story_that_holds_is_open_and_one_that_has_fallen_is_not() -> None:
    nodes = proposal("plan"), story("s", against="plan#robust-up")
    assert state(covered(*nodes), "s", "plan") == ("open", ())
    cut = argument("cut", undercuts="s")
    assert state(covered(*nodes, cut), "s", "plan") == ("fallen", ())
    doubt = argument("doubt", against="s#reason")
    assert state(covered(*nodes, doubt), "s", "plan") == ("disputed", ())
    assert state(covered(*nodes, view=View(off=frozenset({"s"}))), "s", "plan") == ("idle", ())


def test_the_best_of_several_targets_decides() -> None:
    nodes = proposal("plan"), story("s", against=["plan", "plan#robust-up"])
    cut = argument("cut", undercuts="s#on-plan")
    assert state(covered(*nodes, cut), "s", "plan") == ("open", ())


def test_a_later_proposal_closes_a_failure_for_the_earlier_one() -> None:
    coverage = covered(
        proposal("first"),
        proposal("second", addresses="s", revises="first"),
        story("s", against="first"),
    )
    assert state(coverage, "s", "first") == ("addressed", ("second",))
    assert coverage.cases["s", "second"] == Case(
        "s", "second", "addressed", ("second",), told=False
    )


def test_answering_a_class_answers_its_stories_and_those_of_narrower_ones() -> None:
    nodes = [
        failure_class("wide", generalises="narrow"),
        failure_class("narrow", generalises="wide"),  # a circle is survived
        story("s", against="plan", failure_class="narrow"),
    ]
    coverage = covered(*nodes, proposal("plan"), proposal("other", covers="wide"))
    assert state(coverage, "s", "plan") == ("addressed", ("other",))
    assert coverage.class_cases["narrow", "plan"].state == "addressed"
    assert covered(*nodes, proposal("plan")).cases["s", "plan"].state == "open"


def test_what_a_proposal_does_itself_is_told_alone() -> None:
    coverage = covered(
        proposal("plan", addresses="s"),
        proposal("other", addresses="s"),
        story("s", against="plan"),
    )
    assert state(coverage, "s", "plan") == ("addressed", ("plan",))


def excluding(**fields: object) -> list[Node]:
    return [
        proposal("plan"),
        failure_class("gaming"),
        story("s", against="plan", failure_class="gaming"),
        claim("never", states={"excludes": ["plan", "gaming"], **fields}),
    ]


def test_a_claim_that_stands_rules_a_class_out() -> None:
    coverage = covered(*excluding())
    assert state(coverage, "s", "plan") == ("excluded", ("never",))
    assert coverage.class_cases["gaming", "plan"] == Case("gaming", "plan", "excluded", ("never",))


def test_a_claim_in_dispute_is_a_doubt_and_one_that_has_fallen_is_nothing() -> None:
    attack = argument("attack", against="never")
    disputed = covered(*excluding(), attack).cases["s", "plan"]
    assert (disputed.state, disputed.doubts) == ("open", ("never",))
    denied = covered(*excluding(), view=View(denied=frozenset({"never"}))).cases["s", "plan"]
    assert (denied.state, denied.doubts) == ("open", ())


def test_rules_about_proposals_in_general_rule_nothing_out() -> None:
    for fields in ({"scope": "most-proposals"}, {"graded": "true"}):
        assert covered(*excluding(**fields)).cases["s", "plan"].state == "open"


def test_our_reading_closes_nothing_unless_the_view_counts_it() -> None:
    nodes = [
        proposal("plan"),
        proposal("other", addresses="s", basis="reading"),
        story("s", against="plan"),
    ]
    assert state(covered(*nodes), "s", "plan") == ("open", ())
    reading = covered(*nodes, view=View(basis="reading"))
    assert state(reading, "s", "plan") == ("addressed", ("other",))


def test_a_class_is_open_while_one_story_of_it_is() -> None:
    coverage = covered(
        proposal("plan"),
        proposal("other", addresses="met"),
        failure_class("gaming"),
        failure_class("untold"),
        story("met", against="plan", failure_class="gaming"),
        story("unmet", against="plan", failure_class="gaming"),
        story("loose"),
    )
    assert coverage.class_cases["gaming", "plan"].state == "open"
    assert coverage.class_cases["gaming", "other"].state == "addressed"
    assert coverage.classes == {"gaming": ("met", "unmet"), "untold": ()}
    assert coverage.unclassed == ("loose",)
    assert [case.failure for case in coverage.of_proposal("plan")] == ["gaming"]


def test_half_filled_and_hostile_stories_are_survived() -> None:
    coverage = covered(
        proposal("gone", review="withdrawn", addresses="s"),
        proposal("plan", addresses=["nowhere", "plan", "s#reason"]),
        failure_class("old", review="withdrawn"),
        question("q"),
        claim("never", states={"excludes": ["nowhere", "q"]}),
        claim("odd", states={"excludes": ["q", "plan"]}),
        story("s", against=["gone", "s", "nowhere", "q", "plan"], failure_class=["old", "no", "q"]),
        story("t", against="t#reason", assumes=["t"], persists=[{"axis": "no", "from": "no"}]),
    )
    assert set(coverage.cases) == {("s", "plan")}
    assert coverage.class_cases == {}
    assert coverage.unclassed == ("s", "t")
    assert {case.state for case in coverage.cases.values()} <= set(STATES)
    assert len(staying(coverage.solution)) == 1


# Ranges and alternatives.


def test_ranges_of_staying() -> None:
    solution = solved(
        Axis(id="power", title="Power"),
        threshold("low", aliases=["early"]),
        story(
            "s",
            persists=[
                {"axis": "power", "from": "early", "why": "So it goes."},
                {"axis": "power", "endless": "true"},
            ],
        ),
    )
    first, second = staying(solution)
    assert (first.start, first.end, first.endless, first.why) == ("low", "", False, "So it goes.")
    assert second.endless
    assert second.holds


def test_alternatives_come_with_their_cells() -> None:
    map_ = Map(
        [
            claim("cheap"),
            proposal("a", assessed=[{"on": "cheap", "answer": "yes"}], addresses="s"),
            proposal("b", covers="gaming"),
            proposal("c", review="withdrawn"),
            failure_class("gaming"),
            tale := story("s", mitigations=["a", "b", "c", "none", "a"], failure_class="gaming"),
        ]
    )
    found = list(alternatives(map_, tale))
    assert [(one.proposal, one.answers) for one in found] == [("a", True), ("b", True)]
    assert {ref: cell.answer for ref, cell in found[0].cells.items()} == {"cheap": "yes"}
