"""CSV tables in a zip: one of nodes, one of links, one of settings; nothing is lost.

For spreadsheets. What a table has no column for stands as JSON in the column `more`. A cell
that a spreadsheet would take for a formula gets a `'` before it, which reading takes away.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from robustmap.formats.exchange._csv_reading import read
from robustmap.formats.exchange._csv_tables import LINKS, NODES, SETTINGS, columns, links, safe
from robustmap.formats.exchange._format import FORMATS, NOTHING, Format
from robustmap.formats.exchange._keep import everything
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.said import said

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution

_WHEN = (1980, 1, 1, 0, 0, 0)
"""The date of every table in the zip, so that the same map gives the same bytes."""


def write(solution: "Solution") -> bytes:
    """Write three tables; rows are sorted by id, links stand in the order of the files."""
    map_ = everything(solution.map)
    tables = {
        NODES.name: _text(NODES.head, (_row(node) for node in map_.nodes.values())),
        LINKS.name: _text(LINKS.head, _links(map_)),
        SETTINGS.name: _text(SETTINGS.head, _settings(map_)),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in tables.items():
            archive.writestr(zipfile.ZipInfo(name, _WHEN), text.encode(), zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _text(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerow(head)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return held.getvalue()


def _row(node: Node) -> list[str]:
    fields = said(node)
    for name in links(node):
        fields.pop(name, None)
    cells = {"id": node.id, "kind": node.kind, "body": node.body, **columns(fields)}
    if fields:
        cells["more"] = json.dumps(fields, ensure_ascii=False, sort_keys=True)
    return [cells.get(name, "") for name in NODES.head]


def _links(map_: Map) -> Iterator[list[str]]:
    for node in map_.nodes.values():
        for relation, pieces in links(node).items():
            for piece in pieces:
                given = piece.model_dump(by_alias=True)
                target = given.get("to") or given.get("ref")
                cells = {**given, "source": node.id, "relation": relation, "target": target}
                yield [cells.get(name) or "" for name in LINKS.head]


def _settings(map_: Map) -> Iterator[list[str]]:
    for key, value in said(map_.settings).items():
        yield [key, json.dumps(value, ensure_ascii=False, sort_keys=True)]


def sniff(data: bytes) -> bool:
    """Tell by what the zip begins with, and the name of its first table."""
    return data.startswith(b"PK\x03\x04") and NODES.name.encode() in data[:200]


FORMATS.add(
    "csv",
    Format(
        "csv",
        "CSV tables in a zip, for spreadsheets",
        (".csv.zip", ".zip"),
        NOTHING,
        sniff,
        read,
        write,
        everything,
    ),
)
