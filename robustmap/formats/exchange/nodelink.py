"""Node-link JSON: the graph of networkx, as d3 and others take it; nothing is lost.

It is `KB.to_networkx` through networkx's `node_link_data`. The edges are drawn from the
nodes, for walking: what is changed in them is not read.
"""

from typing import TYPE_CHECKING, Any

from robustmap.formats.exchange._format import FORMATS, NOTHING, Format, Imported
from robustmap.formats.exchange._json import Json, read_json, write_json
from robustmap.formats.exchange._keep import everything
from robustmap.formats.exchange._nodes import Maker
from robustmap.formats.exchange._reading import Faults
from robustmap.formats.network import MARK, PARTS, VERSION

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution

_DERIVED = frozenset({"id", "kind", "label", "body"})


def read(data: bytes, faults: Faults) -> Imported | None:
    """Read the nodes that are files, and the settings of the graph."""
    found = read_json(data, faults)
    if found is None:
        return None
    about, nodes = _parts(found.value)
    if about is None:
        told = "this is no graph that robustmap has written"
        faults.add(told, **found.at(), expected=f"`graph` with the key `{MARK}`, and `nodes`")
        return None
    if about[MARK] != VERSION:
        place = found.at("graph", MARK)
        told = f"the graph is of the version {about[MARK]!r:.20}"
        faults.add(told, **place, expected=f"version {VERSION}")
        return None
    maker = Maker(faults)
    for number, given in enumerate(nodes):
        _node(maker, found, number, given)
    settings = maker.settings(about.get("settings", {}))
    return None if faults.failed else Imported(tuple(maker.nodes.values()), settings)


def _parts(value: Any) -> tuple[dict[str, Any] | None, list[Any]]:
    about = value.get("graph") if isinstance(value, dict) else None
    if isinstance(about, list):  # older versions of networkx write pairs
        pairs = (one for one in about if isinstance(one, list) and len(one) > 1)
        about = {key: value for key, value, *_ in pairs if isinstance(key, str)}
    nodes = value.get("nodes") if isinstance(value, dict) else None
    if not isinstance(about, dict) or MARK not in about or not isinstance(nodes, list):
        return None, []
    return about, nodes


def _node(maker: Maker, found: Json, number: int, given: Any) -> None:
    if not isinstance(given, dict):
        maker.faults.add("the node is no object", **found.at("nodes", number))
        return
    kind = given.get("kind")
    if isinstance(kind, str) and kind in PARTS:
        return
    fields = {key: given[key] for key in given if key not in _DERIVED}
    known = len(maker.faults.found)
    made = maker.add(kind or "", given.get("id", ""), fields, given.get("body", ""))
    if made is None:
        place = found.at("nodes", number)
        placed = [one._replace(**place) for one in maker.faults.found[known:]]
        maker.faults.found[known:] = placed


def write(solution: "Solution") -> bytes:
    """Write the graph as networkx does, with keys in order."""
    from networkx import node_link_data

    from robustmap.formats.network import to_networkx

    return write_json(node_link_data(to_networkx(everything(solution.map)), edges="edges"))


def sniff(data: bytes) -> bool:
    """Tell by the mark of the graph, which stands before the nodes or after them."""
    start = data[:4096].lstrip()
    return start.startswith(b"{") and b'"nodes"' in data and f'"{MARK}": {VERSION}'.encode() in data


FORMATS.add(
    "nodelink",
    Format(
        "nodelink",
        "node-link JSON of networkx and d3",
        (".nodelink.json", ".json"),
        NOTHING,
        sniff,
        read,
        write,
        everything,
    ),
)
