"""The map of a debate: pills are links, undercuts end at the pill whose step they break."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from robustmap.model.view import View
from robustmap.publish.figures import scene as scenes
from robustmap.publish.figures.debate_map import debate_map
from robustmap.publish.figures.drawing import Drawing, draw_scene
from robustmap.publish.figures.scene import scene
from tests.support.maps import argument, claim, question
from tests.unit.figures.sample import (
    HOSTILE,
    Site,
    distance,
    edges,
    frame,
    island,
    line_end,
    overlaps,
    told,
    tree,
)

ROOT = Path(__file__).parents[3]


def picture(site: Site) -> str:
    return debate_map(site, site.debate())


def pills(svg: str) -> dict[str, object]:
    return {one.attrib["data-ref"]: one for one in tree(svg).iter() if "data-ref" in one.attrib}


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(island())


@pytest.fixture(scope="module")
def island_map(site: Site) -> str:
    return picture(site)


def large(arguments: int) -> Site:
    """Give a debate whose arguments undercut each other, three to each, all with long titles."""
    long = "Whether the island is served better by one means or by several is a long story"
    first = [argument(f"a{n:03}", for_="t", title=f"{long} {n}", number=n + 1) for n in range(4)]
    rest = [
        argument(f"a{n:03}", undercuts=f"a{n // 3:03}", title=f"{long} {n}")
        for n in range(4, arguments)
    ]
    return Site([question(about="t"), claim("t", title=long), *first, *rest])


def test_an_empty_debate_is_not_drawn() -> None:
    assert picture(Site([question()])) == ""


def test_a_lone_thesis_is_drawn() -> None:
    found = pills(picture(Site([question(about="t"), claim("t")])))
    assert list(found) == ["t"]


def test_every_box_and_pill_leads_to_its_page(site: Site, island_map: str) -> None:
    found = pills(island_map)
    assert set(found) == {*site.map.inferences} - {
        one for one in site.map.inferences if "contradicts" in one
    } | {"bridge", "paid", "unpaid", "for-1#p1", "q", "how-many"}
    for ref, one in found.items():
        assert one.tag == "a"
        assert one.attrib["href"] == site.url(ref, "d/q/")
        assert one.find("title").text


def test_every_undercut_ends_at_the_pill_whose_step_it_breaks(island_map: str) -> None:
    found = pills(island_map)
    undercuts = edges(island_map, "undercuts")
    assert len(undercuts) == 4
    for one in undercuts:
        target = found[one.attrib["data-to"]]
        assert "fig-argument" in target.attrib["class"]
        assert distance(line_end(one), frame(target)) <= 4, one.attrib
        heads = one.findall("path")
        assert len(heads) == 2, "a line and its blunt end"


def test_every_other_arrow_ends_at_its_target(island_map: str) -> None:
    found = pills(island_map)
    inner = [one for one in tree(island_map).iter("g") if "data-to" in one.attrib]
    assert len(inner) > 6
    for one in inner:
        assert distance(line_end(one), frame(found[one.attrib["data-to"]])) <= 4, one.attrib


def test_the_thesis_stands_at_the_top_and_its_arguments_below_it(island_map: str) -> None:
    found = pills(island_map)
    thesis = frame(found["bridge"])
    assert thesis[1] == min(frame(one)[1] for one in found.values())
    column = {frame(found[ref])[0] for ref in ("for-1", "for-2", "against-1#on-bridge")}
    assert column == {thesis[0]}
    (support,) = [one for one in edges(island_map, "for") if "data-to" not in one.attrib]
    assert distance(line_end(support), thesis) <= 1


def test_pills_are_called_by_side_and_number(island_map: str) -> None:
    found = pills(island_map)
    assert told(found["for-2"]).startswith("speaks for For 2: It would pay")
    for one in ("against-1#on-bridge", "against-1#on-for-2"):
        assert "Against 1: Storms close" in told(found[one])
    assert told(found["busier"]) == "undercuts The other islands are far busier"


def test_each_step_has_its_own_verdict(island_map: str) -> None:
    found = pills(island_map)
    assert "fig-fallen" in found["busier"].attrib["class"]
    assert "fig-fallen" in found["for-2"].attrib["class"]
    assert "fig-holds" in found["growth"].attrib["class"]
    assert "fig-disputed" in found["paid"].attrib["class"]


def test_what_has_no_force_is_drawn_faintly(island_map: str) -> None:
    by_start = {
        one.attrib.get("data-from"): one.attrib["class"] for one in edges(island_map, "undercuts")
    }
    assert "fig-spent" in by_start["busier"]
    assert "fig-spent" in by_start["hunch"]
    assert "fig-spent" not in by_start["growth"]
    assert "fig-uncounted" in pills(island_map)["hunch"].attrib["class"]


def test_a_view_that_counts_readings_draws_them_fully() -> None:
    drawn = picture(Site(island(), View(basis="reading")))
    assert "fig-holds" in pills(drawn)["hunch"].attrib["class"]


def test_arrows_say_what_they_mean(island_map: str) -> None:
    said = {one.find("title").text for one in edges(island_map, "undercuts")}
    assert "Against 1 undercuts For 2" in said
    assert "Traffic grows once there is a bridge undercuts The other islands are far busier" in said


def test_the_map_tells_its_undercuts_to_those_who_do_not_see_it(island_map: str) -> None:
    root = tree(island_map)
    assert root.attrib["aria-label"] == "Map of the debate: Should a bridge replace the ferry?"
    assert root.attrib["role"] == "group"
    said = root.find("desc").text
    assert said.startswith("11 steps drawn.")
    assert "Against 1 undercuts For 2." in said


def test_a_contradiction_has_two_heads(island_map: str) -> None:
    (one,) = edges(island_map, "contradicts")
    assert one.findall("path")[1].attrib["d"].count("Z") == 2
    found = pills(island_map)
    assert distance(line_end(one), frame(found[one.attrib["data-to"]])) <= 1


def test_replies_in_a_circle_are_drawn() -> None:
    nodes = [argument("a", for_="t"), argument("b", undercuts="a"), argument("c", undercuts="b")]
    nodes.append(argument("d", undercuts=["c", "a"]))
    nodes.append(argument("e", undercuts="d"))
    nodes += [argument("f", undercuts="e"), argument("g", undercuts=["f", "e"])]
    drawn = picture(Site([question(about="t"), claim("t"), *nodes, argument("h", undercuts="g")]))
    found = pills(drawn)
    for one in edges(drawn, "undercuts"):
        assert distance(line_end(one), frame(found[one.attrib["data-to"]])) <= 4
    mutual = Site(
        [question(lists=["a", "b"]), argument("a", undercuts="b"), argument("b", undercuts="a")]
    )
    drawn = picture(mutual)
    found = pills(drawn)
    assert len(edges(drawn, "undercuts")) == 2
    for one in edges(drawn, "undercuts"):
        assert distance(line_end(one), frame(found[one.attrib["data-to"]])) <= 4


@pytest.mark.parametrize("size", [5, 40, 120])
def test_nothing_covers_anything_and_all_lies_inside(size: int) -> None:
    site = large(size)
    drawn = draw_scene(scene(site, site.debate()))
    frames = [frame(one) for one in pills(drawn).values()]
    assert len(frames) == size + 1
    assert overlaps(frames) == []
    width, height = (float(n) for n in tree(drawn).attrib["viewBox"].split()[2:])
    assert all(f[0] >= 0 and f[1] >= 0 and f[2] <= width and f[3] <= height for f in frames)


def test_forty_arguments_stay_small() -> None:
    assert len(picture(large(40)).encode()) < 60_000


def test_premises_that_are_taken_together_meet_before_their_pill() -> None:
    nodes = [
        question(about="t"),
        *(claim(name, title=f"Ground {name}") for name in ("t", "p", "u", "r")),
        argument("a", ["p", "u", {"alone": "A sentence that nobody else uses."}], for_="t"),
        argument("b", ["r"], for_="t"),
        *(argument(f"on-{name}", against=name) for name in ("p", "u", "r")),
    ]
    drawn = picture(Site(nodes))
    (joint,) = [one for one in tree(drawn).iter("g") if one.attrib["class"] == "fig-joint"]
    assert joint.find("title").text == "taken together: Ground p; Ground u; 1 more not drawn"
    circle = joint.find("circle").attrib
    place = (float(circle["cx"]), float(circle["cy"]))
    _, top, right, bottom = frame(pills(drawn)["a"])
    assert right < place[0] < right + 25
    assert top < place[1] < bottom
    ends = {
        one.attrib["data-from"]: line_end(one)
        for one in edges(drawn, "premise")
        if one.attrib.get("data-to") == "a"
    }
    assert ends == {"p": place, "u": place}


def test_hostile_text_stays_text() -> None:
    nodes = [
        question(title=HOSTILE, about="t"),
        claim("t", title=HOSTILE),
        argument("a", [{"p1": HOSTILE}], for_="t", title=HOSTILE),
        argument("b", against="a#p1", undercuts="a", title=HOSTILE),
    ]
    drawn = picture(Site(nodes))
    names = {one.tag for one in tree(drawn).iter()}
    assert names <= {"svg", "a", "g", "rect", "path", "text", "tspan", "title", "desc"}
    assert not any(key.startswith("on") for one in tree(drawn).iter() for key in one.attrib)
    assert "<script" not in drawn
    assert "<img" not in drawn


def test_long_titles_and_other_scripts() -> None:
    nodes = [
        question(about="t"),
        claim("t", title="橋は島にとってフェリーよりもよい" * 5),
        argument("a", for_="t", title="x" * 100),
        argument("b", undercuts="a", title="Ελλάδα " * 12),
    ]
    drawn = picture(Site(nodes))
    assert told(pills(drawn)["a"]).endswith("…")
    assert told(pills(drawn)["t"]).startswith("橋は島に")


def test_a_debate_between_claims_alone() -> None:
    site = Site([question(about=["s", "t"]), claim("s", contradicts="t"), claim("t")])
    drawn = picture(site)
    assert set(pills(drawn)) == {"s", "t"}
    assert len(edges(drawn, "contradicts")) == 1


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "import sys; sys.path.insert(0, '.')\n"
        "from tests.unit.figures.sample import Site, island\n"
        "from robustmap.publish.figures.debate_map import debate_map\n"
        "from robustmap.publish.figures.explore import explore\n"
        "from robustmap.publish.figures.neighbourhood import neighbourhood\n"
        "site = Site(island())\n"
        "print(debate_map(site, site.debate()))\n"
        "print([neighbourhood(site, node) for node in site.map.nodes])\n"
        "print([(n, d) for n, d in explore(site).items() if n.endswith('html')])\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "77")
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 20_000


@pytest.mark.parametrize("size", [1, 5, 40, 90])
def test_the_least_size_is_never_beyond_the_real_one(size: int) -> None:
    site = large(max(size, 4))
    for drawn in (scene(site, site.debate()), scene(Site(island()), Site(island()).debate())):
        real = len(draw_scene(drawn).encode())
        least = Drawing(drawn).least()
        assert 0.6 * real < least <= real
        assert 100 < Drawing(drawn).least(100) <= least
        assert Drawing(drawn).least(least) == least


def test_of_a_large_debate_the_nearest_steps_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    site = large(60)
    whole = scene(site, site.debate())
    assert (len(whole.parts.pills), whole.parts.left_out) == (60, 0)
    monkeypatch.setattr(scenes, "MOST", 20)
    found = scene(site, site.debate())
    pills = {site.map.inferences[one].owner for one in found.parts.pills}
    assert {"a000", "a001", "a002", "a003"} <= pills
    assert len(pills) <= 20
    assert found.parts.left_out == 60 - len(pills)
