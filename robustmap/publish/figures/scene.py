"""What one picture of a debate shows: a debate, or a part of it, with its place on the site."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from robustmap.graph.debate import Debate
from robustmap.publish.figures import captions
from robustmap.publish.figures.boxes import heading_of
from robustmap.publish.figures.needs import Site
from robustmap.publish.figures.parts import Arrow, Parts, parts

MOST = 500
"""Of how many steps maps of a debate are made: those nearest to its theses. The pages of the
arguments tell of the others; each may belong to any number of debates."""


@dataclass(frozen=True, eq=False)
class Scene:
    """What is drawn, what stands at its top, and the page (by path) on which it is seen."""

    site: Site
    debate: Debate
    page: str
    tops: tuple[str, ...]
    parts: Parts
    label: str

    @cached_property
    def body(self) -> tuple[str, ...]:
        """Everything below the top: pills in their order, then boxes."""
        return tuple(ref for ref in (*self.parts.pills, *self.parts.boxes) if ref not in self.tops)

    @cached_property
    def raised(self) -> tuple[Arrow, ...]:
        """The arrows between what stands at the top and what stands below it."""
        return tuple(one for one in self.parts.arrows if self._touches_top(one))

    @cached_property
    def inner(self) -> tuple[Arrow, ...]:
        """The other arrows."""
        return tuple(one for one in self.parts.arrows if not self._touches_top(one))

    def _touches_top(self, one: Arrow) -> bool:
        return one.start in self.tops or one.end in self.tops


def scene(site: Site, debate: Debate) -> Scene:
    """Give a debate as a scene, seen from its own page. Linear in the debate.

    Beyond `MOST` steps it holds those nearest to its theses.
    """
    found = parts(site.map, debate, most=MOST, enough=MOST)
    tops = tuple(ref for ref in found.boxes if ref in (*debate.theses, debate.question))
    label = captions.MAP.format(title=site.heading(debate.question))
    return Scene(site, debate, f"d/{debate.question}/", tops, found, label)


def part_of(whole: Scene, members: Collection[str], tops: tuple[str, ...], page: str) -> Scene:
    """Give some members of a scene below some of it as a scene of its own."""
    kept = {*members, *tops}
    found = Parts(
        tuple(ref for ref in whole.parts.boxes if ref in kept),
        tuple(ref for ref in whole.parts.pills if ref in kept),
        tuple(one for one in whole.parts.arrows if one.start in kept and one.end in kept),
        0,
    )
    first = next(iter((*members, *tops)), whole.debate.question)
    label = captions.MAP_PART.format(title=heading_of(whole.site, first))
    return replace(whole, page=page, tops=tops, parts=found, label=label)


def outward(whole: Scene, part: Scene) -> Iterator[Arrow]:
    """Yield the arrows between a part and what is drawn elsewhere."""
    inside, tops = {*part.body}, {*part.tops, *whole.tops}
    for one in whole.parts.arrows:
        if (one.start in inside) != (one.end in inside) and not {one.start, one.end} & tops:
            yield one
