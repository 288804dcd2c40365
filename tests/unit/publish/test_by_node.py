"""What is kept of each node is worked out again where a change bears on it, and else is not."""

import marshal

import robustmap as rm
from robustmap.publish.asked.by_node import ByNode, hand_over, noted
from robustmap.publish.site import Site


def site() -> Site:
    return Site(rm.load("kb"))


def counted() -> tuple[ByNode[tuple[str, int]], list[str]]:
    asked: list[str] = []

    def named(of: Site, node: str) -> tuple[str, int]:
        asked.append(node)
        return of.map.nodes[node].kind, len(asked)

    return ByNode(named, "named"), asked


def test_what_is_noted_is_taken_over_but_for_what_is_stale() -> None:
    one, asked = counted()
    first, then = site(), site()
    some = [*first.map.nodes][:3]
    found = [one(first, node) for node in (*some, *some)]
    assert asked == some
    told = one.noted(first)
    assert told is not None
    hand_over(then, {"named": told}, [some[1], "gone"])
    again = [one(then, node) for node in some]
    assert asked == [*some, some[1]]
    assert [again[0], again[2]] == [found[0], found[2]]
    assert again[1] == (found[1][0], 4)


def test_what_is_noted_tells_of_no_node_that_is_gone() -> None:
    one, asked = counted()
    first, then = site(), site()
    [kept, gone, *_] = first.map.nodes
    one(first, kept)
    one._known[first][f"{gone}-before"] = ("claim", 9)
    told = one.noted(first)
    assert told is not None
    hand_over(then, {"named": told}, ())
    one(then, kept)
    assert one._known[then].keys() == {kept}
    assert asked == [kept]


def test_what_nobody_asked_for_is_noted_as_it_was_but_for_what_is_stale() -> None:
    one, other = site(), site()
    before = {"any": marshal.dumps({"stale": 1, "fresh": 2})}
    hand_over(one, before, ())
    hand_over(other, before, ["stale"])
    assert noted(one) == before
    assert noted(other) == {"any": marshal.dumps({"fresh": 2})}
