"""Scenarios on proposals made by hand."""

from random import Random
from typing import Any

import pytest

from robustmap.errors import QueryError, UnknownIdError
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import Claim, Node
from robustmap.model.settings import Settings, Today
from robustmap.reason.scenario import Against, Choice, Failure, Scenario, Waiting
from tests.support.maps import argument, claim, proposal, threshold

POINTS = [threshold(name) for name in ("a", "b", "c", "d")]


def before(name: str, first: str, then: str, **fields: Any) -> Claim:
    return claim(name, states={"before": [first, then]}, **fields)


def kb(*nodes: Node, today: tuple[str, ...] | None = None) -> KB:
    settings = Settings(today=None if today is None else Today(crossed=today))
    return KB(Map([*POINTS, *nodes], settings))


def test_who_stands_who_fails_first_and_by_which_clause() -> None:
    found = kb(
        proposal("early", breaks=[{"at": "a", "failure": "silent"}]),
        proposal("late", needs="a", breaks=[{"at": "c", "failure": "graceful"}]),
        proposal("never", needs="d", breaks="b"),
        proposal("lasting", needs="b"),
        proposal("vague"),
    ).scenario(["a", "b", "c", "d"])
    assert found.order == ("a", "b", "c", "d")
    assert found.fails == (
        Failure("early", "early#breaks-a", "a", 1, "silent"),
        Failure("never", "never#breaks-b", "b", 2, None, worked=False),
        Failure("late", "late#breaks-c", "c", 3, "graceful"),
    )
    assert found.stands == ("lasting",)
    assert found.unknown == ("vague",)
    assert (found.filled, found.against, found.open, found.not_yet) == ((), (), (), ())
    fates = {one: found.fate(one) for one in ("early", "lasting", "vague")}
    assert fates == {"early": "fails", "lasting": "stands", "vague": "unknown"}


def test_an_order_that_a_proposal_asks_for() -> None:
    plan = proposal("plan", requires_order=[{"first": "a", "then": "b", "failure": "detectable"}])
    base = kb(plan)
    assert base.scenario(["a", "b"]).stands == ("plan",)
    (failure,) = base.scenario(["b", "a"]).fails
    assert failure == Failure("plan", "plan#a-before-b", "b", 1, "detectable", "order")
    soft = kb(proposal("plan", requires_order=[{"first": "a", "then": "b", "grade": "soft"}]))
    assert soft.scenario(["b", "a"]).fails == ()


def test_at_the_start_which_came_first_may_not_be_known() -> None:
    plan = proposal("plan", requires_order=[{"first": "a", "then": "b"}])
    (failure,) = kb(plan).scenario(crossed=["a", "b"]).open
    assert (failure.step, failure.why, failure.hangs_on) == (0, "order", "start")
    assert kb(plan).scenario(crossed=["a", "b"]).fate("plan") == "open"
    assert kb(plan).scenario(crossed=["b"]).fails[0].clause == "plan#a-before-b"
    sure = kb(plan, before("f", "a", "b")).scenario(crossed=["a", "b"])
    assert (sure.stands, sure.open) == (("plan",), ())
    wrong = kb(plan, before("f", "b", "a")).scenario(crossed=["a", "b"])
    assert (wrong.fails[0].hangs_on, wrong.open) == ("", ())


def test_what_an_order_leaves_out_is_filled_in_as_late_as_the_facts_allow() -> None:
    found = kb(before("f", "b", "d")).scenario(["d"])
    assert found.order == ("b", "d", "a", "c")
    assert found.filled == ("b", "a", "c")
    started = kb(before("f", "b", "d")).scenario(crossed=["d"])
    assert (started.start, started.filled) == (("b", "d"), ("b",))


def test_what_has_been_crossed_today_is_filled_in_first() -> None:
    found = kb(before("f", "a", "c"), today=("c",)).scenario(["d", "b"])
    assert found.order == ("a", "c", "d", "b")
    other = kb(before("f", "a", "c"), today=("c",)).scenario(["d", "a"])
    assert other.order == ("d", "a", "b", "c")
    assert kb(today=("c",)).scenario().start == ("c",)
    assert kb().scenario() == Scenario((), (), (), (), (), (), (), (), (), ())


