"""The picture of a neighbourhood: every box a link, every arrow onto what it is aimed at."""

from itertools import pairwise

import pytest

from robustmap.publish.figures.neighbourhood import neighbourhood
from tests.support.maps import argument, claim, question
from tests.unit.figures.sample import (
    HOSTILE,
    Site,
    distance,
    edges,
    frame,
    island,
    line_end,
    links,
    overlaps,
    told,
    tree,
)


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(island())


def busy(arguments: int) -> Site:
    """Give a claim with many arguments on either side, all with long titles."""
    long = "Whether the island is served better by one means or by several is a long story"
    nodes = [claim("t", title=long)]
    nodes += [argument(f"f{n:02}", for_="t", title=f"{long} {n}") for n in range(arguments)]
    nodes += [argument(f"g{n:02}", against="t", title=f"{long} {n}") for n in range(arguments)]
    nodes += [argument(f"u{n:02}", ["t"], for_="t2", title=f"{long} {n}") for n in range(arguments)]
    return Site([*nodes, claim("t2")])


def test_nothing_around_nothing_drawn() -> None:
    assert neighbourhood(Site([claim("alone")]), "alone") == ""


def test_every_box_leads_to_its_page(site: Site) -> None:
    assert set(links(neighbourhood(site, "for-1"))) == {
        "../../n/for-1/",
        "../../n/for-1/#p1",
        "../../n/bridge/",
        "../../n/against-1/",
        "../../n/hunch/",
        "../../n/only-cars/",
        "../../n/shelter/",
    }


def test_the_debate_of_a_thesis_leads_to_its_page(site: Site) -> None:
    assert "../../d/q/" in links(neighbourhood(site, "bridge"))


def test_an_undercut_ends_at_the_step_and_a_denial_at_the_premise(site: Site) -> None:
    drawn = neighbourhood(site, "for-1")
    boxes = links(drawn)
    (undercut,) = edges(drawn, "undercuts")
    assert distance(line_end(undercut), frame(boxes["../../n/for-1/"])) <= 4
    (denial,) = edges(drawn, "against")
    assert distance(line_end(denial), frame(boxes["../../n/for-1/#p1"])) <= 1


def test_an_undercut_of_another_ends_at_that_other(site: Site) -> None:
    drawn = neighbourhood(site, "growth")
    (undercut,) = edges(drawn, "undercuts")
    assert distance(line_end(undercut), frame(links(drawn)["../../n/busier/"])) <= 4


def test_each_of_several_targets_gets_its_arrow(site: Site) -> None:
    drawn = neighbourhood(site, "against-1")
    boxes = links(drawn)
    (undercut,) = edges(drawn, "undercuts")
    assert distance(line_end(undercut), frame(boxes["../../n/for-2/"])) <= 4
    ends = [line_end(one) for one in edges(drawn, "against")]
    targets = [frame(boxes[url]) for url in ("../../n/bridge/", "../../n/for-1/#p1")]
    assert all(min(distance(end, box) for box in targets) <= 1 for end in ends)
    assert len(ends) == 2


def test_boxes_say_what_they_do(site: Site) -> None:
    boxes = links(neighbourhood(site, "for-2"))
    assert told(boxes["../../n/busier/"]).startswith("undercuts")
    assert told(boxes["../../n/paid/"]).startswith("premise")
    assert told(boxes["../../n/for-2/"]).startswith("this argument For 2")


def test_verdicts_show_in_the_class_and_in_words(site: Site) -> None:
    box = links(neighbourhood(site, "for-2"))["../../n/busier/"]
    assert "fig-fallen" in box.attrib["class"]
    assert box.find("title").text == (
        "The other islands are far busier (step broken by Traffic grows once there is a bridge)"
    )


def test_what_has_no_effect_shows_no_verdict(site: Site) -> None:
    box = links(neighbourhood(site, "for-1"))["../../n/hunch/"]
    assert "fig-uncounted" in box.attrib["class"]
    # The place of the sign is there, for the what-if to fill; nothing is drawn in it.
    assert [one.get("d", "") for one in box.findall("path")] == [""]
    assert "no effect" in box.find("title").text


