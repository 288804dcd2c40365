"""Frameworks as attack lists."""

from robustmap.graph.framework import Framework

SQUARE = Framework.of("abcd", [("b", "a"), ("c", "a"), ("b", "a"), ("a", "d"), ("d", "d")])


def test_attackers_come_once_and_in_order() -> None:
    assert SQUARE.names == ("a", "b", "c", "d")
    assert SQUARE.attackers == ((1, 2), (), (), (0, 3))
    assert len(SQUARE) == 4


def test_targets_are_the_other_way_round() -> None:
    assert list(map(list, SQUARE.targets)) == [[3], [0], [0], [3]]


def test_a_name_given_twice_is_one_argument() -> None:
    assert Framework.of(["a", "a"], []).names == ("a",)


def test_index_gives_the_number_of_a_name() -> None:
    assert SQUARE.index == {"a": 0, "b": 1, "c": 2, "d": 3}


def test_more_attackers_leave_the_first_framework_as_it_was() -> None:
    more = SQUARE.with_attackers([0, 2], "new:")
    assert more.names == ("a", "b", "c", "d", "new: a", "new: c")
    assert more.attackers == ((1, 2, 4), (), (5,), (0, 3), (), ())
    assert SQUARE.attackers == ((1, 2), (), (), (0, 3))
