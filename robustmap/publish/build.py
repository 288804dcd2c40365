"""From a kb to a published site: pages, tree, rendering, and the check of every link."""

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from robustmap import disk
from robustmap.disk.walk import Lying
from robustmap.errors import ToolError
from robustmap.publish import tree
from robustmap.publish.data import search
from robustmap.publish.data.feed import FEED
from robustmap.publish.keep import notes
from robustmap.publish.keep.keeper import Keeper, everything
from robustmap.publish.page import File, Found, Page, Pieces, whole
from robustmap.publish.queries import embedded
from robustmap.publish.render import mkdocs
from robustmap.publish.render.links import BadLink, bad_links, bad_links_after
from robustmap.publish.render.looks import joined
from robustmap.publish.site import Site
from robustmap.publish.source import Source
from robustmap.publish.uncollected import uncollected

STEPS = ("pages", "tree", "site", "links")
"""The steps of a build, as they are told to whoever watches."""

Step = Callable[[str], None]
"""Is told each step as it begins."""

MOST_TOLD = 20

_MANY = 5_000
"""Where a site has more pages, looking for circles once, before it is rendered, is worth it."""

SOUND = ".sound"
"""Lies beside a site in which every link was found to lead somewhere."""


def nothing(_step: str) -> None:
    """Tell nobody."""


class Built(NamedTuple):
    """What was built: the folder of the site, how many pages it has, and how its files lie.

    `lies` is that of the tree and of the site.
    """

    output: Path
    pages: int
    lies: tuple[Lying, Lying]


class Planted(NamedTuple):
    """A tree that was written: how many pages it has, and how its files lie."""

    pages: int
    lies: Lying


def pages(site: Site) -> dict[str, bytes]:
    """Give every file of the docs by name: each page of the table, then the files."""
    made = map(tree.written, everything(site))
    return {name: whole(given) for name, given in sorted(made, key=itemgetter(0))}


def files(site: Site, source: Source) -> dict[str, bytes]:
    """Give every file of the tree by name. The same kb gives the same bytes.

    Holds all of them at once: `plant` writes each as soon as it is made.
    """
    made = _files(site, source, everything(site))
    return {name: whole(given) for name, given in sorted(made, key=itemgetter(0))}


def _files(
    site: Site,
    source: Source,
    made: Iterable[Page | File | Found],
    still: Callable[[], Collection[str]] = tuple,
) -> Iterator[tuple[str, bytes | Pieces]]:
    """Yield the files of the tree with their names, but for those below the docs `still` kept.

    Of pages that are kept, what is `made` tells only what the search shows.

    Each is given as soon as it is made, so that nobody need hold more than one.
    """
    listed: list[Found] = []
    some = set[str]()
    for one in made:
        if found := search.found(one):
            listed.append(found)
        if isinstance(one, Found):
            continue
        name, data = tree.written(one)
        if name in _LOOKED_FOR:
            some.add(name)
        yield f"{tree.DOCS}/{name}", data
    guide = embedded(site, {f"guide/{name}": data for name, data in source.guide()})
    own = embedded(site, {f"kb/{name}": data for name, data in source.own_pages()})
    by_hand = guide | own
    some |= _LOOKED_FOR & {*by_hand, *still()}
    for file in search.index(site, listed, by_hand):
        yield f"{tree.DOCS}/{file.path}", file.given
    yield from ((f"{tree.DOCS}/{name}", data) for name, data in by_hand.items())
    given = mkdocs.hand_written(source.config.read_text(encoding="utf-8"))
    given["extra_css"], theme = joined(given.get("extra_css", ()), dict(source.theme()))
    yield from ((f"theme/{name}", data) for name, data in theme.items())
    titles = {name: _title(data) for name, data in own.items() if name.endswith(".md")}
    absent, feed = mkdocs.OPTIONAL - some, FEED if FEED in some else ""
    config = mkdocs.derive(given, site.map.settings, titles, absent, feed)
    yield mkdocs.CONFIG, config.encode()


_LOOKED_FOR = frozenset((*mkdocs.OPTIONAL, FEED))
"""The files of the docs of which the configuration tells whether they are there."""


def build(site: Site, source: Source, out: Path, step: Step = nothing) -> Built:
    """Write the tree to `out`/tree, render it to `out`/site, and check every link.

    Raises:
        WriteError: `out` holds something else, or cannot be written.
        ToolError: the renderer failed or warned, or a link leads nowhere.
    """
    with uncollected():
        number, lies = plant(site, source, out, step)
        # The site is rendered from the tree alone.
        site.let_go()
        if number > _MANY:
            gc.collect()
        step("site")
        was_sound = (out / SOUND).is_file()
        (out / SOUND).unlink(missing_ok=True)
        done = mkdocs.render_changed(out / tree.TREE, lies)
        step("links")
        if was_sound and done.changed is not None:
            changed = done.changed, done.lost, done.places
            bad = bad_links_after(out / tree.OUTPUT, *changed, done.site, done.named)
        else:
            bad = bad_links(out / tree.OUTPUT, done.site, done.named)
    if bad:
        raise ToolError(_told(bad))
    disk.write(out, SOUND, "Every link of the site leads somewhere.\n")
    return Built(out / tree.OUTPUT, number, (done.tree, done.site))


def plant(site: Site, source: Source, out: Path, step: Step = nothing) -> Planted:
    """Write the tree to `out`/tree.

    Raises:
        WriteError: `out` holds something else, or cannot be written.
    """
    tree.prepare(out)
    with uncollected():
        step("pages")
        keeper = Keeper(site, source, out)
        # From here on the tree is no longer what was noted, until all of it is written.
        notes.forget(out)
        planted = tree.planted(out)
        keeper.lies = planted.lies
        for name, data in _files(site, source, keeper.made(), lambda: keeper.kept_files):
            planted.put(name, data)
        step("tree")
        kept = {f"{tree.DOCS}/{name}" for name in keeper.kept_files}
        planted.finish(kept)
        keeper.note()
        keeper.book.close()
    number = sum(name.endswith(".md") for name in planted.names | kept)
    return Planted(number, dict(sorted(planted.lies.items())))


def _told(bad: Sequence[BadLink]) -> str:
    lines = [f"{one.page}: `{one.address}` {one.why}" for one in bad[:MOST_TOLD]]
    more = len(bad) - len(lines)
    if more:
        lines.append(f"and {more} more")
    return "the site has bad links:\n  " + "\n  ".join(lines)


def _title(data: bytes) -> str:
    lines = data.decode("utf-8", "replace").splitlines()
    return next((line[2:].strip() for line in lines if line.startswith("# ")), "About this map")
