"""Proposals by thresholds: what each needs, what ends it, which orders it asks for."""

from collections.abc import Collection, Iterator, Sequence

from robustmap.explain.plots import RANGES
from robustmap.explain.words import FAILURE
from robustmap.graph.edges import clauses
from robustmap.model.fields import Clause, OrderClause
from robustmap.model.nodes import Proposal
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.orders import orders
from robustmap.publish.parts.propose import edit
from robustmap.publish.parts.tables import table
from robustmap.publish.parts.writer import Writer

MOST_CELLS = 600
"""The largest table of proposals by all thresholds; beyond, only clauses are listed."""
MOST_ROWS = 200

Marked = dict[tuple[str, str], list[Html]]


def ranges(writer: Writer, refs: Collection[str]) -> Html:
    """Give these proposals by thresholds, or their clauses as a list where that is too large."""
    thresholds = orders(writer.site).thresholds
    nodes = map(writer.site.map.nodes.get, refs)
    plans = [node for node in nodes if isinstance(node, Proposal)]
    if not thresholds or not plans:
        return NOTHING
    if len(thresholds) * len(plans) > MOST_CELLS:
        return _listed(writer, plans)
    found = _cells(writer, plans)
    heads = [RANGES["proposal"], *(_head(writer, one) for one in thresholds), RANGES["missing"]]
    rows = [
        [
            writer.link(plan.id),
            *(join(*found.get((plan.id, one), ())) for one in thresholds),
            _invitation(writer, plan, [one for one in thresholds if (plan.id, one) not in found]),
        ]
        for plan in plans
    ]
    made = table(heads, rows, cls="ranges", label=RANGES["label"])
    return el("div", made, cls="wide")


def _head(writer: Writer, threshold: str) -> str:
    number = getattr(writer.site.map.nodes[threshold], "number", None)
    heading = writer.site.heading(threshold)
    return f"{number}: {heading}" if number else heading


def _said(writer: Writer, plan: Proposal) -> Iterator[tuple[str, str, Html]]:
    """Yield (threshold, clause, what it says of it) for what a proposal says of thresholds."""
    resolve = writer.site.map.resolve
    for field, ref, _, _, entry in clauses(plan):
        if field in ("needs", "breaks") and isinstance(entry, Clause):
            said = RANGES[field] + (f", {FAILURE[entry.failure]}" if entry.failure else "")
            yield resolve(entry.at) or entry.at, ref, text(said)
        elif isinstance(entry, OrderClause):
            first, then = resolve(entry.first) or entry.first, resolve(entry.then) or entry.then
            word = "" if entry.grade == "hard" else "-soft"
            yield first, ref, _order(writer, f"before{word}", then)
            yield then, ref, _order(writer, f"after{word}", first)


def _order(writer: Writer, word: str, other: str) -> Html:
    return text(RANGES[word].format(other=writer.site.heading(other)))


def _cells(writer: Writer, plans: Sequence[Proposal]) -> Marked:
    found: Marked = {}
    for plan in plans:
        for threshold, ref, said in _said(writer, plan):
            found.setdefault((plan.id, threshold), []).append(_clause(writer, ref, said))
    return found


def _clause(writer: Writer, ref: str, said: Html) -> Html:
    return el("div", link(writer.url(ref), said), Html(" "), writer.mark(ref), cls="clause")


def _invitation(writer: Writer, plan: Proposal, missing: Sequence[str]) -> Html:
    """Lead to where a proposal can say more: once in its row, not from each empty cell of it."""
    if not missing:
        return NOTHING
    url = edit(writer.site.map.settings.repository or "", writer.site.file(plan.id))
    more = {"rel": "nofollow noopener"} if url else {}
    label = RANGES["invite"].format(proposal=writer.site.heading(plan.id), number=len(missing))
    shown = RANGES["some"].format(number=len(missing))
    url = url or writer.to("guide/contribute/")
    return link(url, text(shown), cls="invite", aria_label=label, **more)


def _listed(writer: Writer, plans: Sequence[Proposal]) -> Html:
    rows = [
        [writer.link(plan.id), writer.link(threshold), _clause(writer, ref, said)]
        for plan in plans
        for threshold, ref, said in _said(writer, plan)
    ]
    heads = (RANGES["proposal"], RANGES["threshold"], RANGES["clause"])
    said = RANGES["large"] if len(rows) <= MOST_ROWS else RANGES["cut"].format(number=MOST_ROWS)
    return join(el("p", text(said)), table(heads, rows[:MOST_ROWS], label=RANGES["label"]))
