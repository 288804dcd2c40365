"""What hangs on the form of a map alone, and takes long: kept while no more than prose changes."""

from collections.abc import Collection, Mapping, Sequence
from importlib import import_module
from typing import Any

from robustmap.model import ids
from robustmap.publish.asked.book import ANSWER, NODE, WHOLE, Question
from robustmap.publish.asked.by_node import hand_over, noted
from robustmap.publish.asked.formal import FORMAL, SPOKEN
from robustmap.publish.asked.plain import fingerprint
from robustmap.publish.data.search import SHOWN, relisted, shown
from robustmap.publish.figures.laid import LAID, kept
from robustmap.publish.fragile import turned_by
from robustmap.publish.keep.told import Told, form
from robustmap.publish.moving import owed
from robustmap.publish.site import Site
from robustmap.publish.whatif.data import whatif
from robustmap.reason.camps import Share
from robustmap.reason.moves import Moved, Moves


class Tables:
    """The tables of a site that are kept from an earlier build, where its form is the same."""

    def __init__(
        self,
        site: Site,
        told: Mapping[str, Told],
        before: Mapping[str, Any],
        leading: Collection[str] | None,
        reworded: Collection[str] = (),
        hanging: Collection[str] | None = None,
    ) -> None:
        """Hand the site what was noted of a map of this form, or of one much like it.

        `leading` is of use where the form is another: see `robustmap.publish.keep.leading`;
        `reworded` are the nodes that have another form or go by other words than before,
        `hanging` those on which a change bears: see `robustmap.publish.keep.told`.
        """
        self.site, self.form = site, form(told)
        self.said = fingerprint(tuple((name, one.said) for name, one in told.items()), {})
        self.kept = frozenset(_TABLES) if before.get("form") == self.form else frozenset[str]()
        # What names nodes is all that their forms and words are told by. These grow as modules
        # are imported, so they are looked into only when a question comes.
        self.reworded = reworded
        spoken = before.get("said") == self.said
        self.marked = [*([FORMAL] if self.kept else []), *([SPOKEN] if spoken else [])]
        if spoken:
            SHOWN[site] = before["shown"]
        LAID.update(before.get("laid", {}))
        if before and (hanging is not None or not reworded):
            hand_over(site, before["by_node"], (hanging or ()) if reworded else ())
        self.relisted = relisted(site, reworded)
        for name in self.kept:
            vars(site)[name] = _TABLES[name][1](before[name])  # where a cached property keeps it
        if before and not self.kept:
            vars(site)["shapes"] = dict(before["shapes"])  # a shape has the same camps in any map
            if leading is not None:
                vars(site)["turned_by"] = turned_by(site.kb, before["turned_by"], leading)
            if leading is not None and hanging is not None:
                vars(site)["owed"] = owed(site.solution, _get_owed(before["owed"]), hanging)
        if before and (self.kept or leading is not None):
            camps = _differing(before["camps"] or {}, _put_camps(site.camps) or {})
            moved = (ids.split(one)[0] for one in camps)  # into another camp, with some part
            whatif(site).after(before["weights"], {*reworded, *moved})
        # What the what-if of a page needs hangs on nothing but which part has which node.
        self._apart = _differing(before["parted"], _parted(site)) if before else frozenset()
        self._stays: dict[int, bool] = {0: False}

    def stays(self, questions: Sequence[Question], number: int) -> bool:
        """Tell whether the answer to a question is the same because the form of the map is."""
        found = self._stays.get(number)
        if found is None:
            found = self._stays[number] = self._hangs(questions, *questions[number])
        return found

    def _hangs(self, questions: Sequence[Question], of: int, op: str, *what: Any) -> bool:
        """Tell so of what was not asked yet: it is what was kept, or was asked of that."""
        if (op, questions[of][1:], *what[:1]) == _NEEDED:
            return self._apart.isdisjoint(("", *what[1:]))
        if not self.marked or any(map(_of_node, what)):
            return False
        if of == 0 and op == "function":
            import_module(what[0])  # only what is imported is marked
            return any(tuple(what[:2]) in some for some in self.marked)
        if of == 0:
            return bool(self.kept) and op == "attribute" and what[0] in _OF_SITE
        if op in ("call", "attribute") and questions[of][1:] == ("attribute", "kb"):
            return bool(self.kept) and what[0] in _ASKED
        # What leads back to the whole can be asked for any prose.
        return not (op == "attribute" and what[0] in WHOLE) and self.stays(questions, of)

    def names(self, nodes: Collection[str], *, alone: bool) -> bool:
        """Tell whether the map has the form that it had, and goes by the same words for nodes.

        Where these `alone` count, they may have another form, if they are listed as they were.
        """
        others = self.reworded if self.kept else self.relisted if alone else None
        return others is not None and all(one not in nodes for one in others)

    def noted(self) -> dict[str, Any]:
        """Give what to note; what nobody has asked for yet is worked out."""
        found = {name: put(getattr(self.site, name)) for name, (put, _) in _TABLES.items()}
        unfounded = bool(self.site.solution.unfounded)
        found |= {"unfounded": unfounded, "weights": whatif(self.site).lasting}
        found["parted"] = _parted(self.site)
        found |= {"shown": shown(self.site), "by_node": noted(self.site)}
        found["laid"] = kept(("", *self.site.debates))
        return {"form": self.form, "said": self.said, **found}


def _of_node(what: Any) -> bool:
    """Tell whether an argument may carry more of a node than what names it."""
    if type(what) is not tuple:
        return False
    return what[:1] in ((NODE,), (ANSWER,)) or any(map(_of_node, what))


def _put_owed(found: Mapping[str, Moves]) -> dict[str, Any]:
    return {
        ref: (one.strength, tuple((move.item, move.without) for move in one.moves))
        for ref, one in found.items()
    }


def _get_owed(given: Mapping[str, Any]) -> dict[str, Moves]:
    return {
        ref: Moves(strength, tuple(Moved(*one) for one in moves))
        for ref, (strength, moves) in given.items()
    }


def _put_camps(camps: Mapping[str, Share] | None) -> dict[str, Any] | None:
    return None if camps is None else {ref: tuple(one) for ref, one in camps.items()}


def _get_camps(given: Mapping[str, Any] | None) -> dict[str, Share] | None:
    return None if given is None else {ref: Share(*one) for ref, one in given.items()}


def _differing(before: Mapping[str, Any], now: Mapping[str, Any]) -> frozenset[str]:
    """Give the keys under which not the same stands."""
    return frozenset(one for one in before.keys() | now.keys() if before.get(one) != now.get(one))


def _parted(site: Site) -> dict[str, int]:
    """Give the number of the part that has each node, and under "" how many parts there are."""
    found = whatif(site)
    return {**found.part_of, "": len(found.parts)}


_NEEDED = ("call", ("function", whatif.__module__, whatif.__qualname__), "needed")
"""How a page asks what its what-if needs."""


_ASKED = frozenset(
    ("firmness", "loss", "removals", "unvaried", "branches", "class_coverage", "robustness_table")
)
"""The questions to a kb that are about its form alone: no prose is read."""

_TABLES: Mapping[str, Any] = {
    # Working the camps out tells the shapes: so they stand first.
    "camps": (_put_camps, _get_camps),
    "shapes": (dict, dict),
    "owed": (_put_owed, _get_owed),
    "turned_by": (dict, dict),
}
"""Name of the site's property -> how it is noted, and how it is read."""

_OF_SITE = frozenset((*_TABLES, "coverage", "debates", "robustness", "taken_from"))
"""What a site has that hangs on the form of its map alone."""
