"""Failure stories that cannot mean what they say, or say it in the wrong place."""

from collections.abc import Iterator

from robustmap.check.registry import Solve, rule
from robustmap.model import ids
from robustmap.model.codes import problem
from robustmap.model.expand import ROBUST, WORKS
from robustmap.model.map import Map
from robustmap.model.nodes import Concept, Proposal, Story, Threshold
from robustmap.model.parts import Persistence
from robustmap.model.problem import Problem


@rule("RM321")
def at_nothing(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find stories that are no templates and are told against nothing."""
    for node in map_.stories():
        if not node.against and not node.is_template and node.id not in map_.broken:
            yield problem(
                "RM321",
                f"`{node.id}` is told against nothing",
                map_.span(node.id, "title"),
                node=node.id,
                expected="`against`, or slots of which none is concrete",
            )


@rule("RM322")
def misses_direction(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find stories of scaling that are told against another clause than that on this scaling."""
    for node in map_.stories():
        if node.direction is None:
            continue
        for number, link in enumerate(node.against):
            owner, local = _proposal(map_, link.to)
            meant = ids.join(owner, f"robust-{node.direction}")
            if not owner or local == f"robust-{node.direction}":
                continue
            if local == WORKS:
                said = f"`{owner}` working at all"
            elif local in ROBUST:
                said = f"what {_SCALING[local]} does"
            else:
                continue  # a clause of its own: what it denies decides about robustness too
            told = _SCALING[f"robust-{node.direction}"]
            message = f"the story tells of {told}, but is told against {said}"
            span = map_.span(node.id, "against", number, "to")
            yield problem("RM322", message, span, node=node.id, suggestion=meant)


_SCALING = {
    "robust-up": "scaling up",
    "robust-down": "scaling down",
    "robust-relative": "one part outgrowing another",
}


def _proposal(map_: Map, ref: str) -> tuple[str, str]:
    """Give the proposal that a target belongs to, and the clause; "" where it is none."""
    statement = map_.statements.get(map_.statement_id(ref) or "")
    if statement is None or not isinstance(map_.nodes.get(statement.owner), Proposal):
        return "", ""
    return statement.owner, ids.split(statement.id)[1]


def _ranges(map_: Map) -> Iterator[tuple[Story, int, Persistence]]:
    for node in map_.stories():
        for number, one in enumerate(node.persists):
            yield node, number, one


@rule("RM323")
def empty_range(map_: Map, solve: Solve) -> Iterator[Problem]:
    """Find ranges that end no later than they begin, as far as the standing facts tell."""
    bounded = []
    for node, number, one in _ranges(map_):
        start, end = map_.resolve(one.from_ or ""), map_.resolve(one.until or "")
        if start and end:
            bounded.append((node, number, start, end))
    # Nearly every map has no such range, and then nothing is solved.
    if not bounded:
        return
    from robustmap.reason.orders.worlds import Worlds

    order = Worlds.of(solve()).order
    for node, number, start, end in bounded:
        if start == end:
            message = f"the failure begins and ends at `{start}`"
        elif {start, end} <= order.places.keys() and order.is_before(end, start):
            message = f"the failure ends at `{end}`, which is reached before `{start}`"
        else:
            continue
        span = map_.span(node.id, "persists", number, "until")
        yield problem("RM323", message, span, node=node.id)


@rule("RM324")
def off_axis(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find ranges that are bounded by thresholds of another axis."""
    for node, number, one in _ranges(map_):
        axis = map_.resolve(one.axis)
        for key, ref in (("from", one.from_), ("until", one.until)):
            bound = map_.nodes.get(map_.resolve(ref or "") or "")
            if axis is None or not isinstance(bound, Threshold) or not bound.axis:
                continue
            lies_on = map_.resolve(bound.axis)
            if lies_on is not None and lies_on != axis:
                yield problem(
                    "RM324",
                    f"`{bound.id}` lies on `{lies_on}`, not on `{axis}`",
                    map_.span(node.id, "persists", number, key),
                    node=node.id,
                    expected=f"a threshold on `{axis}`",
                )


@rule("RM325")
def endless_end(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find ranges that are said to have no end, with an end."""
    for node, number, one in _ranges(map_):
        if one.endless and one.until:
            yield problem(
                "RM325",
                f"the failure ends at `{one.until}`, and is said to have no end",
                map_.span(node.id, "persists", number, "endless"),
                node=node.id,
            )


@rule("RM326")
def no_class(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find stories that belong to a concept which is no class of failures."""
    for node in map_.stories():
        for number, ref in enumerate(node.failure_class):
            found = map_.nodes.get(map_.resolve(ref) or "")
            if isinstance(found, Concept) and found.sort != "failure-class":
                if found.review == "withdrawn":
                    continue  # told as a reference to what counts as absent
                yield problem(
                    "RM326",
                    f"`{found.id}` is a term, not a class of failures",
                    map_.span(node.id, "failure_class", number),
                    node=node.id,
                    expected="a concept with `sort: failure-class`",
                )
