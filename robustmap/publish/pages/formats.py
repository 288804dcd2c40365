"""`formats/`: which files of other tools can be read and written, and what each loses."""

from collections.abc import Iterator

from robustmap.explain.exchange import FORMATS_PAGE
from robustmap.formats.exchange import FORMATS, Format
from robustmap.publish.html import Html, coded, el, join, link, text
from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import Page
from robustmap.publish.parts.tables import table
from robustmap.publish.parts.writer import Writer
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

PATH = "formats/"
GUIDE = "guide/exchange/"
_HEADS = ("name", "what", "files", "reads", "writes", "undercuts", "loses")


@PAGES.entry("formats")
@in_units
def pages(site: Site) -> Iterator[Unit]:
    """Yield the table of formats."""
    del site
    yield Unit(PATH, _pages)


def _pages(site: Site) -> Iterator[Page]:
    writer, words = Writer(site, PATH), FORMATS_PAGE
    body = join(
        el("h1", text(words["title"])),
        el("p", text(words["intro"])),
        el("p", coded(words["how"]), Html(" "), link(writer.to(GUIDE), text(words["guide"]))),
        table(
            [words[head] for head in _HEADS],
            [_row(name, one) for name, one in FORMATS.entries.items()],
            cls="formats",
            label=words["title"],
        ),
        el("p", text(words["solvers"])),
    )
    yield Page(PATH, words["title"], body, words["intro"])


def _row(name: str, one: Format) -> list[Html]:
    marks = {True: text(FORMATS_PAGE["yes"]), False: text(FORMATS_PAGE["no"])}
    return [
        el("code", text(name)),
        text(one.words),
        join(*(el("code", text(suffix)) for suffix in one.suffixes), by=" "),
        marks[one.read is not None],
        marks[one.write is not None],
        marks[one.undercuts],
        text(one.loses),
    ]
