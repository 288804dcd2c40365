"""xAIF: a node set in the envelope that tools for texts hand on."""

import json

import pytest

from robustmap.formats.exchange import recognised
from robustmap.formats.exchange._aif.envelope import enveloped, opened, told
from robustmap.model.map import Map
from tests.support.foreign import SAMPLES, read, refused, write
from tests.support.maps import argument, claim

SAMPLE = json.loads((SAMPLES / "aif" / "dialogue.aif.json").read_bytes())
WHOLE = {
    "AIF": {**SAMPLE, "participants": [{"participantID": 1, "firstname": "A", "surname": "B"}]},
    "text": "A: Rain falls.<br>B: Why?",
    "OVA": {"nodes": []},
    "dialog": True,
    "aifdb_id": None,
}


def data(value: object) -> bytes:
    return json.dumps(value).encode()


def in_order(value):
    """Give JSON with lists of objects sorted, so that only what they hold is compared."""
    if isinstance(value, dict):
        return {key: in_order(value[key]) for key in value}
    if isinstance(value, list):
        return sorted(map(in_order, value), key=lambda one: json.dumps(one, sort_keys=True))
    return value


def test_a_file_of_a_tool_comes_back_whole() -> None:
    map_, _ = read("xaif", data(WHOLE))
    back = json.loads(write("xaif", map_))
    inside = {**WHOLE["AIF"], "schemefulfillments": [], "descriptorfulfillments": []}
    inside.setdefault("locutions", [])
    assert in_order(back) == in_order({**WHOLE, "AIF": inside})


def test_what_it_argues_is_what_the_node_set_argues() -> None:
    plain, _ = read("aif", data(SAMPLE))
    map_, _ = read("xaif", data({"AIF": SAMPLE, "text": "", "dialog": False, "OVA": []}))
    for kind in ("claim", "argument"):
        assert [*map_.of_kind(kind)] == [*plain.of_kind(kind)] != []


def test_a_map_is_written_with_its_sentences_as_the_text() -> None:
    nodes = [claim("rain", title="Rain falls"), argument("clouds", for_="rain")]
    found = json.loads(write("xaif", Map(nodes)))
    assert list(found) == ["AIF", "text", "OVA", "dialog"]
    assert "Rain falls" in found["text"].split("\n")
    assert {one["type"] for one in found["AIF"]["nodes"]} >= {"I", "RA"}
    back, _ = read("xaif", data(found))
    assert "source" not in {node.kind for node in back.nodes.values()}


@pytest.mark.parametrize("value", [None, 3, {}, {"AIF": []}, {"AIF": {"nodes": 3}}, {"AIF": {}}])
def test_what_is_no_envelope_is_refused(value) -> None:
    assert "node set" in refused("xaif", data(value)).message


def test_the_envelope_tells_the_two_formats_apart() -> None:
    assert recognised(data(WHOLE), "talk.json") == ["xaif"]
    assert recognised(data(SAMPLE), "talk.json") == ["aif"]
    quoted = {**SAMPLE, "nodes": [{"nodeID": "1", "type": "I", "text": '"AIF": {'}]}
    assert recognised(data(quoted), "talk.json") == ["aif"]


def test_only_what_would_be_written_of_itself_is_left_out() -> None:
    node = {"nodeID": "1", "type": "I", "text": "x"}
    usual = enveloped({"nodes": [node], "edges": [], "locutions": []})
    assert opened(usual) == {"AIF": {"nodes": [node], "edges": [], "locutions": []}}
    assert usual["text"] == told([node]) == "x"
    other = {**usual, "dialog": 0, "text": "y"}
    assert opened(other) == {**opened(usual), "dialog": 0, "text": "y"}
