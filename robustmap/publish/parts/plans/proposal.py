"""What a proposal's page tells: robustness, clauses, and whether it works."""

from collections.abc import Iterator

from robustmap.explain import words
from robustmap.explain.labels import CLAUSES, LIMIT, NOTES, SECTIONS
from robustmap.explain.plots import SCALING
from robustmap.explain.words import FAILURE
from robustmap.model import ids
from robustmap.model.expand import WORKS
from robustmap.model.fields import Basis, Clause, Failure, OrderClause, RelativeClause
from robustmap.model.nodes import Proposal
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.marks import SCALING_MARKS
from robustmap.publish.naming import anchor
from robustmap.publish.parts.head.sources import basis, place
from robustmap.publish.parts.head.stale import stale
from robustmap.publish.parts.points.argument import statement_replies
from robustmap.publish.parts.points.claim import columns
from robustmap.publish.parts.writer import Writer, items, pill, section, small
from robustmap.reason.robustness import Robustness
from robustmap.reason.robustness.argued import both


def argued(writer: Writer, one: Robustness) -> Html:
    """Give the verdict of what is argued about one kind of scaling, where anybody argues."""
    statement = ids.join(one.proposal, f"robust-{one.kind}")
    if not writer.site.map.aimed_at.get(statement):
        return NOTHING
    found = both(writer.site.solution, one)
    said = link(writer.url(statement), text(SCALING["argued"]))
    differs = el("small", text(SCALING["differs"])) if found.agree is False else NOTHING
    return el("div", join(said, writer.mark(statement), differs, by=" "), cls="argued")


def scaling(writer: Writer, one: Robustness) -> Html:
    """Give one answer of the robustness table: mark, words, and the clause that shows it."""
    phrase = words.robustness(one)
    mark = SCALING_MARKS[one.answer]
    if one.answer == "unknown":
        return pill(mark, phrase.fill())
    glyph = el("i", text(mark.glyph), aria_hidden="true")
    said = el("span", glyph, text(" "), writer.phrase(phrase), cls=f"v {mark.tone}")
    shown = el("small", writer.link(one.clause, NOTES["clause"])) if one.clause else NOTHING
    return join(said, shown, by=" ")


def clauses(writer: Writer, node: Proposal) -> Html:
    """List what a proposal asks for, each clause with its verdict and how it fails."""
    rows = [_clause(writer, node, *entry) for entry in _entries(writer, node)]
    more = [text(NOTES["except"].format(case=case)) for case in node.except_]
    if LIMIT[node.at_limit]:
        more.append(text(LIMIT[node.at_limit]))
    rows += more
    return section(SECTIONS["clauses"], items(rows, cls="rows clauses"))


_Entry = Clause | OrderClause | RelativeClause


def _entries(writer: Writer, node: Proposal) -> Iterator[tuple[str, Html, _Entry]]:
    """Yield (local id, sentence with links, clause) of each clause."""
    for word, entries in (
        ("needs", node.needs),
        ("breaks", node.breaks),
        ("enables", node.enables),
    ):
        for entry in entries:
            said = writer.fill(CLAUSES[word], at=writer.link(entry.at))
            yield f"{word}-{entry.at}", said, entry
    for order in node.requires_order:
        word = "order" if order.grade == "hard" else "order-soft"
        holes = {"first": writer.link(order.first), "then": writer.link(order.then)}
        yield f"{order.first}-before-{order.then}", writer.fill(CLAUSES[word], **holes), order
    for bound in node.relative:
        word = "relative-margin" if bound.margin else "relative"
        holes = {"of": writer.link(bound.of), "to": writer.link(bound.to)}
        margin = text(words.count(bound.margin, "rung"))
        said = writer.fill(CLAUSES[word], margin=margin, **holes)
        yield f"relative-{bound.of}-{bound.to}", said, bound


def _clause(writer: Writer, node: Proposal, local: str, said: Html, entry: _Entry) -> Html:
    ref = ids.join(node.id, local)
    return join(
        el("span", said, id=anchor(local)),
        writer.mark(ref),
        *_manner(writer, ref, entry.basis or node.basis, entry.failure),
        stale(writer, node.id, entry.at) if isinstance(entry, Clause) else NOTHING,
        el("p", text(entry.why)) if entry.why else NOTHING,
        items((place(writer, source) for source in entry.sources), cls="sources"),
        statement_replies(writer, ref),
        by=" ",
    )


def _manner(writer: Writer, clause: str, on: Basis, failure: Failure | None) -> Iterator[Html]:
    if failure:
        yield el("small", text(FAILURE[failure]))
    # Where it does not count, its verdict says why.
    yield small(basis(on)) if writer.site.solution.counts(clause) else NOTHING


def whether(writer: Writer, node: Proposal) -> Html:
    """Give what is said for and against a proposal's working, if anything is."""
    return section(NOTES["works"], columns(writer, node, empty=False))


def works(node: Proposal) -> str:
    """Give the statement that a proposal works."""
    return ids.join(node.id, WORKS)
