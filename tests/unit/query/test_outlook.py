"""What Python users ask of what is to come: orders, scenarios, loops, robustness."""

import pytest

from robustmap.errors import QueryError, RobustmapError, UnknownIdError
from robustmap.kb import KB
from robustmap.model.map import Map
from tests.support.maps import argument, claim, proposal, threshold

NODES = [
    *(threshold(name) for name in ("a", "b", "c")),
    threshold("gone", review="withdrawn"),
    claim("first", states={"before": ["a", "b"]}, aliases=["was-first"]),
    claim("doubted", states={"before": ["b", "c"]}),
    argument("doubt", against="doubted"),
    proposal(
        "plan",
        needs="a",
        breaks="c",
        enables="other",
        at_limit="breaks",
        requires_order=[{"first": "a", "then": "c"}],
    ),
    proposal("other", enables="plan"),
]


@pytest.fixture
def kb() -> KB:
    return KB(Map(NODES))


def test_shares(kb: KB) -> None:
    found = kb.orders.share(before=("a", "c"))
    assert (found.standing.count, found.standing.of) == (2, 3)
    assert (found.low, found.high, found.swing) == (pytest.approx(2 / 3), 1.0, "doubted")
    assert kb.orders.share(before=("a", "b")).low == 1.0
    assert kb.view(granted={"doubted"}).orders.count == 1


def test_ranks_pairs_and_facts(kb: KB) -> None:
    orders = kb.orders
    assert (orders.thresholds, orders.count) == (("a", "b", "c"), 3)
    assert (orders.method, orders.samples) == ("exact", 0)
    assert orders.ranks("a") == pytest.approx((2 / 3, 1 / 3, 0))
    assert orders.pairs["a", "b"] == 1.0
    assert orders.pairs["c", "a"] == pytest.approx(1 / 3)
    assert len(orders.pairs) == 6
    assert [fact.claim for fact in orders.standing] == ["first"]
    assert [fact.claim for fact in orders.disputed] == ["doubted"]
    assert (orders.contradictions, orders.given_up) == ((), ())
    assert orders.order.covers() == (("a", "b"),)
    assert repr(orders) == "<Orders of 3 thresholds: 3 possible>"


@pytest.mark.parametrize(
    ("pair", "error", "sentence"),
    [
        (("a", "bb"), UnknownIdError, "nothing is called `bb`"),
        (("a", "plan"), UnknownIdError, "`plan` is a proposal, not a threshold"),
        (("gone", "a"), UnknownIdError, "the threshold `gone` has been withdrawn"),
        (("a", "a"), QueryError, "`a` cannot come before itself: name two thresholds"),
    ],
)
def test_misuse(kb: KB, pair: tuple[str, str], error: type[RobustmapError], sentence: str) -> None:
    with pytest.raises(error) as raised:
        kb.orders.share(before=pair)
    assert sentence in str(raised.value)


def test_robustness_by_attribute_and_by_name(kb: KB) -> None:
    plan = kb.proposals["plan"].robustness
    assert (plan.up.answer, plan.up.witness) == ("stops", "c")
    assert plan == kb.robustness("plan") == kb.robustness_table["plan"]
    assert plan["down"] is plan.down
    assert kb["plan#works"].robustness == plan
    assert kb["a"].robustness is None
    with pytest.raises(AttributeError, match="no scaling `sideways`; there are up, down, relative"):
        _ = plan.sideways


def test_limit_window_and_reliance(kb: KB) -> None:
    assert kb.limit("plan").computed == "breaks"
    window = kb.window("plan")
    assert window is not None
    assert (window.needs, window.breaks) == (("a",), ("c",))
    assert kb.window("other") is None
    (asked,) = kb.reliance("plan")
    assert (asked.clause, asked.answer) == ("plan#a-before-c", "contingent")
    for ask in (kb.limit, kb.window, kb.reliance, kb.robustness):
        with pytest.raises(UnknownIdError, match="`a` is a threshold, not a proposal"):
            ask("a")


def test_loops_portfolio_and_what_is_argued(kb: KB) -> None:
    (loop,) = kb.loops
    assert loop.proposals == ("other", "plan")
    assert kb.loops[:1] == (loop,)
    assert kb.portfolio.judged == ("plan",)
    assert kb.portfolio.survival["plan"].share.standing.of == 3
    assert kb.argued["plan"]["up"].agree is None
