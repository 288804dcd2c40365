"""The page around a graph to explore: its data, and the same nodes and links as a list.

The page carries each thing once: titles and addresses stand in the list, from which the
script takes them, and looks that many nodes or lines share stand beside these.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import Any, NamedTuple

from robustmap.explain.words import KIND
from robustmap.publish.figures import captions
from robustmap.publish.figures.arrows import STYLES
from robustmap.publish.figures.parts import Arrow
from robustmap.publish.figures.svg import Point

TEMPLATE = "explore.html"

OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "keyboard": {"enabled": True, "bindToWindow": False},
        "tooltipDelay": 150,
    },
    "nodes": {"font": {"size": 12, "face": "Helvetica, Arial, sans-serif", "align": "left"}},
    "edges": {"smooth": False},
}

_SHAPES: dict[str, dict[str, Any]] = {
    "argument": {"shape": "box", "shapeProperties": {"borderRadius": 14}},
    "claim": {"shape": "box", "shapeProperties": {"borderRadius": 2}},
    "question": {"shape": "ellipse"},
}
_OTHER: dict[str, Any] = {"shape": "box", "shapeProperties": {"borderRadius": 6}}
_DASHES = {"fallen": [6, 3], "disputed": [2, 3], "silent": [2, 2], "uncounted": [1, 3]}

_LINES: dict[str, dict[str, Any]] = {
    "premise": {"width": 1},
    "for": {"width": 1.6, "arrows": {"to": {"enabled": True, "type": "vee", "scaleFactor": 0.7}}},
    "against": {"width": 1.6, "arrows": {"to": {"enabled": True, "scaleFactor": 0.8}}},
    "undercuts": {"width": 3, "arrows": {"to": {"enabled": True, "type": "bar"}}},
    "backs": {"width": 2, "dashes": [2, 5], "arrows": {"to": {"enabled": True, "type": "vee"}}},
    "contradicts": {"width": 1.6, "arrows": "to, from"},
    "weak": {"width": 1, "dashes": [5, 4], "arrows": {"to": {"enabled": True, "type": "vee"}}},
    "link": {"width": 1},
}


class Entry(NamedTuple):
    """What every page shows of a node or premise: `text` on the graph, the rest in the list.

    There `said` tells of it, and `named` begins its line; both are HTML.
    """

    kind: str
    said: str
    named: str
    text: str
    shape: str
    tone: str
    height: float


class Around(NamedTuple):
    """What a page says around its graph: its title, and where one comes back to."""

    title: str
    back: str
    back_words: str
    left_out: str = ""


def written(
    around: Around,
    nodes: Mapping[str, Entry],
    places: Mapping[str, Point],
    arrows: Sequence[Arrow],
) -> str:
    """Write a page. About 15 µs for a node or arrow."""
    said = {key: escape(one) for key, one in around._asdict().items()}
    said |= {f"say_{key}": escape(one) for key, one in captions.EXPLORE.items()}
    return _template().substitute(
        said,
        left_out=f"\n<p>{said['left_out']}</p>" if around.left_out else "",
        say_label=escape(captions.EXPLORE["label"].format(title=around.title)),
        data=_json(_data(nodes, places, arrows)),
        list="\n".join(_listed(nodes, arrows)),
    )


@cache
def _template() -> Template:
    found = files("robustmap.publish.figures").joinpath(TEMPLATE)
    return Template(found.read_text(encoding="utf-8"))


def _json(value: Any) -> str:
    """Write JSON; what means something to HTML in another way, so that nothing ends the script."""
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _data(
    nodes: Mapping[str, Entry], places: Mapping[str, Point], arrows: Sequence[Arrow]
) -> dict[str, Any]:
    """Give nodes as [id, text, number of its looks, x, y], lines as [from, to, number of looks].

    The ends of a line are numbers of nodes.
    """
    looks: dict[tuple[str, str], int] = {}
    rows = []
    for ref, (x, y) in places.items():
        one = nodes[ref]
        look = looks.setdefault((one.shape, one.tone), len(looks))
        rows.append((ref, one.text, look, round(x), round(y)))
    number = {ref: place for place, ref in enumerate(places)}
    lines: dict[tuple[str, str], int] = {}
    ties = [
        (number[one.start], number[one.end], lines.setdefault(_line(one), len(lines)))
        for one in arrows
    ]
    return {
        "nodes": rows,
        "looks": [_look(*one) for one in looks],
        "edges": ties,
        "lines": [{"look": name, "title": words, **_LINES[name]} for name, words in lines],
        "options": OPTIONS,
    }


def _line(one: Arrow) -> tuple[str, str]:
    return STYLES[one.kind].name, one.words


def _look(shape: str, tone: str) -> dict[str, Any]:
    found = {"group": tone, **_SHAPES.get(shape, _OTHER)}
    if tone in _DASHES:
        properties = found.get("shapeProperties", {})
        found["shapeProperties"] = {**properties, "borderDashes": _DASHES[tone]}
    return found


def _listed(nodes: Mapping[str, Entry], arrows: Sequence[Arrow]) -> list[str]:
    """Give the lines of the lists, one list per kind, each node with what it leads to."""
    ties: dict[str, list[str]] = {}
    words = {one: escape(one) for one in {arrow.words for arrow in arrows}}
    for arrow in arrows:
        tie = f"<li>{words[arrow.words]}: {nodes[arrow.end].said}</li>"
        ties.setdefault(arrow.start, []).append(tie)
    groups: dict[str, list[str]] = {}
    for ref, one in nodes.items():
        below = f"<ul>{''.join(ties[ref])}</ul>" if ref in ties else ""
        groups.setdefault(one.kind, []).append(f"<li>{one.named}{below}</li>")
    found = []
    for kind in KIND:
        if kind in groups:
            name = escape(KIND[kind][1].capitalize())
            found += [f"<h2>{name}</h2>", "<ul>", *groups[kind], "</ul>"]
    return found


def named(ref: str, title: str, url: str) -> str:
    """Name a node or premise in the list, by its title as a link: the script finds it there."""
    tag, href = ("a", f' href="{escape(url)}"') if url else ("span", "")
    return f'<{tag}{href} data-node="{escape(ref)}">{escape(title)}</{tag}>'
