"""`robustness/ranges/`: what each proposal says of each threshold."""

from collections.abc import Iterator, Sequence
from typing import Any

from robustmap.explain.plots import RANGES
from robustmap.model.nodes import Proposal
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.orders import orders
from robustmap.publish.page import File, Page
from robustmap.publish.parts.leaves import Leaf, leaves
from robustmap.publish.parts.plans import clause_table
from robustmap.publish.parts.turn import numbered
from robustmap.publish.parts.weight import weight
from robustmap.publish.parts.writer import Writer, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

PATH = "robustness/ranges/"
path_of = numbered(PATH)


@PAGES.entry("ranges")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the table of proposals by thresholds, in pages of bounded size."""
    thresholds, plans = _asked(site)
    if not thresholds or not plans:
        return
    if len(thresholds) > clause_table.WIDEST:
        first = Writer(site, PATH)
        said = [one for plan in plans for one in clause_table.said(first, plan)]
        for listed in leaves(site, path_of, said, clause_table.clause):
            yield _page(listed, clause_table.listed(listed.rows))
        return

    def row(writer: Writer, plan: Proposal) -> list[Html]:
        return clause_table.by_threshold(writer, thresholds, plan)

    head = weight(clause_table.head_of(Writer(site, PATH), thresholds))
    for leaf in leaves(site, path_of, plans, row, beside=head):
        yield _page(leaf, clause_table.by_thresholds(leaf.writer, thresholds, leaf.rows))


def leading(writer: Writer) -> Html:
    """Lead to the table, where there is anything to tell."""
    thresholds, plans = _asked(writer.site)
    if not thresholds or not plans:
        return NOTHING
    said = RANGES["all"].format(proposals=len(plans), thresholds=len(thresholds))
    shown = el("p", link(writer.to(PATH), text(said)))
    return section(RANGES["title"], shown, anchor="ranges", note=RANGES["about"])


def known_first(site: Site) -> list[str]:
    """Give the proposals, those first of which more is known of how they scale."""
    unknown = {
        ref: sum(one.answer == "unknown" for one in found.values())
        for ref, found in site.robustness.items()
    }
    return sorted(unknown, key=lambda one: unknown[one])


def _asked(site: Site) -> tuple[Sequence[str], list[Proposal]]:
    nodes = map(site.map.nodes.get, known_first(site))
    return orders(site).thresholds, [node for node in nodes if isinstance(node, Proposal)]


def _page(leaf: Leaf[Any, list[Html]], shown: Html) -> Page:
    back = link(leaf.writer.to("robustness/"), text("Robustness to scale"))
    body = join(
        el("nav", back, cls="crumbs"),
        el("h1", text(RANGES["title"])),
        el("p", text(RANGES["note"])),
        leaf.turn,
        shown,
        leaf.turn,
    )
    first = leaf.number == 1
    return Page(leaf.writer.path, RANGES["title"], body, RANGES["note"], search=first)
