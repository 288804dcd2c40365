"""Graphs with attributes: how a map is drawn as one, and what is read out of one.

A graph of ours carries in each node, under `robustmap`, what its file says, so nothing is
lost. In any other graph each node is a claim, and an edge an argument from one for or
against another, as its label says; an edge onto the name of an edge is an undercut.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from robustmap.formats.exchange._format import Imported
from robustmap.formats.exchange._json import read_text
from robustmap.formats.exchange._keep import everything
from robustmap.formats.exchange._nodes import Maker
from robustmap.formats.exchange._reading import Faults, Where
from robustmap.graph.edges import edges
from robustmap.model.expand import heading, is_back
from robustmap.model.fields import MAX_TITLE_LENGTH
from robustmap.model.map import Map
from robustmap.model.said import said
from robustmap.model.settings import Settings

MARK = "robustmap"
VERSION = 1

Attributes = Mapping[str, str]


class Vertex(NamedTuple):
    """A node of a graph with its attributes, and its place in the file."""

    name: str
    attributes: Attributes
    line: int = 0
    column: int = 0


class Arrow(NamedTuple):
    """An edge of a graph; `name` where it has one."""

    source: str
    target: str
    attributes: Attributes
    line: int = 0
    column: int = 0
    name: str = ""


class Drawn(NamedTuple):
    """A graph with attributes; `about` are those of the graph itself."""

    about: Attributes
    vertices: Sequence[Vertex]
    arrows: Sequence[Arrow]


def drawn(map_: Map) -> Drawn:
    """Draw a map: files, their parts and inferences as vertices, what joins them as arrows.

    An undercut leads to the inference that it breaks. Linear in the map.
    """
    map_ = everything(map_)
    about = {MARK: _packed({"version": VERSION, "settings": said(map_.settings)})}
    vertices = [
        Vertex(
            node.id,
            {
                "kind": node.kind,
                "label": heading(node),
                MARK: _packed({"kind": node.kind, "body": node.body, **said(node)}),
            },
        )
        for node in map_.nodes.values()
    ]
    vertices += [one for one in _parts(map_) if one.name not in map_.nodes]
    arrows = [
        Arrow(one.source, one.target, {"kind": one.kind, "basis": one.basis, "via": one.via})
        for one in edges(map_)
    ]
    return Drawn(about, vertices, arrows)


def _parts(map_: Map) -> Iterator[Vertex]:
    for one in map_.statements.values():
        yield Vertex(one.id, {"kind": one.role, "label": one.text})
    for step in map_.inferences.values():
        if step.relation != "contradicts" and not is_back(step):
            label = f"{step.owner} {step.relation} {step.target}"
            yield Vertex(step.id, {"kind": "inference", "label": label})


def _packed(value: Any) -> str:
    # Escapes keep every character out of the file that its own syntax could trip over.
    return json.dumps(value, ensure_ascii=True, sort_keys=True)


def read_drawn(found: Drawn, faults: Faults) -> Imported | None:
    """Give the map of which a graph is drawn, or one made of a graph from elsewhere."""
    maker = Maker(faults)
    settings = None
    if MARK in found.about:
        settings = _ours(found, maker)
    else:
        _foreign(found, maker)
    return None if faults.failed else Imported(tuple(maker.nodes.values()), settings)


def _ours(found: Drawn, maker: Maker) -> Settings | None:
    about = read_text(found.about[MARK], maker.faults, 1)
    if about is None:
        return None
    if not isinstance(about.value, dict) or about.value.get("version") != VERSION:
        expected = f"version {VERSION}"
        maker.faults.add(f"the attribute `{MARK}` is not one that is known", expected=expected)
        return None
    for one in found.vertices:
        if MARK in one.attributes:
            _file(one, maker)
    settings = about.value.get("settings")
    return maker.settings(settings) if settings else None


def _file(one: Vertex, maker: Maker) -> None:
    where = Where(line=one.line, column=one.column)
    inner = Faults()
    given = read_text(one.attributes[MARK], inner)
    if given is None or not isinstance(given.value, dict):
        told = inner.found[0].message if inner.found else "this holds no object"
        maker.faults.add(f"the attribute `{MARK}` of `{one.name[:40]}`: {told}", **where)
        return
    fields = dict(given.value)
    kind, body = fields.pop("kind", ""), fields.pop("body", "")
    maker.add(kind, one.name, fields, body, **where)


WORDS: dict[str, str] = {
    **dict.fromkeys(("support", "supports", "for", "pro", "entails", "+", "because"), "for"),
    **dict.fromkeys(("attack", "attacks", "against", "con", "contrary", "rebuts"), "against"),
    **dict.fromkeys(("undermines", "conflict", "-", "opposes", "rebut"), "against"),
    **dict.fromkeys(("undercut", "undercuts"), "undercuts"),
    **dict.fromkeys(("contradictory", "contradicts", "contradiction"), "contradicts"),
}
"""The words on edges of other tools' graphs that are understood, and what they mean here."""

