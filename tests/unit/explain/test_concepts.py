"""Definitions by cases, and words used in two senses."""

from typing import Any

from robustmap.explain.concepts import Clash, Matrix, clashes, headings, uses
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from tests.support.maps import argument, claim, concept, proposal

DEFINITIONS = [{"id": name, "text": f"It is {name}."} for name in ("strict", "loose", "own")]


def word(*cases: dict[str, str]) -> Matrix:
    given = [{"text": f"Case {n}", "verdicts": verdicts} for n, verdicts in enumerate(cases)]
    return Matrix(concept("word", definitions=DEFINITIONS, cases=given))


def test_every_case_has_an_entry_for_every_definition() -> None:
    matrix = word({"strict": "yes", "loose": "no"}, {"word#own": "unclear", "missing": "yes"})
    assert [row.fits for row in matrix.rows] == [("yes", "no", ""), ("", "", "unclear")]
    assert [row.clear for row in matrix.rows] == [True, False]


def test_which_cases_tell_two_definitions_apart() -> None:
    matrix = word(
        {"strict": "yes", "loose": "no"},
        {"strict": "no", "loose": "yes", "own": "no"},
        {"strict": "yes", "loose": "unclear"},
        {"strict": "yes"},
    )
    assert [case.text for case in matrix.apart("strict", "loose")] == ["Case 0", "Case 1"]
    assert [case.text for case in matrix.apart("loose", "strict")] == ["Case 0", "Case 1"]
    assert matrix.apart("strict", "own") == ()
    assert matrix.agreeing == (("strict", "own"),)


def test_what_is_unclear_or_untried_shows_no_agreement() -> None:
    assert word({"strict": "unclear", "loose": "unclear"}, {"own": "yes"}).agreeing == ()
    assert word().agreeing == ()


def test_of_two_definitions_with_one_id_the_first_counts() -> None:
    twice = [{"id": "a", "text": "One."}, {"id": "a", "text": "Two."}]
    matrix = Matrix(
        concept("word", definitions=twice, cases=[{"text": "c", "verdicts": {"a": "no"}}])
    )
    assert [one.text for one in matrix.definitions] == ["One."]
    assert matrix.rows[0].fits == ("no",)


def found(*nodes: Node) -> list[tuple[str, str]]:
    return [(one.node, one.other) for one in clashes(Map([TERM, *nodes]))]


TERM = concept("word", definitions=DEFINITIONS)
STRICT: dict[str, Any] = {"uses": "word#strict"}
LOOSE: dict[str, Any] = {"uses": "word#loose"}


def test_a_reply_that_means_something_else_clashes_with_what_it_is_aimed_at() -> None:
    thesis = claim("thesis")
    step = argument("step", [{"p": "So it is."}], for_="thesis", **STRICT)
    for aim in ({"undercuts": "step"}, {"backs": "step"}, {"against": "step#p"}):
        assert found(thesis, step, argument("reply", **aim, **LOOSE)) == [("reply", "step")]
        assert found(thesis, step, argument("reply", **aim, **STRICT)) == []


def test_arguments_about_one_statement_clash_and_those_that_only_share_a_premise_do_not() -> None:
    thesis, ground = claim("thesis"), claim("ground")
    pro = argument("pro", for_="thesis", **STRICT)
    con = argument("con", against="thesis", **LOOSE)
    assert found(thesis, pro, con) == [("pro", "con")] or found(thesis, pro, con) == [
        ("con", "pro")
    ]
    one = argument("one", ["ground"], for_="thesis", **STRICT)
    other = argument("other", ["ground"], for_="far", **LOOSE)
    assert found(thesis, ground, claim("far"), one, other) == []


def test_a_premise_and_what_denies_it_bear_on_the_argument_that_uses_it() -> None:
    user = argument("user", ["ground"], for_="thesis", **LOOSE)
    assert found(claim("thesis"), claim("ground", **STRICT), user) == [("user", "ground")]
    denier = argument("denier", against="ground", **STRICT)
    assert found(claim("thesis"), claim("ground"), denier, user) == [("user", "denier")]
    rivals = [claim("a", contradicts="b", **STRICT), claim("b", **LOOSE)]
    assert found(*rivals) == [("a", "b")] or found(*rivals) == [("b", "a")]


def test_who_speaks_of_both_senses_or_about_the_word_clashes_with_nobody() -> None:
    thesis = claim("thesis")
    step = argument("step", for_="thesis", **STRICT)
    both = argument("both", undercuts="step", uses=["word#strict", "word#loose"])
    assert found(thesis, step, both) == []
    for relation in ("reframes", "qualifies"):
        assert found(thesis, step, argument("reply", **{relation: "step"}, **LOOSE)) == []
    assert found(thesis, step, argument("open", undercuts="step", uses="word")) == []


def test_a_clash_tells_both_senses_and_where_it_is_written() -> None:
    reply = argument("reply", undercuts="step", uses=["other", "word#loose"])
    nodes = [
        TERM,
        concept("other"),
        claim("thesis"),
        argument("step", for_="thesis", **STRICT),
        reply,
    ]
    assert clashes(Map(nodes)) == (Clash("reply", "step", "word", "word#loose", "word#strict", 1),)


def test_uses_that_lead_nowhere_are_left_out() -> None:
    gone = concept("gone", review="withdrawn", definitions=DEFINITIONS)
    nodes = [
        TERM,
        gone,
        claim("a", uses=["word", "word#own", "gone", "nowhere", "plan"]),
        proposal("plan"),
    ]
    assert [(one.concept, one.sense) for one in uses(Map(nodes))] == [
        ("word", ""),
        ("word", "word#own"),
    ]


def test_rival_headings_stand_beside_the_current_one() -> None:
    rivals = [{"text": "Another name", "by": "talk/c1"}]
    assert [tuple(one) for one in headings(Map([claim("a", titles=rivals)]))] == [
        ("a", "Claim a", "Another name", "talk/c1")
    ]


def test_a_clash_that_somebody_points_out_is_told_with_who_does() -> None:
    thesis = claim("thesis")
    step = argument("step", for_="thesis", **STRICT)
    reply = argument("reply", undercuts="step", **LOOSE)
    critic = argument("critic", undercuts="reply", uses=["word#strict", "word#loose"])
    aside = argument("aside", qualifies="reply", uses=["word#strict", "word#loose"])
    (unseen,) = clashes(Map([TERM, thesis, step, reply, aside]))
    (seen,) = clashes(Map([TERM, thesis, step, reply, critic]))
    assert (unseen.pointed_out, seen.pointed_out) == ("", "critic")
