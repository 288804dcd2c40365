"""What can be done to a node: one class per kind of change."""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from robustmap.explain.words import RELATION, Phrase
from robustmap.model.expand import Relation

Aims = tuple[tuple[Relation, str], ...]
"""What an argument does to what."""


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

    aims: Aims = ()

    name = "added"
    word = "new"
    sign = "+"

    @property
    def said(self) -> Phrase:
        """The change in readers' words."""
        aims, refs = _aimed("t", self.aims)
        return Phrase(f"new: {aims}" if aims else "new", refs)

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        return super().data() | {"aims": _listed(self.aims)}


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
class Moved(Change):
    """A node whose file went to another folder of its kind; `before` is where it was."""

    before: str

    name = "moved"
    word = "moved"
    sign = ">"

    @property
    def said(self) -> Phrase:
        """The change in readers' words."""
        return Phrase("moved from {before}", {"before": self.before})


@dataclass(frozen=True)
class Supposed(Change):
    """A claim that is accepted or denied to see what would follow; no file says so."""

    stance: str

    name = "supposed"
    word = "supposed"
    sign = "?"

    @property
    def said(self) -> Phrase:
        """The change in readers' words."""
        return Phrase(f"{self.stance}, to see what would follow")


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
    """A node that says what it says in other words: title, text or a premise's sentence.

    `texts` are title and premises that were put otherwise: (part, before, after).
    """

    texts: tuple[tuple[str, str, str], ...] = ()

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        texts = [
            {"part": part, "before": before, "after": after} for part, before, after in self.texts
        ]
        return super().data() | {"texts": texts}

    name = "reworded"
    word = "reworded"


@dataclass(frozen=True)
class Reread(Edited):
    """A node whose links were read again, against the wording of today; they lead where they led.

    Bears on no verdict: only the hash that such a link remembers is another one.
    """

    name = "reread"
    word = "read again"


@dataclass(frozen=True)
class Redated(Edited):
    """A threshold whose date is another one: `before` and `after` are as the files put them.

    Bears on no verdict: a date is a belief, and only dated chances are made of it.
    """

    before: str
    after: str

    name = "redated"
    word = "dated otherwise"

    @property
    def said(self) -> Phrase:
        """The change in readers' words."""
        now = self.after or "no date"
        return Phrase(_literal(f"{self.word}: {now}; before: {self.before or 'no date'}"))


@dataclass(frozen=True)
class Retargeted(Edited):
    """A node whose relations, premises, standing or clauses changed: it may bear otherwise.

    `before` and `aims` are what an argument did to what and does now, where that changed.
    """

    before: Aims = ()
    aims: Aims = ()

    name = "retargeted"
    word = "changed"

    @property
    def said(self) -> Phrase:
        """The change in readers' words."""
        plain = super().said
        if self.before == self.aims:
            return plain
        now, refs = _aimed("t", self.aims)
        was, old = _aimed("w", self.before)
        text = f"{plain.text}: {now or 'aims at nothing'}; before: {was or 'at nothing'}"
        return Phrase(text, {**refs, **old})

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        return super().data() | {"before": _listed(self.before), "aims": _listed(self.aims)}


@dataclass(frozen=True)
class SettingsChanged(Edited):
    """`map.yaml` changed: what counts by default, what is crossed today, and the like."""

    name = "settings"
    word = "settings changed"


def _literal(told: str) -> str:
    """Keep what a file says from being taken for a hole of a sentence."""
    return told.replace("{", "{{").replace("}", "}}")


def _aimed(hole: str, aims: Aims) -> tuple[str, dict[str, str]]:
    """Tell aims with holes for their targets; gives the refs to fill them with besides."""
    told = ", ".join(f"{RELATION[does]} {{{hole}{at}}}" for at, (does, _) in enumerate(aims))
    return told, {f"{hole}{at}": target for at, (_, target) in enumerate(aims)}


def _listed(aims: Aims) -> list[dict[str, str]]:
    return [{"relation": relation, "target": target} for relation, target in aims]
