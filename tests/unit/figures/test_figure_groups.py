"""Large debates in parts: nothing is lost, no picture is large, every part opens."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from robustmap.publish.figures.debate_map import (
    FEW,
    MOST,
    MOST_BYTES,
    Drawn,
    Part,
    debate_map,
    drawn,
    parts_of,
    whole,
)
from robustmap.publish.figures.groups import MOST_GROUPS, grouped, ties
from robustmap.publish.figures.scene import Scene, scene
from tests.support.maps import argument, claim, question
from tests.unit.figures.sample import (
    HOSTILE,
    Site,
    distance,
    edges,
    frame,
    line_end,
    overlaps,
    tree,
)

LONG = "Whether the island is served better by one means or by several is a long story"


def debate(*nodes) -> Scene:
    site = Site([question(about="t", title="The question"), claim("t", title=LONG), *nodes])
    return scene(site, site.debate())


def chains(number: int, replies: int) -> Scene:
    """Give so many arguments for the thesis, each with a chain of so many replies."""
    found = []
    for n in range(number):
        found.append(argument(f"a{n:03}", for_="t", number=n + 1, title=f"{LONG} {n}"))
        for depth in range(replies):
            above = f"r{n:03}-{depth - 1}" if depth else f"a{n:03}"
            found.append(argument(f"r{n:03}-{depth}", undercuts=above, title=f"{LONG} {n} {depth}"))
    return debate(*found)


def part_maps(above: Drawn) -> Iterator[tuple[Part, Drawn]]:
    """Yield every part of a picture with its map, and the parts of these parts."""
    for part in parts_of(above):
        found = drawn(part.scene(above.scene.site))
        yield part, found
        yield from part_maps(found)


def tied() -> Scene:
    """Give a large debate in which one undercut breaks two steps of different parts."""
    nodes = [argument(f"a{n:03}", for_="t", title=f"{LONG} {n}") for n in range(30)]
    for name, below in (("b", "a"), ("c", "b"), ("d", "c")):
        nodes += [argument(f"{name}{n:03}", undercuts=f"{below}{n:03}") for n in range(30)]
    nodes.append(argument("two", for_="t", undercuts="a003", title="Does two things"))
    nodes.append(argument("breaks", undercuts="two", title="Breaks both"))
    return debate(*nodes)


FOUR_HUNDRED = {
    "chains": lambda: chains(100, 3),
    "one long chain": lambda: chains(1, 399),
    "a flat list": lambda: chains(400, 0),
    "few wide chains": lambda: debate(
        *(argument(f"a{n}", for_="t", title=LONG) for n in range(4)),
        *(argument(f"b{n}", undercuts=f"a{n % 4}", title=LONG) for n in range(396)),
    ),
}


@pytest.mark.parametrize("shape", FOUR_HUNDRED)
def test_four_hundred_arguments_are_drawn_in_parts_and_none_is_lost(shape: str) -> None:
    found = FOUR_HUNDRED[shape]()
    top = drawn(found)
    pages = [top, *(one for _, one in part_maps(top))]
    assert len(top.groups) > 1
    shown: list[str] = []
    for page in pages:
        assert len(page.svg.encode()) <= MOST_BYTES
        if page.groups:
            assert len(page.groups) <= 2 * MOST_GROUPS
            # A part of one is drawn here; the beginning of a single chain at the top of its own.
            shown += [one.members[0] for one in page.groups if len(one.members) == 1]
        else:
            assert len(page.scene.body) <= MOST
            shown += page.scene.body
    beginnings = {ref for page in pages for ref in page.scene.tops if ref not in found.tops}
    shown += beginnings - {*shown}
    assert sorted(shown) == sorted(found.body)
    addresses = [page.scene.page for page in pages]
    assert len({*addresses}) == len(addresses)


def test_a_debate_of_120_is_drawn_whole_if_it_is_small_enough() -> None:
    small = debate(*(argument(f"a{n}", for_="t", title=f"{n}") for n in range(MOST)))
    assert not drawn(small).groups or len(drawn(small).svg.encode()) <= MOST_BYTES
    few = debate(*(argument(f"a{n}", for_="t", title="橋は島に" * 20) for n in range(FEW)))
    assert not drawn(few).groups
    more = debate(*(argument(f"a{n}", for_="t", title=f"{n}") for n in range(MOST + 1)))
    assert drawn(more).groups


def test_a_stack_leads_to_its_part_and_tells_how_much_it_holds() -> None:
    top = drawn(chains(50, 3))
    stacks = [one for one in tree(top.svg).iter("a") if "fig-part" in one.attrib["class"]]
    assert len(stacks) == len(top.groups)
    pages = {one.scene.page for _, one in part_maps(top)}
    assert {f"../../{page}" for page in pages} == {one.attrib["href"] for one in stacks}
    assert "steps in this part" in stacks[0].find("title").text
    frames = [frame(one) for one in tree(top.svg).iter("a")]
    assert overlaps(frames) == []


def test_few_chains_have_a_part_each_with_its_verdict() -> None:
    top = drawn(chains(35, 3))
    assert [one.roots for one in top.groups] == [(f"a{n:03}",) for n in range(35)]
    found = {one.attrib.get("data-ref"): one for one in tree(top.svg).iter("a")}
    # Three replies in a row: the first is broken again by none, so the argument falls.
    assert "fig-fallen" in found["a000"].attrib["class"]
    assert "fig-thesis" in found["t"].attrib["class"]


def test_an_undercut_between_parts_is_a_blunt_arrow_onto_the_stack() -> None:
    top = drawn(tied())
    (tie,) = edges(top.svg, "undercuts")
    said = tie.find("title").text
    assert said.startswith("1 \N{MULTIPLICATION SIGN} Does two things undercuts")
    assert len(tie.findall("path")) == 2
    frames = [frame(one) for one in tree(top.svg).iter("a")]
    assert min(distance(line_end(tie), one) for one in frames) <= 4


def test_a_part_names_what_ties_it_to_the_others() -> None:
    found = list(part_maps(drawn(tied())))
    outward = [(one.start, one.end) for part, _ in found for one in part.outward]
    assert {start for start, _ in outward} == {"breaks"}
    assert {end for _, end in outward} <= {"two#on-t", "two#on-a003"}


def test_hostile_titles_in_parts_stay_text() -> None:
    top = drawn(debate(*(argument(f"a{n}", for_="t", title=HOSTILE) for n in range(MOST + 1))))
    assert top.groups
    assert {one.tag for one in tree(top.svg).iter()} <= {
        *("svg", "a", "g", "rect", "path", "text", "tspan", "title", "desc", "circle"),
    }
    assert "<script" not in top.svg


def test_the_picture_to_take_away_is_whole_or_in_parts() -> None:
    assert "fig-part" not in whole(drawn(chains(40, 3)))
    assert "fig-part" in whole(drawn(chains(100, 3)))


def test_the_page_shows_parts_where_the_debate_is_large() -> None:
    found = chains(100, 3)
    assert "fig-part" in debate_map(found.site, found.debate)


targets = st.lists(st.integers(min_value=0, max_value=80), min_size=1, max_size=80)


@given(targets)
def test_every_box_and_pill_is_in_exactly_one_part(aims: list[int]) -> None:
    nodes = [
        argument(f"a{n:02}", undercuts=f"a{aim:02}")
        if aim < len(aims) and aim != n
        else argument(f"a{n:02}", for_="t")
        for n, aim in enumerate(aims)
    ]
    found = debate(*nodes)
    if not found.body:
        return
    groups = grouped(found)
    members = [ref for one in groups for ref in one.members]
    assert sorted(members) == sorted(found.body)
    assert len({one.key for one in groups}) == len(groups)
    inner = [one for one in found.inner if one.kind == "undercuts"]
    of = {ref: one.key for one in groups for ref in one.members}
    across = sum(of[one.start] != of[one.end] for one in inner)
    assert sum(ties(found, groups).values()) == across
