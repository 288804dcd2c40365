"""Rules about dates: what is found, and what is left alone."""

from typing import Any

import pytest

from robustmap.check.registry import check
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.settings import Settings
from tests.support.dated import dated
from tests.support.maps import argument, claim


def found(*nodes: Node, **settings: Any) -> list[tuple[str, str]]:
    map_ = Map(nodes, Settings.model_validate({"title": "T", **settings}))
    return [(one.code, one.message) for one in check(map_) if "RM371" <= one.code <= "RM379"]


@pytest.mark.parametrize(
    "said",
    [
        "2031",
        "2031-12-31",
        "never",
        {"from": "2028", "until": "2028"},
        {"p5": "2030", "p95": "2030"},
        {"from": "2026", "p50": "2026", "p90": "2026"},
        {"at": "2030", "never": "1"},
        {"at": "2030", "loading": "-1", "factor": "pace"},
    ],
)
def test_what_is_said_well_is_left_alone(said: Any) -> None:
    assert found(dated("a", said)) == []


@pytest.mark.parametrize(
    ("said", "code", "told"),
    [
        ({"never": "0.5"}, "RM371", "it is not said when"),
        ({"from": "2030"}, "RM371", "`from` alone does not say when"),
        ({"at": "2030", "p50": "2031"}, "RM371", "`at`, `p50` together do not say when"),
        ({"at": "2030", "factor": "pace"}, "RM371", "`factor` says nothing without a `loading`"),
        ("2031-13", "RM372", "no calendar has `2031-13`"),
        ({"from": "2040", "until": "2030"}, "RM372", "`until: 2030` is before `from: 2040`"),
        ({"p10": "2040", "p90": "2030"}, "RM372", "`p90: 2030` is before `p10: 2040`"),
        ({"from": "2030", "p10": "2029", "p50": "2040"}, "RM372", "is not after `from: 2030`"),
        ({"from": "2030", "mean": "0"}, "RM372", "`mean` is 0 years"),
        ({"at": "2030", "never": "-0.1"}, "RM372", "`never` is -0.1"),
        ({"at": "2030", "loading": "2"}, "RM372", "`loading` is 2, which is not from -1 to 1"),
    ],
)
def test_what_is_no_date_is_found(said: Any, code: str, told: str) -> None:
    ((name, message),) = found(dated("a", said))
    assert name == code
    assert told in message


def test_what_has_been_crossed_may_not_be_never() -> None:
    nodes = [dated("a", "2020"), dated("b", {"at": "2020", "never": "0.1"}), dated("c", "never")]
    assert found(*nodes, today={"crossed": ["a"]}) == []
    assert [code for code, _ in found(*nodes, today={"crossed": ["a", "b"]})] == ["RM373"]


def test_dates_that_mostly_go_against_what_stands() -> None:
    nodes = [dated("a", start=2030, until=2039), dated("b", start=2026, until=2035)]
    fact = claim("fact", states={"before": ["a", "b"]})
    ((code, message),) = found(*nodes, fact)
    assert code == "RM374"
    assert "in 82 of 100 draws" in message or "in 81 of 100 draws" in message
    assert found(*nodes, fact, argument("no", against="fact")) == []
    assert found(*nodes, claim("fact", states={"before": ["b", "a"]})) == []
