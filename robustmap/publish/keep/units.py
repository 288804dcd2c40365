"""Pages in units that can be made one by one, so that a build may leave out those it can keep."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from robustmap.publish.page import File, Found, Page
from robustmap.publish.site import Site

Made = Page | File | Found


class Unit(NamedTuple):
    """One or more pages and files that are made, and kept, together.

    `make` is given the site, or a stand-in for it, and `given`, which is plain. Whatever else
    it needs of a kb it asks the site: it must not carry anything of it along. What it gives
    may be units in turn: each of these is made, or kept, by itself.

    What is `spoken` hangs on the form of the map alone and on what names these nodes: it asks
    the site itself, and no questions are noted, of which it would have as many as it has nodes.
    A `listing` hangs on what it is given, and on no more of the form than how a line of a list
    names these nodes.
    """

    name: str
    make: Callable[..., "Iterable[Page | File | Unit]"]
    given: tuple[Any, ...] = ()
    spoken: Collection[str] | None = None
    listing: bool = False

    def made(self, site: Site) -> Iterator[Page | File]:
        """Make what belongs to the unit, one by one; then what belongs to units within it."""
        within: list[Unit] = []
        for one in self.make(site, *self.given):
            if isinstance(one, Unit):
                within.append(one)
            else:
                yield one
        for unit in within:
            yield from unit.made(site)


@dataclass(frozen=True)
class InUnits:
    """A sort of page whose pages can be kept: gives them as any other does, and by units."""

    units: Callable[[Site], Iterator[Unit]]
    """Gives the units of a site. Is asked at every build, so it should be cheap."""

    spent: tuple[str, ...] = ()
    """What nobody needs any more once these are made, as `Site.let_go` names it."""

    def __call__(self, site: Site) -> Iterator[Page | File]:
        """Yield every page and file."""
        for unit in self.units(site):
            yield from unit.made(site)


def in_units(units: Callable[[Site], Iterator[Unit]]) -> InUnits:
    """Make a sort of page of a function that gives its pages in units."""
    return InUnits(units)


def last_to_need(*names: str) -> Callable[[InUnits], InUnits]:
    """Have a site let go of what was worked out, by name, once these pages are made."""
    return lambda sort: replace(sort, spent=names)


def spoken(pages: Callable[[Site], Iterable[Page | File]]) -> InUnits:
    """Make one unit of a sort of page that tells of many nodes, and of each no more than names it.

    That is its title, its verdict, and all but what a reader is told at length: no body, no
    note, no rival title.
    """

    def units(site: Site) -> Iterator[Unit]:
        yield Unit(f"spoken {pages.__module__}", pages, spoken=site.map.nodes)

    return in_units(units)
