"""What hangs on the form of a map alone, and takes long: kept while no more than prose changes."""

from collections.abc import Mapping, Sequence
from typing import Any

from robustmap.publish.asked.book import FIRST, Question
from robustmap.publish.asked.formal import FORMAL
from robustmap.publish.site import Site
from robustmap.reason.camps import Share
from robustmap.reason.owed import Moved, Moves


class Tables:
    """The tables of a site that are kept from an earlier build, where its form is the same."""

    def __init__(self, site: Site, form: str, before: Mapping[str, Any]) -> None:
        """Hand the site what was noted of a map of this form."""
        self.site, self.form = site, form
        self.kept = frozenset(_TABLES) if before.get("form") == form else frozenset[str]()
        for name in self.kept:
            vars(site)[name] = _TABLES[name][1](before[name])  # where a cached property keeps it

    def stays(self, questions: Sequence[Question], number: int) -> bool:
        """Tell whether the answer to a question is the same because the form of the map is."""
        if not self.kept:
            return False
        of, op, *what = questions[number]
        above = questions[of] if of > 0 else FIRST
        if op == "call":
            return what[0] in _ASKED and above[1:] == ("attribute", "kb")
        if op == "function":
            return of == 0 and tuple(what[:2]) in FORMAL
        if op == "item" and above[:2] == (0, "function"):
            return above[2:4] in FORMAL
        return op == "item" and above[:2] == (0, "attribute") and above[2] in self.kept

    def noted(self) -> dict[str, Any]:
        """Give what to note; what nobody has asked for yet is worked out."""
        found = {name: put(getattr(self.site, name)) for name, (put, _) in _TABLES.items()}
        return {"form": self.form, **found}


def _put_owed(owed: Mapping[str, Moves]) -> dict[str, Any]:
    return {
        ref: (one.strength, tuple((move.item, move.without) for move in one.moves))
        for ref, one in owed.items()
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


_ASKED = frozenset(("firmness", "loss"))
"""The questions to a kb that are about its form alone: no prose is read."""

_TABLES: Mapping[str, Any] = {
    "camps": (_put_camps, _get_camps),
    "owed": (_put_owed, _get_owed),
    "turned": (sorted, frozenset),
}
"""Name of the site's property -> how it is noted, and how it is read."""
