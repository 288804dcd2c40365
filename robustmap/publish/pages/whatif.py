"""`assets/what-if/`: what the script of the what-if panel is told."""

from collections.abc import Iterator

from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import File
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.publish.whatif import whatif


@PAGES.entry("what-if")
@in_units
def pages(site: Site) -> Iterator[Unit]:
    """Yield the files as one; none where the map holds no inference."""
    del site
    yield Unit("what-if", _files)


def _files(site: Site) -> Iterator[File]:
    yield from whatif(site).files()
