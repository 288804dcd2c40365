"""AIF JSON: whole again after a round trip, and honest about what it cannot make sense of."""

import json
from typing import Any

import pytest

from robustmap.formats.exchange import FORMATS, Fault
from robustmap.model.map import Map
from robustmap.reason.solution import Solution
from tests.support.foreign import SAMPLES, read, refused, write
from tests.support.maps import argument, claim

SAMPLE = (SAMPLES / "aif" / "dialogue.aif.json").read_bytes()


def in_order(data: bytes) -> dict[str, list[str]]:
    """Give what a file holds, whatever the order of its nodes and edges."""
    whole = json.loads(data)
    return {key: sorted(json.dumps(one, sort_keys=True) for one in whole[key]) for key in whole}


def changed(**more: Any) -> tuple[Map, list[Fault]]:
    """Read the sample with further nodes and edges."""
    whole = json.loads(SAMPLE)
    for key, found in more.items():
        whole[key] += found
    return read("aif", json.dumps(whole, indent=1).encode())


def edge(source: str, target: str) -> dict[str, Any]:
    return {"edgeID": f"{source}-{target}", "fromID": source, "toID": target, "formEdgeID": None}


def node(name: str, kind: str, text: str = "") -> dict[str, Any]:
    return {"nodeID": name, "text": text, "type": kind, "timestamp": ""}


def test_a_foreign_file_comes_back_whole() -> None:
    map_, _ = read("aif", SAMPLE)
    assert in_order(write("aif", map_)) == in_order(SAMPLE)
    assert FORMATS["aif"].keeps is not None
    assert FORMATS["aif"].keeps(map_) == map_


def test_it_comes_back_whole_without_dialogue_too() -> None:
    whole = json.loads(SAMPLE)
    whole["nodes"] = [one for one in whole["nodes"] if one["type"] in ("I", "RA", "CA")]
    left = {one["nodeID"] for one in whole["nodes"]}
    whole["edges"] = [one for one in whole["edges"] if {one["fromID"], one["toID"]} <= left]
    data = json.dumps({**whole, "locutions": []}).encode()
    map_, _ = read("aif", data)
    assert {one.kind for one in map_.nodes.values()} == {"claim", "argument"}
    assert in_order(write("aif", map_)) == in_order(data)


def test_conflicts_with_steps_are_undercuts_of_supports_and_of_attacks() -> None:
    map_, _ = read("aif", SAMPLE)
    on_support, on_attack = (
        map_.nodes[f"from-{one}"] for one in ("the-fields-are-drained", "drains-clog")
    )
    assert on_support.undercuts[0].to == "from-it-rains-a-lot-in-the-north"  # type: ignore[attr-defined]
    assert on_attack.undercuts[0].to == "from-the-fields-are-drained"  # type: ignore[attr-defined]
    solution = Solution.of(map_)
    assert solution.map.inferences["from-drains-clog"].relation == "undercuts"


def test_a_locution_may_be_a_premise_and_a_target() -> None:
    map_, _ = read("aif", SAMPLE)
    assert map_.nodes["bob-why"].kind == "claim"
    assert map_.inferences["from-bob-why"].premises == ("bob-why",)
    assert map_.inferences["from-rain-falls"].target == "ann-it-rains"
    assert map_.nodes["bob-why"].x["x-aif"]["type"] == "L"


def test_who_said_a_thing_is_its_source_and_a_question_asserts_nothing() -> None:
    map_, _ = read("aif", SAMPLE)
    asked = map_.nodes["the-fields-are-drained"].sources[0]
    assert (asked.source, asked.at, asked.voice) == ("aif-dialogue", "node 9", "asks")
    assert map_.statements["the-fields-are-drained"].standing == "open"


def test_what_is_only_kept_is_counted() -> None:
    _, told = read("aif", SAMPLE)
    assert ["1 PA (preferences)" in one.message for one in told] == [True]


def test_an_edge_that_leads_nowhere_is_told_and_kept() -> None:
    map_, told = changed(edges=[edge("1", "99")])
    assert next(one.message for one in told if one.line).startswith("an edge names the node `99`")
    assert edge("1", "99") in json.loads(write("aif", map_))["edges"]


