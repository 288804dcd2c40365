"""What was done to the nodes: one class per kind of change."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from robustmap.diff.fields import compared
from robustmap.diff.pair import Pair
from robustmap.explain.words import RELATION, Phrase
from robustmap.model.expand import Relation, heading, targets
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Node

SETTINGS = "map.yaml"
"""The settings, where they are spoken of as if they were a node."""


@dataclass(frozen=True)
class Change:
    """One change of one node; `node` is today's id, `path` the file that tells it."""

    node: str
    kind: str
    title: str
    path: str

    name: ClassVar[str]
    word: ClassVar[str]
    sign: ClassVar[str]

    @property
    def said(self) -> Phrase:
        """The change in readers' words."""
        return Phrase(self.word)

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {"change": self.name, **asdict(self), "words": self.said.fill()}


@dataclass(frozen=True)
class Added(Change):
    """A node that was not there; `aims` are what an argument does to what."""

    aims: tuple[tuple[Relation, str], ...] = ()

    name = "added"
    word = "new"
    sign = "+"

    @property
    def said(self) -> Phrase:
        """The change in readers' words."""
        aims = ", ".join(f"{RELATION[does]} {{t{at}}}" for at, (does, _) in enumerate(self.aims))
        refs = {f"t{at}": target for at, (_, target) in enumerate(self.aims)}
        return Phrase(f"new: {aims}" if aims else "new", refs)

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        aims = [{"relation": relation, "target": target} for relation, target in self.aims]
        return super().data() | {"aims": aims}


@dataclass(frozen=True)
class Removed(Change):
    """A node that is gone; `into` is the older node that now answers to its id, or ""."""

    into: str = ""

    name = "removed"
    word = "removed"
    sign = "-"

    @property
    def said(self) -> Phrase:
        """The change in readers' words."""
        if not self.into:
            return Phrase("removed")
        return Phrase("removed: {into} answers to its id", {"into": self.into})


@dataclass(frozen=True)
class Withdrawn(Change):
    """A node that is left as a tombstone; `replaced_by` is what to read instead, or ""."""

    replaced_by: str = ""

    name = "withdrawn"
    word = "withdrawn"
    sign = "-"

    @property
    def said(self) -> Phrase:
        """The change in readers' words."""
        if not self.replaced_by:
            return Phrase("withdrawn")
        return Phrase("withdrawn: see {instead}", {"instead": self.replaced_by})


@dataclass(frozen=True)
class Restored(Change):
    """A node that had been withdrawn and counts again."""

    name = "restored"
    word = "counts again"
    sign = "+"


@dataclass(frozen=True)
class Renamed(Change):
    """A node with a new id that keeps its earlier one, `before`, as an alias."""

    before: str

    name = "renamed"
    word = "renamed"
    sign = ">"

    @property
    def said(self) -> Phrase:
        """The change in readers' words."""
        return Phrase("renamed from {before}", {"before": self.before})


@dataclass(frozen=True)
class Edited(Change):
    """A node whose `fields` changed in ways that bear on no verdict."""

    fields: tuple[str, ...]

    name = "edited"
    word = "edited"
    sign = "~"

    @property
    def said(self) -> Phrase:
        """The change in readers' words."""
        return Phrase(f"{self.word}: {', '.join(self.fields)}")


@dataclass(frozen=True)
class Reworded(Edited):
    """A node that says what it says in other words: title, text or a premise's sentence."""

    name = "reworded"
    word = "reworded"


@dataclass(frozen=True)
class Retargeted(Edited):
    """A node whose relations, premises, standing or clauses changed: it may bear otherwise."""

    name = "retargeted"
    word = "changed"


@dataclass(frozen=True)
class SettingsChanged(Edited):
    """`map.yaml` changed: what counts by default, what is crossed today, and the like."""

    name = "settings"
    word = "settings changed"


_ORDER = ("added", "removed", "withdrawn", "restored", "settings", "retargeted", "reworded")


def changes(both: Pair) -> tuple[Change, ...]:
    """Give every change between two maps, those first that can move verdicts, then by id.

    A file that was only moved to another folder of its kind is no change.
    """
    before = {today: old for old, today in both.renamed.items()}
    found = list(_settings(both.base, both.head))
    for node in sorted({*both.base.nodes, *both.head.nodes}):
        found += _of(both, node, before)
    rank = {name: at for at, name in enumerate(_ORDER)}
    return tuple(sorted(found, key=lambda one: (rank.get(one.name, len(rank)), one.node)))


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
    gone, was_gone = new.review == "withdrawn", old.review == "withdrawn"
    if gone and not was_gone:
        yield Withdrawn(*about, replaced_by=new.replaced_by or "")
    elif was_gone and not gone:
        yield Restored(*about)
    if old == new:
        return
    fields = compared(old, new)
    for cls, names in (
        (Retargeted, fields.bearing),
        (Reworded, fields.wording),
        (Edited, fields.other),
    ):
        if names:
            yield cls(*about, fields=names)


def _about(map_: Map, node: Node) -> tuple[str, str, str, str]:
    places = map_.places.get(node.id)
    path = places.path if places else f"{node.folder}/{node.id}.md"
    return node.id, node.kind, heading(node), path


def _aims(node: Node) -> tuple[tuple[Relation, str], ...]:
    if not isinstance(node, ARGUING):
        return ()
    return tuple((relation, link.to) for relation, link in targets(node))
