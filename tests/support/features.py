"""What a map and a view have that an oracle must have seen."""

from collections.abc import Iterable

from robustmap.model.expand import Inference
from robustmap.model.map import Map
from robustmap.model.view import View
from tests.support.maps import counted

DEEPEST = 3
"""Undercuts on undercuts are told apart up to this level."""


def features(map_: Map, view: View) -> set[str]:
    """Name what a map has in a view; relations and shapes only where they count."""
    live = [one for one in map_.inferences.values() if counted(one, view)]
    return {
        *_standings(map_, view),
        *_contradictions(live),
        *_steps(map_, view, live),
        *_shapes(map_, live),
        *_view(map_, view, live),
        *(one.relation for one in live),
    }


def _view(map_: Map, view: View, live: list[Inference]) -> Iterable[str]:
    if view.granted:
        yield "granted"
    if view.denied:
        yield "denied"
    if view.granted & view.denied & map_.statements.keys():
        yield "granted and denied"
    if len(live) < len(map_.inferences):
        yield "switched off" if view.off else "does not count"


def _standings(map_: Map, view: View) -> Iterable[str]:
    for one in map_.statements.values():
        yield one.standing
        if one.supposed and view.suppositions:
            yield "supposed, counted"
        if one.definitional:
            yield "definitional"
            aims = {aim.relation for aim in map_.aimed_at.get(one.id, ())}
            if aims & {"against", "contradicts"}:
                yield "definition attacked"


def _contradictions(live: list[Inference]) -> Iterable[str]:
    declared = {
        (one.owner, one.target)
        for one in live
        if one.relation == "contradicts" and one.owner in one.premises
    }
    for one, other in declared:
        if one == other:
            yield "contradicts itself"
        elif (other, one) in declared:
            yield "contradiction declared on both sides"


def _steps(map_: Map, view: View, live: list[Inference]) -> Iterable[str]:
    depth = _depths(map_, live)
    for one in live:
        named = _named(map_, one.target)
        if one.relation == "reframes" and view.reframings and named:
            yield "reframing, counted"
        if one.relation in ("undercuts", "backs"):
            if len(named) > 1:
                yield "aimed at several steps"
            if one.id in named:
                yield f"{one.relation} itself"
        if one.relation == "undercuts":
            if any(map_.inferences[name].relation == "against" for name in named):
                yield "undercut of an attack"
            if depth[one.id] > 1:
                yield f"undercut of an undercut, level {min(depth[one.id], DEEPEST)}"


def _depths(map_: Map, live: list[Inference]) -> dict[str, int]:
    """Give how many undercuts stand on top of each other, up to the deepest told."""
    cuts = [one for one in live if one.relation == "undercuts"]
    depth = {one.id: 1 for one in cuts}
    for _ in range(DEEPEST):
        for one in cuts:
            below = (depth.get(name, 0) for name in _named(map_, one.target) if name != one.id)
            depth[one.id] = min(1 + max(below, default=0), DEEPEST)
    return depth


def _named(map_: Map, target: str) -> list[str]:
    return [
        one.id
        for one in map_.inferences.values()
        if target in (one.id, one.owner) and one.relation != "contradicts"
    ]


def _shapes(map_: Map, live: list[Inference]) -> Iterable[str]:
    arguments = [one for one in live if one.relation != "contradicts"]
    owners = [one.owner for one in arguments]
    if len(set(owners)) < len(owners):
        yield "several targets"
    concluded = {one.target for one in live if one.relation == "for"}
    if concluded & {one.target for one in live if one.relation == "against"}:
        yield "for and against"
    users: dict[str, set[str]] = {}
    for one in arguments:
        if len(set(one.premises)) < len(one.premises):
            yield "premise used twice"
        if concluded & set(one.premises):
            yield "chain of arguments"
        if not map_.statements.keys() >= set(one.premises):
            yield "premise not there"
        for premise in one.premises:
            users.setdefault(premise, set()).add(one.owner)
    if any(len(names) > 1 for names in users.values()):
        yield "shared premise"
