"""Reading tables back out of a zip: bounded, and with the table and line of every fault."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from robustmap.formats.exchange._csv_tables import (
    LINKS,
    LISTED,
    NODES,
    PLAIN,
    RELATIONS,
    SETTINGS,
    Table,
    unsafe,
)
from robustmap.formats.exchange._format import Imported
from robustmap.formats.exchange._json import read_text
from robustmap.formats.exchange._nodes import Maker
from robustmap.formats.exchange._reading import MAX_BYTES, Faults, decoded, fits
from robustmap.model.problem import clip
from robustmap.model.suggest import nearest

_MAX_CELL = 2**20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)
_UNREAD = (NotImplementedError, LookupError, OverflowError)

Row = tuple[int, dict[str, str]]


def read(data: bytes, faults: Faults) -> Imported | None:
    """Read the tables, and put nodes and links together again."""
    tables = _tables(data, faults)
    if tables is None:
        return None
    nodes, places = _nodes(_rows(NODES, tables.get(NODES.name, ""), faults), faults)
    for line, row in _rows(LINKS, tables.get(LINKS.name, ""), faults):
        _link(nodes, line, row, faults)
    maker = Maker(faults)
    for name, (kind, body, fields) in nodes.items():
        maker.add(kind, name, fields, body, line=places[name])
    given = _settings(_rows(SETTINGS, tables.get(SETTINGS.name, ""), faults), faults)
    settings = maker.settings(given) if given else None
    return None if faults.failed else Imported(tuple(maker.nodes.values()), settings)


def _tables(data: bytes, faults: Faults) -> dict[str, str] | None:
    """Give the text of each table; what a zip says of its own size is not believed."""
    if not fits(data, faults):
        return None
    found: dict[str, str] = {}
    room = MAX_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            known = [one for one in (NODES, LINKS, SETTINGS) if one.name in archive.NameToInfo]
            for table in known:
                with archive.open(table.name) as member:
                    held = member.read(room + 1)
                room -= len(held)
                if room < 0:
                    faults.add("the tables are too long", expected=f"at most {MAX_BYTES:,} bytes")
                    return None
                text = decoded(held, faults)
                if text is None:
                    return None
                found[table.name] = text
    except (*_BROKEN, *_UNREAD) as error:
        faults.add(f"this zip cannot be read: {clip(str(error), 80) or type(error).__name__}")
        return None
    if NODES.name not in found:
        faults.add(f"there is no `{NODES.name}` in the zip", expected="the tables of an export")
        return None
    return found


def _rows(table: Table, text: str, faults: Faults) -> Iterator[Row]:
    """Yield the rows of a table as (line, cells by column)."""
    before = csv.field_size_limit(_MAX_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        head = [cell.strip().lower() for cell in next(reader, [])]
        if not text or not _fits(table, head, faults):
            return
        for cells in reader:
            if len(cells) > len(head):
                told = f"{table.name}: the row has {len(cells)} cells, the head {len(head)}"
                faults.add(told, line=reader.line_num)
            elif any(cells):
                yield reader.line_num, dict(zip(head, map(unsafe, cells), strict=False))
    except csv.Error as error:
        faults.add(f"{table.name}: {error}", line=reader.line_num)
    finally:
        csv.field_size_limit(before)


def _fits(table: Table, head: list[str], faults: Faults) -> bool:
    strange = [name for name in head if name not in table.head]
    for name in strange:
        told = f"{table.name}: there is no column `{clip(name)}`"
        hint = nearest(name, table.head)
        faults.add(told, line=1, expected=f"some of {', '.join(table.head)}", fix=hint)
    if len(set(head)) < len(head):
        faults.add(f"{table.name}: a column stands twice", line=1)
        return False
    missing = [name for name in table.head[:2] if name not in head]
    if missing:
        faults.add(f"{table.name}: the column `{missing[0]}` is missing", line=1)
    return not strange and not missing


_Found = dict[str, tuple[str, str, dict[str, Any]]]


def _nodes(rows: Iterator[Row], faults: Faults) -> tuple[_Found, dict[str, int]]:
    """Give kind, body and fields of each node by id, and the line of each."""
    found: _Found = {}
    places: dict[str, int] = {}
    for line, row in rows:
        name = row["id"]
        if name in found:
            faults.add(f"{NODES.name}: the id `{clip(name)}` stands twice", line=line)
            continue
        fields: dict[str, Any] = {key: row[key] for key in PLAIN if row.get(key)}
        fields |= {key: row[key].split("\n") for key in LISTED if row.get(key)}
        fields |= _more(row.get("more", ""), line, faults)
        found[name] = row["kind"], row.get("body", ""), fields
        places[name] = line
    return found, places


def _more(cell: str, line: int, faults: Faults) -> dict[str, Any]:
    if not cell.strip():
        return {}
    given = read_text(cell, faults, line)
    if given is not None and isinstance(given.value, dict):
        return given.value
    if given is not None:
        faults.add(f"{NODES.name}: `more` holds no object", line=line, expected="JSON")
    return {}


def _link(nodes: _Found, line: int, row: dict[str, str], faults: Faults) -> None:
    source, relation = row["source"], row["relation"]
    if source not in nodes:
        told = f"{LINKS.name}: there is no node `{clip(source)}`"
        faults.add(told, line=line, fix=nearest(source, nodes) if len(nodes) < _FEW else "")
        return
    if relation not in RELATIONS:
        told = f"{LINKS.name}: there is no relation `{clip(relation)}`"
        expected = f"one of {', '.join(RELATIONS)}"
        faults.add(told, line=line, expected=expected, fix=nearest(relation, RELATIONS))
        return
    if relation in ("premises", "assumes"):
        keys = {"to": "target", "local": "local", "text": "text", "read": "read"}
        given = {key: row.get(name) or None for key, name in keys.items()}
    else:
        keys = {"to": "target", "basis": "basis", "read": "read"}
        given = {key: row[name] for key, name in keys.items() if row.get(name)}
    listed = nodes[source][2].setdefault(relation, [])
    if isinstance(listed, list):
        listed.append(given)
    else:
        told = f"{NODES.name}: `more` of `{clip(source)}` has `{relation}`, and so have the links"
        faults.add(told, expected=f"it in {LINKS.name} alone")


_FEW = 5000
"""Of more nodes than these none is suggested: looking for it would take long."""


def _settings(rows: Iterator[Row], faults: Faults) -> dict[str, Any]:
    found = {}
    for line, row in rows:
        given = read_text(row["value"], faults, line)
        if given is not None:
            found[row["key"]] = given.value
    return found
