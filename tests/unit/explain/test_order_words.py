"""The words about orders to come."""

import re
from typing import Any

import pytest

from robustmap.explain import orders
from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.reason.orders.shares import Share
from robustmap.reason.orders.worlds import Interval
from robustmap.reason.robustness.limit import Limit
from robustmap.reason.scenario import Failure

HALF = Share(0.5, 0.5, 0.5, 6, 12, "exact", 0)
DRAWN = Share(0.5, 0.46, 0.54, None, None, "sampled", 16_000)


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return (
        [one for inner in value.values() for one in strings(inner)]
        if isinstance(value, dict)
        else []
    )


def test_no_word_calls_a_share_a_belief_or_is_a_field_term() -> None:
    tables = [value for name, value in vars(orders).items() if name.isupper()]
    said = [one for table in tables for one in strings(table)]
    assert len(said) > 25
    for one in said:
        assert not re.search(r"probab|likel|\bchance|\bodds\b", one.lower())
        assert not [term for term in FIELD_TERMS if re.search(rf"\b{term}\b", one)]


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (Interval(0.5, 0.5, HALF, "", 1, 0), "6 of 12 possible orders"),
        (
            Interval(0.25, 0.75, HALF, "doubt", 4, 1),
            (
                "6 of 12 possible orders, by what stands; 25 to 75 of 100, as what is in dispute "
                "turns out (1 of 4 ways to settle that contradicts itself and is left out); most "
                "hangs on doubt"
            ),
        ),
        (
            Interval(0.5, 0.5, DRAWN, "", 1, 0),
            "about 50 of 100 possible orders (estimated: 46 to 54 of 100, from 16,000 of them)",
        ),
    ],
)
def test_shares(found: Interval, told: str) -> None:
    assert orders.interval(found).fill() == told


def test_how_many_orders_and_how_they_were_counted() -> None:
    assert orders.counted(30_240, "exact", 0) == "30,240 possible orders, counted exactly"
    assert orders.counted(1, "exact", 0) == "1 possible order, counted exactly"
    assert orders.counted(None, "sampled", 16_000) == (
        "too many possible orders to count; shares are estimated from 16,000 of them"
    )


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (
            Failure("p", "p#breaks-a", "a", 1, "catastrophic"),
            "stops once a is reached, fails disastrously (p#breaks-a)",
        ),
        (
            Failure("p", "p#b-before-a", "a", 0, None, "order", hangs_on="start"),
            (
                "stops: a is reached too early (p#b-before-a); it hangs on which came first, "
                "which is not said"
            ),
        ),
        (
            Failure("p", "p#needs-a", "a", 2, None, "needs", worked=False, hangs_on="clause"),
            "needs a, which is not reached (p#needs-a); in dispute",
        ),
    ],
)
def test_failures(one: Failure, told: str) -> None:
    assert orders.failure(one).fill() == told


def test_the_limit() -> None:
    assert orders.limit(Limit("p", "works", "works", only=True)).fill() == (
        "keeps working, and works nowhere short of it"
    )
    assert orders.limit(Limit("p", "unknown", "unknown")).fill() == "unknown"
