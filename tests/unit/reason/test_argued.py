"""What is argued of robustness beside what follows from the clauses."""

from typing import Any

import pytest

from robustmap.check.registry import check
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.reason.robustness import Robustness
from robustmap.reason.robustness.argued import Both, argued, withstands
from robustmap.reason.solution import Solution
from tests.support.maps import argument, proposal, threshold


def both(fields: dict[str, Any], *nodes: Node) -> dict[str, Both]:
    map_ = Map([threshold("high"), threshold("low"), proposal("plan", **fields), *nodes])
    return argued(Solution.of(map_))["plan"]


YES = argument("yes", for_="plan#robust-up")
NO = argument("no", against="plan#robust-up")
ENDS, LASTS = {"breaks": "high"}, {"at_limit": "works"}


@pytest.mark.parametrize(
    ("fields", "nodes", "answer", "agree"),
    [
        (ENDS, [], "unsupported", None),
        (ENDS, [YES], "supported", False),
        (ENDS, [NO], "rejected", True),
        (ENDS, [YES, NO], "contested", None),
        (LASTS, [YES], "supported", True),
        (LASTS, [NO], "rejected", False),
        ({}, [YES], "supported", None),
        (ENDS, [YES, argument("doubt", against="plan#breaks-high")], "supported", None),
    ],
)
def test_they_agree_or_not_or_one_is_silent(
    fields: dict[str, Any],
    nodes: list[Node],
    answer: str,
    agree: bool | None,  # noqa: FBT001 - pytest passes it by name
) -> None:
    up = both(fields, *nodes)["up"]
    assert (up.argued, up.agree) == (answer, agree)
    assert up.statement == "plan#robust-up"


@pytest.mark.parametrize(
    ("failure", "holds"),
    [
        (None, None),
        ("graceful", True),
        ("detectable", True),
        ("silent", False),
        ("catastrophic", False),
    ],
)
def test_scaled_down_what_counts_is_how_it_fails(failure: str | None, holds: bool | None) -> None:  # noqa: FBT001 - pytest passes it by name
    entry = {"at": "low"} if failure is None else {"at": "low", "failure": failure}
    down = both({"needs": [entry]}, argument("yes", for_="plan#robust-down"))["down"]
    assert withstands(down.computed) is holds
    assert down.agree is holds


@pytest.mark.parametrize(
    ("answer", "holds"),
    [
        ("works", True),
        ("stopped", False),
        ("no-room", False),
        ("disputed", None),
        ("unknown", None),
    ],
)
def test_every_answer_withstands_or_not(answer: Any, holds: bool | None) -> None:  # noqa: FBT001 - pytest passes it by name
    assert withstands(Robustness("plan", "up", answer)) is holds


def test_nothing_is_solved_where_nobody_argues(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise AssertionError

    monkeypatch.setattr("robustmap.check.registry.Solution.of", refuse)
    quiet = Map([threshold("high"), proposal("plan", breaks="high"), argument("a", for_="plan")])
    assert "RM503" not in {one.code for one in check(quiet)}
    with pytest.raises(AssertionError):
        check(Map([proposal("plan"), YES]))


def test_the_finding_stands_at_an_argument_that_holds() -> None:
    fallen = argument("a-weak", for_="plan#robust-up")
    cut = argument("cut", undercuts="a-weak")
    nodes = [threshold("high"), proposal("plan", **ENDS), fallen, cut, YES]
    (found,) = [one for one in check(Map(nodes)) if one.code == "RM503"]
    assert found.node == "yes"
    assert found.severity == "warning"
    assert found.message == (
        "`plan#robust-up` is supported, but by its clauses: stops once `high` is reached"
    )


def test_what_is_only_granted_is_told_at_the_proposal() -> None:
    view = {"evaluate": {"grant": "plan#robust-up"}}
    settings = Map([]).settings.model_validate(view)
    nodes = [threshold("high"), proposal("plan", **ENDS), NO]
    (found,) = [one for one in check(Map(nodes, settings)) if one.code == "RM503"]
    assert found.node == "plan"


def test_a_withdrawn_proposal_is_left_alone() -> None:
    nodes = [threshold("high"), proposal("plan", review="withdrawn", **ENDS), YES]
    assert "RM503" not in {one.code for one in check(Map(nodes))}