def test_facts_that_it_goes_against_are_told_and_it_is_played_all_the_same() -> None:
    facts = [before("f1", "a", "b"), before("f2", "b", "c")]
    found = kb(*facts, proposal("plan", breaks="c")).scenario(["c", "a"])
    assert found.against == (Against("c", "a", ("f1", "f2")),)
    assert found.order[0] == "c"
    assert found.fails[0].step == 1
    closest = kb(*facts).scenario(["c", "b", "a"]).against
    assert closest == (Against("c", "b", ("f2",)), Against("b", "a", ("f1",)))


def test_a_fact_in_dispute_binds_nothing() -> None:
    doubted = [before("f", "a", "b"), argument("doubt", against="f")]
    assert kb(*doubted).scenario(["b", "a"]).against == ()


def test_clauses_in_dispute_leave_it_open() -> None:
    plan = proposal("plan", needs="a", breaks=["b", "c"])
    found = kb(plan, argument("doubt", against="plan#breaks-b")).scenario(["a", "b", "c"])
    assert [(one.at, one.hangs_on) for one in found.open] == [("b", "clause")]
    assert [one.at for one in found.fails] == ["c"]
    after = kb(plan, argument("doubt", against="plan#breaks-c")).scenario(["a", "b", "c"])
    assert [one.at for one in after.fails] == ["b"]
    assert after.open == ()
    need = kb(proposal("plan", needs="a"), argument("doubt", against="plan#needs-a"))
    (failure,) = need.scenario(crossed=["b"]).open
    assert (failure.at, failure.why) == ("a", "needs")
    fallen = KB(need.map).view(denied={"plan#needs-a"})
    assert fallen.scenario(crossed=["b"]).unknown == ("plan",)


def test_what_waits_for_its_working_range() -> None:
    found = kb(proposal("plan", needs=["a", "b"], breaks="c")).scenario(crossed=["b"])
    assert found.not_yet == (Waiting("plan", ("a",)),)
    assert found.fate("plan") == "not-yet"


def test_branches_are_shown_with_the_fate_of_what_they_name() -> None:
    plan = proposal(
        "plan",
        branches=[
            {"if": "the first try fails", "then": "stop"},
            {"if": "b comes early", "then": "wait"},
        ],
    )
    found = kb(plan, proposal("first-try", breaks="b")).scenario(crossed=["b"])
    assert found.branches == (
        Choice("plan", "the first try fails", "stop", "unknown", (("first-try", "fails"),)),
        Choice("plan", "b comes early", "wait", "unknown", (("b", "crossed"),)),
    )


@pytest.mark.parametrize(
    ("order", "error", "sentence"),
    [
        (["aa"], UnknownIdError, "nothing is called `aa`"),
        (["plan"], UnknownIdError, "`plan` is a proposal, not a threshold"),
        (["a", "b", "a"], QueryError, "`a` stands twice in the order"),
        (["gone"], UnknownIdError, "the threshold `gone` has been withdrawn"),
    ],
)
def test_misuse(order: list[str], error: type[Exception], sentence: str) -> None:
    base = kb(proposal("plan"), threshold("gone", review="withdrawn"))
    with pytest.raises(error) as raised:
        base.scenario(order)
    assert sentence in str(raised.value)


def test_any_order_by_chance_is_a_possible_one_unless_it_goes_against_facts() -> None:
    rng = Random(11)
    names = "abcd"
    for _ in range(200):
        pairs = [(x, y) for x in names for y in names if x < y and rng.random() < 0.3]
        base = kb(*(before(f"f-{x}{y}", x, y) for x, y in pairs))
        listed = rng.sample(names, rng.randint(0, 4))
        found = base.scenario(listed)
        assert sorted(found.order) == list(names)
        assert [one for one in found.order if one in listed] == listed
        broken = [p for p in pairs if found.order.index(p[0]) > found.order.index(p[1])]
        assert bool(broken) == bool(found.against)
