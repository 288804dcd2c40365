"""What was said about an argument: on its step, on its premises, on its scope."""

from collections.abc import Iterator
from typing import NamedTuple

from robustmap.explain.ledger import item_of
from robustmap.model.expand import Inference, Relation
from robustmap.publish.site import Site


class Reply(NamedTuple):
    """One reply: what it does, the item that does it, its inference, and what it is aimed at."""

    relation: Relation
    item: str
    inference: str
    on: str


ATTACKS: tuple[Relation, ...] = ("undercuts", "against", "contradicts")
"""The relations in which a reply takes something away from an argument."""


def aimed_at(site: Site, ref: str) -> tuple[Reply, ...]:
    """Give what is aimed at an argument itself, or at one of its inferences, by id."""
    found: dict[Reply, None] = {}
    for target in dict.fromkeys((ref, *site.map.inferences_of.get(ref, ()))):
        for one in site.map.aimed_at.get(target, ()):
            found[_reply(site, one)] = None
    return tuple(found)


def on_premises(site: Site, argument: str) -> Iterator[Reply]:
    """Yield what denies a premise of an argument, by premise and id."""
    premises: dict[str, None] = {}
    for inference in site.map.inferences_of.get(argument, ()):
        premises |= dict.fromkeys(site.map.inferences[inference].premises)
    for premise in premises:
        for one in site.map.aimed_at.get(premise, ()):
            if one.relation in ("against", "contradicts"):
                yield _reply(site, one)


def attacks(site: Site, argument: str) -> tuple[Reply, ...]:
    """Give every attack on an argument's step or premises, each once."""
    on_step = (reply for reply in aimed_at(site, argument) if reply.relation == "undercuts")
    found = dict.fromkeys((*on_step, *on_premises(site, argument)))
    return tuple(found)


def _reply(site: Site, one: Inference) -> Reply:
    return Reply(one.relation, item_of(site.solution, one.id), one.id, one.target)
