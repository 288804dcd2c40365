"""`thresholds/dates/`: when thresholds may be crossed, by the dates that they state."""

from collections.abc import Iterator

from robustmap.explain.dates import DATES, ERROR, NO_SHARE
from robustmap.publish.dates import PATH, any_dates, told
from robustmap.publish.html import NOTHING, Html, coded, el, join, link, text
from robustmap.publish.page import File, Page
from robustmap.publish.parts.orders import dates
from robustmap.publish.parts.writer import Writer, small
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site


@PAGES.entry("dates")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the page about dates; none where no threshold states one."""
    if not any_dates(site):
        return
    writer, found = Writer(site, PATH), told(site)
    body = join(
        el("h1", text(DATES["heading"])),
        el("p", text(DATES["intro"].format(draws=f"{found.draws:,}"))),
        el("p", text(f"{NO_SHARE} {ERROR}"), cls="hint"),
        dates.ranges(writer, found),
        dates.rooms(writer, found),
        dates.tornadoes(writer, found),
        dates.pairs(writer, found),
        dates.conflicts(writer, found),
        el("p", coded(DATES["command"])),
        el("p", link(writer.to("thresholds/"), text(DATES["back"]))),
    )
    yield Page(PATH, DATES["heading"], body, DATES["link-note"])


def leading(writer: Writer) -> Html:
    """Lead to the page from that of thresholds; nothing where there is none."""
    if not any_dates(writer.site):
        return NOTHING
    named = link(writer.to(PATH), text(DATES["link"]))
    return el("p", join(named, small(text(DATES["link-note"])), by=" "))
