"""What would follow, were a node withdrawn, or a claim accepted or denied."""

from dataclasses import replace
from typing import Literal, NamedTuple

from robustmap.diff.causes import Cause
from robustmap.diff.compare import between, compare
from robustmap.diff.kinds import Supposed
from robustmap.diff.mix import Mix, Views
from robustmap.diff.owed import Find
from robustmap.diff.pair import Pair
from robustmap.diff.result import Diff
from robustmap.diff.strengths import MOVED
from robustmap.model import ids
from robustmap.model.expand import heading
from robustmap.model.map import Map
from robustmap.model.view import View
from robustmap.reason.solution import CAUTIOUS

Stance = Literal["accepted", "denied"]


def without(map_: Map, node: str) -> Map:
    """Give the map in which a node is withdrawn; its file stays, as a tombstone."""
    gone = map_.nodes[node].model_copy(update={"review": "withdrawn"})
    nodes = {**map_.nodes, node: gone}
    return Map(nodes.values(), map_.settings, map_.places, map_.problems, map_.settings_places)


def withdrawing(
    map_: Map,
    node: str,
    view: View | None = None,
    owed: Find | None = None,
    threshold: float = MOVED,
) -> Diff:
    """Say what would follow, were a node withdrawn."""
    return compare(map_, without(map_, node), view, owed, threshold)


def supposing(
    map_: Map,
    statement: str,
    stance: Stance,
    view: View,
    owed: Find | None = None,
    threshold: float = MOVED,
    *,
    semantics: str = CAUTIOUS,
) -> Diff:
    """Say what would follow, were a statement accepted (it cannot be attacked) or denied."""
    names = {statement}
    accepted = view.but(granted=names) if stance == "accepted" else view.but(denied=names)
    # One cannot accept and deny the same, and what is supposed now is the later word.
    other = "denied" if stance == "accepted" else "granted"
    accepted = replace(accepted, **{other: getattr(accepted, other) - names})
    node = map_.nodes[ids.split(statement)[0]]
    places = map_.places.get(node.id)
    path = places.path if places else f"{node.folder}/{node.id}.md"
    change = Supposed(node.id, node.kind, heading(node), path, stance)
    mix = Mix(Pair(map_, map_, {}, {}), Views(view, accepted), semantics)
    return _because(between(mix, owed, (change,), threshold), node.id)


class Impact(NamedTuple):
    """What would follow, were something withdrawn, accepted or denied.

    Each is a diff, whose `.flips` are the verdicts that turn; None where that cannot be done:
    only whole nodes are withdrawn, only claims are accepted or denied.
    """

    withdrawn: Diff | None
    accepted: Diff | None
    denied: Diff | None


def impact(map_: Map, ref: str, view: View, semantics: str = CAUTIOUS) -> Impact:
    """Say what would follow from each thing that may become of what `ref` names, today's id."""
    node, statement = map_.nodes.get(ref), map_.statement_id(ref)
    gone = None
    if node is not None and node.review != "withdrawn":
        gone = compare(map_, without(map_, ref), view, semantics=semantics)
    if statement is None:
        return Impact(gone, None, None)
    stances: tuple[Stance, Stance] = ("accepted", "denied")
    supposed = (supposing(map_, statement, one, view, semantics=semantics) for one in stances)
    return Impact(gone, *supposed)


def _because(diff: Diff, node: str) -> Diff:
    """Say of every consequence that what was supposed of the node brings it about."""
    cause = Cause((node,))
    return replace(
        diff,
        flips=tuple(replace(one, cause=cause) for one in diff.flips),
        robustness=tuple(replace(one, cause=cause) for one in diff.robustness),
        ledgers=tuple(
            replace(one, entries=tuple(replace(entry, cause=cause) for entry in one.entries))
            for one in diff.ledgers
        ),
    )
