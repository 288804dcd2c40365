"""A partial order, its closure and its reduction."""

from itertools import pairwise

import pytest

from robustmap.errors import CircularOrderError
from robustmap.reason.orders.downsets import count_downsets, downsets, states
from robustmap.reason.orders.order import Order
from robustmap.reason.orders.shares import count, shares, some_order

DIAMOND = Order.of("abcd", [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("a", "d")])


def test_an_order_is_closed() -> None:
    assert DIAMOND.elements == ("a", "b", "c", "d")
    assert DIAMOND.below == (0b0000, 0b0001, 0b0001, 0b0111)
    assert DIAMOND.above == (0b1110, 0b1000, 0b1000, 0b0000)
    assert DIAMOND.is_before("a", "d")
    assert not DIAMOND.is_before("b", "c")
    assert not DIAMOND.is_before("a", "a")
    assert DIAMOND.down("b") == {"a", "b"}
    assert DIAMOND.up("b") == {"b", "d"}


def test_covers_leave_out_what_follows() -> None:
    assert DIAMOND.covers() == (("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"))
    assert (DIAMOND.minimal, DIAMOND.maximal) == (("a",), ("d",))


def test_elements_of_pairs_are_added() -> None:
    assert Order.of("c", [("b", "a")]).elements == ("a", "b", "c")
    assert Order.of([]).elements == ()


def test_extended_and_restricted() -> None:
    line = DIAMOND.extended([("c", "b")])
    assert line.covers() == (("a", "c"), ("b", "d"), ("c", "b"))
    assert DIAMOND.restricted("da") == Order.of("ad", [("a", "d")])
    assert DIAMOND.extended([("a", "d")]) == DIAMOND


@pytest.mark.parametrize(
    ("pairs", "cycle"),
    [
        ([("a", "a")], ("a",)),
        ([("b", "a"), ("a", "b")], ("a", "b")),
        ([("c", "a"), ("b", "c"), ("a", "b"), ("c", "d"), ("0", "a")], ("a", "b", "c")),
    ],
)
def test_a_circle_is_named(pairs: list[tuple[str, str]], cycle: tuple[str, ...]) -> None:
    with pytest.raises(CircularOrderError, match=r" before a$") as raised:
        Order.of("xy", pairs)
    assert raised.value.cycle == cycle


def test_down_sets_by_size() -> None:
    found = downsets(DIAMOND)
    assert found is not None
    assert [[int(one) for one in layer] for layer in found.layers] == [[0], [1], [3, 5], [7], [15]]
    assert found.size() == count_downsets(DIAMOND) == 6
    assert states(DIAMOND) == [0, 1, 3, 5, 7, 15]
    assert states(DIAMOND, 5) is None
    assert downsets(DIAMOND, 5) is None
    steps = found.steps[1]
    assert sorted(zip(steps.source, steps.target, steps.element, strict=True)) == [
        (0, 0, 1),
        (0, 1, 2),
    ]


def test_down_sets_beyond_64_elements_are_python_numbers() -> None:
    names = [f"{number:02}" for number in range(70)]
    line = Order.of(names, list(pairwise(names)))
    found = downsets(line)
    assert found is not None
    assert [layer[0] for layer in found.layers] == [(1 << size) - 1 for size in range(71)]


def test_nothing_has_one_order() -> None:
    nothing = Order.of([])
    assert count(nothing) == shares(nothing).total == count_downsets(nothing) == 1
    assert shares(nothing).pairs == ()
    assert some_order(nothing) == ()


def test_shares_of_a_diamond() -> None:
    found = shares(DIAMOND)
    assert found.total == 2
    assert found.before("b", "c") == (0.5, 0.5, 0.5, 1, 2, "exact", 0)
    assert found.before("a", "d").count == 2
    assert found.before("d", "a").count == found.before("a", "a").count == 0
    assert found.ranks("b") == (0.0, 0.5, 0.5, 0.0)
    assert found.kept([("b", "c"), ("c", "b")]).value == 0
    assert found.kept([]) == (1.0, 1.0, 1.0, 2, 2, "exact", 0)
    with pytest.raises(KeyError):
        found.before("a", "z")


def test_adding_an_element_may_change_the_share_of_others() -> None:
    three = Order.of("abc", [("a", "b")])
    assert shares(three).before("c", "a").value == 1 / 3
    assert shares(three.extended([("a", "d")])).before("c", "a").value == 1 / 4
    assert shares(Order.of("abce", [("a", "b")])).before("c", "a").value == 1 / 3


def test_some_order_is_the_first_by_name() -> None:
    assert some_order(DIAMOND) == ("a", "b", "c", "d")
    assert some_order(DIAMOND, [("c", "b")]) == ("a", "c", "b", "d")
    with pytest.raises(CircularOrderError):
        some_order(DIAMOND, [("d", "a")])
