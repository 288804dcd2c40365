"""arguebuf JSON: the JSON form of the protobuf message `arg_services.graph.v1.Graph`.

Atoms are statements, schemes are steps; an undercut is an attack that leads to a scheme.
The whole map stands under `userdata`, which other programs keep; what they change in the
atoms, schemes and edges counts.
"""

from functools import partial
from typing import TYPE_CHECKING, Any

from robustmap.formats.exchange._arguebuf.reading import graph_in
from robustmap.formats.exchange._arguebuf.writing import MARK, VERSION, graph_of, shown
from robustmap.formats.exchange._arguments import built
from robustmap.formats.exchange._arguments.merging import merged
from robustmap.formats.exchange._arguments.telling import added
from robustmap.formats.exchange._format import FORMATS, NOTHING, Format, Imported
from robustmap.formats.exchange._json import Json, read_json, write_json
from robustmap.formats.exchange._keep import everything
from robustmap.formats.exchange._nodes import Maker
from robustmap.formats.exchange._reading import Faults
from robustmap.model.map import Map
from robustmap.model.said import said

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution


def read(data: bytes, faults: Faults) -> Imported | None:
    """Read a graph, with keys in camel case or with underscores."""
    found = read_json(data, faults)
    if found is None:
        return None
    if not isinstance(found.value, dict) or not isinstance(found.value.get("nodes", {}), dict):
        faults.add("this is no graph", line=1, expected="an object with `nodes` and `edges`")
        return None
    data_of = found.value.get("userdata")
    mark = data_of.get(MARK) if isinstance(data_of, dict) else None
    imported = _foreign(found, faults) if mark is None else _own(found, mark, faults)
    return None if faults.failed else imported


def _foreign(found: Json, faults: Faults) -> Imported:
    maker = Maker(faults)
    graph = graph_in(found, faults, records=True)
    if not faults.failed:
        built(graph, maker)
    return Imported(tuple(maker.nodes.values()))


def _own(found: Json, mark: Any, faults: Faults) -> Imported | None:
    """Read a graph that was written here, and perhaps changed since."""
    at = ("userdata", MARK)
    if not isinstance(mark, dict) or mark.get("version") != VERSION:
        told = f"what is under `{MARK}` is of another version"
        faults.add(told, **found.at(*at), expected=f"version {VERSION}")
        return None
    told, maker = mark.get("nodes", {}), Maker(faults)
    if not isinstance(told, dict) or not all(isinstance(one, dict) for one in told.values()):
        faults.add("the nodes are no objects", **found.at(*at, "nodes"), expected="objects by id")
        return None
    for name, one in told.items():
        fields = {key: one[key] for key in one if key not in ("kind", "body")}
        where = partial(found.at, *at, "nodes", name)
        added(maker, where, one.get("kind", ""), name, fields, one.get("body", ""))
    settings = maker.settings(mark.get("settings", {}), **found.at(*at))
    graph = graph_in(found, faults, records=False)
    if faults.failed:
        return None
    whole = Map(maker.nodes.values(), settings)
    before = shown(whole)
    now = Maker(faults, whole.nodes.keys() - before.nodes.keys())
    built(graph, now)
    return Imported(tuple(merged(whole, before, Map(now.nodes.values()), faults)), settings)


def write(solution: "Solution") -> bytes:
    """Write the graph, and the whole map under `userdata`."""
    map_ = everything(solution.map)
    told = {
        node.id: {"kind": node.kind, **said(node), **({"body": node.body} if node.body else {})}
        for node in map_.nodes.values()
    }
    mark = {"version": VERSION, "settings": said(map_.settings), "nodes": told}
    return write_json({**graph_of(map_), "userdata": {MARK: mark}})


def sniff(data: bytes) -> bool:
    """Tell by the keys that no other format has."""
    first = data[:100_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if first[:1] != b"{" or b'"nodes"' not in data:
        return False
    versioned = b'"schemaVersion"' in data or b'"schema_version"' in data
    return versioned or (b'"atom"' in data and b'"scheme"' in data)


FORMATS.add(
    "arguebuf",
    Format(
        "arguebuf",
        "arguebuf JSON, a graph of atoms and schemes",
        (".arguebuf.json", ".json"),
        NOTHING,
        sniff,
        read,
        write,
        everything,
    ),
)
