"""What an argument's page tells: what it is meant to do, what it rests on, the replies."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from robustmap.explain import words
from robustmap.explain.labels import BY_RELATION, FIELDS, NOTES, REPLY, SECTIONS, STRENGTH
from robustmap.explain.terms import TERMS, rejected
from robustmap.model import ids
from robustmap.model.expand import WORKS, Inference
from robustmap.model.nodes import Arguing, Argument, Node
from robustmap.model.schemes import scheme_of
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.naming import anchor
from robustmap.publish.parts.head.about import local
from robustmap.publish.parts.head.sources import basis
from robustmap.publish.parts.head.stale import stale
from robustmap.publish.parts.longer import EACH, SHOWN, Long, beginning, lead_on
from robustmap.publish.parts.points.critical import pattern
from robustmap.publish.parts.points.replies import aimed_at, line
from robustmap.publish.parts.writer import Writer, items, lead, section, small
from robustmap.publish.site import Site

MOST_INNER = 12
"""So many replies to a statement without a page stand beside it; a further page has all."""


def aims(writer: Writer, node: Arguing) -> Html:
    """Say what an argument is meant to do to each of its targets."""
    inferences = [
        writer.site.map.inferences[one] for one in writer.site.map.inferences_of.get(node.id, ())
    ]
    several = len(inferences) > 1
    rows = [_aim(writer, one, several=several) for one in inferences if one.target]
    return section(SECTIONS["aims"], items(rows, cls="rows aims"), *_manner(writer, node))


def _aim(writer: Writer, one: Inference, *, several: bool) -> Html:
    after = [small(basis(one.basis)), stale(writer, one.owner, one.target)]
    if several:
        after.append(join(text(NOTES["here"]), writer.mark(one.id), by=" "))
    # The anchor is where an attack on this very step leads.
    framed = rejected(writer.site.map, one.target) if one.relation == "reframes" else None
    does = lead(framed[1] if framed else words.relation(writer.site.map, one))
    found = writer.row(one.target, before=does, after=join(*after, by=" "))
    return el("span", found, id=anchor(local(one.id))) if several else found


def _manner(writer: Writer, node: Arguing) -> Iterator[Html]:
    if not isinstance(node, Argument):
        return
    said = []
    if node.manner:
        said.append(text(TERMS["manner"]))
    if node.scheme:
        known = scheme_of(node.scheme)
        named = pattern(writer, known) if known else text(node.scheme)
        said.append(writer.fill(NOTES["scheme"], scheme=named))
    if node.strength:
        said.append(text(STRENGTH[node.strength]))
    if node.acknowledged_by:
        who = ", ".join(node.acknowledged_by)
        said.append(text(NOTES["acknowledged"].format(who=who)))
    if node.rests_on_list:
        label = text(FIELDS["rests_on_list"][0])
        said.append(join(label, writer.link(node.rests_on_list.list), by=" "))
    if said:
        yield el("p", join(*said, by=" · "), cls="hint")
    if node.offers:
        yield join(el("p", text(TERMS["offers"])), writer.rows(node.offers))


def premises(writer: Writer, node: Arguing) -> Html:
    """List the premises with their verdicts; inline ones with an anchor and their replies."""
    found = {
        premise: None
        for one in writer.site.map.inferences_of.get(node.id, ())
        for premise in writer.site.map.inferences[one].premises
    }
    if not node.premises:
        return NOTHING
    rows = [_premise(writer, node, ref) for ref in found]
    return section(SECTIONS["premises"], items(rows, cls="rows premises"))


def _premise(writer: Writer, node: Arguing, ref: str) -> Html:
    statement = writer.site.map.statements.get(ref)
    if statement is None or statement.owner != node.id:
        return writer.row(ref, after=stale(writer, node.id, ref))
    said = el("span", text(statement.text), id=anchor(local(ref)))
    return join(said, writer.mark(ref), statement_replies(writer, ref), by=" ")


def statement_replies(writer: Writer, ref: str) -> Html:
    """Give what speaks for and against a statement that has no page of its own."""
    aimed = writer.site.map.aimed_at.get(ref, ())
    if not aimed:
        return NOTHING
    if len(aimed) <= MOST_INNER + 1:
        return _said_of(writer, ref, aimed)
    owner = writer.site.map.nodes[ids.split(ref)[0]]
    after = lead_on(writer, owner, INNER, len(aimed))
    return join(_said_of(writer, ref, aimed[:MOST_INNER]), after)


def _said_of(writer: Writer, ref: str, found: Iterable[Inference]) -> Html:
    words_of = REPLY | BY_RELATION
    framed = rejected(writer.site.map, ref)
    if framed:
        words_of |= {"reframes": framed[0]}
    return items(line(writer, one, before=lead(words_of[one.relation])) for one in found)


def _crowded(site: Site, node: Node) -> Sequence[Inference]:
    """Give what is aimed at statements of a node, of those that have too much of it."""
    found: list[Inference] = []
    for ref in site.map.parts.get(node.id, ()):
        aimed = site.map.aimed_at.get(ref, ())
        is_inner = ref in site.map.statements and ref != ids.join(node.id, WORKS)
        if is_inner and len(aimed) > MOST_INNER + 1:
            found += aimed
    return found


def _set_crowded(writer: Writer, found: Sequence[Inference]) -> Html:
    by_target = groupby(found, key=lambda one: one.target)
    return items(
        join(writer.row(ref), _said_of(writer, ref, aimed), by=" ") for ref, aimed in by_target
    )


INNER = Long("said", NOTES["inner"], _crowded, _set_crowded, shown=0, each=40)


def replies(writer: Writer, node: Node) -> Html:
    """Give what others do to the step, the question and the scope of a node."""
    does = {one.relation for one in aimed_at(writer.site, node.id)}
    told = [beginning(writer, node, long) for name, long in REPLIES.items() if name in does]
    return join(*told, beginning(writer, node, CHALLENGES))


class _Line(NamedTuple):
    """A reply to a step of a node, and what that very step is aimed at, if it is not all of it."""

    inference: Inference
    on: str


def _replies(relation: str) -> Callable[[Site, Node], Sequence[_Line]]:
    def entries(site: Site, node: Node) -> Sequence[_Line]:
        return [
            _Line(site.map.inferences[one.inference], _step(site, node, one.on))
            for one in aimed_at(site, node.id)
            if one.relation == relation
        ]

    return entries


def _step(site: Site, node: Node, on: str) -> str:
    known = site.map.inferences.get(on) if on != node.id else None
    return known.target if known else ""


def _set_lines(writer: Writer, found: Sequence[_Line]) -> Html:
    return items(line(writer, one, after=_aimed(writer, on)) for one, on in found)


def _aimed(writer: Writer, target: str) -> Html:
    return el("small", writer.fill(NOTES["on"], to=writer.link(target))) if target else NOTHING


def _of_reframing(site: Site, node: Node, title: str) -> str:
    framed = rejected(site.map, node.id)
    return framed[0] if framed else title


def _challenges(site: Site, node: Node) -> Sequence[str]:
    asked = (owner for field, owner, _ in site.incoming.get(node.id, ()) if field == "asks_about")
    return list(dict.fromkeys(asked))


REPLIES = {
    name: Long(
        *(key, SECTIONS[key], _replies(name), _set_lines, SHOWN, EACH),
        anchored=False,
        titled=_of_reframing if name == "reframes" else None,
    )
    for name, key in (
        ("undercuts", "undercut-by"),
        ("backs", "backed-by"),
        ("reframes", "reframed-by"),
        ("qualifies", "qualified-by"),
    )
}
"""The sections of replies, by relation."""

CHALLENGES = Long(
    *("challenged-by", SECTIONS["challenged-by"], _challenges, Writer.rows, SHOWN, EACH),
    anchored=False,
)
