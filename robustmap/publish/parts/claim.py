"""What a claim's page tells: for and against in two columns, and what rests on it."""

from collections.abc import Iterator

from robustmap.explain.labels import CERTAINTY, NOTES, SCOPE, SECTIONS, SIGN, STATES
from robustmap.explain.ledger import Ledger, item_of
from robustmap.model.expand import Inference
from robustmap.model.nodes import Argument, Claim
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.ledger import tally
from robustmap.publish.parts.replies import line
from robustmap.publish.parts.writer import Writer, folded, items, section

SHOWN = 12
"""How many lines of a long list are open at first."""

UNNUMBERED = 10**6
COLUMNS = (("for", ("for",)), ("against", ("against", "contradicts")))


def columns(writer: Writer, statement: str, *, empty: bool = True) -> Html:
    """Give what speaks for and against a statement, side by side."""
    aimed = writer.site.map.aimed_at.get(statement, ())
    if not empty and not any(one.relation in ("for", "against", "contradicts") for one in aimed):
        return NOTHING
    ledger = writer.site.ledger(statement)
    found = [
        _column(writer, name, ledger, [one for one in aimed if one.relation in relations])
        for name, relations in COLUMNS
    ]
    return el("div", *found, cls="columns")


def _column(writer: Writer, name: str, ledger: Ledger, found: list[Inference]) -> Html:
    side = ledger.for_ if name == "for" else ledger.against
    found = sorted(found, key=lambda one: (published(writer, one.owner), one))
    rows = {item_of(writer.site.solution, one.id): line(writer, one) for one in found}
    return section(
        SECTIONS[name],
        el("p", text(tally(side)), cls="hint", data_side=name, data_v=ledger.statement),
        items(rows.values()),
        anchor=name,
    )


def published(writer: Writer, node: str) -> int:
    """Give the place of an argument in its published list; those without one come last."""
    known = writer.site.map.nodes[node]
    return (isinstance(known, Argument) and known.number) or UNNUMBERED


def uses(writer: Writer, statement: str) -> Html:
    """Name the arguments and proposals that have a statement among their premises."""
    owners = {one.owner: None for one in writer.site.map.uses.get(statement, ()) if one.relation}
    owners.pop(writer.site.map.statements[statement].owner, None)
    rows = [writer.row(owner) for owner in owners]
    return section(SECTIONS["used-by"], folded(rows, SHOWN, NOTES["more"]))


def rests_on(writer: Writer, ref: str) -> Html:
    """Name the statements beneath a verdict for which nobody has argued."""
    rows = [writer.row(one) for one in writer.site.rests_on(ref)]
    note = NOTES["rests-on"]
    told = folded(rows, SHOWN, NOTES["more"])
    return section(SECTIONS["rests-on"], told, note=note, still=True)


def content(writer: Writer, node: Claim) -> Html:
    """Give a claim's number and its formal content in words."""
    rows = [*_quantity(writer, node), *states(writer, node)]
    if node.implicit:
        rows.append(text(NOTES["implicit"]))
    if node.exposed_by:
        rows.append(text(NOTES["exposed"].format(who=", ".join(node.exposed_by))))
    return el("div", *(el("p", row) for row in rows), cls="content") if rows else NOTHING


def _quantity(writer: Writer, node: Claim) -> Iterator[Html]:
    one = node.quantity
    if one is None:
        return
    number = " ".join(piece for piece in (one.value, one.unit) if piece)
    yield join(
        el("b", text(number)) if number else NOTHING,
        text(SIGN[one.sign, bool(number)]) if one.sign else NOTHING,
        text(f"({CERTAINTY[one.certainty]})"),
        by=" ",
    )
    if one.depends_on:
        on = join(*(_depends(writer, ref) for ref in one.depends_on), by=", ")
        yield writer.fill(NOTES["depends"], on=on)


def _depends(writer: Writer, ref: str) -> Html:
    return writer.link(ref) if ref in writer.site.map else text(ref)


def states(writer: Writer, node: Claim) -> Iterator[Html]:
    """Yield what a claim states about thresholds, parts or proposals, as sentences."""
    formal = node.states
    if formal is None:
        return
    scope = text(SCOPE[formal.scope])
    graded = text(NOTES["graded"]) if formal.graded else NOTHING
    if formal.before:
        first, then = (join(*map(writer.link, side), by=", ") for side in formal.before)
        yield join(writer.fill(STATES["before"], first=first, then=then), scope, graded, by=" ")
    if formal.within:
        of, to, margin = formal.within
        holes = {"of": writer.link(of), "to": writer.link(to), "margin": text(str(margin))}
        yield join(writer.fill(STATES["within"], **holes), scope, graded, by=" ")
    if formal.indispensable:
        one = writer.link(formal.indispensable)
        yield join(writer.fill(STATES["indispensable"], one=one), scope, by=" ")
    for word in ("enables", "hinders", "excludes"):
        pair = getattr(formal, word)
        if pair:
            one, other = map(writer.link, pair)
            yield join(writer.fill(STATES[word], one=one, other=other), scope, graded, by=" ")
