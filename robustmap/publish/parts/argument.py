"""What an argument's page tells: what it is meant to do, what it rests on, the replies."""

from collections.abc import Iterable, Iterator

from robustmap.explain import words
from robustmap.explain.labels import BY_RELATION, FIELDS, NOTES, REPLY, SECTIONS, STRENGTH
from robustmap.explain.terms import TERMS, rejected
from robustmap.model.expand import Inference
from robustmap.model.nodes import Arguing, Argument, Node
from robustmap.model.schemes import scheme_of
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.naming import anchor
from robustmap.publish.parts.about import local
from robustmap.publish.parts.critical import pattern
from robustmap.publish.parts.replies import Reply, aimed_at, line
from robustmap.publish.parts.sources import basis
from robustmap.publish.parts.stale import stale
from robustmap.publish.parts.writer import Writer, items, lead, section, small

REPLIES = {
    "undercuts": "undercut-by",
    "backs": "backed-by",
    "reframes": "reframed-by",
    "qualifies": "qualified-by",
}
"""The sections of replies, by relation."""


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
    return section(SECTIONS["premises"], items(rows, cls="rows premises"), search=True)


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
    words_of = REPLY | BY_RELATION
    framed = rejected(writer.site.map, ref)
    if framed:
        words_of |= {"reframes": framed[0]}
    return items(line(writer, one, before=lead(words_of[one.relation])) for one in aimed)


def replies(writer: Writer, node: Node) -> Html:
    """Give what others do to the step, the question and the scope of a node."""
    found = aimed_at(writer.site, node.id)
    told = []
    does = {reply.relation for reply in found}
    for name, key in REPLIES.items():
        if name in does:
            framed = rejected(writer.site.map, node.id) if name == "reframes" else None
            title = framed[0] if framed else SECTIONS[key]
            told.append(_replies(writer, node, title, (r for r in found if r.relation == name)))
    asked = (o for f, o, _ in writer.site.incoming.get(node.id, ()) if f == "asks_about")
    told.append(section(SECTIONS["challenged-by"], writer.rows(dict.fromkeys(asked))))
    return join(*told)


def _replies(writer: Writer, node: Node, title: str, found: Iterable[Reply]) -> Html:
    rows = []
    for reply in found:
        inference = writer.site.map.inferences[reply.inference]
        on = NOTHING
        if reply.on != node.id and reply.on in writer.site.map.inferences:
            target = writer.site.map.inferences[reply.on].target
            on = el("small", writer.fill(NOTES["on"], to=writer.link(target)))
        rows.append(line(writer, inference, after=on))
    return section(title, items(rows))
