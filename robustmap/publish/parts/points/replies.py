"""What was said about an argument: on its step, on its premises, on its scope."""

from collections.abc import Iterator
from typing import NamedTuple

from robustmap.explain.labels import BY_RELATION, CLAUSES
from robustmap.explain.ledger import item_of
from robustmap.model.expand import RELIES_ON, Inference, Relation
from robustmap.model.nodes import Proposal
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.head.sources import basis
from robustmap.publish.parts.head.stale import stale
from robustmap.publish.parts.writer import Writer, small
from robustmap.publish.site import Site


class Reply(NamedTuple):
    """One reply: what it does, the item that does it, its inference, and what it is aimed at."""

    relation: Relation
    item: str
    inference: str
    on: str

    @property
    def step(self) -> str:
        """The inference whose verdict tells how it fares; "" where the item's own tells it."""
        return "" if self.relation == "contradicts" else self.inference


ATTACKS: tuple[Relation, ...] = ("undercuts", "against", "contradicts")
"""The relations in which a reply takes something away from an argument."""


def reply_of(site: Site, one: Inference) -> Reply:
    """Give an inference as a reply to what it is aimed at."""
    return Reply(one.relation, item_of(site.solution, one.id), one.id, one.target)


def aimed_at(site: Site, ref: str) -> tuple[Reply, ...]:
    """Give what is aimed at an argument itself, or at one of its inferences, by id."""
    found: dict[Reply, None] = {}
    for target in dict.fromkeys((ref, *site.map.inferences_of.get(ref, ()))):
        for one in site.map.aimed_at.get(target, ()):
            found[reply_of(site, one)] = None
    return tuple(found)


def on_premises(site: Site, argument: str) -> Iterator[Reply]:
    """Yield what denies a premise of an argument, by premise and id."""
    premises: dict[str, None] = {}
    for inference in site.map.inferences_of.get(argument, ()):
        premises |= dict.fromkeys(site.map.inferences[inference].premises)
    for premise in premises:
        for one in site.map.aimed_at.get(premise, ()):
            if one.relation in ("against", "contradicts"):
                yield reply_of(site, one)


def attacks(site: Site, argument: str) -> tuple[Reply, ...]:
    """Give every attack on an argument's step or premises, each once."""
    on_step = (reply for reply in aimed_at(site, argument) if reply.relation == "undercuts")
    found = dict.fromkeys((*on_step, *on_premises(site, argument)))
    return tuple(found)


def line(writer: Writer, one: Inference, *, before: Html = NOTHING, after: Html = NOTHING) -> Html:
    """Give a line with what is aimed at something: an argument, a claim, or what a plan needs.

    Where it counts, though it is not simply said, the line says so; where it does not count,
    its verdict tells why.
    """
    if writer.site.solution.counts(one.id):
        after = join(after, small(basis(one.basis)), by=" ")
    after = join(after, stale(writer, one.owner, one.target, *_named(one)), by=" ")
    if one.relation == "contradicts":
        before = before or el("i", text(BY_RELATION["contradicts"]))
        return writer.row(one.premises[0], before=before, after=after)
    if isinstance(writer.site.map.nodes[one.owner], Proposal):
        needed = join(*map(writer.row, one.premises), by=", ")
        return join(writer.fill(CLAUSES["relies_on"], at=needed), after, by=" ")
    return writer.row(one.owner, step=one.id, before=before, after=after)


def _named(one: Inference) -> tuple[str, ...]:
    """Give what the node of an inference names besides its target.

    The second half of a contradiction is aimed at the node that says so; what a plan relies on
    is what such a line shows.
    """
    told = one.relation == "contradicts" or one.id.endswith(f"#{RELIES_ON}")
    return one.premises if told else ()
