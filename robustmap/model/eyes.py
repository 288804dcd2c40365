"""A map as somebody sees it: a person's positions turned into a view."""

from collections.abc import Iterable
from dataclasses import replace

from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Person
from robustmap.model.positions import Held, held, in_force
from robustmap.model.view import View


def seen_by(map_: Map, person: Person, view: View, *, inferred: bool = True) -> View:
    """Give a view with what a person holds taken into it; `inferred` ties count too.

    Claims that the person accepts are granted, those rejected are denied, and rejected
    arguments are switched off. A position that another one replaces does not count, nor
    does one that is nobody's view. What follows is computed; it is not in the person's own
    words.
    """
    return with_eyes(map_, held(map_, person), view, person.id, inferred=inferred)


def with_eyes(
    map_: Map, positions: Iterable[Held], view: View, eyes: str, *, inferred: bool = True
) -> View:
    """Give a view with positions taken into it, under the name of whoever holds them."""
    granted, denied, off = set[str](), set[str](), set[str]()
    for one in in_force(one for one in positions if inferred or one.explicit):
        if isinstance(map_.nodes.get(one.about), ARGUING) or one.about in map_.inferences:
            if one.side < 0:
                off.add(one.about)
        elif one.about in map_.statements and one.side:
            (granted if one.side > 0 else denied).add(one.about)
    seen = view.but(off=off, granted=granted, denied=denied)
    return replace(seen, eyes=eyes)


def as_named_today(map_: Map, view: View) -> View:
    """Give a view with what it names turned into today's ids; a proposal means that it works.

    What leads nowhere stays as it was written.
    """
    return replace(
        view,
        off=frozenset(map_.resolve(ref) or ref for ref in view.off),
        granted=frozenset(map_.statement_id(ref) or ref for ref in view.granted),
        denied=frozenset(map_.statement_id(ref) or ref for ref in view.denied),
    )
