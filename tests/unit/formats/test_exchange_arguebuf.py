"""arguebuf JSON: nothing is lost, and what others change in the graph counts."""

import json
from typing import Any

import pytest

from robustmap.formats.exchange import Fault
from robustmap.model.map import Map
from tests.support.foreign import SAMPLES, read, refused, write
from tests.support.maps import argument, claim, question

SAMPLE = (SAMPLES / "arguebuf" / "bridge.arguebuf.json").read_bytes()
MAP = Map(
    [
        claim("a", standing="open"),
        claim("b", tags=["kept"]),
        argument("x", ["b", {"p1": "It rains."}], for_=[{"to": "a", "basis": "implied"}]),
        argument("y", undercuts="x"),
        question("q", about="a"),
    ]
)


def edited(change: Any) -> tuple[Map, list[Fault]]:
    """Read the map as it is after another program has changed its graph."""
    whole = json.loads(write("arguebuf", MAP))
    change(whole)
    return read("arguebuf", json.dumps(whole).encode())


def test_a_foreign_graph_is_read_with_its_undercut_and_its_scheme() -> None:
    map_, told = read("arguebuf", SAMPLE)
    assert not told
    assert map_.inferences["u1"].relation == "undercuts"
    assert map_.inferences["u1"].target == "s1"
    assert map_.nodes["s1"].scheme == "expert opinion"  # type: ignore[attr-defined]


def test_keys_with_underscores_and_numbers_for_schemes_are_read_too() -> None:
    whole = json.loads(SAMPLE)
    whole["schema_version"] = whole.pop("schemaVersion")
    whole["major_claim"] = whole.pop("majorClaim")
    scheme = whole["nodes"]["s1"]["scheme"]
    scheme["premise_descriptors"] = scheme.pop("premiseDescriptors")
    scheme["support"] = 2
    assert read("arguebuf", json.dumps(whole).encode())[0] == read("arguebuf", SAMPLE)[0]


def test_what_else_a_foreign_graph_says_of_nodes_is_written_again() -> None:
    map_, _ = read("arguebuf", SAMPLE)
    found = json.loads(write("arguebuf", map_))
    assert found["nodes"] == json.loads(SAMPLE)["nodes"]
    assert found["majorClaim"] == json.loads(SAMPLE)["majorClaim"] == "t"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"resources": {"a": {"text": "The whole text."}}}, "`resources` of the graph is left"),
        ({"participants": {"p": {"name": "A"}}}, "`participants` of the graph is left out"),
        ({"majorClaim": "gone"}, "`majorClaim` of the graph is left out"),
        ({"userdata": {"own": 1}}, "`userdata` of the graph is left out"),
    ],
)
def test_what_is_said_of_the_whole_graph_is_told(change: Any, told: str) -> None:
    whole = json.loads(SAMPLE) | change
    map_, faults = read("arguebuf", json.dumps(whole, indent=1).encode())
    assert [one.message.startswith(told) for one in faults] == [True]
    assert faults[0].line > 1
    assert {*map_.nodes} == {*read("arguebuf", SAMPLE)[0].nodes}


def test_what_an_edge_says_of_itself_is_told() -> None:
    whole = json.loads(SAMPLE)
    whole["edges"]["e1"]["metadata"] = {"created": "2020-01-01"}
    map_, faults = read("arguebuf", json.dumps(whole, indent=1).encode())
    assert [one.message for one in faults] == ["what the edge `e1` says of itself is left out"]
    assert map_ == read("arguebuf", SAMPLE)[0]


def test_a_map_under_userdata_that_cannot_be_read_is_told_with_its_place() -> None:
    data = write("arguebuf", MAP).replace(b'"p1": "It rains."', b'"p1": null')
    fault = refused("arguebuf", data)
    assert "`premises.1` cannot be read: a premise needs the id of a claim" in fault.message
    assert fault.line > 1


def test_an_edge_that_another_program_adds_counts_and_the_rest_stays() -> None:
    def add(whole: Any) -> None:
        whole["edges"]["new"] = {"source": "a", "target": "x"}
        whole["nodes"]["b"]["atom"]["text"] = "Claim b, in other words."

    map_, _ = edited(add)
    assert {*map_.inferences["x"].premises} == {"b", "x#p1", "a"}
    assert map_.nodes["x"].for_[0].basis == "implied"  # type: ignore[attr-defined]
    assert map_.nodes["b"].title == "Claim b, in other words."
    assert map_.nodes["b"].tags == ("kept",)
    assert map_.nodes["q"] == MAP.nodes["q"]


def test_nodes_that_another_program_adds_or_removes_count() -> None:
    def change(whole: Any) -> None:
        del whole["nodes"]["y"], whole["nodes"]["y#reason"]
        whole["edges"] = {k: e for k, e in whole["edges"].items() if "y" not in e["source"]}
        name = "0b9c6d1e-52a4-11ee-be56-0242ac120002"
        whole["nodes"][name] = {"atom": {"text": "The roof leaks."}}
        whole["nodes"]["7"] = {"scheme": {"attack": "ATTACK_DEFAULT"}}
        whole["edges"] |= {
            "1": {"source": name, "target": "7"},
            "2": {"source": "7", "target": "x"},
        }

    map_, _ = edited(change)
    assert "y" not in map_.nodes
    assert map_.inferences["from-the-roof-leaks"].relation == "undercuts"
    assert map_.inferences["from-the-roof-leaks"].premises == ("the-roof-leaks",)


@pytest.mark.parametrize(
    ("edge", "told"),
    [
        ({"source": "r", "target": "gone"}, "names the node `gone`, which there is not"),
        ({"source": "r", "target": "t"}, "from statement to statement without a scheme"),
    ],
)
def test_edges_that_others_drop_or_accept_silently_are_told(edge: Any, told: str) -> None:
    whole = json.loads(SAMPLE)
    whole["edges"]["odd"] = edge
    map_, faults = read("arguebuf", json.dumps(whole, indent=1).encode())
    assert [told in one.message for one in faults] == [True]
    assert faults[0].line > 1
    assert map_ == read("arguebuf", SAMPLE)[0]


def test_a_scheme_of_no_kind_is_no_support() -> None:
    whole = json.loads(SAMPLE)
    whole["nodes"]["u1"]["scheme"] = {}
    map_, faults = read("arguebuf", json.dumps(whole).encode())
    assert "u1" not in map_.nodes
    assert "neither support nor attack" in faults[0].message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"schemaVersion": 1, "nodes": {"a": {}}}', "the node `a` is neither an atom nor"),
        (b'{"schemaVersion": 1, "nodes": [], "edges": {}}', "this is no graph"),
        (b'{"nodes": {}, "edges": {"e": {"source": 1}}}', "the edge `e` has no `source`"),
        (b'{"nodes": {"a": 1, "a": 2}}', "the key `a` stands twice"),
        (b'{"nodes": {"a": {"atom": {"text": "\xe9"}}}}', "the byte 0xe9 is not UTF-8"),
        (b'{"userdata": {"robustmap": {"version": 9}}}', "what is under `robustmap` is of"),
        (b'{"userdata": {"robustmap": {"version": 1, "nodes": {"a": 1}}}}', "the nodes are no"),
        (b'{"nodes": ' + b'{"a":' * 100_000, "the values are nested too deeply"),
    ],
    ids=range(8),
)
def test_hostile_files_are_refused(data: bytes, message: str) -> None:
    assert refused("arguebuf", data).message.startswith(message)
