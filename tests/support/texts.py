"""Maps as files: what a kb must hold to be read as a given map."""

from typing import Any

from robustmap.files.emit import emit, emit_front
from robustmap.files.find import Tree
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.settings import Settings


def texts(value: Any) -> Any:
    """Give values as a file has them: all scalars text, premises in their short form."""
    if isinstance(value, dict):
        return {key: texts(value[key]) for key in value}
    if isinstance(value, list):
        return [texts(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def premise(given: dict[str, str]) -> Any:
    if "local" in given:
        return {given["local"]: given["text"]}
    if "read" in given:
        return {"to": given["ref"], "read": given["read"]}
    return given.get("ref") or given["text"]


def text_of(node: Node) -> str:
    fields = node.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)
    fields = texts({key: fields[key] for key in fields if key not in ("id", "body", "x")})
    key = node.premises_key
    if key in fields:
        fields[key] = [premise(one) for one in fields[key]]
    return emit(type(node), fields, node.body)


def tree_of(map_: Map) -> Tree:
    files = {f"{node.folder}/{node.id}.md": text_of(node) for node in map_.nodes.values()}
    settings = map_.settings.model_dump(mode="json", by_alias=True, exclude_unset=True)
    files["map.yaml"] = emit_front(Settings, texts({"title": "T", **settings}))
    return Tree("kb", {name: files[name].encode() for name in sorted(files)}, [])
