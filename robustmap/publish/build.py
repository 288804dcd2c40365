"""From a kb to a published site: pages, tree, rendering, and the check of every link."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from robustmap.errors import ToolError
from robustmap.publish import mkdocs, search, tree
from robustmap.publish.feed import FEED
from robustmap.publish.links import BadLink, bad_links
from robustmap.publish.page import File, Page
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.publish.source import Source

STEPS = ("pages", "tree", "site", "links")
"""The steps of a build, as they are told to whoever watches."""

Step = Callable[[str], None]
"""Is told each step as it begins."""

MOST_TOLD = 20


def nothing(_step: str) -> None:
    """Tell nobody."""


class Built(NamedTuple):
    """What was built: the folder of the site, and how many pages it has."""

    output: Path
    pages: int


def pages(site: Site) -> dict[str, bytes]:
    """Give every file of the docs by name: each page of the table, then the files."""
    return _written(_made(site))


def _made(site: Site) -> list[Page | File]:
    return [one for make in PAGES.entries.values() for one in make(site)]


def _written(made: Iterable[Page | File]) -> dict[str, bytes]:
    return dict(sorted(tree.written(one) for one in made))


def files(site: Site, source: Source) -> dict[str, bytes]:
    """Give every file of the tree by name. The same kb gives the same bytes."""
    made = _made(site)
    guide = {f"guide/{name}": data for name, data in source.guide()}
    own = {f"kb/{name}": data for name, data in source.own_pages()}
    docs = _written(made) | _written(search.index(site, made, guide | own)) | guide | own
    titles = {name: _title(data) for name, data in own.items() if name.endswith(".md")}
    given = source.config.read_text(encoding="utf-8")
    config = mkdocs.derive(
        given,
        site.map.settings,
        titles,
        mkdocs.OPTIONAL - docs.keys(),
        FEED if FEED in docs else "",
    )
    found = {f"{tree.DOCS}/{name}": data for name, data in docs.items()}
    found |= {f"theme/{name}": data for name, data in source.theme()}
    return {mkdocs.CONFIG: config.encode(), **found}


def build(site: Site, source: Source, out: Path, step: Step = nothing) -> Built:
    """Write the tree to `out`/tree, render it to `out`/site, and check every link.

    Raises:
        WriteError: `out` holds something else, or cannot be written.
        ToolError: the renderer failed or warned, or a link leads nowhere.
    """
    with _uncollected():
        number = plant(site, source, out, step)
        step("site")
        mkdocs.render(out / tree.TREE)
        step("links")
        bad = bad_links(out / tree.OUTPUT)
    if bad:
        raise ToolError(_told(bad))
    return Built(out / tree.OUTPUT, number)


def plant(site: Site, source: Source, out: Path, step: Step = nothing) -> int:
    """Write the tree to `out`/tree; gives how many pages it has.

    Raises:
        WriteError: `out` holds something else, or cannot be written.
    """
    tree.prepare(out)
    with _uncollected():
        step("pages")
        made = files(site, source)
        step("tree")
        tree.write(out, made)
    return sum(name.endswith(".md") for name in made)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave objects alone that refer to each other in circles, for as long as a build takes.

    A build makes many objects and hardly any such circles: looking for them takes a fifth
    of its time, leaving them a tenth more memory.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _told(bad: Sequence[BadLink]) -> str:
    lines = [f"{one.page}: `{one.address}` {one.why}" for one in bad[:MOST_TOLD]]
    more = len(bad) - len(lines)
    if more:
        lines.append(f"and {more} more")
    return "the site has bad links:\n  " + "\n  ".join(lines)


def _title(data: bytes) -> str:
    lines = data.decode("utf-8", "replace").splitlines()
    return next((line[2:].strip() for line in lines if line.startswith("# ")), "About this map")
