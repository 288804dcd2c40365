"""The map as plain data, entry by entry, and how it is written as JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from robustmap.model.expand import Inference, Statement
from robustmap.model.nodes import Node, Person
from robustmap.model.positions import held, tied
from robustmap.publish.site import Site


class Line(str):
    """An entry that is written already."""

    __slots__ = ()


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
    return b"".join(in_pieces(value))


def in_pieces(value: Mapping[str, Any]) -> Iterator[bytes]:
    """Yield the same in pieces; a list may be given as it is `joined`, and is asked for in turn."""
    before = "{\n"
    for key in sorted(value):
        found = value[key]
        if isinstance(found, list | Iterator):
            yield _bytes(f"{before}{line(key)}: [\n")
            yield from joined(map(line, found)) if isinstance(found, list) else found
            yield b"\n]"
        else:
            yield _bytes(f"{before}{line(key)}: {line(found)}")
        before = ",\n"
    yield b"\n}\n"


def joined(lines: Iterable[str]) -> Iterator[bytes]:
    """Write the entries of a list, each on a line: many at a time, as there are very many."""
    before, rest = "", iter(lines)
    while some := [*islice(rest, _TOGETHER)]:
        yield _bytes(before + ",\n".join(some))
        before = ",\n"


_TOGETHER = 250


def _bytes(text: str) -> bytes:
    # Half a surrogate pair has no UTF-8; escaped it is still JSON.
    return text.encode("utf-8", "backslashreplace")


def line(value: Any) -> str:
    """Write plain data as JSON on one line."""
    return value if type(value) is Line else _on_one_line(value)


_on_one_line = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=str).encode
