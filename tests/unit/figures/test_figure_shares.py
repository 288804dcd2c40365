"""Plots of shares of possible orders, coverage, working ranges and loops."""

import re

import pytest

from robustmap.publish.figures.circle import circle
from robustmap.publish.figures.gauges import Bound, Mark, Range, gauges
from robustmap.publish.figures.heat import Cell, heat, hundredths, ranks
from robustmap.publish.figures.strip import HEIGHT, strip
from robustmap.reason.loops import loops
from tests.support.maps import argument, claim, proposal, threshold
from tests.unit.figures.sample import HOSTILE, Site, links, told, tree

PAGE = "thresholds/"


def titles(svg: str) -> list[str]:
    return [one.text or "" for one in tree(svg).iter("title")]


def points(*names: str) -> Site:
    return Site([threshold(name) for name in names])


def test_what_is_neither_none_nor_all_never_looks_so():
    assert [hundredths(value) for value in (0.0, 0.004, 0.006, 0.5, 0.996, 1.0)] == [
        *("0", "<1", "1", "50", ">99", "100")
    ]


def test_every_place_has_its_share_in_words():
    shares = {"a": (0.75, 0.25), "b": (0.25, 0.75)}
    svg = ranks(points("a", "b"), shares, {"a": "1", "b": ""}, lambda v: f"{v:.0%}", PAGE)
    assert {"1st: 75%", "2nd: 25%", "1st: 25%", "2nd: 75%"} <= set(titles(svg))
    assert re.findall(r"0v-(\d+)h28V0", svg) == ["18", "6", "6", "18"]


def test_a_place_that_is_never_taken_has_no_bar():
    svg = ranks(points("a", "b"), {"a": (1.0, 0.0), "b": (0.0, 1.0)}, {"a": "", "b": ""}, str, PAGE)
    assert len(re.findall(r"0v-\d+h28V0", svg)) == 2


def test_a_cell_says_shows_and_leads_where_it_was_told_to():
    def cell(first: str, then: str) -> Cell:
        return Cell(0.25, f"{first} {then}", "#there", marked=first == "a")

    svg = heat(points("a", "b"), ("a", "b"), {"a": "", "b": ""}, cell, PAGE)
    rows = [one for one in tree(svg).iter("g") if one.attrib.get("class") == "fig-cells"]
    found = [one for row in rows for one in row.iter("a")]
    assert [(one.attrib["href"], told(one)) for one in found] == [("#there", "25")] * 2
    assert ["fig-marked" in one.attrib["class"] for one in found] == [True, False]
    assert all("fig-h2" in one.attrib["class"].split() for one in found)


def test_the_strip_stacks_what_covers_the_states_to_its_full_height():
    svg = strip([(1.0,), (0.5, 0.25, 0.0, 0.125, 0.125)])
    depths = [g for g in tree(svg).iter("g") if "fig-depth" in g.attrib["class"].split()]
    assert [one.attrib["class"].split()[1] for one in depths] == [
        *("fig-depth0", "fig-depth0", "fig-depth1", "fig-depth3")
    ]
    heights = [float(one.find("rect").attrib["height"]) for one in depths]  # type: ignore[union-attr]
    assert heights[0] == HEIGHT
    assert sum(heights[1:]) == pytest.approx(HEIGHT, abs=0.2)
    assert "After 1 crossing: in 25 of 100 possible orders, 3 or more at work" in titles(svg)


def ranged(*marks: Mark, crossed: frozenset[str] | None = None) -> str:
    plan = proposal("plan", title="The plan", needs="b", breaks="c")
    site = Site([plan, *(threshold(one) for one in "abc")])
    return gauges(site, "plan", [Range("", "abc", marks)], (), crossed, PAGE)


def band(svg: str) -> tuple[float, float] | None:
    found = re.search(r'class="fig-band" d="M([\d.]+) [\d.]+H([\d.]+)"', svg)
    return (float(found[1]), float(found[2])) if found else None


def dots(svg: str) -> list[float]:
    return [float(one.attrib["cx"]) for one in tree(svg).iter("circle")]


