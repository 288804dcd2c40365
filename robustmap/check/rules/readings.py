"""Links whose target has been put in other words since they were read."""

from collections.abc import Iterator

from robustmap.check.registry import Solve, rule
from robustmap.check.rules._judge import MAX_ID
from robustmap.model.codes import problem
from robustmap.model.map import Map
from robustmap.model.problem import Problem, Span, clip
from robustmap.model.reads import READ, Reading, suspects
from robustmap.model.wording import wording

MAX_WORDS = 80
"""Characters of the wording of today that a finding shows."""


@rule("RM407")
def suspect_links(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find links with a hash that is not that of their target's wording now."""
    for one in suspects(map_):
        now = wording(map_, one.ref)
        words = clip(now.said[0], MAX_WORDS) if now and now.said else ""
        says = f", which now says: {words}" if words else ", which says nothing now"
        yield problem(
            "RM407",
            f"`{one.field}` was read against an earlier wording of `{clip(one.ref, MAX_ID)}`{says}",
            _place(map_, one),
            node=one.node,
            expected=f"`{now.short}`, once both have been read again" if now else "",
            way_out=f"if the link still holds, run `robustmap reread {one.node}`",
        )


def _place(map_: Map, one: Reading) -> Span:
    """Give the place of the hash, also where the only entry of a list stands without one."""
    places = map_.places.get(one.node)
    alone = (one.field, READ)
    if places and alone in places.spans:
        return places.span(alone)
    return map_.span(one.node, *one.path, READ)
