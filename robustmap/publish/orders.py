"""What the pages about orders share: worked out once per site, when first asked for."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from robustmap.model.nodes import Threshold
from robustmap.publish.asked.seen import asked
from robustmap.publish.figures.hasse import axis_of
from robustmap.publish.figures.steps import Step, steps
from robustmap.reason.loops import Loops, loops
from robustmap.reason.orders.poset import Fact, standing_facts
from robustmap.reason.robustness import World

if TYPE_CHECKING:
    from robustmap.publish.site import Site
    from robustmap.reason.orders.conflicts import Contradiction
    from robustmap.reason.orders.shares import Shares
    from robustmap.reason.orders.worlds import Interval, Worlds
    from robustmap.reason.robustness.pairs import FragilePair
    from robustmap.reason.robustness.portfolio import Portfolio

UNNUMBERED = 10**6

MOST_FOR_SHARES = 40
"""Beyond so many thresholds a page does not work out shares: the command line does."""

MOST_STATES = 100_000
"""Beyond so many states of the world, shares are not worked out for each proposal."""

MOST_DISPUTED = 5
"""With more claims about the order in dispute a page tells pairs by what stands alone."""

MOST_PLANS = 40
"""Beyond so many proposals that ask something of the thresholds, a page does not work out
what they cover together."""


@dataclass(frozen=True, eq=False)
class Orders:
    """The order of a site's thresholds, and the shares of possible orders."""

    site: "Site"

    @cached_property
    def thresholds(self) -> tuple[str, ...]:
        """All thresholds, by number, then by id."""
        found = [n for n in self.site.map.of_kind("threshold") if isinstance(n, Threshold)]
        found.sort(key=lambda node: (node.number or UNNUMBERED, node.id))
        return tuple(node.id for node in found)

    @cached_property
    def axis(self) -> dict[str, str]:
        """The axis of each threshold, "" where none is named."""
        return {one: axis_of(self.site, one) for one in self.thresholds}

    @cached_property
    def facts(self) -> tuple[list[Fact], list[Fact]]:
        """The facts that stand, and those in dispute."""
        return standing_facts(self.site.solution)

    @cached_property
    def world(self) -> World:
        """What holds for every proposal: the order, the bounds, today."""
        return World(self.site.solution)

    @property
    def worlds(self) -> "Worlds":
        """The worlds between the facts that stand and those in dispute."""
        return self.world.worlds

    @cached_property
    def contradictions(self) -> "tuple[Contradiction, ...]":
        """Facts that stand and cannot all be kept, as circles."""
        return self.worlds.contradictions

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """One line per ordered pair, with the claims that say it."""
        return steps(*self.facts, self.worlds.given_up)

    @cached_property
    def crossed(self) -> frozenset[str] | None:
        """The thresholds that have been crossed, with all before them; None where not known."""
        return self.world.today

    @cached_property
    def in_order(self) -> tuple[str, ...]:
        """All thresholds in one possible order: what has been crossed first, then by number."""
        crossed, poset = self.crossed or frozenset(), self.world.poset
        place = {one: row for row, one in enumerate(self.thresholds)}
        # Whatever comes before a threshold has fewer before it.
        depth = {one: len(poset.down(one)) for one in self.thresholds}
        return tuple(sorted(place, key=lambda one: (one not in crossed, depth[one], place[one])))

    @cached_property
    def few_states(self) -> bool:
        """Whether the states of the world are so few that every proposal may ask about them."""
        from robustmap.reason.orders.downsets import count_downsets

        if self.shares is None:
            return False
        return count_downsets(self.worlds.order, MOST_STATES) is not None

    @cached_property
    def shares(self) -> "Shares | None":
        """The shares of possible orders; None where there are too many thresholds for a page."""
        if not 1 < len(self.thresholds) <= MOST_FOR_SHARES:
            return None
        return self.worlds.shares

    def interval(self, first: str, then: str) -> "Interval | None":
        """Give the share of a pair over what is in dispute; None where nothing is, or too much."""
        if not self.few_states or not 0 < len(self.worlds.claims) <= MOST_DISPUTED:
            return None
        return self.worlds.before(first, then)

    @cached_property
    def fragile(self) -> "tuple[FragilePair, ...]":
        """The pairs whose order decides over a proposal."""
        from robustmap.reason.robustness.pairs import fragile_pairs

        return fragile_pairs(self.portfolio) if self.portfolio is not None else ()

    @cached_property
    def few_plans(self) -> bool:
        """Whether there are proposals to compare, and not too many for a page."""
        asking = (any((p.needs, p.breaks, p.requires_order)) for p in self.site.map.proposals())
        return 0 < sum(asking) <= MOST_PLANS

    @cached_property
    def portfolio(self) -> "Portfolio | None":
        """What the proposals cover together; None where there are too many for a page."""
        from robustmap.reason.robustness.portfolio import Portfolio

        return Portfolio(self.world) if self.few_plans and self.few_states else None

    @cached_property
    def loops(self) -> Loops:
        """The loops between proposals."""
        return loops(self.site.solution)


_KNOWN: "WeakKeyDictionary[object, Orders]" = WeakKeyDictionary()


@asked
def orders(site: "Site") -> Orders:
    """Give what a site's pages about orders share, made once."""
    found = _KNOWN.get(site)
    if found is None:
        found = _KNOWN[site] = Orders(site)
    return found
