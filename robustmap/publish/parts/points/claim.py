"""What a claim's page tells: for and against in two columns, and what rests on it."""

from collections.abc import Callable, Iterator, Sequence

from robustmap.explain.labels import CERTAINTY, NOTES, SCOPE, SECTIONS, SIGN, STATES
from robustmap.explain.ledger import Ledger, item_of
from robustmap.model import ids
from robustmap.model.expand import WORKS, Inference
from robustmap.model.nodes import Argument, Claim, Node, Proposal
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.longer import EACH, SHOWN, Long, beginning
from robustmap.publish.parts.points.ledger import tally
from robustmap.publish.parts.points.replies import line
from robustmap.publish.parts.writer import Writer, items
from robustmap.publish.site import Site

UNNUMBERED = 10**6


def columns(writer: Writer, node: Claim | Proposal, *, empty: bool = True) -> Html:
    """Give what speaks for and against a claim, or that a proposal works, side by side."""
    if not empty and not any(long.entries(writer.site, node) for long in COLUMNS):
        return NOTHING
    ledger = writer.site.ledger(stated_by(node))
    return el("div", *(_column(writer, node, long, ledger) for long in COLUMNS), cls="columns")


def _column(writer: Writer, node: Node, long: Long, ledger: Ledger) -> Html:
    side = ledger.for_ if long is FOR else ledger.against
    told = el("p", text(tally(side)), cls="hint", data_side=long.name, data_v=ledger.statement)
    return beginning(writer, node, long, told)


def stated_by(node: Node) -> str:
    """Give what is argued about on the page of a node: that a proposal works, or itself."""
    return ids.join(node.id, WORKS) if isinstance(node, Proposal) else node.id


def _argued(*relations: str) -> Callable[[Site, Node], Sequence[Inference]]:
    """Give what speaks for a statement or against it, in the order in which it was published."""

    def entries(site: Site, node: Node) -> Sequence[Inference]:
        aimed = site.map.aimed_at.get(stated_by(node), ())
        found = [one for one in aimed if one.relation in relations]
        found.sort(key=lambda one: (published(site, one.owner), one))
        return list({item_of(site.solution, one.id): one for one in found}.values())

    return entries


def _lines(writer: Writer, found: Sequence[Inference]) -> Html:
    return items(line(writer, one) for one in found)


FOR = Long("for", SECTIONS["for"], _argued("for"), _lines, SHOWN, EACH)
AGAINST = Long(
    "against", SECTIONS["against"], _argued("against", "contradicts"), _lines, SHOWN, EACH
)
COLUMNS = (FOR, AGAINST)


def published(site: Site, node: str) -> int:
    """Give the place of an argument in its published list; those without one come last."""
    known = site.map.nodes[node]
    return (isinstance(known, Argument) and known.number) or UNNUMBERED


def _used(site: Site, node: Claim) -> Sequence[str]:
    """Name the arguments and proposals that have a claim among their premises."""
    owners = {one.owner: None for one in site.map.uses.get(node.id, ()) if one.relation}
    owners.pop(node.id, None)
    return list(owners)


def _beneath(site: Site, node: Node) -> Sequence[str]:
    """Name the statements beneath a verdict for which nobody has argued."""
    return site.rests_on(stated_by(node))


USED_BY = Long("used-by", SECTIONS["used-by"], _used, Writer.rows, SHOWN, EACH, anchored=False)
RESTS_ON = Long(
    "rests-on",
    SECTIONS["rests-on"],
    _beneath,
    Writer.rows,
    SHOWN,
    EACH,
    note=NOTES["rests-on"],
    anchored=False,
    still=True,
)


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
