"""A map as a networkx graph, and back without loss."""

import contextlib
import json
from collections.abc import Callable

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from robustmap.errors import FormatError
from robustmap.formats.network import PARTS, from_networkx, to_networkx
from robustmap.graph.edges import KINDS as EDGE_KINDS
from robustmap.kb import KB
from robustmap.kb import from_networkx as kb_of
from robustmap.model.map import Map
from robustmap.model.nodes import KINDS, Argument, Claim, Node, Threshold
from robustmap.model.settings import Settings
from tests.support.nodes import maps, nodes

THESIS = Claim.model_validate({"id": "t", "title": "T", "body": "The thesis."})
TWO_AIMS = Argument.model_validate(
    {"id": "a", "for": "t", "undercuts": ["b"], "premises": [{"p1": "It rains."}, "s"]}
)
SHARED = Claim.model_validate({"id": "s", "title": "S", "standing": "open"})
ONE_AIM = Argument.model_validate({"id": "b", "against": "t", "x": {"x-seen": ["yes"]}})


def through_json(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    text = json.dumps(nx.node_link_data(graph, edges="edges"))
    return nx.node_link_graph(json.loads(text), edges="edges")


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(maps())
def test_a_map_comes_back_as_it_was(map_: Map) -> None:
    graph = to_networkx(map_)
    assert from_networkx(graph) == map_
    assert from_networkx(through_json(graph)) == map_


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_kind_comes_back(kind: str) -> None:
    @settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
    @given(nodes(KINDS[kind], "a", every=True))
    def comes_back(node: Node) -> None:
        map_ = Map([node])
        assert from_networkx(through_json(to_networkx(map_))) == map_

    comes_back()


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(maps())
def test_every_node_and_edge_says_its_kind(map_: Map) -> None:
    graph = to_networkx(map_)
    assert {kind for _, kind in graph.nodes(data="kind")} <= KINDS.keys() | PARTS
    assert {kind for _, _, kind in graph.edges(data="kind")} <= EDGE_KINDS.keys()
    assert all(label for _, label in graph.nodes(data="label"))


def test_what_the_graph_holds() -> None:
    graph = to_networkx(Map([THESIS, TWO_AIMS, SHARED, ONE_AIM]))
    assert dict(graph.nodes(data="kind")) == {
        "a": "argument",
        "a#on-b": "inference",
        "a#on-t": "inference",
        "a#p1": "premise",
        "b": "argument",
        "b#reason": "reason",
        "s": "claim",
        "t": "claim",
    }
    assert graph.nodes["t"] == {"kind": "claim", "label": "T", "title": "T", "body": "The thesis."}
    assert graph.nodes["a#p1"]["label"] == "It rains."
    assert graph.nodes["b"]["x-seen"] == ["yes"]
    assert set(graph.edges(data="kind")) == {
        ("a", "b", "undercuts"),
        ("a", "t", "supports"),
        ("b", "t", "rebuts"),
        ("s", "a", "premise"),
        ("a#p1", "a", "premise"),
        ("b#reason", "b", "premise"),
        ("a#on-b", "a", "belongs_to"),
        ("a#on-t", "a", "belongs_to"),
        ("a#p1", "a", "belongs_to"),
        ("b#reason", "b", "belongs_to"),
    }
    assert graph.edges["a", "b", 0] == {"kind": "undercuts", "via": "a#on-b", "basis": "stated"}


def test_the_graph_shares_nothing_with_the_map() -> None:
    graph = to_networkx(Map([ONE_AIM]))
    graph.nodes["b"]["x-seen"].append("no")
    assert ONE_AIM.x == {"x-seen": ["yes"]}
    back = from_networkx(graph)
    graph.nodes["b"]["x-seen"].append("later")
    assert back.nodes["b"].x == {"x-seen": ["yes", "no"]}


def test_a_changed_attribute_comes_back_changed() -> None:
    graph = to_networkx(Map([THESIS, ONE_AIM]))
    graph.nodes["b"]["basis"] = "reading"
    graph.nodes["t"]["x-rank"] = 0.5
    back = from_networkx(graph)
    assert back.nodes["b"].basis == "reading"
    assert back.nodes["t"].x == {"x-rank": 0.5}


def test_the_kb_gives_and_takes_graphs() -> None:
    kb = KB(Map([THESIS, ONE_AIM], Settings(title="Rain")))
    again = kb_of(kb.to_networkx())
    assert again.map == kb.map
    assert again.ask("b").answer == "stands"


def test_a_file_whose_name_looks_like_a_part_is_not_overwritten() -> None:
    odd = Threshold.model_validate({"id": "a#p1", "title": "Odd"})
    map_ = Map([odd, TWO_AIMS, THESIS, SHARED])
    assert to_networkx(map_).nodes["a#p1"]["kind"] == "threshold"
    assert from_networkx(to_networkx(map_)) == map_


def test_an_own_key_that_could_not_come_back_is_refused() -> None:
    node = Claim.model_validate({"id": "a", "title": "A", "x": {"colour": "red"}})
    with pytest.raises(FormatError, match="own key `colour` of `a` does not begin with `x-`"):
        to_networkx(Map([node]))


def spoilt(change: Callable[[nx.MultiDiGraph], object]) -> nx.MultiDiGraph:
    graph = to_networkx(Map([THESIS, ONE_AIM]))
    change(graph)
    return graph


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda g: g.add_node("new"), "the node 'new' has no attribute `kind`"),
        (lambda g: g.add_edge("t", "new"), "the node 'new' has no attribute `kind`"),
        (lambda g: g.add_node("n", kind=["claim"]), "the node 'n' has no attribute `kind`"),
        (
            lambda g: g.add_node("n", kind="clam"),
            "the node 'n' is of the kind `clam`, which there is not; did you mean `claim`?",
        ),
        (
            lambda g: g.nodes["t"].update(colour="red"),
            "the node 't': the attribute `colour` is not one that such a node may have",
        ),
        (
            lambda g: g.nodes["t"].update(x={"x-a": "b"}),
            "the node 't': the attribute `x` is not one that such a node may have",
        ),
        (
            lambda g: g.nodes["t"].update({7: "b"}),
            "the node 't': the attribute `7` cannot be read",
        ),
        (
            lambda g: g.nodes["b"].update(basis="guess"),
            "the node 'b': the attribute `basis` cannot be read: input should be 'stated'",
        ),
        (lambda g: g.add_node(3, kind="claim"), "the node 3: the attribute `id` cannot be read"),
        (
            lambda g: g.graph.update(settings={"titel": "x"}),
            "the settings: the attribute `titel` is not one",
        ),
        (lambda g: g.graph.update(settings=[]), "the settings cannot be read"),
        (lambda g: g.graph.update(robustmap=99), "the version 99; only 1 can be read"),
        (lambda g: g.graph.clear(), "this MultiDiGraph was not made by `to_networkx`"),
    ],
)
def test_a_graph_that_is_no_map_is_refused(change: Callable, sentence: str) -> None:
    with pytest.raises(FormatError) as caught:
        from_networkx(spoilt(change))
    assert sentence in str(caught.value)


