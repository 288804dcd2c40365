"""What people hold: their positions in order, which of them are in force, and who speaks.

A position that is only a paraphrase, a supposition or a question is nobody's view. One
that another position of the same person replaces is no longer in force.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from robustmap.model.fields import SourceRef
from robustmap.model.map import Map
from robustmap.model.nodes import Person
from robustmap.model.parts import Position

ACCEPTS = frozenset({"accepts", "leans-to"})
REJECTS = frozenset({"rejects", "leans-against"})


class Held(NamedTuple):
    """One position of a person, with today's ids for what it names."""

    person: str
    id: str
    about: str
    stance: str
    bearing: str = "unknown"
    since: str = ""
    because: tuple[str, ...] = ()
    replaces: str = ""
    concedes: bool = False
    scope: str = ""
    residue: str = ""
    occasion: str = ""
    source: SourceRef | None = None

    @property
    def side(self) -> int:
        """1 for what is accepted or leaned to, -1 for what is rejected, 0 for unsure."""
        return (self.stance in ACCEPTS) - (self.stance in REJECTS)

    @property
    def counts(self) -> bool:
        """Tell whether somebody stands behind it.

        Not so for suppositions, questions, and paraphrases that their subject has not confirmed.
        """
        return self.source is None or self.source.asserts

    @property
    def explicit(self) -> bool:
        """Tell whether the text itself says whose view it is."""
        return self.source is not None and self.source.attributed == "explicit"

    @property
    def located(self) -> bool:
        """Tell whether it is explicit, held by somebody, and at a place that can be looked up."""
        return self.counts and self.explicit and bool(self.source and self.source.at)

    @property
    def handle(self) -> str:
        """The handle, or name, by which the text gives it: of whoever is quoted, else who speaks.

        "" where the text gives none.
        """
        if self.source is None:
            return ""
        quoted = self.source.of if self.source.voice in ("quotes", "paraphrases") else None
        return quoted or self.source.by or ""

    @property
    def who(self) -> str:
        """Whose name may stand beside it: the person's, or only the source's handle.

        "" where not even a handle may be given.
        """
        if self.explicit:
            return self.person
        return self.handle if "/" in self.handle else ""


def held(map_: Map, person: Person) -> tuple[Held, ...]:
    """Give every position of a person in the order of the file, also what is nobody's view."""
    return tuple(_held(map_, person, one) for one in person.positions)


def _held(map_: Map, person: Person, one: Position) -> Held:
    about = map_.resolve(one.about) or one.about
    return Held(
        person.id,
        one.id,
        map_.statement_id(about) or about,
        one.stance,
        one.bearing,
        one.since or "",
        tuple(map_.resolve(ref) or ref for ref in one.because),
        one.replaces or "",
        one.concedes,
        one.scope or "",
        one.residue or "",
        one.occasion or "",
        one.source,
    )


def in_force(positions: Iterable[Held]) -> tuple[Held, ...]:
    """Keep of one person's positions those that are somebody's view and not replaced.

    What is nobody's view replaces nothing.
    """
    views = [one for one in positions if one.counts]
    replaced = {one.replaces for one in views}
    return tuple(one for one in views if one.id not in replaced)


def everybody(map_: Map) -> Iterator[Person]:
    """Yield the people who have not been withdrawn, by id."""
    return (node for node in map_.live if isinstance(node, Person))


def claimants(map_: Map, handle: str) -> tuple[Person, ...]:
    """Give the people whose file says that a handle of a source is theirs."""
    return tuple(person for person in everybody(map_) if handle in person.handle)


def tied(map_: Map, person: Person) -> frozenset[str]:
    """Give the handles that the texts themselves tie to a person, not only our inference.

    A handle is tied that bears the person's own id, or by which they explicitly hold
    something; so is their only one in a text that names them. One by which anything is only
    inferred to be theirs is not.
    """
    sources = [one.source for one in held(map_, person) if one.source]
    inferred = {one.by for one in sources if one.attributed == "inferred"}
    explicit = {one.by for one in sources if one.attributed == "explicit"}
    texts = {map_.resolve(one.source) for one in sources if _names(map_, one, person)}
    alone = Counter(_text(map_, handle) for handle in person.handle)
    return frozenset(
        handle
        for handle in person.handle
        if handle not in inferred
        and (
            person.id in (handle.rpartition("/")[2], handle.replace("/", "-"))
            or handle in explicit
            or (_text(map_, handle) in texts and alone[_text(map_, handle)] == 1)
        )
    )


def _text(map_: Map, handle: str) -> str | None:
    return map_.resolve(handle.partition("/")[0])


def _names(map_: Map, source: SourceRef, person: Person) -> bool:
    """Tell whether a source names a person explicitly, by their own id."""
    return source.attributed == "explicit" and map_.resolve(source.by or "") == person.id


def behind(map_: Map, handle: str) -> tuple[Held, ...]:
    """Give what is held behind a handle of a source: said by it, or tied to it by inference.

    What a text says by a person's name, without a handle, counts for their only handle in it.
    """
    found: list[Held] = []
    for person in claimants(map_, handle):
        test = _behind(map_, person, handle)
        found += [one for one in held(map_, person) if test(one)]
    return tuple(found)


def _behind(map_: Map, person: Person, handle: str) -> Callable[[Held], bool]:
    text = _text(map_, handle)
    alone = sum(_text(map_, one) == text for one in person.handle) == 1

    def test(one: Held) -> bool:
        source = one.source
        if source is None:
            return False
        here = alone and map_.resolve(source.source) == text and _names(map_, source, person)
        return source.by == handle or source.attributed == "inferred" or here

    return test


class Difference(NamedTuple):
    """Something on which two people hold different stances."""

    about: str
    a: Held
    b: Held

    @property
    def opposed(self) -> bool:
        """Tell whether the one accepts (or leans to) what the other rejects (or leans against)."""
        return self.a.side * self.b.side < 0


class Moved(NamedTuple):
    """Somebody who changed their mind, or granted a point: on what, and why.

    `before` is None for a concession that replaces no recorded view.
    """

    before: Held | None
    after: Held

    @property
    def who(self) -> str:
        """Whose name may stand beside it; a tie that is inferred on either side hides it."""
        sides = [one for one in (self.after, self.before) if one]
        hidden = [one.who for one in sides if not one.explicit]
        return hidden[0] if hidden else self.after.person

    @property
    def about(self) -> str:
        """What it is about."""
        return self.after.about

    @property
    def why(self) -> tuple[str, ...]:
        """The nodes that moved them."""
        return self.after.because


def moved(map_: Map) -> tuple[Moved, ...]:
    """Give every change of mind and concession that is recorded, by person and file order."""
    found: list[Moved] = []
    for person in everybody(map_):
        views = [one for one in held(map_, person) if one.counts]
        by_id = {one.id: one for one in reversed(views)}
        for one in views:
            before = by_id.get(one.replaces) if one.replaces != one.id else None
            if before or one.concedes:
                found.append(Moved(before, one))
    return tuple(found)
