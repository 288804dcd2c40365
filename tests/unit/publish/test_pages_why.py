"""Node pages tell the nearest reasons of a verdict, and no more than there is room for."""

import re

from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.publish.parts.points.why import EACH, ROOM, Row, reasons, why
from robustmap.publish.parts.writer import Writer
from robustmap.publish.site import Site
from tests.support.maps import argument, claim


def site(*nodes: Node) -> Site:
    return Site(KB(Map(nodes)))


def told(row: Row) -> int:
    return sum(1 + told(one) for one in row.below)


def test_all_is_told_where_there_is_room():
    nodes = (claim("c"), claim("d"), argument("a", ["d"], for_="c"), argument("b", undercuts="a"))
    top = reasons(site(*nodes), "c")
    assert [one.ref for one in top.below] == ["a"]
    assert [one.ref for one in top.below[0].below] == ["b"]
    assert told(top) == 3
    assert top.left == top.below[0].left == 0


def test_the_nearest_come_first_and_the_rest_is_counted():
    many = [argument(f"a{at:02}", for_="c") for at in range(ROOM + 5)]
    cuts = [argument(f"u{at}", undercuts="b00") for at in range(EACH + 3)]
    top = reasons(site(claim("c"), *many), "c")
    assert (told(top), top.left) == (ROOM, 5)
    top = reasons(site(claim("c"), argument("b00", for_="c"), *cuts), "c")
    assert (len(top.below), len(top.below[0].below), top.below[0].left) == (1, EACH, 3)
    assert told(top) <= ROOM
    page = why(Writer(site(claim("c"), *many), "n/c/"), "c")
    assert len(re.findall(r'href="\.\./\.\./n/a\d\d/', page)) == ROOM
    assert "5 more" in page
