"""`problems/`: what is wrong with the kb, while somebody is working on it."""

from collections.abc import Iterator

from robustmap.explain.passages import INTRO
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.page import File, Page
from robustmap.publish.parts.writer import Writer
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site


@PAGES.entry("problems")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the page of findings, where there are any to show."""
    if not site.problems:
        return
    writer = Writer(site, "problems/")
    rows = [
        el(
            "li",
            el("code", text(one.place)),
            text(" "),
            link(writer.to(f"messages/{one.code}/"), text(f"{one.severity} {one.code}")),
            el("div", text(one.message)),
            _hint("Expected: ", one.expected),
            _hint("Did you mean: ", one.suggestion),
            _hint("", one.way_out),
        )
        for one in site.problems
    ]
    body = join(
        el("h1", text("Problems")),
        el("p", text(INTRO["problems"])),
        el("ul", *rows, cls="rows problems"),
    )
    yield Page(writer.path, "Problems", body, search=False, listed=False)


def _hint(label: str, said: str) -> Html:
    return el("div", text(f"{label}{said}"), cls="sub") if said else NOTHING
