"""The order of thresholds as a picture: what is drawn how, where it stands, what is left out."""

from itertools import pairwise
from random import Random

import pytest

from robustmap.model.nodes import Axis
from robustmap.publish.figures.hasse import LOOKS, MOST, hasse
from robustmap.publish.figures.rungs import columns, lay_out
from robustmap.publish.figures.steps import Step, drawn, steps
from robustmap.publish.figures.svg import Frame
from robustmap.reason.orders.poset import Fact
from tests.support.maps import claim, threshold
from tests.unit.figures.sample import HOSTILE, Site, frame, links, overlaps, tree

PAGE = "thresholds/"


def line(first: str, then: str, kind: str = "assumed") -> Step:
    return Step(first, then, kind, (f"{first}-{then}",))  # type: ignore[arg-type]


def axis(name: str) -> Axis:
    return Axis.model_validate({"id": name, "title": f"Axis {name}"})


def classes(svg: str) -> list[list[str]]:
    return [one.attrib["class"].split() for one in tree(svg).iter("a") if "class" in one.attrib]


def test_a_pair_that_is_said_twice_is_as_its_surest():
    standing = [Fact("c", "a", "b"), Fact("d", "a", "b", definitional=True)]
    (found,) = steps(standing, [Fact("e", "a", "b")])
    assert found == Step("a", "b", "definitional", ("d", "c", "e"))


def test_what_is_given_up_is_told_apart():
    found = steps([Fact("c", "a", "b"), Fact("d", "b", "a")], [], {"d"})
    assert [one.kind for one in found] == ["assumed", "given-up"]


def test_lines_that_follow_from_others_as_sure_are_left_out():
    chain = [line("a", "b"), line("b", "c")]
    assert drawn([*chain, line("a", "c")]) == tuple(chain)
    assert drawn([*chain, line("a", "c", "disputed")]) == tuple(chain)
    surer = line("a", "c", "definitional")
    assert drawn([*chain, surer]) == (*chain, surer)
    unsure = [line("a", "b"), line("b", "c", "disputed")]
    assert line("a", "c") in drawn([*unsure, line("a", "c")])
    both = [line("a", "b", "given-up"), line("b", "a", "given-up")]
    assert drawn(both) == tuple(both)


def test_a_column_is_the_length_of_the_longest_way_there():
    found, edges, start = columns(
        list("abcd"), [line("a", "b"), line("b", "c"), line("a", "c")], ()
    )
    assert (found, start) == ({"a": 0, "b": 1, "c": 2, "d": 0}, 0)
    assert not any(edge.turned for edge in edges)


def test_what_was_crossed_stands_left_of_all_that_was_not():
    found, _, start = columns(list("abcd"), [line("a", "b"), line("c", "d")], {"a", "b"})
    assert (found, start) == ({"a": 0, "b": 1, "c": 2, "d": 3}, 2)


def test_a_line_that_would_close_a_circle_is_laid_out_the_other_way_round():
    found, edges, _ = columns(list("ab"), [line("b", "a", "disputed"), line("a", "b")], ())
    assert found == {"a": 0, "b": 1}
    assert [(edge.left, edge.right, edge.turned) for edge in edges] == [
        ("a", "b", False),
        ("a", "b", True),
    ]


def passes(points: list, box: Frame) -> bool:
    """Tell whether a straight piece of a way, within a column, runs through a box."""
    return any(
        start.y == end.y and box.y < start.y < box.bottom and start.x < box.right and box.x < end.x
        for start, end in pairwise(points)
        if end.x - start.x > 60
    )


