"""Nodes that lean on words that are others now, and were not read again."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from robustmap.diff.fields import BEARING, sentences
from robustmap.diff.kinds import Change, Reworded
from robustmap.diff.pair import Pair
from robustmap.explain.words import title
from robustmap.model import ids
from robustmap.model.nodes import Node
from robustmap.model.references import references
from robustmap.reason.solution import Solution


@dataclass(frozen=True)
class Suspect:
    """A node that was not edited, though `of`, on which it leans or at which it aims, was reworded.

    `fields` are the keys of its file that name it.
    """

    node: str
    kind: str
    title: str
    path: str
    of: str
    fields: tuple[str, ...]

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        return asdict(self)


def suspects(both: Pair, new: Solution, done: Iterable[Change]) -> Iterator[Suspect]:
    """Yield what leans on or aims at a reworded node, by that node. Linear in the references.

    Where only one sentence within a node was put otherwise, what names another of its
    sentences is not suspect; what names the node as a whole is.
    """
    done = list(done)
    reworded = sorted({one.node for one in done if isinstance(one, Reworded)})
    if not reworded:
        return
    edited = {one.node for one in done}
    kept = {ref: _kept(both, ref) for ref in reworded}
    found: dict[str, list[tuple[Node, tuple[str, ...]]]] = {}
    for node in new.map.live:
        if node.id in edited:
            continue
        fields: dict[str, dict[str, None]] = {}
        for one in references(node):
            ref = new.map.resolve(one.ref) if str(one.path[0]) in BEARING else None
            owner = ids.split(ref)[0] if ref else ""
            if owner in kept and owner != node.id and ref not in kept[owner]:
                fields.setdefault(owner, {})[one.field] = None
        for owner, named in fields.items():
            found.setdefault(owner, []).append((node, tuple(named)))
    for owner in reworded:
        for node, names in found.get(owner, ()):
            places = new.map.places.get(node.id)
            path = places.path if places else f"{node.folder}/{node.id}.md"
            yield Suspect(node.id, node.kind, title(new, node.id), path, owner, names)


def _kept(both: Pair, ref: str) -> frozenset[str]:
    """Give the sentences within a reworded node that say what they said."""
    before, after = sentences(both.base.nodes[ref]), sentences(both.head.nodes[ref])
    return frozenset(ids.join(ref, local) for local in after if before.get(local) == after[local])
