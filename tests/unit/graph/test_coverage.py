"""What became of the parts of a text."""

from hypothesis import given
from hypothesis import strategies as st

from robustmap.graph.coverage import coverage, part_of, places
from robustmap.model.map import Map
from robustmap.model.nodes import Person, SourceText
from tests.support.maps import argument, claim


def text(name: str = "talk", **fields: object) -> SourceText:
    return SourceText.model_validate({"id": name, "title": "A talk", **fields})


PARTS = [{"at": "intro"}, {"at": "For 1", "by": "talk/a"}, {"at": "end", "left_out": "Thanks."}]


def test_a_part_knows_the_nodes_that_name_it_and_what_was_left_out() -> None:
    said = claim("c", sources=["talk, For 1, b, by talk/a"])
    found = coverage(Map([text(parts=PARTS), said]))["talk"]
    intro, for_1, end = found.parts
    assert (intro.nodes, intro.accounted) == ((), False)
    assert (for_1.nodes, for_1.by, for_1.accounted) == (("c",), "talk/a", True)
    assert (end.nodes, end.left_out, end.accounted) == ((), "Thanks.", True)
    assert found.accounted == 2
    assert found.strays == ()


def test_places_that_are_no_part_are_strays_and_so_are_missing_ones() -> None:
    nodes = [claim("c", sources=["talk, For 2"]), claim("d", sources=["talk"])]
    assert coverage(Map([text(parts=PARTS), *nodes]))["talk"].strays == (("d", ""), ("c", "For 2"))


def test_a_text_without_parts_has_nothing_to_account_for() -> None:
    found = coverage(Map([text(), claim("c", sources=["talk, For 2"])]))["talk"]
    assert (found.parts, found.strays, found.accounted) == ((), (), 0)


def test_places_are_found_however_deep_in_a_file() -> None:
    holder = Person.model_validate(
        {
            "id": "p",
            "title": "P",
            "positions": [
                {"id": "h", "about": "c", "stance": "accepts", "source": "talk, comment 1"}
            ],
        }
    )
    assert [one.at for one in places(holder)] == ["comment 1"]
    assert list(places(argument("a", ["c"], for_="c"))) == []


def test_an_alias_of_a_text_counts_for_it() -> None:
    found = coverage(
        Map(
            [text(parts=[{"at": "intro"}], aliases=["speech"]), claim("c", sources="speech, intro")]
        )
    )
    assert found["talk"].parts[0].nodes == ("c",)


@given(st.lists(st.sampled_from(["For 9", "b", "second line"]), min_size=1, max_size=4))
def test_a_detail_belongs_to_the_longest_part_before_it(pieces: list[str]) -> None:
    place = ", ".join(pieces)
    known = {", ".join(pieces[: number + 1]) for number in range(len(pieces))}
    assert part_of(place, known) == place
    assert part_of(f"{place}, more", known) == place
    assert part_of(f"{place} more", {place}) is None
