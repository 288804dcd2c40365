"""What people hold: their positions, who changed their mind, and the kb as they see it."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, Self

from robustmap.errors import UnknownIdError
from robustmap.explain.crux import Cruxes
from robustmap.explain.cruxes import cruxes, theses
from robustmap.model.eyes import with_eyes
from robustmap.model.fields import Basis
from robustmap.model.map import Map
from robustmap.model.nodes import Person
from robustmap.model.positions import (
    Difference,
    Held,
    Moved,
    behind,
    everybody,
    held,
    in_force,
    moved,
)
from robustmap.model.suggest import nearest
from robustmap.model.view import View, Weighing
from robustmap.query.outlook import a
from robustmap.reason.solution import Solution


class Positions(NamedTuple):
    """What somebody holds: `in_force` today, and `replaced` by a later view.

    Each knows its stance, its bearing, what moved them (`because`), its scope, what remains
    of a disagreement (`residue`), and on what occasion it was formed.
    """

    in_force: tuple[Held, ...]
    replaced: tuple[Held, ...]

    def on(self, ref: str) -> Held | None:
        """Give the position in force on something, by today's id; the last of several."""
        return next((one for one in reversed(self.in_force) if one.about == ref), None)


class Views(ABC):
    """The part of a kb that knows who holds what; `robustmap.kb.KB` is made of it."""

    @abstractmethod
    def __init__(self, map_: Map, view: View | None, semantics: str) -> None:
        """Take a map, a view and how verdicts are worked out."""
        self.map = map_
        self.current_view = view or View()
        self.semantics = semantics

    @property
    @abstractmethod
    def solution(self) -> Solution:
        """Every answer under the view of the kb."""

    @abstractmethod
    def statement(self, ref: str) -> str:
        """Give the id of the claim, premise or clause that an id names."""

    @abstractmethod
    def _resolve(self, ref: str) -> str:
        """Give today's id for a reference."""

    def view(
        self,
        *,
        basis: Basis | None = None,
        reframings: bool | None = None,
        suppositions: bool | None = None,
        weighing: Weighing | None = None,
        off: Iterable[str] = (),
        granted: Iterable[str] = (),
        denied: Iterable[str] = (),
    ) -> Self:
        """Give the same kb under another view; ids may be earlier ones.

        `weighing="last-link"` lets a weaker argument give way to a stronger one; for the
        other ways see `robustmap.model.view.Weighing`.

        Raises:
            UnknownIdError: nothing has one of the ids.
        """
        changed = self.current_view.but(
            basis=basis,
            reframings=reframings,
            suppositions=suppositions,
            weighing=weighing,
            off=(self._resolve(one) for one in off),
            granted=(self.statement(one) for one in granted),
            denied=(self.statement(one) for one in denied),
        )
        return type(self)(self.map, changed, self.semantics)

    def as_seen_by(self, who: str, *, inferred: bool = True) -> Self:
        """Give the kb with somebody's positions taken for granted (computed, not their words).

        `who` is a person's id, or a handle inside a text (`gen-post/c2`): then what is said by
        that handle or tied to it by inference. With `inferred=False` only what the text itself
        says to be theirs counts. Linear in the map.

        Raises:
            UnknownIdError: nothing has the id, it is not a person's, or nobody has the handle.
        """
        found = self._held_by(who)
        eyes = who if "/" in who else self._person(who).id
        seen = with_eyes(self.map, found, self.current_view, eyes, inferred=inferred)
        return type(self)(self.map, seen, self.semantics)

    def positions(self, who: str, *, inferred: bool = True) -> Positions:
        """Give what a person, or a handle inside a text, holds and has held.

        What is nobody's view (a supposition, a question, an unconfirmed paraphrase) is left out.

        Raises:
            UnknownIdError: nothing has the id, it is not a person's, or nobody has the handle.
        """
        views = [one for one in self._held_by(who) if one.counts and (inferred or one.explicit)]
        kept = in_force(views)
        return Positions(kept, tuple(one for one in views if one not in kept))

    @cached_property
    def moved(self) -> tuple[Moved, ...]:
        """Who changed their mind or granted a point: on what, and why."""
        return moved(self.map)

    def differences(self, a: str, b: str) -> tuple[Difference, ...]:
        """Give what two people hold different stances on, by id, with both stances.

        Raises:
            UnknownIdError: nothing has one of the ids, it is not a person's, or nobody has the
                handle.
        """
        return tuple(self._differences(self.positions(a), self.positions(b)))

    def cruxes(self, a: str, b: str, *, about: str, inferred: bool = True) -> Cruxes:
        """Give on what the difference of two people over a thesis turns; iterate, or print it.

        A crux is a smallest set of points on which the recorded positions of the two differ,
        and which turns whether the thesis stands for one of them who takes over the other's
        word there. Computed, not their own words. People are named as in `as_seen_by`; see
        `robustmap.explain.cruxes.cruxes` for the definition, its source, bounds and cost.

        Raises:
            UnknownIdError: nothing has one of the ids, one is not a person's, or nobody has the
                handle.
            NoVerdictError: the thesis can neither stand nor fall.
        """
        return self._cruxes((a, b), [self.statement(about)], inferred=inferred)[0]

    def cruxes_by_thesis(self, a: str, b: str, *, inferred: bool = True) -> tuple[Cruxes, ...]:
        """Give the cruxes of two people about the theses of all debates, and what they dispute.

        What they dispute are the statements that the one accepts and the other rejects.

        Raises:
            UnknownIdError: nothing has one of the ids, one is not a person's, or nobody has the
                handle.
        """
        sides = (self._in_force(a, inferred=inferred), self._in_force(b, inferred=inferred))
        return self._cruxes((a, b), theses(self.map, *sides), inferred=inferred)

    def _cruxes(
        self, who: tuple[str, str], about: Iterable[str], *, inferred: bool
    ) -> tuple[Cruxes, ...]:
        sides = tuple(self._in_force(one, inferred=inferred) for one in who)
        names = tuple(one if "/" in one else self._person(one).id for one in who)
        return cruxes(self.solution, (sides[0], sides[1]), (names[0], names[1]), about)

    def _in_force(self, who: str, *, inferred: bool) -> tuple[Held, ...]:
        return self.positions(who, inferred=inferred).in_force

    def _differences(self, one: Positions, other: Positions) -> Iterator[Difference]:
        left, right = ({h.about: h for h in side.in_force} for side in (one, other))
        for about in sorted(left.keys() & right.keys()):
            if left[about].stance != right[about].stance:
                yield Difference(about, left[about], right[about])

    def _held_by(self, who: str) -> tuple[Held, ...]:
        if "/" not in who:
            return held(self.map, self._person(who))
        handles = sorted({one for person in everybody(self.map) for one in person.handle})
        if who not in handles:
            near = nearest(who, handles)
            hint = f"; did you mean `{near}`?" if near else ""
            message = f"no person's file claims the handle `{who}`{hint}"
            raise UnknownIdError(message)
        return behind(self.map, who)

    def _person(self, ref: str) -> Person:
        node = self.map.owner(self._resolve(ref))
        if not isinstance(node, Person):
            message = f"`{ref}` is {a(node.kind) if node else 'nothing'}, not a person"
            raise UnknownIdError(message)
        if node.review == "withdrawn":
            message = f"the person `{node.id}` has been withdrawn"
            raise UnknownIdError(message)
        return node
