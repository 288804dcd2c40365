"""Who says and holds what where, gathered once for all pages of a site."""

from collections.abc import Mapping
from typing import NamedTuple
from weakref import WeakKeyDictionary

from robustmap.model.fields import SourceRef
from robustmap.model.positions import Held, everybody, held, tied
from robustmap.publish.asked.formal import formal
from robustmap.publish.site import Site


class Voices(NamedTuple):
    """Everything that is said and held, by speaker and by text.

    `said` leads from a handle or person's id, as sources write it, to the nodes and places;
    `held` from a text to the positions taken there; `named` from a handle to the person
    whom the texts themselves tie to it, `handles` back.
    """

    said: Mapping[str, tuple[tuple[str, SourceRef], ...]]
    held: Mapping[str, tuple[Held, ...]]
    named: Mapping[str, str]
    handles: Mapping[str, tuple[str, ...]]


_KNOWN: "WeakKeyDictionary[Site, Voices]" = WeakKeyDictionary()


@formal
def voices(site: Site) -> Voices:
    """Give who says and holds what. Linear in the map, worked out once."""
    known = _KNOWN.get(site)
    if known is None:
        known = _KNOWN[site] = _gathered(site)
    return known


def _gathered(site: Site) -> Voices:
    said: dict[str, list[tuple[str, SourceRef]]] = {}
    for node in site.map.live:
        for source in node.sources:
            if source.by:
                said.setdefault(source.by, []).append((node.id, source))
    taken: dict[str, list[Held]] = {}
    named: dict[str, str] = {}
    handles: dict[str, tuple[str, ...]] = {}
    for person in everybody(site.map):
        handles[person.id] = tuple(sorted(tied(site.map, person)))
        named |= dict.fromkeys(handles[person.id], person.id)
        for one in held(site.map, person):
            if one.source:
                text = site.map.resolve(one.source.source) or ""
                taken.setdefault(text, []).append(one)
    return Voices(
        {by: tuple(said[by]) for by in said},
        {text: tuple(taken[text]) for text in taken},
        named,
        handles,
    )
