"""What a foreign file says beside what its map does, as texts that a node's file can hold.

A record keeps each key of an AIF node or edge that would not be written of itself; values
that are no texts are kept as one JSON text, so that they come back as they were.
"""

import json
from collections.abc import Mapping
from typing import Any

KEY = "x-aif"
"""The key of a node under which its record stands."""

REST = "json"
EDGES = "edges"


def record(given: Mapping[str, Any], written: Mapping[str, Any]) -> dict[str, Any]:
    """Give what of a foreign object differs from the one that would be written of itself."""
    own = {key: given[key] for key in given if key not in written or given[key] != written[key]}
    missing = [key for key in written if key not in given]
    found = {key: own[key] for key in own if _is_text(key, own[key])}
    rest: dict[str, Any] = {key: own[key] for key in own if key not in found}
    if rest or missing:
        found[REST] = json.dumps([rest, missing], ensure_ascii=True, sort_keys=True)
    return found


def restored(kept: Any, written: Mapping[str, Any]) -> dict[str, Any]:
    """Give the foreign object again; a record that cannot be read changes nothing."""
    if not isinstance(kept, Mapping):
        return dict(written)
    own = {key: kept[key] for key in kept if key != EDGES and _is_text(key, kept[key])}
    rest, missing = _rest(kept.get(REST))
    found = {**written, **own, **rest}
    return {key: found[key] for key in found if key not in missing}


def _is_text(key: Any, value: Any) -> bool:
    return key not in (REST, EDGES) and isinstance(value, str) and value != ""


def _rest(text: Any) -> tuple[dict[str, Any], list[Any]]:
    try:
        rest, missing = json.loads(text)
    except (TypeError, ValueError, RecursionError):
        return {}, []
    sound = isinstance(rest, dict) and isinstance(missing, list)
    return (rest, missing) if sound else ({}, [])


def listed(kept: Any, key: str) -> list[Mapping[str, Any]]:
    """Give the records that a record lists under a key."""
    found = kept.get(key) if isinstance(kept, Mapping) else None
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []
