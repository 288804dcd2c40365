"""A map as somebody sees it: a person's positions turned into a view."""

from dataclasses import replace

from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Person
from robustmap.model.view import View

ACCEPTS = frozenset({"accepts", "leans-to"})
REJECTS = frozenset({"rejects", "leans-against"})


def seen_by(map_: Map, person: Person, view: View) -> View:
    """Give a view with what a person holds taken into it.

    Claims that the person accepts are granted, those rejected are denied, and rejected
    arguments are switched off. A position that another one replaces does not count. What
    follows is computed; it is not in the person's own words.
    """
    replaced = {position.replaces for position in person.positions}
    granted, denied, off = set[str](), set[str](), set[str]()
    for position in person.positions:
        if position.id in replaced:
            continue
        about = map_.resolve(position.about) or position.about
        if isinstance(map_.nodes.get(about), ARGUING) or about in map_.inferences:
            if position.stance in REJECTS:
                off.add(about)
            continue
        statement = map_.statement_id(about)
        if statement is None:
            continue
        if position.stance in ACCEPTS:
            granted.add(statement)
        elif position.stance in REJECTS:
            denied.add(statement)
    seen = view.but(off=off, granted=granted, denied=denied)
    return View(**{**vars(seen), "eyes": person.id})


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
