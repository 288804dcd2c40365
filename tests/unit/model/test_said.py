"""What a node says is what makes it: the keys of its file, in their short forms."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from robustmap.model.map import Map
from robustmap.model.nodes import KINDS, Argument, Claim, Node, Proposal, Story
from robustmap.model.said import said
from robustmap.model.settings import Settings
from tests.support.nodes import maps, nodes


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_node_says_makes_it_again(kind: str) -> None:
    @settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
    @given(nodes(KINDS[kind], "a", every=True))
    def comes_back(node: Node) -> None:
        given = json.loads(json.dumps(said(node)))
        own = {key: given.pop(key) for key in list(given) if key.startswith("x-")}
        fixed = {"id": node.id, "body": node.body, "x": own}
        assert type(node).model_validate({**given, **fixed}) == node

    comes_back()


@settings(max_examples=30, suppress_health_check=list(HealthCheck), deadline=None)
@given(maps(max_size=1))
def test_what_settings_say_makes_them_again(map_: Map) -> None:
    given = json.loads(json.dumps(said(map_.settings)))
    assert Settings.model_validate(given) == map_.settings


@given(st.sampled_from(("Rain", "rain falls", "two\nlines", "a: b")))
def test_a_premise_without_a_name_stays_one(text: str) -> None:
    node = Argument.model_validate({"id": "a", "premises": [{"local": None, "text": text}]})
    assert Argument.model_validate({**said(node), "id": "a"}) == node


def test_short_forms_are_taken_where_nothing_is_lost() -> None:
    argument = {
        "for": ["t", {"to": "u", "basis": "reading"}],
        "premises": ["s", {"p": "It rains."}, {"to": "s", "read": "3f9a21c0"}, "It pours too."],
        "sources": [
            "talk, minute 3, by talk/one",
            {"source": "talk", "at": "by the way, so"},
            {"source": "talk", "voice": "supposes"},
        ],
        "number": 3,
        "manner": True,
        "x-own": ["a"],
    }
    own = {"x-own": ["a"]}
    given = {key: argument[key] for key in argument if key not in own}
    node = Argument.model_validate({**given, "id": "a", "x": own})
    short = {**argument, "sources": [*argument["sources"]]}
    short["sources"][1] = "talk, by the way, so"
    assert said(node) == short
    proposal = {"needs": ["dawn", {"at": "noon", "failure": "silent"}]}
    assert said(Proposal.model_validate({**proposal, "id": "a"})) == proposal
    assert said(Story.model_validate({"id": "a", "task": "sorting"})) == {"task": "sorting"}
    assert said(Claim.model_validate({"id": "a", "title": "A", "basis": "stated"})) == {
        "title": "A"
    }
