"""`assets/what-if/`: what the script of the what-if panel is told."""

from collections.abc import Iterator

from robustmap.publish.page import File, Page
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.publish.whatif import whatif


@PAGES.entry("what-if")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the files; nothing where the map holds no inference."""
    yield from whatif(site).files()
