"""Proposals by thresholds: what each needs, what ends it, which orders it asks for."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from robustmap.explain.plots import RANGES
from robustmap.explain.words import FAILURE
from robustmap.graph.edges import clauses
from robustmap.model.fields import Clause, OrderClause
from robustmap.model.nodes import Proposal
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.parts.propose import edit
from robustmap.publish.parts.tables import table
from robustmap.publish.parts.writer import Writer

WIDEST = 20
"""The most columns of a table of proposals by all thresholds; beyond, only clauses are listed."""


class Said(NamedTuple):
    """What a clause says of a threshold."""

    plan: Proposal
    threshold: str
    clause: str
    word: Html


def by_threshold(writer: Writer, thresholds: Sequence[str], plan: Proposal) -> list[Html]:
    """Give the row of a proposal: what it says of each threshold, and where it can say more."""
    found: dict[str, list[Html]] = {}
    for one in said(writer, plan):
        found.setdefault(one.threshold, []).append(_clause(writer, one))
    cells = (join(*found.get(one, ())) for one in thresholds)
    missing = sum(one not in found for one in thresholds)
    return [writer.link(plan.id), *cells, _invitation(writer, plan, missing)]


def by_thresholds(writer: Writer, thresholds: Sequence[str], rows: list[list[Html]]) -> Html:
    """Give proposals by thresholds as a table that scrolls sideways."""
    heads = [RANGES["proposal"], *(_head(writer, one) for one in thresholds), RANGES["missing"]]
    return el("div", table(heads, rows, cls="ranges", label=RANGES["label"]), cls="wide")


def head_of(writer: Writer, thresholds: Sequence[str]) -> list[Html]:
    """Give what the head of that table tells of the thresholds."""
    return [text(_head(writer, one)) for one in thresholds]


def clause(writer: Writer, one: Said) -> list[Html]:
    """Give the row of a clause in a list of them."""
    return [writer.link(one.plan.id), writer.link(one.threshold), _clause(writer, one)]


def listed(rows: list[list[Html]]) -> Html:
    """Give clauses as a list, where a table of them would be too wide."""
    heads = (RANGES["proposal"], RANGES["threshold"], RANGES["clause"])
    return join(el("p", text(RANGES["large"])), table(heads, rows, label=RANGES["label"]))


def _head(writer: Writer, threshold: str) -> str:
    number = getattr(writer.site.map.nodes[threshold], "number", None)
    heading = writer.site.heading(threshold)
    return f"{number}: {heading}" if number else heading


def said(writer: Writer, plan: Proposal) -> Iterator[Said]:
    """Yield what a proposal says of thresholds."""
    resolve = writer.site.map.resolve
    for field, ref, _, _, entry in clauses(plan):
        if field in ("needs", "breaks") and isinstance(entry, Clause):
            told = RANGES[field] + (f", {FAILURE[entry.failure]}" if entry.failure else "")
            yield Said(plan, resolve(entry.at) or entry.at, ref, text(told))
        elif isinstance(entry, OrderClause):
            first, then = resolve(entry.first) or entry.first, resolve(entry.then) or entry.then
            word = "" if entry.grade == "hard" else "-soft"
            yield Said(plan, first, ref, _order(writer, f"before{word}", then))
            yield Said(plan, then, ref, _order(writer, f"after{word}", first))


def _order(writer: Writer, word: str, other: str) -> Html:
    return text(RANGES[word].format(other=writer.site.heading(other)))


def _clause(writer: Writer, one: Said) -> Html:
    told = link(writer.url(one.clause), one.word)
    return el("div", told, Html(" "), writer.mark(one.clause), cls="clause")


def _invitation(writer: Writer, plan: Proposal, missing: int) -> Html:
    """Lead to where a proposal can say more: once in its row, not from each empty cell of it."""
    if not missing:
        return NOTHING
    url = edit(writer.site.map.settings.repository or "", writer.site.file(plan.id))
    more = {"rel": "nofollow noopener"} if url else {}
    label = RANGES["invite"].format(proposal=writer.site.heading(plan.id), number=missing)
    shown = RANGES["some"].format(number=missing)
    url = url or writer.to("guide/contribute/")
    return link(url, text(shown), cls="invite", aria_label=label, **more)