_SAYING = ("kind", "label", "relation", "type", "relationtype", "interaction", "weight")
_TITLES = ("label", "title", "text", "name", "description")


def _foreign(found: Drawn, maker: Maker) -> None:
    """Make claims of nodes, and arguments of edges."""
    meant = list(_meant(found, maker))
    named = {arrow.name for _, arrow in meant if arrow.name}
    # Some languages make a node of the name of an edge as soon as an edge leads to it.
    vertices = [one for one in found.vertices if one.attributes or one.name not in named]
    names = {one.name: maker.name(one.name, _title(one)) for one in vertices}
    steps: dict[str, str] = {}
    for _, arrow in meant:
        if arrow.name and arrow.name not in names:
            steps[arrow.name] = maker.name("", f"{arrow.source} {arrow.target}", "argument")
    contradicts: dict[str, list[str]] = {}
    for kind, arrow in meant:
        if kind == "contradicts" and arrow.target in names:
            contradicts.setdefault(arrow.source, []).append(names[arrow.target])
    for one in vertices:
        said_too = contradicts.get(one.name)
        _claim(one, names[one.name], said_too or [], maker)
    for kind, arrow in meant:
        if kind != "contradicts" or arrow.target not in names:
            _argument(kind, arrow, names, steps, maker)


def _title(one: Vertex) -> str:
    lower = {key.lower(): value for key, value in one.attributes.items()}
    return next((lower[key].strip() for key in _TITLES if lower.get(key, "").strip()), one.name)


def _claim(one: Vertex, name: str, contradicts: list[str], maker: Maker) -> None:
    title = " ".join(_title(one).split())
    fields: dict[str, Any] = {"title": title[:MAX_TITLE_LENGTH]}
    if contradicts:
        fields["contradicts"] = contradicts
    body = title if len(title) > MAX_TITLE_LENGTH else ""
    maker.add("claim", name, fields, body, line=one.line, column=one.column)


def _meant(found: Drawn, maker: Maker) -> Iterator[tuple[str, Arrow]]:
    """Yield each edge with what it means; those that say nothing we know are told of."""
    for arrow in found.arrows:
        lower = {key.lower(): value.strip().lower() for key, value in arrow.attributes.items()}
        kind = next((WORDS[lower[key]] for key in _SAYING if lower.get(key) in WORDS), "")
        if kind:
            yield kind, arrow
            continue
        maker.faults.warn(
            f"the edge from `{arrow.source[:40]}` to `{arrow.target[:40]}` is left out: "
            "it does not say what it means",
            line=arrow.line,
            column=arrow.column,
            expected="a label such as support, attack or undercut",
        )


def _argument(
    kind: str, arrow: Arrow, names: Mapping[str, str], steps: Mapping[str, str], maker: Maker
) -> None:
    where = Where(line=arrow.line, column=arrow.column)
    target = steps.get(arrow.target) or names.get(arrow.target)
    if arrow.source not in names or target is None:
        stray = arrow.target if arrow.source in names else arrow.source
        maker.faults.warn(f"an edge is left out: there is no node `{stray[:40]}`", **where)
        return
    if (kind == "undercuts") != (arrow.target in steps):
        # Only a step can be undercut, and a step can only be undercut: what is drawn is meant.
        if kind == "undercuts":
            what = "an undercut of a node that is no step is read as an argument against it"
            maker.faults.warn(what, **where)
        kind = "undercuts" if arrow.target in steps else "against"
    name = steps.get(arrow.name) or maker.name("", f"{arrow.source} {kind} {arrow.target}")
    maker.add("argument", name, {"premises": [names[arrow.source]], kind: [target]}, **where)
