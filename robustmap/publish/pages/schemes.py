"""`schemes/`: the patterns of reasoning, each with the questions that test it."""

from collections.abc import Iterator

from robustmap.explain.patterns import PATTERNS
from robustmap.explain.words import ATTACK
from robustmap.model.schemes import FAMILIES, Scheme, scheme_of
from robustmap.publish.html import NOTHING, Html, coded, el, join, link, text
from robustmap.publish.page import File, Page
from robustmap.publish.parts.leaves import leaves
from robustmap.publish.parts.points.critical import PATH, path_of
from robustmap.publish.parts.turn import numbered
from robustmap.publish.parts.weight import weight
from robustmap.publish.parts.writer import Writer, items, section, small
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
                *(_entry(writer, one, len(followed.get(one.id, ()))) for one in schemes),
            )
            for title, schemes in FAMILIES.items()
        ),
    )
    yield Page(PATH, PATTERNS["title"], body, PATTERNS["intro"])
    for schemes in FAMILIES.values():
        for one in schemes:
            yield from _of_one(site, one, followed.get(one.id, []))


def _followed(site: Site) -> dict[str, list[str]]:
    """Give the arguments that name each pattern."""
    found: dict[str, list[str]] = {}
    for node in site.map.arguments():
        scheme = scheme_of(node.scheme)
        if scheme:
            found.setdefault(scheme.id, []).append(node.id)
    return found


def _entry(writer: Writer, scheme: Scheme, number: int) -> Html:
    """Give a pattern in a line, with how many arguments here follow it."""
    followed = small(text(PATTERNS["followed"].format(number=number))) if number else NOTHING
    return join(
        el("h3", link(writer.to(path_of(scheme)), text(scheme.name)), id=scheme.id),
        el("p", text(scheme.gist), Html(" "), followed),
    )


def _of_one(site: Site, scheme: Scheme, followed: list[str]) -> Iterator[Page]:
    """Yield the pages of a pattern: what it is, what to ask, and what follows it here."""

    def row(writer: Writer, ref: str) -> Html:
        return writer.row(ref)

    told = _scheme(scheme)
    for leaf in leaves(site, numbered(path_of(scheme)), followed, row, beside=weight(told)):
        here = PATTERNS["followed"].format(number=len(followed))
        body = join(
            el("nav", link(leaf.writer.to(PATH), text(PATTERNS["title"])), cls="crumbs"),
            el("h1", text(scheme.name)),
            told if leaf.number == 1 else NOTHING,
            section(here, leaf.turn, items(leaf.rows), leaf.turn),
        )
        first = leaf.number == 1
        yield Page(leaf.writer.path, scheme.name, body, scheme.gist, search=first)


def _scheme(scheme: Scheme) -> Html:
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
        el("p", text(scheme.gist), Html(" "), el("code", text(scheme.id))),
        items(slots),
        el("p", el("i", text(PATTERNS["conclusion"])), Html(" "), text(scheme.conclusion)),
        el("p", el("i", text(PATTERNS["questions"]))),
        items(asked),
        el("p", join(also, source, by=" "), cls="hint"),
    )
