"""Axes that nobody has varied: of which proposal nobody says what more or less would do."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from robustmap.graph.edges import clauses, there
from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.nodes import Proposal, Story, Threshold


class Varied(NamedTuple):
    """The axes on which something is said of a proposal, whatever has become of it.

    `clauses`: axis -> the clauses of the proposal that lie on it; `stories`: axis -> the
    failure stories told against it, or against a clause of it, that lie there. `never` are
    the axes on which nobody says anything of it.
    """

    proposal: str
    clauses: dict[str, tuple[str, ...]]
    stories: dict[str, tuple[str, ...]]
    never: tuple[str, ...]


class Axes(NamedTuple):
    """The same for a whole kb; `unvaried` are the axes that nobody varies for any proposal."""

    axes: tuple[str, ...]
    varied: Mapping[str, Varied]
    unvaried: tuple[str, ...]


def axes(map_: Map) -> Axes:
    """Give, for every proposal and for all together, the axes that nobody has varied.

    Linear in clauses and stories, and once for each proposal and axis.
    """
    known = tuple(node.id for node in map_.of_kind("axis"))
    told = _stories(map_)
    varied = {one.id: _varied(map_, known, one, told.get(one.id, {})) for one in map_.proposals()}
    said = {axis for one in varied.values() for axis in (*one.clauses, *one.stories)}
    return Axes(known, varied, tuple(one for one in known if one not in said))


Found = dict[str, dict[str, None]]


def _varied(map_: Map, known: Iterable[str], node: Proposal, stories: Found) -> Varied:
    by_clause: Found = {}
    for _, clause, *ends, _ in clauses(node):
        for axis in _axes(map_, ends):
            by_clause.setdefault(axis, {})[clause] = None
    never = tuple(axis for axis in known if axis not in by_clause and axis not in stories)
    return Varied(node.id, _plain(by_clause), _plain(stories), never)


def _plain(found: Found) -> dict[str, tuple[str, ...]]:
    return {axis: tuple(found[axis]) for axis in sorted(found)}


def _axes(map_: Map, refs: Iterable[str]) -> Iterator[str]:
    """Yield the axis of each threshold, and each axis, among what references lead to."""
    for ref in refs:
        node = map_.nodes.get(there(map_, ref) or "")
        if isinstance(node, Threshold):
            node = map_.nodes.get(there(map_, node.axis or "") or "")
        if node is not None and node.kind == "axis":
            yield node.id


def _stories(map_: Map) -> dict[str, Found]:
    """Give the stories that lie on an axis: proposal -> axis -> stories."""
    found: dict[str, Found] = {}
    for story in map_.stories():
        where = tuple(dict.fromkeys(_axes(map_, _lies_on(story))))
        aims = (map_.resolve(link.to) for link in story.against)
        for proposal in dict.fromkeys(ids.split(aim)[0] for aim in aims if aim):
            for axis in where:
                found.setdefault(proposal, {}).setdefault(axis, {})[story.id] = None
    return found


def _lies_on(story: Story) -> Iterator[str]:
    yield from story.when
    for range_ in story.persists:
        yield range_.axis
