"""The picture of a debate on a page: its box, its legend, its list, and ways to take it away."""

from collections.abc import Iterable, Sequence
from functools import cache

from robustmap.explain.maps import MAP, TAKE
from robustmap.explain.words import count
from robustmap.graph.debate import Debate
from robustmap.model import ids
from robustmap.model.nodes import Node
from robustmap.publish.asked.once import once
from robustmap.publish.figures.boxes import heading_of
from robustmap.publish.figures.captions import FAR, HOW
from robustmap.publish.figures.debate_map import Drawn, drawn
from robustmap.publish.figures.groups import Group
from robustmap.publish.figures.legend import legend
from robustmap.publish.figures.overview import called, part_page, steps_in
from robustmap.publish.figures.parts import Arrow
from robustmap.publish.figures.scene import Scene, scene
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.markdown import external
from robustmap.publish.parts.longer import Long, lead_on
from robustmap.publish.parts.writer import Writer, details, items, small
from robustmap.publish.site import DEBATES, Site

SVG, HTML = "map.svg", "embed.html"


@once
def of_debate(site: Site, debate: Debate) -> Drawn | None:
    """Give the picture of a debate, drawn once; None where there is nothing to draw."""
    found = scene(site, debate)
    return drawn(found) if found.body or found.tops else None


def figure(found: Drawn, label: str, *below: Html) -> Html:
    """Put a picture into a box that scrolls and can be reached by keyboard."""
    return boxed(Html(found.svg), label, *below)


def boxed(svg: Html, label: str, *below: Html) -> Html:
    """Put any picture into such a box, with something below it."""
    box = el("div", svg, cls="fig-scroll", tabindex="0", role="region", aria_label=label)
    said = join(*below)
    return el("figure", box, el("figcaption", said) if said else NOTHING, cls="fig-view")


def map_of(writer: Writer, debate: Debate) -> Html:
    """Give the map of a debate for its page; nothing where there is nothing to draw."""
    found = of_debate(writer.site, debate)
    if found is None:
        return NOTHING
    said = NOTHING
    if found.groups:
        number = str(len(found.scene.body) + len(found.scene.tops))
        whole = link(HTML, text(MAP["whole"]))
        said = join(text(MAP["parts"].format(number=number)), whole, by=" ")
    if found.scene.parts.left_out:
        left_out = count(found.scene.parts.left_out, "argument")
        said = join(text(FAR.format(arguments=left_out)), said, by=" ")
    shown = figure(found, MAP["label"], said)
    return join(shown, _parts(writer, found), how(), _take(writer, debate))


@cache
def how() -> Html:
    """Give the legend, to open."""
    return details(text(HOW), Html(legend()))


def _parts(writer: Writer, found: Drawn) -> Html:
    """Tell the parts that a picture shows; a brief page leads on to them."""
    if writer.brief and found.groups:
        node = writer.site.map.nodes[found.scene.debate.question]
        return lead_on(writer, node, PARTS, len(found.groups), MAP["list-apart"])
    return parts_list(writer, found)


def parts_list(writer: Writer, found: Drawn) -> Html:
    """Tell the parts that a picture shows as a list, to open; nothing where it shows none."""
    rows = (_part(writer, found.scene, group) for group in found.groups)
    return details(text(MAP["list"]), items(rows))


def _part(writer: Writer, scene: Scene, group: Group) -> Html:
    root = group.roots[0]
    if len(group.members) == 1:
        return writer.row(root)
    number = count(len(steps_in(scene, group)), "step")
    name = link(writer.root + part_page(scene, group), text(called(scene, group)))
    mark = writer.mark(root) if len(group.roots) == 1 else NOTHING
    return join(name, mark, small(text(MAP["steps"].format(steps=number))), by=" ")


def _groups(site: Site, node: Node) -> Sequence[tuple[Scene, Group]]:
    found = of_debate(site, site.debates[node.id])
    return [(found.scene, one) for one in found.groups] if found else []


def _set_parts(writer: Writer, found: Sequence[tuple[Scene, Group]]) -> Html:
    return items(_part(writer, scene, group) for scene, group in found)


PARTS = Long("parts", MAP["list"], _groups, _set_parts, shown=0, each=50)
"""The parts in which a map is drawn, as a list on pages of its own."""


def twin(writer: Writer, scene: Scene) -> Html:
    """Tell everything that a picture shows as a list: each with its verdict and what it does.

    A brief page names it alone: the pages named tell what it does.
    """
    does: dict[str, list[Arrow]] = {}
    for one in () if writer.brief else scene.parts.arrows:
        does.setdefault(one.start, []).append(one)
    return items(
        join(_row(writer, ref), _deeds(writer, does.get(ref, ())))
        for ref in (*scene.tops, *scene.body)
    )


def _row(writer: Writer, ref: str) -> Html:
    inference = writer.site.map.inferences.get(ref)
    return writer.row(inference.owner, step=ref) if inference else writer.row(ref)


def _deeds(writer: Writer, arrows: Iterable[Arrow]) -> Html:
    return items(
        join(el("i", text(one.words)), text(heading_of(writer.site, one.end)), by=" ")
        for one in arrows
    )


def tie(scene: Scene, one: Arrow) -> Html:
    """Tell an arrow in words, each of its ends a link."""
    site, page = scene.site, scene.page
    start, end = (
        link(site.url(ref, page), text(heading_of(site, ref))) for ref in (one.start, one.end)
    )
    return join(start, el("i", text(one.words)), end, by=" ")


def _take(writer: Writer, debate: Debate) -> Html:
    """Give the ways to take a picture away: as a file, as a page, within another page."""
    page = f"{DEBATES}{debate.question}/"
    svg, html = writer.to(page + SVG), writer.to(page + HTML)
    title = writer.site.heading(debate.question)
    code = f'<iframe src="{text(abroad(writer.site, page) + HTML)}" title="{text(title)}" '
    code += 'width="100%" height="600" loading="lazy"></iframe>'
    return details(
        text(TAKE["open"]),
        items(
            (
                link(svg, text(TAKE["svg"]), download=f"{ids.split(debate.question)[0]}.svg"),
                link(html, text(TAKE["html"])),
            )
        ),
        el("p", text(TAKE["embed"]), el("code", text(code), data_embed=html)),
        cls="fig-take",
    )


def abroad(site: Site, page: str) -> str:
    """Give the whole address of a page where the map says where it is published, else ""."""
    home = site.map.settings.site_url or ""
    found = external(home) if home.startswith("http") else ""
    return f"{found.rstrip('/')}/{page}" if found else ""


def led_home(site: Site, content: str) -> str:
    """Make the addresses of a piece of the page of a debate whole, where the site has an address.

    They begin with the way up from that page; no text of a kb can look like that, because its
    quotes are escaped.
    """
    home = abroad(site, "")
    return content.replace('href="../../', f'href="{text(home)}') if home else content