def test_an_edge_between_statements_is_told_and_kept() -> None:
    map_, told = changed(edges=[edge("13", "2")])
    first = next(one for one in told if one.line)
    assert "from `13` to `2` without a step" in first.message
    assert json.loads(SAMPLE)["edges"] != []
    assert edge("13", "2") in json.loads(write("aif", map_))["edges"]


def test_a_type_that_is_not_known_is_told_and_kept() -> None:
    map_, told = changed(nodes=[node("50", "XX", "odd")])
    assert any("type `XX`" in one.message for one in told)
    assert node("50", "XX", "odd") in json.loads(write("aif", map_))["nodes"]


def test_several_files_in_one_are_merged_by_node_id() -> None:
    first = {"nodes": [node("1", "I", "It rains."), node("2", "RA")], "edges": [edge("1", "2")]}
    more = {"nodes": [node("2", "RA"), node("3", "I", "It is wet.")], "edges": [edge("2", "3")]}
    map_, told = read("aif", json.dumps([first, more]).encode())
    assert not told
    assert map_.inferences["from-it-rains"].target == "it-is-wet"
    more["nodes"][0]["text"] = "Sign"
    fault = refused("aif", json.dumps([first, more]).encode())
    assert fault.message == "the node `2` is described twice"


def test_xaif_and_numbers_as_ids_are_read() -> None:
    inner = {"nodes": [node("1", "I", "It rains.")], "edges": None, "locutions": None}
    inner["nodes"][0]["nodeID"] = 1  # type: ignore[index]
    map_, told = read("xaif", json.dumps({"AIF": inner, "text": "x"}).encode())
    assert "it-rains" in map_.nodes
    assert told[0].message == "1 ids are numbers; they are read as texts"


def test_what_a_map_changes_is_written() -> None:
    map_, _ = read("aif", SAMPLE)
    left = [one for one in map_.nodes.values() if one.id != "drains-clog"]
    data = write("aif", Map([*left, claim("new"), argument("why", ["new"], for_="rain-falls")]))
    found = json.loads(data)
    assert "11" not in {one["nodeID"] for one in found["nodes"]}
    assert ("new", "why") in {(one["fromID"], one["toID"]) for one in found["edges"]}
    assert {"edgeID": "100", "fromID": "1", "toID": "3", "formEdgeID": None} in found["edges"]


@pytest.mark.parametrize("kept", ["text", 7, [], {"json": "{", "edges": "x"}, {"nodes": [1, {}]}])
def test_a_record_that_somebody_spoilt_does_no_harm(kept: Any) -> None:
    nodes = [claim("a", x={"x-aif": kept}), argument("b", ["a"], against="a")]
    map_ = Map(nodes)
    back, _ = read("aif", write("aif", map_))
    assert {"a", "b"} <= back.nodes.keys()


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b'{"nodes": [{"nodeID": "1", "nodeID": "2"}]}', 1, "the key `nodeID` stands twice"),
        (b'{\n"nodes": [{"type": "I"}], "edges": []}', 2, "there is no `nodeID`"),
        (b'{\n"nodes": [{"nodeID": "1", "type": "I", "text": "\xe9"}]}', 2, "the byte 0xe9"),
        (b'{"nodes": ' + b"[" * 100_000, 1, "the values are nested too deeply"),
        (b'{"nodes": [{"nodeID": ' + b"9" * 5000 + b"}]}", 1, "this is no JSON"),
        (b'{"nodes": [{"nodeID": 1e999}]}', 1, "this is no JSON"),
        (b'{"nodes": [{"nodeID": "' + b"a" * 40_000_000, 0, "the file has more than"),
        (b'{"nodes": [], "edges": {}}', 1, "`edges` is no list"),
        (b'{"nodes": [{"nodeID": "1", "type": "I", "text": "\\u0000"}]}', 1, "`claim`: the char"),
    ],
    ids=range(9),
)
def test_hostile_files_are_refused_with_a_place(data: bytes, line: int, message: str) -> None:
    fault = refused("aif", data)
    assert fault.message.startswith(message)
    assert fault.line == line
