"""The pieces of pictures: signs, arrows, names, legend, and the words in them."""

import re
from typing import get_args
from xml.etree import ElementTree as ET

import pytest

from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.model.expand import Relation
from robustmap.model.map import Map
from robustmap.publish.figures import captions
from robustmap.publish.figures.arrows import STYLES, direction, head
from robustmap.publish.figures.labels import label, theses
from robustmap.publish.figures.lanes import Lane, draw_lanes
from robustmap.publish.figures.legend import legend
from robustmap.publish.figures.signs import STROKES, glyph, mark_of
from robustmap.publish.figures.svg import Frame, Point
from robustmap.publish.marks import MARKS
from tests.support.maps import argument, claim, question


@pytest.mark.parametrize("answer", sorted(MARKS))
def test_every_verdict_has_a_glyph_of_strokes(answer: str) -> None:
    mark = mark_of(answer)
    assert mark is not None
    assert STROKES[mark.glyph] in glyph(mark, 0, 0)


def test_what_has_no_verdict_has_no_mark() -> None:
    assert mark_of("") is None


def test_every_relation_has_a_look() -> None:
    assert set(get_args(Relation)) - {""} <= set(STYLES)


def test_an_undercut_ends_in_a_bar_across_its_line() -> None:
    assert head("undercuts", Point(10, 20), (-1.0, 0.0)) == "M10 28L10 12"


def test_an_attack_ends_in_a_closed_head_and_support_in_an_open_one() -> None:
    assert head("against", Point(10, 20), (1.0, 0.0)).endswith("Z")
    assert not head("for", Point(10, 20), (1.0, 0.0)).endswith("Z")
    assert head("premise", Point(10, 20), (1.0, 0.0)) == ""


def test_no_direction_between_a_place_and_itself() -> None:
    assert direction(Point(1, 1), Point(1, 1)) == (0.0, -1.0)


def names(*nodes) -> tuple[Map, frozenset[str]]:
    map_ = Map([question(about=["t"]), claim("t"), claim("other"), *nodes])
    return map_, theses(map_)


def test_a_numbered_argument_is_called_by_its_side_on_the_thesis() -> None:
    map_, main = names(argument("a", for_=["other"], against=["t"], number=2))
    assert label(map_, "a", main) == "Against 2"


def test_without_a_thesis_its_first_target_tells_the_side() -> None:
    map_, main = names(argument("a", for_=["other"], number=7))
    assert label(map_, "a", main) == "For 7"


def test_an_argument_without_side_or_number() -> None:
    map_, main = names(argument("a", for_="t"), argument("b", undercuts="a", number=3))
    assert label(map_, "a", main) == ""
    assert label(map_, "b", main) == "No. 3"
    assert label(map_, "t", main) == ""


def test_lanes_enter_a_target_one_above_the_other() -> None:
    target = Frame(100, 0, 200, 60)
    lanes = [Lane(kind, [Point(100, 200)], target, -1) for kind in ("for", "against")]
    inner, outer = (ET.fromstring(one) for one in draw_lanes(lanes, 100))  # noqa: S314
    ends = [g.find("path").attrib["d"] for g in (inner, outer)]
    assert ends == ["M100 200H87V36.5H100", "M100 200H78V23.5H100"]


def test_many_lanes_share_the_height_of_their_target() -> None:
    target = Frame(0, 0, 10, 20)
    lanes = [Lane("for", [Point(10, 100)], target, 1)] * 6
    heights = [float(re.search(r"V([\d.]+)", one)[1]) for one in draw_lanes(lanes, 10)]
    assert heights == sorted(heights, reverse=True)
    assert all(0 < y < 20 for y in heights)


def test_the_legend_shows_every_look_and_tone() -> None:
    found = legend()
    ET.fromstring(found)  # noqa: S314 - our own
    assert "\n" not in found
    shown = set(re.findall(r"fig-edge fig-(\w+)", found))
    assert shown == {style.name for style in STYLES.values()} - {"link"}
    tones = {tone for _, tone in re.findall(r"fig-node fig-(\w+) fig-(\w+)", found)}
    assert tones == {mark.tone for mark in MARKS.values()} | {"none", "uncounted"}


def test_no_field_terms_in_the_words_of_pictures() -> None:
    said = " ".join(
        " ".join(value.values()) if isinstance(value, dict) else value
        for name, value in vars(captions).items()
        if name.isupper()
    )
    assert not [term for term in FIELD_TERMS if re.search(rf"\b{term}\b", said)]
