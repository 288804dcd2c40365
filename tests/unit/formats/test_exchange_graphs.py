"""GraphML, DOT and Mermaid: graphs of other tools read as arguments, ours as others read them."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import networkx as nx
import pygraphviz
import pytest

from robustmap.formats.exchange import FORMATS, Faults, Imported
from robustmap.formats.network import to_networkx
from robustmap.model.map import Map
from robustmap.model.nodes import Argument, Claim
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim, random_map

GOLDEN = Path(__file__).parents[2] / "golden/exchange"


def read(name: str, data: bytes) -> tuple[Imported | None, Faults]:
    form, faults = FORMATS[name], Faults()
    assert form.read
    return form.read(data, faults), faults


def steps(map_: Map) -> Iterator[tuple[str, str, str, str]]:
    """Yield (argument, premise, relation, target) of each argument."""
    for node in map_.arguments():
        for one in map_.inferences.values():
            if one.owner == node.id:
                yield node.id, one.premises[0], one.relation, one.target


def test_a_dot_file_by_hand_is_read() -> None:
    found, faults = read("dot", (GOLDEN / "dot/rain.dot").read_bytes())
    assert found
    titles = {one.id: one.title for one in found.nodes if isinstance(one, Claim)}
    assert titles == {
        "rain": "It rains",
        "the-ground-is-wet": "The ground is wet",
        "roof": "There is a roof",
        "sun": "sun",
        "warm": "warm",
        "nice": "nice",
    }
    assert set(steps(found.map)) == {
        ("rain-wet-ground", "rain", "for", "the-ground-is-wet"),
        ("roof-undercuts-step", "roof", "undercuts", "rain-wet-ground"),
        ("sun-against-rain", "sun", "against", "rain"),
        ("sun-against-wet-ground", "sun", "against", "the-ground-is-wet"),
        ("sun-for-warm", "sun", "for", "warm"),
        ("warm-for-nice", "warm", "for", "nice"),
    }
    assert [(one.line, one.column) for one in faults.found] == [(16, 5)]
    assert "does not say what it means" in faults.found[0].message


def test_a_drawing_of_an_editor_is_read() -> None:
    found, faults = read("graphml", (GOLDEN / "graphml/rain.graphml").read_bytes())
    assert found
    assert set(steps(found.map)) == {
        ("n0-n1", "n0", "for", "n1"),
        ("n1-n0-e0", "there-is-a-roof", "undercuts", "n0-n1"),
    }
    rain = found.map.nodes["n0"]
    assert isinstance(rain, Claim)
    assert rain.title == "It rains"
    assert [one.to for one in rain.contradicts] == ["there-is-a-roof"]
    assert [(one.line, one.message) for one in faults.found] == [
        (13, "an edge is left out: there is no node `n9`")
    ]


@pytest.mark.parametrize("number", range(12))
def test_other_programs_read_what_we_write(number: int) -> None:
    solution = Solution.of(random_map(Random(number)))
    graph = to_networkx(solution.map)
    formats = FORMATS.entries
    dot, xml = formats["dot"].write, formats["graphml"].write
    assert dot
    assert xml
    drawn = pygraphviz.AGraph(string=dot(solution).decode())
    parsed = nx.parse_graphml(xml(solution).decode(), force_multigraph=True)
    ends = sorted((one, other, kind) for one, other, kind in graph.edges(data="kind"))
    assert sorted(map(str, drawn.nodes())) == sorted(parsed.nodes) == sorted(graph.nodes)
    assert sorted((a, b, k) for a, b, k in parsed.edges(data="kind")) == ends
    found = sorted((str(e[0]), str(e[1]), str(e.attr["kind"])) for e in drawn.edges())
    assert found == ends


def test_what_other_programs_write_of_ours_is_read() -> None:
    map_ = Map([claim("t"), argument("a", [{"p": 'It \\N rains: "so"\n.'}], for_="t")])
    dot, xml = FORMATS["dot"].write, FORMATS["graphml"].write
    assert dot
    assert xml
    again = pygraphviz.AGraph(string=dot(Solution.of(map_)).decode()).to_string()
    found, faults = read("dot", again.encode())
    assert found, faults.found
    assert found.map == map_
    parsed = nx.parse_graphml(xml(Solution.of(map_)).decode(), force_multigraph=True)
    found, faults = read("graphml", "\n".join(nx.generate_graphml(parsed)).encode())
    assert found, faults.found
    assert found.map == map_


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("digraph { a -> }", (1, 16), "`}` stands here; expected a name"),
        ('digraph {\n "a [x=1] }', (2, 2), 'expected a closing `"`'),
        ("digraph {\n a [x=<b", (2, 7), "expected `>` for each `<`"),
        ("digraph { a", (1, 12), "the end of the file stands here; expected `}`"),
        ("digraph { a ] }", (1, 13), "`]` stands here; expected a name"),
        ("digraph " + "{" * 100, (1, 74), "at most 64 graphs within each other"),
        ("tree { }", (1, 1), "`tree` stands here; expected `graph` or `digraph`"),
    ],
)
def test_what_is_wrong_with_dot_is_told(text: str, place: tuple[int, int], told: str) -> None:
    found, faults = read("dot", text.encode())
    assert found is None
    (fault,) = faults.found
    assert (fault.line, fault.column) == place
    assert told in fault.message


def test_an_undercut_of_a_statement_is_reported() -> None:
    found, faults = read("dot", b"digraph { x -> t [label=undercut] }")
    assert found
    assert [one.message for one in faults.found] == [
        "an undercut of a node that is no step is read as an argument against it"
    ]
    (only,) = found.map.arguments()
    assert isinstance(only, Argument)
    assert [one.to for one in only.against] == ["t"]


def test_mermaid_shows_an_undercut_as_an_arrow_onto_the_inference() -> None:
    nodes = [
        claim("t", title='Is it "so" [really]?'),
        argument("two", ["t"], for_="t", against="s"),
        claim("s"),
        argument("u", undercuts="two#on-s"),
    ]
    write = FORMATS["mermaid"].write
    assert write
    lines = write(Solution.of(Map(nodes))).decode().splitlines()
    assert lines[0] == "flowchart BT"
    named = {line.split('"')[1]: line.split("[")[0].strip(" (") for line in lines if '"' in line}
    step, undercut = named["two against s"], named["Item u"]
    assert f"  {undercut} -.->|breaks the step| {step}" in lines
    assert f"  {step} -.- {named['Item two']}" in lines
    assert "Is it #34;so#34; #91;really#93;?" in named