@pytest.mark.parametrize("size", [1, 2, 3, 5, 9, 40])
def test_nothing_covers_anything_and_all_lies_inside(size: int) -> None:
    drawn = neighbourhood(busy(size), "t")
    frames = [frame(box) for box in tree(drawn).iter("a") if box.find("rect") is not None]
    assert overlaps(frames) == []
    width, height = (float(n) for n in tree(drawn).attrib["viewBox"].split()[2:])
    assert all(f[0] >= 0 and f[1] >= 0 and f[2] <= width and f[3] <= height for f in frames)


def test_a_crowd_is_counted_and_stays_small() -> None:
    drawn = neighbourhood(busy(40), "t")
    assert len(drawn.encode()) < 12_000
    said = {
        one.attrib["href"]: told(one) for one in tree(drawn).iter("a") if one.find("rect") is None
    }
    assert said == {"../../n/t/#for": "and 35 more", "../../n/t/#against": "and 35 more"}


def test_one_sided_crowds_use_the_whole_width() -> None:
    site = Site([claim("t"), *(argument(f"a{n}", for_="t") for n in range(9))])
    drawn = neighbourhood(site, "t")
    widths = {
        f[2] - f[0]
        for f in map(frame, (a for a in tree(drawn).iter("a") if a.find("rect") is not None))
    }
    assert widths == {384.0}
    assert "and 1 more" in drawn


def test_hostile_text_stays_text() -> None:
    nodes = [
        question(title=HOSTILE, about=["t"]),
        claim("t", title=HOSTILE),
        argument("a", title=HOSTILE, for_="t"),
    ]
    nodes.append(argument("b", [{"p1": HOSTILE}], undercuts="a", title="x"))
    for node in ("q", "t", "a", "b"):
        drawn = neighbourhood(Site(nodes), node)
        names = {one.tag for one in tree(drawn).iter()}
        assert names <= {"svg", "a", "g", "rect", "path", "text", "tspan", "title", "desc"}
        assert not any(key.startswith("on") for one in tree(drawn).iter() for key in one.attrib)
        assert "<script" not in drawn
        assert "<img" not in drawn


def test_what_has_no_force_is_drawn_faintly(site: Site) -> None:
    (cut,) = edges(neighbourhood(site, "for-1"), "undercuts")
    assert "fig-spent" in cut.attrib["class"]
    classes = {one.attrib["class"] for one in edges(neighbourhood(site, "for-2"), "undercuts")}
    assert classes == {"fig-edge fig-undercuts", "fig-edge fig-undercuts fig-spent"}


def test_other_scripts_are_drawn() -> None:
    nodes = [
        claim("t", title="橋は島にとってフェリーよりもよい"),
        argument("a", for_="t", title="الجسر مفتوح ليلا"),
    ]
    boxes = links(neighbourhood(Site(nodes), "t"))
    assert "橋は島に" in told(boxes["../../n/t/"])
    assert "الجسر مفتوح ليلا" in told(boxes["../../n/a/"])


def test_a_mutual_contradiction_has_two_heads(site: Site) -> None:
    (edge,) = edges(neighbourhood(site, "paid"), "contradicts")
    assert edge.findall("path")[1].attrib["d"].count("Z") == 2


def test_lines_of_different_meaning_do_not_cover_each_other(site: Site) -> None:
    drawn = neighbourhood(site, "for-1")
    tips = sorted(line_end(one)[1] for one in tree(drawn).iter("g") if line_end(one)[0] > 400)
    assert len(tips) > 1
    assert all(lower - upper >= 8 for upper, lower in pairwise(tips))


def test_the_picture_is_named(site: Site) -> None:
    root = tree(neighbourhood(site, "for-1"))
    assert root.attrib["role"] == "group"
    assert root.attrib["aria-label"] == "What stands around: It is open at night"
    assert "id" not in {key for one in root.iter() for key in one.attrib}
