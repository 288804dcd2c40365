"""`schemes/`: the patterns of reasoning, each with the questions that test it."""

from collections.abc import Iterator

from robustmap.explain.patterns import PATTERNS
from robustmap.explain.words import ATTACK
from robustmap.model.schemes import FAMILIES, Scheme, scheme_of
from robustmap.publish.html import NOTHING, Html, coded, el, join, text
from robustmap.publish.page import File, Page
from robustmap.publish.parts.points.critical import PATH
from robustmap.publish.parts.writer import Writer, details, items, section, small
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site


@PAGES.entry("schemes")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the page of patterns, with the arguments of the map that follow each."""
    writer = Writer(site, PATH)
    followed = _followed(site)
    body = join(
        el("h1", text(PATTERNS["title"])),
        el("p", text(PATTERNS["intro"])),
        el("p", coded(PATTERNS["how"])),
        *(
            section(
                title,
                *(_scheme(writer, one, followed.get(one.id, [])) for one in schemes),
            )
            for title, schemes in FAMILIES.items()
        ),
    )
    yield Page(PATH, PATTERNS["title"], body, PATTERNS["intro"])


def _followed(site: Site) -> dict[str, list[str]]:
    """Give the arguments that name each pattern."""
    found: dict[str, list[str]] = {}
    for node in site.map.arguments():
        scheme = scheme_of(node.scheme)
        if scheme:
            found.setdefault(scheme.id, []).append(node.id)
    return found


def _scheme(writer: Writer, scheme: Scheme, followed: list[str]) -> Html:
    slots = (
        join(el("code", text(slot.local)), text(slot.template), by=" ") for slot in scheme.slots
    )
    asked = (
        join(text(one.filled()[0]), small(text(ATTACK[one.put])), by=" ")
        for one in scheme.questions
    )
    also = text(PATTERNS["also"].format(names=", ".join(scheme.also))) if scheme.also else NOTHING
    source = text(PATTERNS["source"].format(source=scheme.source))
    return join(
        el("h3", text(scheme.name), id=scheme.id),
        el("p", text(scheme.gist), Html(" "), el("code", text(scheme.id))),
        items(slots),
        el("p", el("i", text(PATTERNS["conclusion"])), Html(" "), text(scheme.conclusion)),
        el("p", el("i", text(PATTERNS["questions"]))),
        items(asked),
        el("p", join(also, source, by=" "), cls="hint"),
        details(text(PATTERNS["followed"].format(number=len(followed))), writer.rows(followed)),
    )
