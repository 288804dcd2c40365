"""Places that are known are taken as they are while nothing that is laid out differs."""

from collections.abc import Mapping

import pytest

from robustmap.publish.figures import laid as module
from robustmap.publish.figures.laid import kept, laid
from robustmap.publish.figures.svg import Point

HEIGHTS = {"a": 8.0, "b": 9.5}
LINES = [("b", "a")]
PLACES = {"b": Point(1.25, 2.0), "a": Point(0.1, -3.0)}


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LAID", {})


def never() -> Mapping[str, Point]:
    raise AssertionError


def test_what_is_laid_out_alike_lies_as_it_lay() -> None:
    found = laid("one", HEIGHTS, LINES, lambda: PLACES)
    assert found == PLACES
    assert [*found] == [*HEIGHTS]
    assert laid("one", dict(HEIGHTS), [*LINES], never) == PLACES


@pytest.mark.parametrize(
    ("name", "heights", "lines"),
    [
        ("other", HEIGHTS, LINES),
        ("one", {**HEIGHTS, "a": 8.5}, LINES),
        ("one", {"b": 9.5, "a": 8.0}, LINES),
        ("one", HEIGHTS, [("a", "b")]),
        ("one", HEIGHTS, []),
    ],
)
def test_what_is_laid_out_otherwise_is_laid_out_again(
    name: str, heights: dict[str, float], lines: list[tuple[str, str]]
) -> None:
    laid("one", HEIGHTS, LINES, lambda: PLACES)
    now = {ref: Point(7.0, 7.0) for ref in heights}
    assert laid(name, heights, lines, lambda: now) == now


def test_what_is_known_of_debates_that_are_there_is_noted() -> None:
    laid("one", HEIGHTS, LINES, lambda: PLACES)
    laid("gone", HEIGHTS, LINES, lambda: PLACES)
    assert kept(("one", "new")).keys() == {"one"}
