"""Verdicts and reasons as plain data."""

import json

from robustmap.explain.data import ledger_data, reason_data, robustness_data, verdict_data
from robustmap.explain.ledger import ledger
from robustmap.explain.why import why
from robustmap.model.map import Map
from robustmap.model.view import View
from robustmap.reason.ask import ask
from robustmap.reason.robustness import Robustness
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim

NODES = [
    claim("thesis", standing="open"),
    argument("base", for_="thesis"),
    argument("cut", undercuts="base"),
]
SOLUTION = Solution.of(Map(NODES), View(off=frozenset({"z", "a"})))


def test_a_verdict_carries_all_that_it_depends_on() -> None:
    verdict = ask(SOLUTION, "base")
    assert verdict is not None
    data = verdict_data(verdict)
    assert json.loads(json.dumps(data)) == data
    assert data["answer"] == "undercut"
    assert data["words"] == "step broken by cut"
    assert data["title"] == "Item base"
    assert data["replies"] == {"met": [], "open": ["cut"]}
    assert data["rests_on"] == []
    assert data["ledger"] is None
    assert data["view"]["basis"] == "implied"
    assert data["view"]["off"] == ["a", "z"]
    assert data["view"]["semantics"] == "grounded"
    assert data["witness"]["base"] == {"label": "out", "rank": 8}
    assert data["witness"]["cut"] == {"label": "in", "rank": 3}


def test_the_witness_as_data_is_the_witness() -> None:
    verdict = ask(SOLUTION, "thesis")
    assert verdict is not None
    data = verdict_data(verdict)
    assert data["ledger"] == ledger_data(ledger(SOLUTION, "thesis"))
    assert {name: entry["rank"] for name, entry in data["witness"].items()} == verdict.witness.ranks


def test_a_ledger() -> None:
    data = ledger_data(ledger(SOLUTION, "thesis"))
    nothing = {"unanswered": [], "answered": [], "disputed": [], "fallen": [], "uncounted": []}
    assert data == {"for": {**nothing, "fallen": ["base"]}, "against": nothing, "shared": {}}


def test_reasons() -> None:
    reason = why(SOLUTION, "cut")
    assert reason is not None
    leaf = {
        "lead": "premise",
        "id": "cut#reason",
        "title": "Item cut",
        "words": "taken for granted",
        "repeats": False,
        "cut": False,
        "because": [],
    }
    assert reason_data(reason) == {
        "lead": "",
        "id": "cut",
        "title": "Item cut",
        "words": "holds, no reply yet",
        "repeats": False,
        "cut": False,
        "because": [leaf],
    }


def test_robustness() -> None:
    data = robustness_data(Robustness("p", "up", "stops", "noon", gap=2, failure="graceful"))
    assert (data["witness"], data["gap"]) == ("noon", 2)
    assert data["words"] == "stops once noon is reached, fails gently"
