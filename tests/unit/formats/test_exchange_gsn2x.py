"""gsn2x files: what is read of them, marks beside verdicts, and what is told of."""

from pathlib import Path

import pytest
import yaml

from robustmap.formats.exchange import FORMATS, Faults, Imported
from robustmap.model.map import Map
from robustmap.model.said import said
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim

SAMPLE = Path("tests/golden/exchange/gsn2x/lift.gsn.yaml").read_bytes()
FORM = FORMATS["gsn2x"]


def read(text: str | bytes) -> tuple[Imported | None, list[str]]:
    """Give what is read, and every message with its place."""
    assert FORM.read
    faults = Faults()
    data = text if isinstance(text, bytes) else text.encode()
    found = FORM.read(data, faults)
    return found, [f"{one.line}:{one.column} {one.message}" for one in faults.found]


def write(map_: Map) -> str:
    assert FORM.write
    return FORM.write(Solution.of(map_)).decode()


def test_the_sample_is_read() -> None:
    found, _ = read(SAMPLE)
    assert found
    by = {said(node).get("x-gsn", {}).get("id", node.id): said(node) for node in found.nodes}
    assert by["S1"]["for"] == ["the-lift-is-safe-to-use"]
    # What is assumed in its context is a premise.
    assert "nobody-opens-the-shaft-by-force" in by["S1"]["premises"]
    assert by["A1"]["standing"] == "presumed"
    assert by["Sn1"]["sort"] == "evidence"
    assert by["Sn1"]["x-gsn"]["url"] == "https://example.org/brake"
    assert by["G3"]["standing"] == "open"
    assert by["G1"]["x-gsn"]["inContextOf"] == ["C1"]


def test_challenges_are_attacks_on_statements_strategies_and_relations() -> None:
    found, _ = read(SAMPLE)
    assert found
    aims = {
        premise: {key: value for key, value in said(node).items() if key != "premises"}
        for node in found.nodes
        for premise in said(node).get("premises", [])
    }
    strategy = "argument-over-the-ways-in-which-it-can-hurt"
    assert aims["the-brake-was-tested-empty-only"] == {"undercuts": ["from-test-of-the-brake"]}
    foot = {"against": ["its-doors-do-not-crush-anybody"]}
    assert aims["a-door-closed-on-a-foot-last-year"] == foot
    assert aims["the-argument-leaves-out-power-cuts"] == {"undercuts": [strategy]}
    assert aims["the-list-of-hazards-was-checked-by-two-people"] == {"backs": [strategy]}


def test_a_challenge_of_a_challenge_is_an_undercut() -> None:
    found, told = read(
        "G1: {text: One., undeveloped: true}\nCG1: {text: Two., challenges: G1}\n"
        "CG2: {text: Three., challenges: CG1 -> G1}\n"
    )
    assert found
    assert told == []
    assert said(found.map.nodes["from-three"])["undercuts"] == ["from-two"]


def test_marks_that_differ_from_verdicts_are_told() -> None:
    _, told = read(SAMPLE)
    assert told == [
        "21:3 `G2` is marked as defeated, but here it is unargued",
        "25:1 `G3` is not marked as defeated, but here it is rejected",
    ]
    _, told = read(
        "G1: {text: A., undeveloped: true}\nCG1: {text: B., challenges: G1, defeatedRelation: G1}\n"
    )
    assert told[-1] == (
        "2:51 the relation of `CG1` to `G1` is marked as defeated, but here it is stands"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("G1: {supportedBy: [G2]}\n", "1:20 `G1` leads to `G2`, which is no element"),
        ("G1: {supportedBy: 'G2, G3'}\nG2: {}\nG3: {}\n", "1:19 `G1` leads to `G2, G3`"),
        ("G1: {supportedBy: G1}\n", "1:19 `G1` leads to itself"),
        ("X1: {text: a, undeveloped: true}\n", "1:1 `X1` begins like no type of element"),
        ("X1: {nodeType: Gaol}\n", "1:16 `Gaol` is no type of element"),
        ("G1: {text: a}\nG2: {text: b}\nCG1: {challenges: G1 -> G2}\n", "3:19 `CG1` challenges a"),
        ("G1: text\n", "1:1 the element `G1` has no keys"),
        ("G1: &x {text: a}\nG2: *x\n", "1:5 the anchor `&x` is refused"),
        ("G1: {text: a}\nG1: {text: b}\n", "2:1 the key `G1` stands twice, first on line 1"),
    ],
)
def test_what_leads_nowhere_is_an_error(text: str, message: str) -> None:
    found, told = read(text)
    assert found is None
    assert message in told[0], told


def test_what_is_odd_is_told() -> None:
    found, told = read(
        "module: {name: m, uses: [o.yaml]}\nG1: {supportedBy: [G2, G2], undeveloped: true}\n"
        "G2: {undeveloped: true, challenges: G1}\n"
    )
    assert found
    assert [line.split("`", 1)[0] for line in told[:2]] == ["2:24 ", "2:29 "]
    assert "1:19 `uses` names other files, which are not read" in told
    assert "3:37 `G2` is a Goal, but challenges something" in told


MAP = Map(
    [
        *(claim("a"), claim("b"), claim("c", standing="open"), claim("d")),
        argument("x", ["a"], for_=["b"]),
        argument("y", ["d"], against=["b", "c"]),
        argument("z", undercuts=["x"]),
        argument("w", ["a"], backs=["x"]),
    ]
)


def test_what_is_written_is_what_gsn2x_allows() -> None:
    found = yaml.safe_load(write(MAP))
    module = found.pop("module")
    assert module["name"] == "A robustmap"
    allowed = {
        "Goal": {"Goal", "Strategy", "CounterGoal"},
        "Strategy": {"Goal", "CounterGoal"},
        "CounterGoal": {"CounterGoal"},
        "Justification": set(),
    }
    for one in found.values():
        below = {found[ref]["nodeType"] for ref in one.get("supportedBy", [])}
        assert below <= allowed[one["nodeType"]]
        assert "challenges" not in one or one["nodeType"] == "CounterGoal"
        assert not (one.get("undeveloped") and one.get("supportedBy"))
    assert found["x"]["nodeType"] == "Strategy"
    assert found["x"]["verdict"] == "contested"
    assert found["z"]["challenges"] == "x"
    assert found["b"]["supportedBy"] == ["x"]
    assert {found[key]["challenges"] for key in found if key.startswith("y#")} == {"b", "c"}
    assert found["a"]["verdict"] == "unargued"


def test_verdicts_set_the_marks() -> None:
    nodes = [node for name, node in MAP.nodes.items() if name != "w"]
    found = yaml.safe_load(write(Map(nodes)))
    assert found["x"]["defeated"] is True
    assert found["c"]["defeated"] is True
    assert "defeated" not in found["b"]


def test_changes_by_hand_count() -> None:
    text = write(MAP).replace("text: Claim a\n", "text: Claim a, said better\n", 1)
    text += "CG9:\n  text: A new thought\n  challenges: a\n"
    found, told = read(text)
    assert found
    assert found.map.nodes["a"].title == "Claim a, said better"
    assert said(found.map.nodes["from-a-new-thought"])["against"] == ["a"]
    assert told == []
