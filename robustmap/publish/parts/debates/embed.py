"""A map to take away: one file of SVG, or one of HTML, that needs nothing beside it."""

from functools import cache

from robustmap.explain.maps import MAP, TAKE
from robustmap.publish.figures.debate_map import Drawn, in_one
from robustmap.publish.html import Html, el, head, join, text
from robustmap.publish.parts.debates.maps import figure, how, led_home, parts_list, twin
from robustmap.publish.parts.writer import Writer, details
from robustmap.publish.site import Site
from robustmap.publish.source import asset

_DARK = '@media screen {\n  [data-md-color-scheme="slate"] .fig {'
_FOLLOWS = "@media screen and (prefers-color-scheme: dark) {\n  .fig {"
_PAGE = """
body { margin: 0.6rem; background: #fff; color: #1f2328;
  font: 16px/1.45 Helvetica, Arial, sans-serif; }
a { color: #0969da; }
summary { padding: 0.25rem 0; }
@media screen and (prefers-color-scheme: dark) {
  body { background: #1b1f27; color: #e6e9ee; }
  a { color: #79b8ff; }
}
"""
_OWN = ".fig.fig-map { min-width: 0; background: var(--fig-paper); }"


@cache
def style() -> str:
    """Give the looks of the pictures, with the colours that the reader's system asks for."""
    return asset("figures.css").replace(_DARK, _FOLLOWS)


def svg_file(site: Site, svg: str) -> bytes:
    """Give the map of a debate, drawn to be taken away, as one file of SVG with its looks inside.

    Its links lead to the site where the map says where that is, else beside the file.
    """
    drawn = led_home(site, svg)
    looks = f"<style><![CDATA[{style()}\n{_OWN}]]></style>"
    opening, rest = drawn.split(">", 1)
    opening = opening.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return f"{opening}>{looks}{rest}\n".encode()


def _told(writer: Writer, found: Drawn) -> Html:
    """Tell what the picture shows as a list: everything, or its parts where it shows these."""
    if in_one(found):
        return details(text(MAP["same"]), twin(writer, found.scene))
    return parts_list(writer, found)


def html_file(writer: Writer, found: Drawn, svg: str) -> bytes:
    """Give the map of a debate as one file of HTML: picture, legend, list, looks and script.

    `svg` is the picture drawn to be taken away; beyond what one picture can show, it and the
    list tell the parts. `writer` writes for the page of the debate. Links open
    outside the frame that may hold it.
    """
    scene = found.scene
    title = writer.site.heading(scene.debate.question)
    shown = figure(
        found._replace(svg=svg),
        MAP["label"],
        writer.fill(TAKE["from"], title=writer.link(scene.debate.question)),
    )
    told = _told(writer, found)
    body = led_home(writer.site, join(shown, how(), told))
    named = el("title", text(head(title)))
    script = f"<script>{asset('javascripts/maps.js')}</script>"
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'{named}<meta name="robots" content="noindex"><link rel="icon" href="data:,">',
            f'<base target="_blank"><style>{style()}{_PAGE}</style></head>',
            f"<body>{body}{script}</body></html>",
            "",
        )
    ).encode()
