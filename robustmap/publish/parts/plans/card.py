"""The card of a proposal: what each kind of scaling does to it, and what shows it."""

from collections.abc import Iterator

from robustmap.explain import orders as told
from robustmap.explain import words
from robustmap.explain.labels import FIELDS, NOTES, SECTIONS
from robustmap.explain.plots import CARD
from robustmap.explain.stories import CARD as STORIES
from robustmap.model import ids
from robustmap.model.nodes import Proposal
from robustmap.publish.html import Html, el, join, text
from robustmap.publish.marks import Mark
from robustmap.publish.orders import orders
from robustmap.publish.parts.orders.range import working_range
from robustmap.publish.parts.orders.survival import interval
from robustmap.publish.parts.plans.failures import at_proposal as failures
from robustmap.publish.parts.plans.proposal import argued, scaling
from robustmap.publish.parts.points.argument import statement_replies
from robustmap.publish.parts.writer import Writer, details, folded, items, pill, section
from robustmap.reason.robustness import Robustness
from robustmap.reason.robustness.ladders import ladders
from robustmap.reason.robustness.limit import limit
from robustmap.reason.robustness.reliance import Reliance, reliance, together
from robustmap.reason.robustness.window import window

SHOWN = 12

RELIANCE_MARKS = {
    "certain": Mark("✓", "holds"),
    "refuted": Mark("✕", "fallen"),
    "contingent": Mark("≈", "disputed"),
    "graded": Mark("○", "granted"),
    "disputed": Mark("≈", "disputed"),
    "unknown": Mark("?", "silent"),
}
"""The mark of each answer on an order that a proposal asks for."""


def card(writer: Writer, node: Proposal) -> Html:
    """Give what each kind of scaling does to a proposal, with what shows it."""
    found = writer.site.robustness.get(node.id, {})
    cells = [_scaling(writer, node, one) for one in found.values()]
    cells += [*_limit(writer, node), *_window(writer, node), *_orders(writer, node)]
    cells += [*_ladders(writer, node), *_addressed(writer, node), *_failures(writer, node)]
    return section(
        SECTIONS["robustness"],
        working_range(writer, node),
        el("dl", *cells, cls="scaling"),
        anchor="robustness",
        still=True,
    )


def _row(name: str, *said: Html, anchor: str = "") -> Html:
    return join(el("dt", text(name), id=anchor), el("dd", *said))


def _scaling(writer: Writer, node: Proposal, one: Robustness) -> Html:
    statement = ids.join(node.id, f"robust-{one.kind}")
    gap = words.gap(one)
    said = [scaling(writer, one)]
    said += [text(" "), el("small", text(CARD["gap"].format(gap=gap)))] if gap else []
    said += [*_leans(writer, one), argued(writer, one), statement_replies(writer, statement)]
    # The clause on whether it is robust is cited by this anchor.
    return _row(words.SCALING[one.kind], *said, anchor=f"robust-{one.kind}")


def _leans(writer: Writer, one: Robustness) -> Iterator[Html]:
    """Yield what the answer rests on besides the clause that is named, and what may change it."""
    for label, refs in (("rests", one.rests_on), ("disputed", one.disputed)):
        rest = [ref for ref in refs if ref != one.clause or label == "disputed"]
        if rest:
            name = el("i", text(CARD[label]))
            yield el("div", join(name, _links(writer, rest), by=" "), cls="sub")


def _links(writer: Writer, refs: list[str] | tuple[str, ...], by: str = ", ") -> Html:
    return join(*(join(writer.link(ref)) for ref in refs), by=by)


def _limit(writer: Writer, node: Proposal) -> Iterator[Html]:
    found = limit(orders(writer.site).world, node)
    if found.computed != "unknown" or found.said != "unknown":
        yield _row(CARD["limit"], writer.phrase(told.limit(found)))


def _window(writer: Writer, node: Proposal) -> Iterator[Html]:
    """Tell the working range, and in which possible orders there is one."""
    shared = orders(writer.site)
    if not shared.few_states:
        return
    found = window(shared.world, node)
    if found is None or not (found.needs or found.breaks):
        return
    said = [writer.phrase(told.window(found))]
    if found.empty and found.chain[1:]:
        chain = _links(writer, found.chain, " → ")
        said.append(el("div", writer.fill(CARD["window-shown"], chain=chain), cls="sub"))
    yield _row(CARD["window"], *said)


def _orders(writer: Writer, node: Proposal) -> Iterator[Html]:
    """Tell for each order that a proposal asks for whether it is kept."""
    shared = orders(writer.site)
    if not node.requires_order:
        return
    if not shared.few_states:
        yield _row(CARD["orders"], text(CARD["no-shares"]))
        return
    rows = [_reliance(writer, one) for one in reliance(shared.world, node)]
    whole = together(shared.world, node)
    if whole is not None and whole.pairs[1:]:
        if whole.answer == "refuted":
            rows.append(text(CARD["together-refuted"]))
        elif whole.share is not None:
            share = interval(writer, whole.share)
            rows.append(writer.fill(CARD["together"], share=share))
    yield _row(CARD["orders"], items(rows))


def _ladders(writer: Writer, node: Proposal) -> Iterator[Html]:
    """Tell how far one part may run ahead of another, and in which possible orders it does not."""
    shared = orders(writer.site)
    if node.relative and shared.few_states:
        found = ladders(shared.world, node)
        if found:
            yield _row(CARD["ladders"], items(writer.phrase(told.ladder(one)) for one in found))


def _reliance(writer: Writer, one: Reliance) -> Html:
    first, then = writer.link(one.first), writer.link(one.then)
    said = [
        writer.fill(CARD["order"], first=first, then=then),
        pill(RELIANCE_MARKS[one.answer], told.RELIANCE[one.answer]),
    ]
    if one.share is not None and one.answer not in ("certain", "refuted"):
        said.append(el("small", interval(writer, one.share)))
    if one.chain[1:]:
        chain = _links(writer, one.chain, " → ")
        said.append(el("small", writer.fill(CARD["shown"], chain=chain)))
    ways = [
        details(text(CARD[word]), items(map(writer.link, way), tag="ol"))
        for word, way in (("good", one.good), ("bad", one.bad))
        if one.answer not in ("certain", "refuted")
    ]
    return join(join(*said, by=" "), *ways)


def _addressed(writer: Writer, node: Proposal) -> Iterator[Html]:
    """Name the failures and risks that a proposal answers, each with its verdict."""
    for field, refs in (("addresses", node.addresses), ("covers", node.covers)):
        if refs:
            yield _row(FIELDS[field][0], writer.rows(refs))


def _failures(writer: Writer, node: Proposal) -> Iterator[Html]:
    """Tell which failure stories are told against a proposal, and which failures it meets."""
    for name, rows in failures(writer, node).items():
        if rows:
            yield _row(STORIES[name], folded(rows, SHOWN, NOTES["more"]))