@pytest.mark.parametrize("graph", [nx.path_graph(3), nx.DiGraph(), [], None, "graph"])
def test_something_else_is_refused(graph: object) -> None:
    with pytest.raises(FormatError, match=r"was not made by `to_networkx`"):
        from_networkx(graph)


KEYS = st.sampled_from(["kind", "title", "for", "premises", "level", "x-a", "id", "?"])
WORDS = st.none() | st.integers() | st.sampled_from(["claim", "argument", "threshold"])
VALUES = WORDS | st.lists(WORDS, max_size=2) | st.dictionaries(KEYS, WORDS, max_size=2)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_no_attributes_make_anything_but_a_map_or_a_format_error(attributes: dict) -> None:
    graph = nx.MultiDiGraph(robustmap=1, settings={})
    graph.add_nodes_from([("n", attributes)])
    with contextlib.suppress(FormatError):
        assert isinstance(from_networkx(graph), Map)


def test_pyvis_shows_nodes_with_their_verdicts_and_attacks() -> None:
    cut = Argument.model_validate({"id": "cut", "undercuts": ["b"]})
    kb = KB(Map([THESIS, SHARED, TWO_AIMS, ONE_AIM, cut]))
    network = kb.to_pyvis()
    assert {one["id"]: one["group"] for one in network.nodes} == {
        name: kb.ask(name).answer for name in ("t", "s", "a", "b", "cut")
    }
    lines = {(one["from"], one["to"], one["title"]) for one in network.edges}
    assert {("cut", "b", "undercuts"), ("s", "a", "premise"), ("b", "t", "rebuts")} <= lines
    assert all(first != then for first, then, _ in lines)
