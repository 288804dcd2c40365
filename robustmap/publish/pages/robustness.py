"""`robustness/`: proposals by what scaling up, down and unevenly does to them."""

from collections.abc import Iterator

from robustmap.explain import words
from robustmap.explain.labels import NOTES, SECTIONS
from robustmap.explain.passages import INTRO
from robustmap.publish.html import Html, el, join, link, text
from robustmap.publish.marks import SCALING_MARKS
from robustmap.publish.page import File, Page
from robustmap.publish.parts.proposal import scaling
from robustmap.publish.parts.writer import Writer, items, pill, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site


@PAGES.entry("robustness")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the robustness table."""
    writer = Writer(site, "robustness/")
    table = _table(writer) if site.robustness else el("p", text(NOTES["empty"]))
    body = join(
        el("h1", text("Robustness to scale")),
        el("p", text(INTRO["robustness"])),
        table,
        section(SECTIONS["legend"], _legend(), el("p", _invitation(writer))),
    )
    yield Page(writer.path, "Robustness to scale", body, INTRO["robustness"])


def _table(writer: Writer) -> Html:
    kinds = list(next(iter(writer.site.robustness.values())))
    top = el("tr", el("th", text(NOTES["proposal"])), *map(_column, kinds))
    rows = [
        el(
            "tr",
            el("th", writer.link(proposal), scope="row"),
            # On a phone the table becomes a list, and every cell says what it is about.
            *(
                el("td", scaling(writer, one), data_of=words.SCALING[kind])
                for kind, one in row.items()
            ),
        )
        for proposal, row in writer.site.robustness.items()
    ]
    return el("table", el("thead", top), el("tbody", *rows), cls="robustness")


def _column(kind: str) -> Html:
    return el("th", text(words.SCALING[kind].capitalize()), scope="col")


def _legend() -> Html:
    return items(
        join(pill(SCALING_MARKS[answer], word), text(said), by=" ")
        for answer, (word, said) in words.ROBUSTNESS.items()
    )


def _invitation(writer: Writer) -> Html:
    guide = link(writer.to("guide/contribute/"), text(NOTES["how"]))
    return join(text(NOTES["unknown-cell"]), guide, by=" ")
