"""Pages say where a link was read against an earlier wording, from both of its ends."""

from robustmap.explain.labels import NOTES
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.wording import wording
from robustmap.publish.page import Page
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from tests.support.maps import argument, claim, proposal, threshold

SAID = NOTES["stale"]


def marked(*nodes: Node) -> dict[str, int]:
    """Give how often each page of a node says that a link was read against other words."""
    site = Site(KB(Map(nodes)))
    made = [one for make in PAGES.entries.values() for one in make(site)]
    bodies = {one.path: one.body for one in made if isinstance(one, Page)}
    found = {path: body.count(SAID) for path, body in bodies.items() if path.startswith("n/")}
    return {path.split("/")[1]: number for path, number in found.items() if number}


def nodes(read: str) -> list[Node]:
    link = {"to": "c", "read": read}
    return [
        claim("c"),
        claim("d", contradicts=link),
        threshold("t"),
        argument("a", [link, {"p1": "So."}], for_=[link, "d"]),
        proposal("p", relies_on=link, needs=[{"at": "t", "read": read}]),
        argument("plain", ["c"], for_="d"),
    ]


def test_a_stale_link_is_told_on_both_pages() -> None:
    found = marked(*nodes("0000"))
    # On the page of `a`: its aim and its premise. On that of `c`: `a` and `d`.
    assert found == {"a": 2, "c": 2, "d": 1, "p": 2}


def test_a_link_that_agrees_or_says_nothing_is_not() -> None:
    now = wording(Map([claim("c")]), "c")
    assert now is not None
    fresh = [one for one in nodes(now.short) if one.id not in ("t", "p")]
    assert marked(*fresh) == {}


def test_the_table_and_python_tell_the_same() -> None:
    found = KB(Map(nodes("0000"))).suspects()
    assert found == KB(Map(nodes("0000"))).table("suspects")
    assert list(zip(found.column("node"), found.column("field"), strict=True)) == [
        *[("a", "for"), ("a", "premises"), ("d", "contradicts"), ("p", "relies_on")],
        ("p", "needs"),
    ]
    assert set(found.column("says now")) == {"Claim c", "Point t"}
