"""`messages/`: one page per code of `robustmap check`, with an example and its repair."""

from collections.abc import Iterator

from robustmap.explain.passages import INTRO, MESSAGES
from robustmap.model.codes import CODES
from robustmap.model.codes._code import Code
from robustmap.publish.html import NOTHING, Html, coded, el, join, link, text
from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import Page
from robustmap.publish.parts.writer import Writer, items
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site


@PAGES.entry("messages")
@in_units
def pages(site: Site) -> Iterator[Unit]:
    """Yield the table of messages, and the page of each."""
    del site
    yield Unit("messages/", _pages)


def _pages(site: Site) -> Iterator[Page]:
    writer = Writer(site, "messages/")
    rows = [
        join(link(writer.to(f"messages/{code.code}/"), text(code.code)), coded(code.title), by=" ")
        for code in CODES.values()
    ]
    body = join(el("h1", text("Messages")), el("p", text(INTRO["messages"])), items(rows))
    yield Page(writer.path, "Messages", body, INTRO["messages"])
    for code in CODES.values():
        yield page(site, code)


def page(site: Site, code: Code) -> Page:
    """Give the page of a code."""
    writer = Writer(site, f"messages/{code.code}/")
    title = f"{code.code}: {code.title}"
    body = join(
        el("nav", link(writer.to("messages/"), text("Messages")), cls="crumbs"),
        el("p", text(f"{code.severity} · {code.name}"), cls="kind"),
        el("h1", coded(title)),
        writer.prose(code.meaning),
        writer.prose(f"**{MESSAGES['way-out']}** {code.way_out}"),
        _example(MESSAGES["wrong"], code.wrong),
        _example(MESSAGES["right"], code.right),
    )
    return Page(writer.path, title.replace("`", ""), body, code.meaning)


def _example(title: str, example: str) -> Html:
    if not example:
        return NOTHING
    return join(el("h2", text(title)), el("pre", el("code", text(example))))
