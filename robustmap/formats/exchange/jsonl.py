"""JSON Lines: a node on each line, with the keys of its file; nothing is lost.

The first line holds the settings. Lines are sorted by id and keys by name, so that two files
can be compared line by line.
"""

import json
from typing import TYPE_CHECKING, Any

from robustmap.formats.exchange._format import FORMATS, NOTHING, Format, Imported
from robustmap.formats.exchange._json import read_text
from robustmap.formats.exchange._keep import everything
from robustmap.formats.exchange._nodes import Maker
from robustmap.formats.exchange._reading import Faults, decoded
from robustmap.model.said import said
from robustmap.model.settings import Settings

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution

MARK = "robustmap"
VERSION = 1


def read(data: bytes, faults: Faults) -> Imported | None:
    """Read every line, and tell what is wrong with each."""
    text = decoded(data, faults)
    if text is None:
        return None
    maker, settings = Maker(faults), None
    for number, line in enumerate(text.split("\n"), start=1):
        found = read_text(line, faults, number) if line.strip() else None
        if found is None:
            continue
        if not isinstance(found.value, dict):
            faults.add("the line holds no object", line=number, column=1, expected="a node")
        elif MARK in found.value:
            settings = _settings(maker, found.value, number)
        else:
            _node(maker, found.value, number)
    return None if faults.failed else Imported(tuple(maker.nodes.values()), settings)


def _settings(maker: Maker, given: dict[str, Any], line: int) -> Settings | None:
    if given[MARK] != VERSION:
        told = f"the lines are of the version {given[MARK]!r:.20}"
        maker.faults.add(told, line=line, column=1, expected=f"version {VERSION}")
        return None
    return maker.settings(given.get("settings", {}), line=line, column=1)


def _node(maker: Maker, given: dict[str, Any], line: int) -> None:
    fields = {key: given[key] for key in given if key not in ("id", "kind", "body")}
    body = given.get("body", "")
    maker.add(given.get("kind", ""), given.get("id", ""), fields, body, line=line, column=1)


def write(solution: "Solution") -> bytes:
    """Write the settings, and every node by id."""
    map_ = everything(solution.map)
    lines: list[dict[str, Any]] = [{MARK: VERSION, "settings": said(map_.settings)}]
    for node in map_.nodes.values():
        body = {"body": node.body} if node.body else {}
        lines.append({"id": node.id, "kind": node.kind, **said(node), **body})
    told = (json.dumps(one, ensure_ascii=False, sort_keys=True) for one in lines)
    return "".join(f"{line}\n" for line in told).encode()


def sniff(data: bytes) -> bool:
    """Tell by the first line: it is a whole object, with our mark, or with an id and a kind."""
    first = data[:1_000_000].lstrip().split(b"\n", 1)[0]
    if not first.startswith(b"{"):
        return False
    try:
        found = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and (found.keys() == {MARK, "settings"} or "kind" in found)


FORMATS.add(
    "jsonl",
    Format(
        "jsonl",
        "JSON Lines: a node on each line",
        (".jsonl", ".ndjson"),
        NOTHING,
        sniff,
        read,
        write,
        everything,
    ),
)
