"""`undercuts/`: every undercut of the kb as a sparse list, by debate, in pages."""

from collections.abc import Iterator

from robustmap.explain.labels import SECTIONS
from robustmap.explain.passages import INTRO
from robustmap.explain.words import RELATION, count
from robustmap.model.expand import Inference
from robustmap.publish.html import Html, el, join, text
from robustmap.publish.keep.units import spoken
from robustmap.publish.page import File, Page
from robustmap.publish.parts.debates.attacks import components, ranks
from robustmap.publish.parts.debates.matrix import FILTERED, tone
from robustmap.publish.parts.empty import nothing_yet
from robustmap.publish.parts.turn import cut, numbered, turn
from robustmap.publish.parts.writer import Writer, items
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

MOST = 22
"""How many undercuts one page lists."""

path_of = numbered("undercuts/")


@PAGES.entry("undercuts")
@spoken
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the list of all undercuts, in pages of bounded size."""
    ordered = [
        (debate, one)
        for debate, found in grouped(site).items()
        for one in ranked(site, debate, found)
    ]
    pieces = cut(ordered, MOST)
    for number, piece in enumerate(pieces, 1):
        writer = Writer(site, path_of(number))
        groups: dict[str, list[Inference]] = {}
        for debate, one in piece:
            groups.setdefault(debate, []).append(one)
        told = el("p", text(count(len(ordered), "undercut")), cls="hint")
        body = join(
            el("h1", text("Undercuts")),
            el("p", text(INTRO["undercuts"])),
            told if ordered else nothing_yet(writer, "undercut"),
            turn(writer, path_of, len(pieces), number),
            *(_group(writer, debate, found) for debate, found in groups.items()),
            turn(writer, path_of, len(pieces), number),
        )
        # What is listed has pages of its own, which the search finds.
        yield Page(writer.path, "Undercuts", body, INTRO["undercuts"], search=number == 1)


def grouped(site: Site) -> dict[str, list[Inference]]:
    """Give every undercut by the first debate that it belongs to; "" for none."""
    found: dict[str, list[Inference]] = {debate: [] for debate in (*site.debates, "")}
    for one in site.map.inferences.values():
        if one.relation == "undercuts":
            debates = site.debates_of.get(one.owner, ())
            found[debates[0] if debates else ""].append(one)
    return {debate: found[debate] for debate in found if found[debate]}


def _group(writer: Writer, debate: str, found: list[Inference]) -> Html:
    title = writer.link(debate) if debate else text(SECTIONS["elsewhere"])
    rows = items(_row(writer, one) for one in found)
    return join(el("h2", title), el("div", rows, cls=FILTERED))


def ranked(site: Site, debate: str, found: list[Inference]) -> list[Inference]:
    """Order the undercuts of a debate: those together that hang together, then as published."""
    pairs = [(_argument(site, one), one.owner) for one in found]
    listed = site.debates[debate].arguments if debate else ()
    order = (ref for part in components(pairs, ranks(listed)) for ref in part)
    place = {ref: number for number, ref in enumerate(order)}
    return sorted(found, key=lambda one: (place[_argument(site, one)], one))


def _argument(site: Site, one: Inference) -> str:
    known = site.map.inferences.get(one.target)
    return known.owner if known else one.target


def _row(writer: Writer, one: Inference) -> Html:
    told = {"data_kind": one.relation, "data_basis": one.basis}
    said = text(f"⊣ {RELATION['undercuts']}")
    verb = el("i", said, cls=tone(writer, one.id), **told)
    # The mark is that of this very step, so it says whether the undercut counts.
    attacker = join(writer.label(one.owner), writer.link(one.owner), writer.mark(one.id), by=" ")
    return join(attacker, el("div", writer.row(one.target, before=verb), cls="onto"))
