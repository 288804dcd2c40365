"""Shares of possible orders between two maps: what moved them."""

import json
from typing import Any

from robustmap.diff.compare import compare
from robustmap.diff.report import REPORTS, Compared
from robustmap.diff.shares import ShareChange
from robustmap.model.map import Map
from robustmap.model.nodes import Claim, Node
from tests.support.maps import argument, claim, proposal, threshold


def before(first: str, then: str, **fields: Any) -> Claim:
    return claim(f"{first}-{then}", states={"before": [first, then]}, **fields)


def points(names: str) -> list[Node]:
    return [threshold(name) for name in names]


PLAN = proposal("plan", requires_order=[{"first": "c", "then": "a"}])
BASE = [*points("abc"), before("a", "b"), PLAN]


def approx(found: ShareChange) -> tuple[float, float]:
    return round(found.before.standing.value, 4), round(found.after.standing.value, 4)


def test_a_threshold_that_is_added_moves_shares_and_that_is_said() -> None:
    """The trap of the background report: a before b, c free; then a before d besides."""
    diff = compare(Map(BASE), Map([*BASE, *points("d"), before("a", "d")]))
    assert [(one.proposal, one.clause, one.remark) for one in diff.shares] == [
        ("plan", "", "added"),
        ("plan", "plan#c-before-a", "added"),
    ]
    assert {approx(one) for one in diff.shares} == {(0.3333, 0.25)}
    assert diff.robustness == ()


def test_a_threshold_that_stands_alone_moves_nothing() -> None:
    assert compare(Map(BASE), Map([*BASE, *points("e")])).shares == ()


def test_a_threshold_that_is_taken_away() -> None:
    diff = compare(Map([*BASE, *points("d"), before("a", "d")]), Map(BASE))
    assert {one.remark for one in diff.shares} == {"removed"}
    head = [*BASE, *points("ef"), before("a", "e"), before("a", "f")]
    swapped = compare(Map([*BASE, *points("d"), before("a", "d")]), Map(head))
    assert [(one.remark, approx(one)) for one in swapped.shares] == [("changed", (0.25, 0.2))] * 2


def test_a_fact_alone_moves_a_share_without_a_remark() -> None:
    diff = compare(Map(BASE), Map([*BASE, before("b", "c")]))
    assert [(one.remark, approx(one)) for one in diff.shares] == [("", (0.3333, 0.0))] * 2


def test_both_together_is_told_as_partly() -> None:
    head = [*points("abcde"), before("a", "d"), before("d", "e"), PLAN]
    found = compare(Map(BASE), Map(head)).shares
    assert [(one.remark, approx(one)) for one in found] == [("partly", (0.3333, 0.25))] * 2


def test_facts_about_a_new_threshold_that_settle_a_pair_are_no_mere_addition() -> None:
    head = [*BASE, *points("d"), before("a", "d"), before("d", "c")]
    found = compare(Map(BASE), Map(head)).shares
    assert [(one.remark, approx(one)) for one in found] == [("", (0.3333, 0.0))] * 2


def test_what_is_certain_stays_so_when_thresholds_are_added() -> None:
    sure = [*points("abc"), before("c", "a"), PLAN]
    more = [*sure, *points("de"), before("d", "a"), before("c", "e")]
    assert compare(Map(sure), Map(more)).shares == ()
    never = [*points("abc"), before("a", "c"), PLAN]
    more = [*never, *points("de"), before("d", "a"), before("c", "e")]
    assert compare(Map(never), Map(more)).shares == ()


def test_doubt_about_a_fact_opens_an_interval() -> None:
    head = [*BASE[:3], before("c", "a"), before("a", "b"), PLAN]
    (one, _) = compare(Map(head), Map([*head, argument("doubt", against="c-a")])).shares
    assert (one.before.low, round(one.after.low, 4), one.after.high) == (1.0, 0.3333, 1.0)
    assert one.remark == ""


def test_the_report_says_why() -> None:
    diff = compare(Map(BASE), Map([*BASE, *points("d"), before("a", "d")]))
    text = REPORTS["text"](Compared(diff, "main", "HEAD"))
    assert (
        "Shares of possible orders\n"
        "  plan has room to work in 1 of 3 possible orders -> 2 of 8 possible orders\n"
        '    "Plan plan"\n'
        "    because thresholds were added\n"
        "  plan#c-before-a is kept in 1 of 3 possible orders -> 2 of 8 possible orders\n"
    ) in text
    assert "2 shares of possible orders move; " in text
    assert "probab" not in text.lower()
    data = json.loads(REPORTS["json"](Compared(diff, "main", "HEAD")))
    assert data["shares_compared"] is True
    assert data["shares"][0]["remark"] == "added"
    assert data["shares"][0]["after"]["standing"]["of"] == 8
    assert "because thresholds were added" in REPORTS["markdown"](Compared(diff, "a", "b"))


def test_too_many_thresholds_are_not_compared_and_that_is_said() -> None:
    many = [threshold(f"t{number}") for number in range(61)]
    diff = compare(Map([*BASE, *many]), Map([*BASE, *many, before("b", "c")]))
    assert (diff.shares, diff.shares_compared) == ((), False)
    assert "shares of possible orders are not compared" in REPORTS["text"](
        Compared(diff, "main", "HEAD")
    )
