"""What a node spells out: its statements and inferences."""

from typing import Any

import pytest

from robustmap.model.expand import (
    Inference,
    Statement,
    first_sentence,
    heading,
    inferences,
    statements,
    supposed,
)
from robustmap.model.fields import SourceRef
from robustmap.model.nodes import Question
from tests.support.maps import SUPPOSED, argument, claim, proposal, threshold


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("One. Two.", "One."),
        ("Is it? Yes.", "Is it?"),
        ("At 1.5 times the size\nit breaks. Then", "At 1.5 times the size it breaks."),
        ("No end", "No end"),
        ("", ""),
    ],
)
def test_first_sentence(body: str, sentence: str) -> None:
    assert first_sentence(body) == sentence


def test_heading() -> None:
    assert heading(argument("a", for_="c")) == "Item a"
    assert heading(argument("a", for_="c", title=None, body="So it is. And so on.")) == "So it is."
    assert heading(argument("a", for_="c", title=None)) == "a"


def source(voice: str) -> SourceRef:
    return SourceRef.model_validate({"source": "talk", "voice": voice})


def test_one_who_stands_behind_it_is_enough() -> None:
    assert not supposed([])
    assert supposed([source("supposes"), source("asks")])
    assert not supposed([source("supposes"), source("quotes")])


@pytest.mark.parametrize(
    ("fields", "standing", "is_supposed"),
    [
        ({}, "asserted", False),
        ({"standing": "presumed"}, "presumed", False),
        ({"standing": "open"}, "open", False),
        ({"implicit": "true"}, "open", False),
        ({"implicit": "true", "standing": "presumed"}, "presumed", False),
        ({"sources": SUPPOSED}, "open", True),
        ({"sources": SUPPOSED, "standing": "asserted"}, "asserted", False),
        ({"sources": SUPPOSED, "implicit": "true"}, "open", False),
        ({"sources": ["talk, part 1"]}, "asserted", False),
    ],
)
def test_standing(fields: dict[str, Any], standing: str, is_supposed: bool) -> None:  # noqa: FBT001 - a table
    (found,) = statements(claim("c", **fields))
    assert (found.standing, found.supposed) == (standing, is_supposed)
    assert (found.id, found.role, found.text) == ("c", "claim", "Claim c")


def test_a_definition_is_marked() -> None:
    (found,) = statements(claim("c", sort="definitional", basis="implied"))
    assert (found.definitional, found.basis) == (True, "implied")


def test_inline_premises_are_statements_and_those_without_a_name_get_one() -> None:
    node = argument("a", ["other", {"p1": "One."}, "Two words.", {"why": "Three."}], for_="c")
    assert list(statements(node)) == [
        Statement("a#p1", "a", "premise", "One."),
        Statement("a#p2", "a", "premise", "Two words."),
        Statement("a#why", "a", "premise", "Three."),
    ]
    (inference,) = inferences(node)
    assert inference == Inference("a", "a", "for", "c", ("other", "a#p1", "a#p2", "a#why"))


def test_without_premises_it_rests_on_its_reason() -> None:
    node = argument("a", against="c", sources=SUPPOSED)
    assert list(statements(node)) == [
        Statement("a#reason", "a", "reason", "Item a", "open", supposed=True)
    ]
    (inference,) = inferences(node)
    assert (inference.premises, inference.supposed) == (("a#reason",), True)


def test_with_other_claims_alone_it_adds_no_statement() -> None:
    assert list(statements(argument("a", ["b", "c"], for_="d"))) == []


def test_each_relation_and_target_is_one_inference() -> None:
    node = argument(
        "a",
        qualifies="q",
        undercuts="u",
        for_=["c", {"to": "d", "basis": "implied"}],
        basis="reading",
    )
    found = [(one.id, one.relation, one.target, one.basis) for one in inferences(node)]
    assert found == [
        ("a#on-c", "for", "c", "reading"),
        ("a#on-d", "for", "d", "implied"),
        ("a#on-u", "undercuts", "u", "reading"),
        ("a#on-q", "qualifies", "q", "reading"),
    ]


def test_an_argument_without_a_target_is_aimed_at_nothing() -> None:
    (inference,) = inferences(argument("a"))
    assert (inference.id, inference.relation, inference.target) == ("a", "", "")


def test_a_contradiction_goes_both_ways() -> None:
    node = claim("c", contradicts=["d", {"to": "e", "basis": "reading"}])
    assert list(inferences(node)) == [
        Inference("c#contradicts-d", "c", "contradicts", "d", ("c",)),
        Inference("c#contradicts-d#back", "c", "contradicts", "c", ("d",)),
        Inference("c#contradicts-e", "c", "contradicts", "e", ("c",), "reading"),
        Inference("c#contradicts-e#back", "c", "contradicts", "c", ("e",), "reading"),
    ]


def test_the_clauses_of_a_proposal_state_its_requirements() -> None:
    node = proposal(
        "p",
        needs="t1",
        breaks=[{"at": "t2", "why": "Because.", "basis": "reading"}],
        enables="q",
        requires_order=[{"first": "t1", "then": "t2"}],
        relative=[{"of": "x", "to": "y", "sources": SUPPOSED}],
    )
    found = {one.id: one for one in statements(node)}
    assert list(found) == [
        "p#works",
        "p#robust-up",
        "p#robust-down",
        "p#robust-relative",
        "p#needs-t1",
        "p#breaks-t2",
        "p#enables-q",
        "p#t1-before-t2",
        "p#relative-x-y",
    ]
    for name in ("works", "robust-up", "robust-down", "robust-relative"):
        assert (found[f"p#{name}"].role, found[f"p#{name}"].standing) == ("works", "open")
    assert found["p#needs-t1"].standing == "asserted"
    assert (found["p#breaks-t2"].text, found["p#breaks-t2"].basis) == ("Because.", "reading")
    assert found["p#relative-x-y"].standing == "open"
    assert found["p#relative-x-y"].supposed
    assert found["p#t1-before-t2"].text == "Plan p: needs t1 to be reached before t2"


def test_a_proposal_that_nobody_stands_behind_asks_for_nothing() -> None:
    node = proposal("p", needs=["t1", {"at": "t2", "sources": ["talk"]}], sources=SUPPOSED)
    standing = {one.id: one.standing for one in statements(node)}
    assert (standing["p#needs-t1"], standing["p#needs-t2"]) == ("open", "asserted")


def test_what_a_proposal_relies_on_is_one_inference() -> None:
    assert list(inferences(proposal("p", relies_on=["c", "d"]))) == [
        Inference("p#relies-on", "p", "for", "p#works", ("c", "d"))
    ]
    assert list(inferences(proposal("p"))) == []


def test_other_kinds_spell_out_nothing() -> None:
    asked = Question.model_validate({"id": "q", "title": "Q", "about": "c"})
    for node in (threshold("t"), asked):
        assert [*statements(node), *inferences(node)] == []
