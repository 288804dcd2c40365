"""Nodes that lean on words that are others now, and were not read again."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from robustmap.diff.fields import BEARING, sentences
from robustmap.diff.kinds import Change, Reworded
from robustmap.diff.pair import Pair
from robustmap.explain.words import title
from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.places import Path
from robustmap.model.reads import is_suspect, readings
from robustmap.model.references import references
from robustmap.model.wording import wording
from robustmap.reason.solution import Solution


@dataclass(frozen=True)
class Suspect:
    """A node that leans on or aims at `of`, which was reworded, and did not follow.

    `fields` are the keys of its file that name it. Under those in `outdated` the link says
    by its hash that it was read against an earlier wording; under the others it says nothing,
    and the node was not edited.
    """

    node: str
    kind: str
    title: str
    path: str
    of: str
    fields: tuple[str, ...]
    outdated: tuple[str, ...] = ()

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        return asdict(self)


class _Links(NamedTuple):
    """The links of one node that remember something, by the way to their entries."""

    told: frozenset[Path]
    outdated: frozenset[Path]


def suspects(both: Pair, new: Solution, done: Iterable[Change]) -> Iterator[Suspect]:
    """Yield what leans on or aims at a reworded node, by that node. Linear in the references.

    Where only one sentence within a node was put otherwise, what names another of its
    sentences is not suspect; what names the node as a whole is. A link that remembers what it
    was read against (`read`) speaks for itself: it is suspect if that is not the wording of
    today and the wording has changed since the base, whatever else was done to its node.
    """
    done = list(done)
    if not done:
        return
    kept = {one.node: _kept(both, one.node) for one in done if isinstance(one, Reworded)}
    edited = {one.node for one in done}
    found: dict[str, list[Suspect]] = {}
    for node in new.map.live:
        for one in _of_node(both, new, node, kept, edited=node.id in edited):
            found.setdefault(one.of, []).append(one)
    for owner in sorted(found):
        yield from found[owner]


def _of_node(
    both: Pair, new: Solution, node: Node, kept: dict[str, frozenset[str]], *, edited: bool
) -> Iterator[Suspect]:
    """Yield what makes one node suspect, by the node that was reworded."""
    remembered = _remembered(both, node)
    if (edited and not remembered.outdated) or not (kept or remembered.outdated):
        return
    fields: dict[str, dict[str, bool]] = {}
    for one in references(node):
        ref = new.map.resolve(one.ref) if str(one.path[0]) in BEARING else None
        owner = ids.split(ref)[0] if ref else ""
        if not ref or owner == node.id:
            continue
        if one.path[:-1] in remembered.told:
            if one.path[:-1] in remembered.outdated:
                fields.setdefault(owner, {})[one.field] = True
        elif not edited and owner in kept and ref not in kept[owner]:
            fields.setdefault(owner, {}).setdefault(one.field, False)
    places = new.map.places.get(node.id)
    path = places.path if places else f"{node.folder}/{node.id}.md"
    for owner, named in fields.items():
        outdated = tuple(field for field in named if named[field])
        name = title(new, node.id)
        yield Suspect(node.id, node.kind, name, path, owner, tuple(named), outdated)


def _remembered(both: Pair, node: Node) -> _Links:
    """Find the links of a node that hold a hash, and those whose target changed away from it."""
    told = [one for one in readings(node) if one.read]
    outdated = [
        one
        for one in told
        if is_suspect(both.head, one) and _reads_otherwise(both.base, both.head, one.ref)
    ]
    return _Links(frozenset(one.path for one in told), frozenset(one.path for one in outdated))


def _reads_otherwise(base: Map, head: Map, ref: str) -> bool:
    found = head.resolve(ref)
    before = wording(base, found) if found else None
    return before is not None and before != wording(head, found or "")


def _kept(both: Pair, ref: str) -> frozenset[str]:
    """Give the sentences within a reworded node that say what they said."""
    before, after = sentences(both.base.nodes[ref]), sentences(both.head.nodes[ref])
    return frozenset(ids.join(ref, local) for local in after if before.get(local) == after[local])
