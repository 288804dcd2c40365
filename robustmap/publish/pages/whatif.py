"""`assets/what-if/`: what the script of the what-if panel is told."""

from collections.abc import Iterator

from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import File
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.publish.whatif.data import COMMON, FOLDER, script, whatif


@PAGES.entry("what-if")
@in_units
def pages(site: Site) -> Iterator[Unit]:
    """Yield the common file and every part; nothing where the map has no inference."""
    found = whatif(site)
    if found.parts:
        yield Unit("what-if", _common, spoken=site.map.nodes)
    for number, owners in enumerate(found.parts):
        # What is missing may go by the words of any node.
        named = site.map.nodes if found.lacking else owners
        yield Unit(f"what-if/{number}", _part, (number, tuple(sorted(owners))), named)


def _common(site: Site) -> Iterator[File]:
    yield File(COMMON, script(whatif(site).common()))


def _part(site: Site, number: int, owners: tuple[str, ...]) -> Iterator[File]:
    yield File(f"{FOLDER}{number}.js", script(whatif(site).part(frozenset(owners))))
