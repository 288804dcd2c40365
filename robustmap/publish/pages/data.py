"""`data/`: the map as JSON, Turtle and a table, and how to ask it from Python."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from robustmap.explain import words
from robustmap.explain.exchange import FORMATS_PAGE
from robustmap.explain.ontology import ONTOLOGY
from robustmap.explain.passages import DATA, INTRO, KEYS
from robustmap.model.nodes import Node, Person
from robustmap.model.positions import held, tied
from robustmap.publish.alternates import alternates
from robustmap.publish.html import Html, el, join, link, text
from robustmap.publish.page import File, Page
from robustmap.publish.pages.formats import PATH as FORMATS
from robustmap.publish.pages.terms import PATH as TERMS
from robustmap.publish.parts.writer import Writer, items
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

JSON, TURTLE, TABLE = "data/graph.json", "data/graph.ttl", "data/robustness.csv"


@PAGES.entry("data")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the data files and the page that tells of them."""
    whole = graph(site)
    yield File(JSON, encoded(whole))
    yield File(TURTLE, turtle(site))
    yield File(TABLE, table(site))
    yield from alternates(site, whole, encoded)
    yield _page(site)


def _page(site: Site) -> Page:
    writer = Writer(site, "data/")
    files = [
        join(link(writer.to(path), text(path)), text(DATA[path]), by=" ")
        for path in (JSON, TURTLE, TABLE)
    ]
    keys = [
        join(el("dt", el("code", text(key))), el("dd", text(said))) for key, said in KEYS.items()
    ]
    body = join(
        el("h1", text("Data")),
        el("p", text(INTRO["data"])),
        items(files),
        el("p", text(FORMATS_PAGE["data"]), Html(" "), _formats(writer)),
        el("p", text(ONTOLOGY["data"]), Html(" "), _terms(writer)),
        el("h2", text(DATA["python"])),
        el("pre", el("code", text(DATA["snippet"]))),
        el("h2", text(DATA["keys"])),
        el("dl", *keys, cls="facts"),
    )
    return Page(writer.path, "Data", body, INTRO["data"])


def _formats(writer: Writer) -> Html:
    return link(writer.to(FORMATS), text(FORMATS_PAGE["title"]))


def _terms(writer: Writer) -> Html:
    return link(writer.to(TERMS), text(ONTOLOGY["title"]))


def graph(site: Site) -> dict[str, Any]:
    """Give the map as plain data: nodes, statements and inferences with their verdicts."""
    settings, view = site.map.settings, site.solution.view
    return {
        "title": settings.title,
        "description": settings.description,
        "view": {
            "basis": view.basis,
            "weighing": view.weighing,
            "semantics": site.solution.semantics,
        },
        "nodes": [_node(site, node) for node in site.map.live],
        "statements": [
            {"id": one.id, "node": one.owner, "role": one.role, "text": one.text}
            | {"standing": one.standing, "basis": one.basis, **_verdict(site, one.id)}
            for one in site.map.statements.values()
        ],
        "inferences": [
            {"id": one.id, "node": one.owner, "relation": one.relation, "target": one.target}
            | {"premises": list(one.premises), "basis": one.basis, **_verdict(site, one.id)}
            | {"counts": site.solution.counts(one.id)}
            for one in site.map.inferences.values()
        ],
    }


def _node(site: Site, node: Node) -> dict[str, Any]:
    fields = node.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    known = {"id": node.id, "kind": node.kind, "title": site.heading(node.id), "body": node.body}
    page = site.page(node.id)
    if isinstance(node, Person):
        # As on their page: what is only inferred stays with the text's handle.
        told = {one.id for one in held(site.map, node) if one.explicit}
        fields["positions"] = [one for one in fields.get("positions", ()) if one["id"] in told]
        fields["handle"] = sorted(tied(site.map, node))
    return {**fields, **known, "page": page, "file": site.file(node.id), **_verdict(site, node.id)}


def _verdict(site: Site, ref: str) -> dict[str, str]:
    answer = site.answer(ref)
    return {"verdict": answer, "words": site.words(ref)} if answer else {}


def encoded(value: dict[str, Any]) -> bytes:
    """Write plain data as JSON, an entry of a list on each line; the same bytes each time."""
    keys = (f"{_json(key)}: {_listed(value[key])}" for key in sorted(value))
    written = "{\n" + ",\n".join(keys) + "\n}\n"
    # Half a surrogate pair has no UTF-8; escaped it is still JSON.
    return written.encode("utf-8", "backslashreplace")


def _listed(value: Any) -> str:
    if not isinstance(value, list):
        return _json(value)
    return "[\n" + ",\n".join(map(_json, value)) + "\n]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def turtle(site: Site) -> bytes:
    """Write the map as Turtle."""
    from robustmap.formats.rdf import turtle_of

    return turtle_of(site.solution).encode()


def table(site: Site) -> bytes:
    """Write the robustness table as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["proposal", "scaling", "answer", "words", "witness", "clause", "gap"])
    for proposal, row in site.robustness.items():
        for kind, one in row.items():
            said = words.robustness(one).fill()
            gap = "" if one.gap is None else one.gap
            writer.writerow([proposal, kind, one.answer, said, one.witness, one.clause, gap])
    return out.getvalue().encode()


__all__ = ["Html", "graph", "table", "turtle"]
