"""The map as plain data, entry by entry, and how it is written as JSON."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from robustmap.model.expand import Inference, Statement
from robustmap.model.nodes import Node, Person
from robustmap.model.positions import held, tied
from robustmap.publish.site import Site


class Line(str):
    """An entry that is written already."""

    __slots__ = ()


class Owned(NamedTuple):
    """What a node spells out, in the order of the map."""

    statements: list[Statement]
    inferences: list[Inference]


def graph(site: Site) -> dict[str, Any]:
    """Give the map as plain data: nodes, statements and inferences with their verdicts."""
    return {
        **head(site),
        "nodes": [told(site, node) for node in site.map.live],
        "statements": [statement(site, one) for one in site.map.statements.values()],
        "inferences": [inference(site, one) for one in site.map.inferences.values()],
    }


def head(site: Site) -> dict[str, Any]:
    """Give what is told of the map itself."""
    settings, view = site.map.settings, site.solution.view
    return {
        "title": settings.title,
        "description": settings.description,
        "view": {
            "basis": view.basis,
            "weighing": view.weighing,
            "semantics": site.solution.semantics,
        },
    }


def owned(site: Site) -> Mapping[str, Owned]:
    """Give what each node spells out, worked out once."""
    found = _OWNED.get(site)
    if found is None:
        found = _OWNED[site] = {node: Owned([], []) for node in site.map.nodes}
        for one in site.map.statements.values():
            found[one.owner].statements.append(one)
        for step in site.map.inferences.values():
            found[step.owner].inferences.append(step)
    return found


_OWNED: "WeakKeyDictionary[Site, dict[str, Owned]]" = WeakKeyDictionary()


def statement(site: Site, one: Statement) -> dict[str, Any]:
    """Give a statement as plain data."""
    return {
        "id": one.id,
        "node": one.owner,
        "role": one.role,
        "text": one.text,
        "standing": one.standing,
        "basis": one.basis,
        **_verdict(site, one.id),
    }


def inference(site: Site, one: Inference) -> dict[str, Any]:
    """Give an inference as plain data."""
    return {
        "id": one.id,
        "node": one.owner,
        "relation": one.relation,
        "target": one.target,
        "premises": list(one.premises),
        "basis": one.basis,
        **_verdict(site, one.id),
        "counts": site.solution.counts(one.id),
    }


def told(site: Site, node: Node) -> dict[str, Any]:
    """Give a node as plain data: its fields, and what is worked out of it."""
    fields = node.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    known = {"id": node.id, "kind": node.kind, "title": site.heading(node.id), "body": node.body}
    page = site.page(node.id)
    if isinstance(node, Person):
        # As on their page: what is only inferred stays with the text's handle.
        explicit = {one.id for one in held(site.map, node) if one.explicit}
        fields["positions"] = [one for one in fields.get("positions", ()) if one["id"] in explicit]
        fields["handle"] = sorted(tied(site.map, node))
    return {**fields, **known, "page": page, "file": site.file(node.id), **_verdict(site, node.id)}


def _verdict(site: Site, ref: str) -> dict[str, str]:
    answer = site.answer(ref)
    return {"verdict": answer, "words": site.words(ref)} if answer else {}


def encoded(value: Mapping[str, Any]) -> bytes:
    """Write plain data as JSON, an entry of a list on each line; the same bytes each time."""
    keys = (f"{line(key)}: {_listed(value[key])}" for key in sorted(value))
    written = "{\n" + ",\n".join(keys) + "\n}\n"
    # Half a surrogate pair has no UTF-8; escaped it is still JSON.
    return written.encode("utf-8", "backslashreplace")


def _listed(value: Any) -> str:
    if not isinstance(value, list):
        return line(value)
    return "[\n" + ",\n".join(map(line, value)) + "\n]"


def line(value: Any) -> str:
    """Write plain data as JSON on one line."""
    if type(value) is Line:
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
