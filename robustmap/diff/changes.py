"""What was done to the nodes of a map: the changes between two of them."""

from collections.abc import Iterator, Mapping

from robustmap.diff.fields import compared, sentences
from robustmap.diff.kinds import (
    Added,
    Aims,
    Change,
    Edited,
    Moved,
    Redated,
    Removed,
    Renamed,
    Reread,
    Restored,
    Retargeted,
    Reworded,
    SettingsChanged,
    Withdrawn,
)
from robustmap.diff.pair import Pair
from robustmap.model.beside import differing
from robustmap.model.expand import heading, targets
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Node, Threshold

SETTINGS = "map.yaml"
"""The settings, where they are spoken of as if they were a node."""


_ORDER = ("added", "removed", "withdrawn", "restored", "settings", "retargeted", "reworded")


def changes(both: Pair) -> tuple[Change, ...]:
    """Give every change between two maps, those first that can move verdicts, then by id."""
    before = {today: old for old, today in both.renamed.items()}
    found = list(_settings(both.base, both.head))
    for node in sorted(_touched(both)):
        found += _of(both, node, before)
    rank = {name: at for at, name in enumerate(_ORDER)}
    return tuple(sorted(found, key=lambda one: (rank.get(one.name, len(rank)), one.node)))


def _touched(both: Pair) -> set[str]:
    """Give the nodes that may have changed: not those of one file, read once for both."""
    base, head = dict(both.base.places), dict(both.head.places)
    moved = {name for name in base if base[name] is not head.get(name)}
    # A node that was renamed is another object than it was.
    return differing(both.base, both.head) | (moved & both.head.nodes.keys())


def _settings(base: Map, head: Map) -> Iterator[Change]:
    old, new = base.settings, head.settings
    fields = tuple(
        name for name in type(new).model_fields if getattr(old, name) != getattr(new, name)
    )
    if fields:
        path = head.settings_places.path
        yield SettingsChanged(SETTINGS, "settings", new.title, path, fields)


def _of(both: Pair, ref: str, before: Mapping[str, str]) -> Iterator[Change]:
    old, new = both.base.nodes.get(ref), both.head.nodes.get(ref)
    if new is None:
        assert old is not None
        into = both.head.resolve(ref) or ""
        yield Removed(*_about(both.base, old), into=into)
        return
    about = _about(both.head, new)
    if old is None:
        yield Added(*about, aims=_aims(new))
        return
    if ref in before:
        yield Renamed(*about, before=before[ref])
    yield from _moved(both, old, new)
    gone, was_gone = new.review == "withdrawn", old.review == "withdrawn"
    if gone and not was_gone:
        yield Withdrawn(*about, replaced_by=new.replaced_by or "")
    elif was_gone and not gone:
        yield Restored(*about)
    if old == new:
        return
    yield from _edited(about, old, new)


def _edited(about: tuple[str, str, str, str], old: Node, new: Node) -> Iterator[Change]:
    fields = compared(old, new)
    if fields.bearing:
        yield Retargeted(*about, fields.bearing, _aims(old), _aims(new))
    if fields.wording:
        yield Reworded(*about, fields.wording, tuple(_texts(old, new)))
    if fields.reread:
        yield Reread(*about, fields.reread)
    yield from _other(about, fields.other, old, new)


DATE = "date"


def _other(
    about: tuple[str, str, str, str], fields: tuple[str, ...], old: Node, new: Node
) -> Iterator[Change]:
    """Yield what bears on no verdict: another date of a threshold, and the rest."""
    if isinstance(old, Threshold) and isinstance(new, Threshold):
        before, after = (str(one.date) if one.date else "" for one in (old, new))
        if before != after:
            yield Redated(*about, (DATE,), before, after)
            fields = tuple(one for one in fields if one != DATE)
    if fields:
        yield Edited(*about, fields)


def _moved(both: Pair, old: Node, new: Node) -> Iterator[Moved]:
    """Yield that a file went to another folder; the kb as a whole may lie elsewhere."""
    places = both.base.places.get(old.id), both.head.places.get(new.id)
    if None in places or old.kind != new.kind:
        return
    before, after = (
        _folder(map_, place.path)
        for map_, place in zip((both.base, both.head), places, strict=True)
        if place
    )
    if before != after:
        yield Moved(*_about(both.head, new), before=places[0].path if places[0] else "")


def _folder(map_: Map, path: str) -> str:
    """Give the folder of a file within its kb."""
    top = map_.settings_places.path.rpartition("/")[0]
    return path.removeprefix(f"{top}/").rpartition("/")[0]


def _about(map_: Map, node: Node) -> tuple[str, str, str, str]:
    places = map_.places.get(node.id)
    path = places.path if places else f"{node.folder}/{node.id}.md"
    return node.id, node.kind, heading(node), path


def _texts(old: Node, new: Node) -> Iterator[tuple[str, str, str]]:
    """Yield the title and the sentences with ids of their own that were put otherwise."""
    before = {"title": old.title or "", **sentences(old)}
    after = {"title": new.title or "", **sentences(new)}
    for part, text in after.items():
        if before.get(part, text) != text:
            yield part, before[part], text


def _aims(node: Node) -> Aims:
    if not isinstance(node, ARGUING):
        return ()
    return tuple((relation, link.to) for relation, link in targets(node))