@pytest.mark.parametrize("seed", range(40))
def test_no_box_covers_another_and_no_line_runs_through_one(seed):
    rng = Random(seed)
    names = [f"t{number}" for number in range(rng.randint(1, 12))]
    kinds = ("definitional", "assumed", "disputed", "given-up")
    found = [
        line(*rng.sample(names, 2), rng.choice(kinds))
        for _ in range(rng.randint(0, 20))
        if names[1:]
    ]
    crossed = set(rng.sample(names, rng.randint(0, len(names))))
    laid = lay_out(
        {one: rng.choice([28.0, 42.0]) for one in names},
        100,
        {one: rng.choice(["x", "y", ""]) for one in names},
        found,
        crossed,
    )
    frames = [(f.x, f.y, f.right, f.bottom) for f in laid.frames.values()]
    assert overlaps(frames) == []
    for edge, points in laid.ways:
        others = [laid.frames[one] for one in names if one not in (edge.left, edge.right)]
        assert not any(passes(points, box) for box in others)
        assert [point.x for point in points] == sorted(point.x for point in points)
    for one in names:
        assert (laid.frames[one].middle.x < laid.cut) == (one in crossed)
        assert laid.frames[one].right <= laid.size[0]
        assert laid.frames[one].bottom <= laid.size[1]


def four() -> Site:
    return Site(
        [
            axis("power"),
            threshold("low", axis="power", number=1),
            threshold("high", axis="power"),
            threshold("seen", number=2),
            claim("power-grows", states={"before": ["low", "high"]}),
            claim("seen-late", states={"before": ["high", "seen"]}),
        ]
    )


FOUND = (
    Step("low", "high", "definitional", ("power-grows",)),
    Step("high", "seen", "disputed", ("seen-late",)),
)
NAMES = ("low", "seen", "high")


def test_each_line_is_a_link_to_its_claim_and_says_how_sure_it_is():
    svg = hasse(four(), NAMES, FOUND, None, PAGE)
    found = links(svg)
    sure, unsure = found["../n/power-grows/"], found["../n/seen-late/"]
    assert LOOKS["definitional"] in sure.attrib["class"].split()
    assert LOOKS["disputed"] in unsure.attrib["class"].split()
    title = sure.find("title")
    assert title is not None
    assert title.text == "Point low is reached before Point high: by definition"
    assert "fig-cut" not in svg


def test_boxes_are_links_and_lanes_are_named_by_their_axis():
    svg = hasse(four(), NAMES, FOUND, None, PAGE)
    found = links(svg)
    assert {"../n/low/", "../n/high/", "../n/seen/", "../n/power/"} <= set(found)
    assert "no axis named" in svg
    # What comes later stands further right.
    assert frame(found["../n/low/"])[2] < frame(found["../n/high/"])[0]


def test_the_cut_stands_between_what_was_crossed_and_what_was_not():
    svg = hasse(four(), NAMES, FOUND, {"low"}, PAGE)
    (cut,) = (g for g in tree(svg).iter("g") if g.attrib["class"] == "fig-cut")
    path = cut.find("path")
    assert path is not None
    x = float(path.attrib["d"].split()[0][1:])
    found = links(svg)
    assert frame(found["../n/low/"])[2] < x < frame(found["../n/high/"])[0]
    assert "fig-crossed" in found["../n/low/"].attrib["class"].split()


def test_nothing_is_drawn_of_nothing_or_of_too_much():
    assert hasse(four(), (), (), None, PAGE) == ""
    many = Site([threshold(f"t{number}") for number in range(MOST + 1)])
    assert hasse(many, [f"t{number}" for number in range(MOST + 1)], (), None, PAGE) == ""


def test_hostile_titles_stay_text():
    site = Site(
        [
            Axis.model_validate({"id": "x", "title": HOSTILE}),
            threshold("a", title=HOSTILE[:80], axis="x"),
            threshold("b", title=HOSTILE[:80]),
        ]
    )
    svg = hasse(site, ("a", "b"), (line("a", "b"),), {"a"}, PAGE)
    assert {one.tag for one in tree(svg).iter()} <= {
        *("svg", "desc", "rect", "a", "g", "title", "text", "tspan", "path")
    }
    assert not any(name.startswith("on") for one in tree(svg).iter() for name in one.attrib)
