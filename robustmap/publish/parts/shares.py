"""Shares of possible orders on a page: the places of each threshold, and every pair."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from robustmap.explain import orders as words
from robustmap.explain.plots import COUNTING, HEAT, PAIR_HEADS, RANKS, ordinal, share
from robustmap.model.nodes import Threshold
from robustmap.publish.figures.heat import Cell, heat, hundredths, ranks
from robustmap.publish.html import NOTHING, Html, coded, el, join, text
from robustmap.publish.orders import Orders, orders
from robustmap.publish.parts.survival import interval
from robustmap.publish.parts.tables import number, table
from robustmap.publish.parts.writer import Writer, details, section
from robustmap.reason.orders.shares import Shares
from robustmap.reason.robustness.pairs import FragilePair

MOST_PAIRS = 20
"""How many thresholds the plot of pairs, and its table, show at most."""

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
    if shares is None:
        return section(RANKS["title"], counting(writer), anchor="places")
    known = {one: shares.ranks(one) for one in sorted_by_place(found, shares)}
    svg = ranks(
        writer.site, known, _names(found), lambda value: share(value, shares.total), writer.path
    )
    heads = [RANKS["threshold"], *(ordinal(place + 1) for place in range(len(known)))]
    rows = [
        [writer.link(one), *(number(text(hundredths(v)), f"{v:.6f}") for v in values)]
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


def pairs(writer: Writer) -> Html:
    """Give in what share of possible orders each threshold comes before each other."""
    found = orders(writer.site)
    shares = found.shares
    if shares is None:
        return NOTHING
    if len(found.thresholds) > MOST_PAIRS:
        large = coded(HEAT["large"].format(number=len(found.thresholds)))
        return section(HEAT["title"], el("p", large), anchor="pairs")
    drawn = _Pairs(writer, found, shares)
    return section(
        HEAT["title"],
        scrolled(drawn.svg(), HEAT["label"]),
        details(text(HEAT["table"]), table(PAIR_HEADS, drawn.rows(), label=HEAT["title"])),
        anchor="pairs",
        note=HEAT["note"],
    )


class _Pairs:
    """The plot of pairs and its table: the same shares, the same marks."""

    def __init__(self, writer: Writer, found: Orders, shares: Shares) -> None:
        self.writer = writer
        self.found = found
        self.shares = shares
        self.order = sorted_by_place(found, shares)
        self.place = {one: place for place, one in enumerate(self.order)}
        self.fragile = {
            frozenset((one.first, one.then)): one
            for one in found.fragile
            if one.kills_if_before or one.kills_if_after or one.value >= VISIBLE
        }
        self.claims = {(step.first, step.then): step.claims[0] for step in found.steps}

    def svg(self) -> str:
        site = self.writer.site
        return heat(site, self.order, _names(self.found), self._cell, self.writer.path)

    def _cell(self, first: str, then: str) -> Cell:
        value = self.shares.before(first, then).value
        heading = self.writer.site.heading
        told = HEAT["never"] if not value else HEAT["fixed"] if value == 1 else HEAT["cell"]
        title = told.format(
            first=heading(first), then=heading(then), share=share(value, self.shares.total)
        )
        fragile = self.fragile.get(frozenset((first, then)))
        if fragile:
            killed = dict.fromkeys((*fragile.kills_if_before, *fragile.kills_if_after))
            title += HEAT["marked"].format(proposals=", ".join(map(heading, killed)))
        claim = self.claims.get((first, then)) or self.claims.get((then, first))
        url = self.writer.url(claim) if claim else f"#{self._anchor(first, then)}"
        return Cell(value, title, url, marked=fragile is not None)

    def _anchor(self, first: str, then: str) -> str:
        low, high = sorted((self.place[first], self.place[then]))
        return f"pair-{low + 1}-{high + 1}"

    def rows(self) -> Iterator[Sequence[Html]]:
        for first, then in combinations(self.order, 2):
            fragile = self.fragile.get(frozenset((first, then)))
            yield [
                el("span", self.writer.link(first), id=self._anchor(first, then)),
                self.writer.link(then),
                self._share(first, then),
                self._hangs(fragile, first) if fragile else NOTHING,
            ]

    def _share(self, first: str, then: str) -> Html:
        value = self.shares.before(first, then).value
        told = number(text(share(value, self.shares.total)), f"{value:.6f}")
        found = self.found.interval(first, then)
        return interval(self.writer, found) if found else told

    def _hangs(self, fragile: FragilePair, first: str) -> Html:
        sides = [fragile.kills_if_before, fragile.kills_if_after]
        if fragile.first != first:
            sides.reverse()
        told = [
            self.writer.fill(HEAT[word], proposals=join(*map(self.writer.link, side), by=", "))
            for word, side in zip(("if-before", "if-after"), sides, strict=True)
            if side
        ]
        if fragile.value >= VISIBLE:
            told.append(text(HEAT["worth"].format(value=round(fragile.value * 100))))
        return join(*told, by="; ")
