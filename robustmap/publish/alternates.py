"""Each node for machines: what the data of the whole map say of it, as JSON and as Turtle."""

from collections.abc import Iterator, Mapping
from typing import Any

from robustmap.formats.rdf import turtles_of
from robustmap.model import ids
from robustmap.publish.page import File
from robustmap.publish.site import Site

DATA = {"json": "n/{id}/index.json", "turtle": "n/{id}/index.ttl"}
"""Where the data of a node lie, by form."""

TYPES = {"json": "application/json", "turtle": "text/turtle"}
"""The media type of each form."""


def alternates(site: Site, whole: dict[str, Any], encoded: Any) -> Iterator[File]:
    """Yield two files for every node that has a page. Linear in the map.

    `whole` are the data of the whole map, `encoded` writes such data as bytes.
    """
    for node, told in _parted(site, whole).items():
        yield File(DATA["json"].format(id=node), encoded(told))
    for node, turtle in turtles_of(site.solution).items():
        if has_data(site, node):
            yield File(DATA["turtle"].format(id=node), turtle.encode())


def has_data(site: Site, node: str) -> bool:
    """Tell whether a node has data of its own: it has a page, and was not withdrawn."""
    found = site.map.nodes.get(node)
    return found is not None and found.review != "withdrawn" and ids.is_slug(node)


def _parted(site: Site, whole: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Give the data of the map by node: its own, its parts, and the inferences that aim at it."""
    found = {
        one["id"]: {
            "map": whole["title"],
            "view": whole["view"],
            "node": one,
            "statements": [],
            "inferences": [],
            "replies": [],
        }
        for one in whole["nodes"]
        if has_data(site, one["id"])
    }
    for part in ("statements", "inferences"):
        for one in whole[part]:
            if one["node"] in found:
                found[one["node"]][part].append(one)
    for one in whole["inferences"]:
        target = ids.split(site.map.resolve(one["target"]) or one["target"] or "")[0]
        if target in found and target != one["node"]:
            found[target]["replies"].append(one)
    return found
