"""`cruxes/`: where two people part, chosen on the page; a table of all pairs without a script."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice

from robustmap.explain.crux_words import CRUX, NOTHING
from robustmap.publish.html import NOTHING as EMPTY
from robustmap.publish.html import Html, coded, el, join, text
from robustmap.publish.page import File, Page
from robustmap.publish.parts.people.cruxes import block, choices, overview, shown
from robustmap.publish.parts.writer import Writer, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.publish.speaking import MOST_SPEAKERS, Pair, pairs, speakers

PATH = "cruxes/"
DATA = "assets/cruxes/pairs.js"


@PAGES.entry("cruxes")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the page, and the script file with what it shows once two people are chosen."""
    writer = Writer(site, PATH)
    found, left = pairs(site)
    chosen = islice(speakers(site), MOST_SPEAKERS)
    everybody = [(one.name, shown(writer, one)) for one in chosen]
    rest = el("p", coded(CRUX["only"].format(number=len(found)))) if left else EMPTY
    body = join(
        el("h1", text(CRUX["title"])),
        el("p", text(CRUX["intro"])),
        el("p", text(CRUX["names"]), cls="hint"),
        _chooser(writer, everybody, found) if found else el("p", text(CRUX["empty"])),
        section(CRUX["pairs"], overview(writer, found), rest, anchor="pairs"),
    )
    yield Page(PATH, CRUX["title"], body, CRUX["intro"], listed=False)
    if found:
        yield File(DATA, _script(writer, found))


def _chooser(writer: Writer, everybody: list[tuple[str, str]], found: tuple[Pair, ...]) -> Html:
    """Give two selects and a third for the thesis, and the place of what is told."""
    theses = [("", CRUX["any"]), *choices(writer, found)]
    nobody = [("", "…"), *everybody]
    picks = el(
        "p",
        _select("a", CRUX["one"], nobody),
        _select("b", CRUX["other"], nobody),
        _select("about", CRUX["thesis"], theses),
        cls="rm-crux-picks",
    )
    told = el("div", role="region", aria_label=CRUX["region"], cls="rm-crux-told")
    status = el("p", text(CRUX["ask"]), role="status", cls="rm-crux-status")
    inside = Html(f"<div hidden>{picks}{status}{told}</div>")
    return el("div", inside, cls="rm-cruxes", data_in=writer.to(DATA))


def _select(name: str, label: str, options: Iterable[tuple[str, str]]) -> Html:
    made = (
        Html(f'<option value="{text(value)}">{text(title)}</option>') for value, title in options
    )
    return el("label", text(f"{label} "), el("select", *made, name=name))


def _script(writer: Writer, found: tuple[Pair, ...]) -> bytes:
    """Write what is told of each pair as a script, which a page on a disk may load too."""
    held = {
        "pairs": [[one.a.name, one.b.name, block(writer, one)] for one in found],
        "words": {
            **{name: CRUX[name] for name in ("ask", "same", "unknown")},
            **{name: NOTHING[name] for name in ("apart", "strangers")},
        },
    }
    return f"window.robustmapCruxes = {json.dumps(held, ensure_ascii=True)};\n".encode()
