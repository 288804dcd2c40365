"""`d/<id>/map/<part>/`: the maps of the parts of a large debate; and every map to take away."""

from collections.abc import Iterator

from robustmap.explain.labels import NOTES, SECTIONS
from robustmap.explain.maps import MAP
from robustmap.publish.figures.debate_map import Drawn, Part, drawn, parts_of, whole
from robustmap.publish.figures.scene import Scene
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import File, Page
from robustmap.publish.parts.debates.embed import html_file, svg_file
from robustmap.publish.parts.debates.maps import (
    HTML,
    SVG,
    figure,
    how,
    of_debate,
    parts_list,
    tie,
    twin,
)
from robustmap.publish.parts.weight import heavy
from robustmap.publish.parts.writer import Writer, folded, items, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import DEBATES, Site
from robustmap.publish.whatif.place import whatif

SHOWN = 20


@PAGES.entry("maps")
@in_units
def pages(site: Site) -> Iterator[Unit]:
    """Yield the maps of parts, and for every debate its map as two files to take away."""
    for debate in site.debates:
        yield Unit(f"{DEBATES}{debate}/map/", _maps, (debate,))


def _maps(site: Site, question: str) -> Iterator[Page | File | Unit]:
    found = of_debate(site, site.debates[question])
    if found is None:
        return
    folder = f"{DEBATES}{question}/"
    svg = whole(found)
    yield File(folder + SVG, svg_file(site, svg))
    yield File(folder + HTML, html_file(Writer(site, folder), found, svg))
    yield from _parts(found)


def _parts(above: Drawn) -> Iterator[Unit]:
    for part in parts_of(above):
        yield Unit(part.page, _part, (part,))


def _part(site: Site, part: Part) -> Iterator[Page | Unit]:
    found = drawn(part.scene(site))
    made = page(Writer(site, part.page), part, found)
    yield page(Writer(site, part.page, brief=1), part, found) if heavy(made.body) else made
    yield from _parts(found)


def page(writer: Writer, part: Part, found: Drawn) -> Page:
    """Give the page of a part of a debate, drawn already."""
    scene, same = found.scene, "names" if writer.brief else "same"
    title = MAP["title"].format(name=part.name)
    body = join(
        el("p", writer.fill(MAP["back"], to=writer.link(scene.debate.question)), cls="hint"),
        el("h1", text(title)),
        whatif(writer, *scene.tops, *scene.body),
        figure(found, MAP["label"]),
        parts_list(writer, found),
        how(),
        _outward(writer, scene, part),
        section(MAP[same], twin(writer, scene)) if not found.groups else NOTHING,
        section(SECTIONS["all-debates"], writer.rows([scene.debate.question])),
    )
    return Page(scene.page, title, body, search=False, listed=False)


def _outward(writer: Writer, scene: Scene, part: Part) -> Html:
    """Tell what ties a part to what is drawn elsewhere; a brief page tells the first of it."""
    rows = [tie(scene, one) for one in part.outward]
    most = writer.most(SHOWN)
    if writer.brief and rows[most + 1 :]:
        others = text(NOTES["others"].format(number=len(rows) - most))
        return section(MAP["elsewhere"], items((*rows[:most], others)))
    return section(MAP["elsewhere"], folded(rows, SHOWN, NOTES["more"]))
