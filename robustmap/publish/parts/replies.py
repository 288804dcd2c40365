"""What was said about an argument: on its step, on its premises, on its scope."""

from collections.abc import Iterator
from typing import NamedTuple

from robustmap.explain.labels import BY_RELATION, CLAUSES
from robustmap.explain.ledger import item_of
from robustmap.model.expand import Inference, Relation
from robustmap.model.nodes import Proposal
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.writer import Writer
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


def line(writer: Writer, one: Inference, *, before: Html = NOTHING, after: Html = NOTHING) -> Html:
    """Give a line with what is aimed at a statement: an argument, a claim, or what a plan needs."""
    if one.relation == "contradicts":
        before = before or el("i", text(BY_RELATION["contradicts"]))
        return writer.row(one.premises[0], before=before, after=after)
    if isinstance(writer.site.map.nodes[one.owner], Proposal):
        needed = join(*map(writer.row, one.premises), by=", ")
        return join(writer.fill(CLAUSES["relies_on"], at=needed), after, by=" ")
    return writer.row(one.owner, before=before, after=after)


def _reply(site: Site, one: Inference) -> Reply:
    return Reply(one.relation, item_of(site.solution, one.id), one.id, one.target)
