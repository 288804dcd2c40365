"""A whole map as plain values, for formats that let programs keep data of their own."""

import re
from typing import Any

from robustmap.formats.exchange._keep import everything
from robustmap.formats.exchange._nodes import Maker
from robustmap.formats.exchange._yaml import Keys, Rows, Word, at
from robustmap.model.map import Map
from robustmap.model.said import said
from robustmap.model.settings import Settings

MARK, VERSION = "robustmap", 1
"""The key under which a map stands in a file that we wrote, and which shape it has there."""


def packed(map_: Map) -> dict[str, Any]:
    """Give what the files of a map say, by id, and its settings. Linear."""
    map_ = everything(map_)
    nodes = {
        node.id: {"kind": node.kind, **said(node), **({"body": node.body} if node.body else {})}
        for node in map_.nodes.values()
    }
    return {"version": VERSION, "settings": said(map_.settings), "nodes": nodes}


def unpacked(mark: Any, maker: Maker) -> Map | None:
    """Give the map that `packed` gave, as it was read from YAML; None, with faults, if it cannot.

    Numbers and truth values are those that stand without quotes.
    """
    if not isinstance(mark, Keys) or mark.get("version") != str(VERSION):
        told = f"what is under `{MARK}` is of another version"
        maker.faults.add(told, **at(mark), expected=f"version {VERSION}")
        return None
    nodes = mark.get("nodes")
    if not isinstance(nodes, Keys):
        maker.faults.add("there are no nodes", **at(mark), expected="nodes by id")
        return None
    for name, one in nodes.items():
        if not isinstance(one, Keys):
            maker.faults.add("the node has no keys", **at(name), expected="`kind` and others")
            continue
        given = plainly(one)
        kind, body = given.pop("kind", ""), given.pop("body", "")
        maker.add(kind, str(name), given, body if isinstance(body, str) else "", **at(name))
    given = plainly(mark.get("settings") or Keys())
    settings = maker.settings(given, **at(mark.get("settings")))
    if maker.faults.failed:
        return None
    return Map(maker.nodes.values(), settings or Settings())


def plainly(value: Any) -> Any:
    """Give what was read from YAML as plain values, without their places."""
    if isinstance(value, Keys):
        return {str(key): plainly(value[key]) for key in value}
    if isinstance(value, Rows):
        return [plainly(one) for one in value]
    if value is None:
        return ""
    if not isinstance(value, Word):
        return value
    return _typed(value) if value.plain else str(value)


def _typed(value: Word) -> Any:
    """Give the number or truth value that a text without quotes is, else the text."""
    if value in ("true", "false"):
        return value == "true"
    number = _NUMBER.fullmatch(value)
    if number is None:
        return str(value)
    return float(value) if number[1] else int(value)


_NUMBER = re.compile(r"-?\d{1,300}((?:\.\d+)?(?:e[+-]?\d+)?)")
