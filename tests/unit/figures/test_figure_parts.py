"""What of a debate is drawn, in which column, and where."""

from typing import ClassVar

import pytest

from robustmap.graph.debate import debate
from robustmap.publish.figures.columns import columns, forwards, line
from robustmap.publish.figures.dot import Line, _laid, lay_out
from robustmap.publish.figures.parts import Arrow, parts
from tests.support.maps import argument, claim, question, threshold
from tests.unit.figures.sample import Site, island, overlaps


def drawn(site: Site, **most: int):
    return parts(site.map, site.debate(), **most)


def pairs(site: Site, kind: str) -> list[tuple[str, str]]:
    return [(one.start, one.end) for one in drawn(site).arrows if one.kind == kind]


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(island())


def test_one_pill_per_inference(site: Site) -> None:
    pills = drawn(site).pills
    assert [one for one in pills if one.startswith("against-1")] == [
        "against-1#on-bridge",
        "against-1#on-for-1#p1",
        "against-1#on-for-2",
    ]
    assert "for-1" in pills


def test_undercuts_lead_to_the_step(site: Site) -> None:
    assert set(pairs(site, "undercuts")) == {
        ("against-1#on-for-2", "for-2"),
        ("busier", "for-2"),
        ("growth", "busier"),
        ("hunch", "for-1"),
    }


def test_every_relation_is_there(site: Site) -> None:
    assert {one.kind for one in drawn(site).arrows} == {
        "for",
        "against",
        "undercuts",
        "backs",
        "qualifies",
        "reframes",
        "premise",
        "contradicts",
        "asks",
    }
    assert pairs(site, "contradicts") == [("paid", "unpaid")]
    assert pairs(site, "asks") == [("how-many", "busier")]
    assert pairs(site, "reframes") == [("wrong-question", "q")]


def test_an_undercut_of_a_whole_argument_leads_to_each_of_its_steps() -> None:
    site = Site(
        [
            question(about=["s", "t"]),
            claim("s"),
            claim("t"),
            argument("a", for_=["s", "t"]),
            argument("cut", undercuts="a"),
            argument("cut-one", undercuts="a#on-t"),
        ]
    )
    assert pairs(site, "undercuts") == [("cut", "a#on-s"), ("cut", "a#on-t"), ("cut-one", "a#on-t")]


def test_a_premise_is_drawn_where_it_tells_something() -> None:
    site = Site(
        [
            question(about=["t"]),
            claim("t"),
            claim("own"),
            claim("shared"),
            argument("a", ["own", "shared", {"p1": "Nobody minds."}], for_="t"),
            argument("b", ["shared", {"p1": "Somebody minds."}], for_="t"),
            argument("c", against="b#p1"),
        ]
    )
    assert drawn(site).boxes == ("t", "shared", "b#p1")


def test_a_thesis_is_drawn_even_alone() -> None:
    found = drawn(Site([question(about=["t"]), claim("t")]))
    assert (found.boxes, found.pills, found.arrows) == (("t",), (), ())


def test_an_empty_debate_has_no_parts() -> None:
    found = drawn(Site([question()]))
    assert (found.boxes, found.pills, found.left_out) == ((), (), 0)


def test_listed_arguments_are_drawn_whatever_they_are_aimed_at() -> None:
    site = Site([question(lists="a"), claim("far"), argument("a", for_="far")])
    assert drawn(site).pills == ("a",)


def test_the_question_is_drawn_where_it_is_rejected(site: Site) -> None:
    assert "q" in drawn(site).boxes
    assert "q" not in drawn(Site([question(about="t"), claim("t"), argument("a", for_="t")])).boxes


