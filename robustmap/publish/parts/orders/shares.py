"""Shares of possible orders on a page: the places of each threshold, and every pair."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from textwrap import shorten

from robustmap.explain import orders as words
from robustmap.explain.plots import COUNTING, HEAT, PAIR_HEADS, RANKS, ordinal, share
from robustmap.model.nodes import Threshold
from robustmap.publish.figures.heat import Cell, heat, hundredths, ranks
from robustmap.publish.html import NOTHING, Html, coded, el, join, text
from robustmap.publish.orders import Orders, orders
from robustmap.publish.parts.orders.survival import interval
from robustmap.publish.parts.tables import in_hundred, number, table
from robustmap.publish.parts.writer import Writer, details, section
from robustmap.reason.orders.shares import Shares
from robustmap.reason.robustness.pairs import FragilePair

MOST_PAIRS = 18
"""How many thresholds the plots, and their tables, show at most."""

NAME = 24
"""How much of a name without a number a cell of the plot tells."""

VISIBLE = 0.005
"""Differences below half a part in a hundred are not told."""


def counting(writer: Writer) -> Html:
    """Say how many possible orders there are and how they were counted, or that they were not."""
    found = orders(writer.site)
    if not found.thresholds[1:]:
        return NOTHING
    shares = found.shares
    if shares is None:
        said = COUNTING["too-many"].format(number=len(found.thresholds))
    else:
        said = words.counted(shares.total, shares.method, shares.samples).capitalize() + "."
        said += "" if shares.converged else " " + COUNTING["unsure"]
    return el("p", coded(said))


def places(writer: Writer) -> Html:
    """Give in what share of possible orders each threshold comes 1st, 2nd, and so on."""
    found = orders(writer.site)
    shares = found.shares
    if shares is None or len(found.thresholds) > MOST_PAIRS:
        return NOTHING
    known = {one: shares.ranks(one) for one in sorted_by_place(found, shares)}
    svg = ranks(
        writer.site, known, _names(found), lambda value: share(value, shares.total), writer.path
    )
    heads = [RANKS["threshold"], *(ordinal(place + 1) for place in range(len(known)))]
    rows = [
        [writer.link(one), *(in_hundred(v, hundredths(v)) for v in values)]
        for one, values in known.items()
    ]
    return section(
        RANKS["title"],
        counting(writer),
        scrolled(svg, RANKS["label"]),
        details(text(RANKS["table"]), table(heads, rows, cls="numbers", label=RANKS["title"])),
        anchor="places",
        note=RANKS["note"],
    )


def sorted_by_place(found: Orders, shares: Shares) -> list[str]:
    """Give the thresholds by their mean place over the possible orders, then by number."""
    mean = {
        one: sum(place * value for place, value in enumerate(shares.ranks(one)))
        for one in found.thresholds
    }
    return sorted(found.thresholds, key=lambda one: round(mean[one], 9))


def _names(found: Orders) -> dict[str, str]:
    nodes = {one: found.site.map.nodes[one] for one in found.thresholds}
    return {
        one: str(node.number) if isinstance(node, Threshold) and node.number else ""
        for one, node in nodes.items()
    }


def scrolled(svg: str, label: str) -> Html:
    """Give a picture in a box of its own that scrolls where the page is narrow."""
    return el("div", Html(svg), cls="fig-scroll", tabindex="0", role="region", aria_label=label)


def pairs(writer: Writer) -> "Pairs | None":
    """Give what is to be told of in what share of possible orders each threshold comes first."""
    found = orders(writer.site)
    if found.shares is None or len(found.thresholds) > MOST_PAIRS:
        return None
    return Pairs(writer, found, found.shares)


def plot(drawn: "Pairs", where: Mapping[str, str]) -> Html:
    """Give the plot of pairs; what hangs on a pair is told on a page for each of their anchors."""
    return section(
        HEAT["title"],
        scrolled(drawn.svg(where), HEAT["label"]),
        details(text(HEAT["table"]), drawn.grid()),
        anchor="pairs",
        note=HEAT["note"],
    )


def hanging(rows: Sequence[list[Html]]) -> Html:
    """Give the section of the pairs on which something hangs."""
    return section(HEAT["hang"], table(PAIR_HEADS, rows, label=HEAT["hang"]), anchor="hang")


class Pairs:
    """The plot of pairs and its table: the same shares, the same marks."""

    def __init__(self, writer: Writer, found: Orders, shares: Shares) -> None:
        self.writer = writer
        self.found = found
        self.shares = shares
        self.order = sorted_by_place(found, shares)
        self.names = _names(found)
        self.place = {one: place for place, one in enumerate(self.order)}
        self.fragile = {
            frozenset((one.first, one.then)): one
            for one in found.fragile
            if one.kills_if_before or one.kills_if_after or one.value >= VISIBLE
        }
        self.claims = {(step.first, step.then): step.claims[0] for step in found.steps}

    def svg(self, where: Mapping[str, str]) -> str:
        """Draw the plot; a mark leads to where it is told what hangs on a pair."""
        site = self.writer.site
        cell = partial(self._cell, where)
        return heat(site, self.order, self.names, cell, self.writer.path)

    def _cell(self, where: Mapping[str, str], first: str, then: str) -> Cell:
        value = self.shares.before(first, then).value
        told = HEAT["never"] if not value else HEAT["fixed"] if value == 1 else HEAT["cell"]
        names = (self._name(one) for one in (first, then))
        title = told.format(*names, share=hundredths(value))
        marked = frozenset((first, then)) in self.fragile
        claim = self.claims.get((first, then)) or self.claims.get((then, first))
        anchor = self.anchor(first, then)
        url = f"{where.get(anchor, '')}#{anchor}" if marked else ""
        return Cell(value, title, self.writer.url(claim) if claim else url, marked=marked)

    def _name(self, one: str) -> str:
        return self.names[one] or shorten(self.writer.site.heading(one), NAME, placeholder=" …")

    def anchor(self, first: str, then: str) -> str:
        """Give the name of a pair in addresses."""
        low, high = sorted((self.place[first], self.place[then]))
        return f"pair-{low + 1}-{high + 1}"

    def grid(self) -> Html:
        """Give every share as the plot has it, as a table."""
        top = el("tr", el("td"), *(el("th", self._named(one), scope="col") for one in self.order))
        rows = [
            el("tr", el("th", self.writer.link(one), scope="row"), *self._line(one))
            for one in self.order
        ]
        made = el("table", el("thead", top), el("tbody", *rows), cls="numbers")
        label = {"tabindex": "0", "role": "region", "aria_label": HEAT["title"]}
        return el("div", made, cls="table", **label)

    def _named(self, one: str) -> Html:
        return text(self._name(one))

    def _line(self, first: str) -> Iterator[Html]:
        for then in self.order:
            value = self.shares.before(first, then).value
            yield el("td", NOTHING if first == then else text(hundredths(value)))

    def told(self) -> list[tuple[str, str]]:
        """Give the pairs on whose order something hangs, or of which a claim tells."""
        return [
            (first, then)
            for first, then in combinations(self.order, 2)
            if frozenset((first, then)) in self.fragile
            or {(first, then), (then, first)} & self.claims.keys()
        ]

    def row(self, writer: Writer, pair: tuple[str, str]) -> list[Html]:
        """Tell of a pair."""
        first, then = pair
        fragile = self.fragile.get(frozenset(pair))
        return [
            el("span", writer.link(first), id=self.anchor(first, then)),
            writer.link(then),
            self._share(writer, first, then),
            self._hangs(writer, fragile, first) if fragile else NOTHING,
        ]

    def _share(self, writer: Writer, first: str, then: str) -> Html:
        value = self.shares.before(first, then).value
        told = number(text(share(value, self.shares.total)), f"{value:.6f}")
        found = self.found.interval(first, then)
        return interval(writer, found) if found else told

    def _hangs(self, writer: Writer, fragile: FragilePair, first: str) -> Html:
        sides = [fragile.kills_if_before, fragile.kills_if_after]
        if fragile.first != first:
            sides.reverse()
        told = [
            writer.fill(HEAT[word], proposals=join(*map(writer.link, side), by=", "))
            for word, side in zip(("if-before", "if-after"), sides, strict=True)
            if side
        ]
        if fragile.value >= VISIBLE:
            told.append(text(HEAT["worth"].format(value=round(fragile.value * 100))))
        return join(*told, by="; ")