def test_the_band_runs_from_what_is_needed_to_what_ends_it():
    svg = ranged(Mark("needs", "a", "plan#needs-a"), Mark("breaks", "c", "plan#breaks-c"))
    first, _, last = dots(svg)
    assert band(svg) == (first, last)
    assert "fig-beyond" in svg


def test_an_open_end_runs_to_the_edge_and_an_empty_range_has_no_band():
    found = band(ranged(Mark("needs", "b", "plan#needs-b")))
    assert found is not None
    assert found[1] == 544
    assert band(ranged(Mark("needs", "c", "x"), Mark("breaks", "a", "y"))) is None


def test_what_is_in_dispute_takes_nothing_away_and_is_told():
    svg = ranged(Mark("breaks", "a", "plan#breaks-a", "silent", disputed=True))
    assert band(svg) == (16, 544)
    assert "ends at: Point a, fails unnoticed (in dispute)" in titles(svg)
    assert "fig-doubt" in svg


def test_clauses_are_links_and_what_was_crossed_is_filled():
    svg = ranged(Mark("needs", "b", "plan#needs-b"), crossed=frozenset("a"))
    found = links(svg)
    assert "../n/plan/#needs-b" in found
    assert "fig-passed" in found["../n/a/"].attrib["class"].split()
    assert "fig-passed" not in found["../n/b/"].attrib["class"].split()
    assert "fig-cut" in svg
    assert "fig-cut" not in ranged(Mark("needs", "b", "plan#needs-b"))


def test_a_margin_is_the_length_by_which_one_part_may_be_ahead():
    site = Site([proposal("plan")])
    svg = gauges(site, "plan", (), [Bound("one", "other", 2, "plan#x")], None, "n/plan/")
    ahead, base = (float(one.attrib["width"]) for one in tree(svg).iter("rect"))
    assert ahead - base == 2 * 26
    assert "one must stay within 2 rungs of other" in titles(svg)


def test_without_clauses_there_is_no_gauge():
    assert gauges(Site([proposal("plan")]), "plan", (), (), None, PAGE) == ""


def test_a_loop_is_a_row_of_links_with_a_sign_on_every_arrow():
    site = Site(
        [
            proposal("a", enables="b"),
            proposal("b"),
            claim("slows", states={"hinders": ["b", "a"]}),
            argument("doubt", against="slows"),
        ]
    )
    (loop,) = loops(site.solution)
    svg = circle(site, loop, "loops/")
    arrows = [one for one in tree(svg).iter("a") if "fig-edge" in one.attrib["class"].split()]
    assert sorted(told(one) for one in arrows) == ["+", "\N{MINUS SIGN}"]
    assert links(svg)["../n/slows/"].attrib["class"] == "fig-edge fig-unsure"
    assert {"../n/a/", "../n/b/"} <= set(links(svg))
    assert 'aria-label="A loop (balancing, in dispute): Plan a → Plan b → Plan a"' in svg


def test_hostile_titles_stay_text_in_every_plot():
    site = Site(
        [
            proposal("plan", title=HOSTILE[:90], enables="other"),
            proposal("other", title=HOSTILE[:90], enables="plan"),
            threshold("a", title=HOSTILE[:90]),
            threshold("b", title=HOSTILE[:90]),
        ]
    )
    marks = [Mark("needs", "a", "plan#needs-a")]
    svgs = [
        ranks(site, {"a": (1.0,), "b": (1.0,)}, {"a": "1", "b": ""}, str, PAGE),
        heat(
            site,
            ("a", "b"),
            {"a": "1", "b": ""},
            lambda one, _: Cell(0.5, site.heading(one), "", marked=True),
            PAGE,
        ),
        gauges(site, "plan", [Range("", ("a", "b"), marks)], (), None, PAGE),
        circle(site, loops(site.solution)[0], PAGE),
    ]
    for svg in svgs:
        for one in tree(svg).iter():
            assert one.tag not in ("script", "img")
            assert not any(name.startswith("on") for name in one.attrib)
            assert "id" not in one.attrib