class TestTooMany:
    listed: ClassVar = [argument(f"l{n}", for_="t") for n in range(3)]
    direct: ClassVar = [argument(f"d{n}", undercuts=f"l{n}") for n in range(3)]
    far: ClassVar = [argument(f"f{n}", undercuts="d0") for n in range(60)]
    farther: ClassVar = [argument(f"g{n}", undercuts="f0") for n in range(60)]

    def site(self) -> Site:
        asked = question(about="t", lists=[one.id for one in self.listed])
        return Site([asked, claim("t"), *self.listed, *self.direct, *self.far, *self.farther])

    def test_all_fits(self) -> None:
        found = drawn(self.site())
        assert (len(found.pills), found.left_out) == (126, 0)

    def test_the_list_and_what_is_aimed_at_it(self) -> None:
        found = drawn(self.site(), most=100)
        assert set(found.pills) == {one.id for one in [*self.listed, *self.direct]}
        assert found.left_out == 120

    def test_never_more_than_may_be_drawn(self) -> None:
        found = drawn(self.site(), most=4)
        assert found.pills == ("l0", "l1", "l2", "d0")
        assert found.left_out == 122

    def test_without_a_list_what_is_aimed_at_the_theses_comes_first(self) -> None:
        site = Site(
            [question(about="t"), claim("t"), *self.listed, *self.direct, *self.far, *self.farther]
        )
        assert set(drawn(site, most=100).pills) == {one.id for one in [*self.listed, *self.direct]}

    def test_little_is_filled_up_with_whole_rounds_of_replies(self) -> None:
        few = self.far[:20]
        site = Site(
            [question(about="t"), claim("t"), *self.listed, *self.direct, *few, *self.farther]
        )
        found = drawn(site, most=80)
        assert len(found.pills) == 26
        assert found.left_out == 60


def arrows(*given: str) -> list[Arrow]:
    return [Arrow(one[0], one[1], "undercuts", "undercuts") for one in given]


def test_columns_count_from_what_leads_nowhere() -> None:
    assert columns("abcd", arrows("ba", "cb", "da")) == {"a": 0, "b": 1, "d": 1, "c": 2}


def test_a_circle_begins_at_its_first_box() -> None:
    found = columns("abc", arrows("ab", "bc", "ca"))
    assert found == {"a": 0, "c": 1, "b": 2}


def test_lines_never_run_in_a_circle() -> None:
    given = arrows("ab", "bc", "ca", "da", "ad", "aa")
    column = columns("abcd", given)
    laid = [line(one, column) for one in given if one.start != one.end]
    order = {ref: (column[ref], ref) for ref in column}
    assert all(order[one.start] > order[one.end] for one in laid)
    assert [forwards(one, column) for one in given[:2]] == [False, True]


def test_boxes_keep_their_size_and_do_not_overlap() -> None:
    boxes = {f"b{n}": (100.0 + n, 30.0) for n in range(12)}
    lines = [Line(f"b{n}", f"b{n // 3}") for n in range(1, 12)]
    laid = lay_out(boxes, lines, first=["b0"])
    assert {ref: (f.width, f.height) for ref, f in laid.frames.items()} == boxes
    assert overlaps([(f.x, f.y, f.right, f.bottom) for f in laid.frames.values()]) == []
    assert all(laid.frames[one.start].x > laid.frames[one.end].x for one in lines)
    assert len(laid.curves) == len(lines)
    assert min(f.x for f in laid.frames.values()) == laid.frames["b0"].x


def test_the_first_of_a_column_stands_on_top() -> None:
    laid = lay_out(dict.fromkeys("abc", (50.0, 20.0)), [], first=list("abc"))
    assert laid.frames["a"].y < laid.frames["b"].y < laid.frames["c"].y


def test_nothing_and_loops_can_be_laid_out() -> None:
    assert lay_out({}, []).frames == {}
    laid = lay_out({"a": (50.0, 20.0)}, [Line("a", "a"), Line("a", "a")])
    assert len(laid.curves) == 2


def test_thresholds_are_no_part_of_a_debate() -> None:
    site = Site([question(about="t"), claim("t"), threshold("dawn")])
    assert drawn(site).boxes == ("t",)
    assert debate(site.map, site.map.nodes["q"]).theses == ("t",)


def test_what_has_the_same_shape_is_laid_out_once_whatever_its_names() -> None:
    _laid.cache_clear()
    first = lay_out({"a": (50.0, 20.0), "b": (50.0, 20.0)}, [Line("b", "a")])
    again = lay_out({"x": (50.0, 20.0), "y": (50.0, 20.0)}, [Line("y", "x")])
    assert [*first.frames.values()] == [*again.frames.values()]
    assert [*again.frames] == ["x", "y"]
    assert first.curves == again.curves
    assert _laid.cache_info().misses == 1
    lay_out({"x": (50.0, 20.5), "y": (50.0, 20.0)}, [Line("y", "x")])
    assert _laid.cache_info().misses == 2
