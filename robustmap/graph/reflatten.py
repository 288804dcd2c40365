"""The flattening of a map, made of that of a map much like it: only what differs is made anew.

Arguments that both have keep their numbers, so that a labelling can be carried over. Those
that only the other map had stay behind, and what they attack is as idle as they are; they
are found again by their names if a later map has them.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from robustmap.graph.flatten import (
    Flat,
    Flattening,
    aims,
    conditions,
    step_of,
    uncounted,
    unread_clause,
)
from robustmap.graph.flatten import standing as standing_of
from robustmap.graph.weighing import WEIGHINGS
from robustmap.model.expand import BACK, Statement, inferences
from robustmap.model.map import Map
from robustmap.model.view import View

_WIDE = ("basis", "reframings", "suppositions", "weighing")
"""What of a view concerns everything; the rest of it names what it concerns."""


class Seen(NamedTuple):
    """A map under a view."""

    map: Map
    view: View


class Reflat(NamedTuple):
    """A map flattened, and the arguments whose attackers are others than they were."""

    flat: Flat
    touched: frozenset[int]


def reflatten(flat: Flat, old: Seen, new: Seen) -> Reflat | None:
    """Flatten a map by way of `flat`, the flattening of another one.

    Linear in what differs, but for a few passes over tables. None where the two views count
    other things throughout, where names are such that two arguments could share one, or where
    what attacks a statement hangs on all that is behind it.
    """
    if WEIGHINGS[new.view.weighing].chains:
        return None
    if any(getattr(old.view, field) != getattr(new.view, field) for field in _WIDE):
        return None
    names = flat.framework.index
    if len(names) != len(flat.framework) or not all(_is_plain(one.map) for one in (old, new)):
        return None
    return _Reflattening(flat, old, new).reflat()


def _is_plain(map_: Map) -> bool:
    """Tell whether no id looks like the name of a helper beside another one."""
    known = vars(map_).get("plain ids")
    if known is None:
        ids = (*map_.statements, *map_.inferences)
        known = vars(map_)["plain ids"] = not any(" " in one or one[-1] in "+-" for one in ids)
    return bool(known)


class _Reflattening(Flattening):
    def __init__(self, flat: Flat, old: Seen, new: Seen) -> None:
        super().__init__(*new)
        self.old = old
        self.after = new
        self.index = dict[str, int]()
        self.known = flat.framework.index
        self.before = flat
        self.names = list(flat.framework.names)
        self.come_and_gone = set[str]()
        self.steps = dict(flat.steps)
        self.standing = dict(flat.standing)
        self.stands = dict(flat.stands)
        self.denies = dict(flat.denies)
        self.bare = dict(flat.bare)
        self.inference = dict(flat.inference)
        self.sides = dict(flat.pro), dict(flat.con)
        self.uncounted = dict(flat.uncounted)

    def reflat(self) -> Reflat:
        stated = self._restated()
        moved = self._moved(stated)
        stated |= self._aimed(moved)
        if self.weighing.spreads:
            stated |= self._contradicted(stated)
        again = self._steps(stated) | moved
        for name in sorted(moved):
            self._number(name)
        for statement in sorted(self.come_and_gone):
            if f"not {statement}" in self.known:
                self.refusal(statement)
        for name in sorted(again & self.inference.keys()):
            needed = conditions(self.steps, self.map.inferences[name])
            self.attackers[self.inference[name]] = [self.refusal(one) for one in needed]
        for statement in sorted(stated & self.standing.keys()):
            self.attackers[self.stands[statement]] = []
            self.bare.pop(statement, None)
            self.denies.pop(statement, None)
            self.weighing.attack(self, statement)
        return self._made()

    def _made(self) -> Reflat:
        found = {at: tuple(sorted(self.attackers[at])) for at in self.attackers}
        framework = self.before.framework.but(self.names, found)
        old = self.before.framework.attackers
        touched = {at for at in found if at >= len(old) or found[at] != old[at]}
        tables = (self.stands, self.denies, self.bare, self.inference, self.standing, self.steps)
        flat = Flat(framework, *tables, *self.sides, self.uncounted)
        return Reflat(flat, frozenset(touched))

    def new(self, name: str, *attackers: int) -> int:
        at = self.known.get(name, self.index.get(name))
        if at is None:
            at = self.index[name] = len(self.names)
            self.names.append(name)
        self.attackers[at] = list(attackers)
        return at

    def about(self, statement: str) -> tuple[Sequence[str], Sequence[str]]:
        return self.sides[0].get(statement, ()), self.sides[1].get(statement, ())

    def refusal(self, premise: str) -> int:
        if premise not in self.refuse and premise not in self.come_and_gone:
            at = self.known.get(f"not {premise}")
            if at is not None:
                self.refuse[premise] = at
        return super().refusal(premise)

    def _restated(self) -> set[str]:
        """Take over the statements that differ, or of which the views say other things."""
        found: set[str] = set()
        old, new = self.old.map.statements, self.after.map.statements
        for name in old.keys() - new.keys():
            found.add(name)
            self._withdraw(name)
        for name, one in new.items():
            was = old.get(name)
            if was is one or (was is not None and _weight(was) == _weight(one)):
                continue
            found.add(name)
            if was is None:
                self.come_and_gone.add(name)
            self._place(name, one)
        for field in ("granted", "denied"):
            found |= getattr(self.old.view, field) ^ getattr(self.after.view, field)
        return found

    def _place(self, name: str, one: Statement) -> None:
        self.standing[name] = standing_of(self.view, one)
        if name not in self.stands:
            self.stands[name] = self.new(f"{name}+")
        _note(self.uncounted, name, unread_clause(self.view, one))

    def _withdraw(self, statement: str) -> None:
        self.come_and_gone.add(statement)
        self.uncounted.pop(statement, None)
        for table in (self.stands, self.standing, self.bare, self.denies):
            table.pop(statement, None)

    def _moved(self, stated: Iterable[str]) -> set[str]:
        """Give the inferences that differ, count otherwise, or aim at what differs."""
        old, new = self.old.map, self.after.map
        found = old.inferences.keys() - new.inferences.keys()
        # Those of a node that was edited may come in another order, though each is the same.
        known = old.inferences
        found |= {name for name, one in new.inferences.items() if known.get(name) is not one}
        found |= self._switched()
        aimed_at = {*stated, *found}
        for name in found:
            aimed_at |= {
                side.inferences[name].owner for side in (old, new) if name in side.inferences
            }
        for side in (old, new):
            found |= {one.id for name in aimed_at for one in side.aimed_at.get(name, ())}
        return found

    def _switched(self) -> set[str]:
        """Give the inferences that are switched off in one of the two views only."""
        off = self.old.view.off ^ self.after.view.off
        if not off:
            return set()
        return {
            one.id
            for side in (self.old, self.after)
            for one in side.map.inferences.values()
            if one.id in off or one.owner in off or one.id.removesuffix(BACK) in off
        }

    def _aimed(self, moved: set[str]) -> set[str]:
        """Take over what the moved inferences are for and against; gives the statements."""
        gone = {aim for name in moved for aim in _aims(self.old, name)}
        come: dict[tuple[str, bool], list[str]] = {}
        for name in moved:
            for aim in _aims(self.after, name):
                come.setdefault(aim, []).append(name)
        for statement, speaks_for in gone | come.keys():
            side = self.sides[0 if speaks_for else 1]
            kept = [one for one in side.get(statement, ()) if one not in moved]
            told = self._in_order([*kept, *come.get((statement, speaks_for), ())])
            if told:
                side[statement] = told
            else:
                side.pop(statement, None)
        for name in moved:
            one = self.after.map.inferences.get(name)
            _note(self.uncounted, name, uncounted(self.view, one) if one else "")
        return {statement for statement, _ in gone | come.keys()}

    def _in_order(self, names: list[str]) -> tuple[str, ...]:
        """Sort inferences as the map does."""
        nodes = self.map.nodes
        owners = sorted({self.map.inferences[name].owner for name in names})
        spelt = dict.fromkeys(one.id for owner in owners for one in inferences(nodes[owner]))
        return tuple(one for one in spelt if one in names)

    def _contradicted(self, stated: set[str]) -> set[str]:
        """Give what is contradicted by statements for which other things speak than before."""
        uses = self.map.uses
        return {
            one.target
            for statement in stated
            for one in uses.get(statement, ())
            if one.relation == "contradicts"
        }

    def _steps(self, stated: set[str]) -> set[str]:
        """Make the steps that are disputed now, and drop the others; gives their inferences."""
        found: set[str] = set()
        for statement in stated:
            target = statement.removeprefix(step_of(""))
            if target == statement:
                continue
            found.add(target)
            disputed = any(self.about(statement))
            if disputed and statement not in self.standing:
                self.steps[target] = statement
                self.come_and_gone.add(statement)
                self._state(statement, "presumed")
            elif not disputed:
                self.steps.pop(target, None)
                self._withdraw(statement)
        return found

    def _number(self, name: str) -> None:
        """Give an inference its argument, or take it away."""
        if name in self.after.map.inferences:
            if name not in self.inference:
                self.inference[name] = self.new(name)
        else:
            self.inference.pop(name, None)


def _weight(one: Statement) -> tuple[object, ...]:
    """Give what of a statement bears on its place: all but its words."""
    return one._replace(text="")


def _note(table: dict[str, str], name: str, why: str) -> None:
    if why:
        table[name] = why
    else:
        table.pop(name, None)


def _aims(seen: Seen, name: str) -> Iterator[tuple[str, bool]]:
    one = seen.map.inferences.get(name)
    if one is not None and not uncounted(seen.view, one):
        for aim in aims(seen.map, seen.view, one):
            yield aim.statement, aim.speaks_for
