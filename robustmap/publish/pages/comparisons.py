"""`comparisons/`: proposals set against criteria, and the axes that nobody varies."""

import csv
import io
from collections.abc import Iterator

from robustmap.explain import plans as told
from robustmap.explain.plans import COMPARISONS
from robustmap.model.nodes import COMPARING
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.page import File, Page
from robustmap.publish.parts.writer import Writer, items, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.reason.comparisons import Comparison

PATH = "comparisons/"
CSV = "data/comparisons.csv"
COLUMNS = ("question", "option", "criterion", "answer", "state", "condition", "verdict", "why")


@PAGES.entry("comparisons")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the page, where there is a comparison, a checklist, or an axis to vary."""
    found = site.kb.comparisons.values()
    unvaried = site.kb.varied.unvaried if site.kb.varied.varied else ()
    if not found and not unvaried:
        return
    writer = Writer(site, PATH)
    body = join(
        el("h1", text(COMPARISONS["title"])),
        el("p", text(COMPARISONS["intro"])),
        NOTHING if found else el("p", text(COMPARISONS["empty"])),
        el("p", link(writer.to(CSV), text(COMPARISONS["csv"]))) if found else NOTHING,
        *(
            section(
                COMPARISONS[sort], items(_row(writer, one) for one in found if one.sort == sort)
            )
            for sort in COMPARING
        ),
        section(
            COMPARISONS["unvaried"],
            items(map(writer.link, unvaried)),
            anchor="axes",
            note=COMPARISONS["unvaried-note"],
        ),
    )
    yield Page(PATH, COMPARISONS["title"], body, COMPARISONS["intro"])
    if found:
        yield File(CSV, as_csv(site))


def _row(writer: Writer, one: Comparison) -> Html:
    filled = len(one.cells) - len(one.unassessed)
    unmet = join(*(writer.link(unmet.criterion) for unmet in one.unmet), by=", ")
    lead = el("i", text(f"{COMPARISONS['unmet']}:"))
    return join(
        join(writer.link(one.question), _small(told.assessed(filled, len(one.cells))), by=" "),
        el("div", join(lead, unmet, by=" "), cls="sub") if one.unmet else NOTHING,
    )


def _small(said: str) -> Html:
    return el("small", text(said))


def as_csv(site: Site) -> bytes:
    """Write every cell of every comparison as CSV, those that nobody has filled too."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in site.kb.comparisons.values():
        for cell in one.cells:
            writer.writerow(
                (
                    *(cell.question, cell.option, cell.criterion, cell.answer, cell.state),
                    *(cell.condition, cell.verdict or "", cell.why),
                )
            )
    return out.getvalue().encode("utf-8", "backslashreplace")
