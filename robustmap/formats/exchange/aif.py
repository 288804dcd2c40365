"""AIF JSON, as AIFdb gives it: information (I), inferences (RA), conflicts (CA).

An undercut is a conflict that leads to an inference or to another conflict. What was said
(L), with the illocutions (YA) and transitions (TA), and rephrasings (MA) and preferences
(PA), is kept beside the map, so that a file that was imported comes back whole.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from robustmap.formats.exchange._aif.envelope import is_enveloped
from robustmap.formats.exchange._aif.parsing import parsed
from robustmap.formats.exchange._aif.reading import nodes_of
from robustmap.formats.exchange._aif.records import KEY
from robustmap.formats.exchange._aif.shape import NAMELESS
from robustmap.formats.exchange._aif.writing import node_set
from robustmap.formats.exchange._arguments import joined, plain
from robustmap.formats.exchange._format import FORMATS, Format, Imported
from robustmap.formats.exchange._json import Json, read_json
from robustmap.formats.exchange._reading import Faults
from robustmap.model.map import Map
from robustmap.model.nodes import Argument, Claim, Node, SourceText

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution

LOSES = (
    "all but claims, arguments and what they rest on and are aimed at: sources, tags, standing, "
    "basis and strength, reframings and qualifications, the other kinds of nodes, pins and titles"
)


def read(data: bytes, faults: Faults) -> Imported | None:
    """Read a node set, a list of them (merged by node id), or xAIF around one."""
    found = read_json(data, faults)
    return None if found is None else _imported(found, faults)


def _imported(found: Json, faults: Faults) -> Imported | None:
    nodes = nodes_of(parsed(found, faults), faults)
    return None if faults.failed else Imported(nodes)


def keeps(map_: Map) -> Map:
    """Give claims and arguments alone, and what stands beside them in files that were read."""
    found = plain(map_, _own)
    if not _beside(map_):
        return found
    text = json.dumps(node_set(found, _beside(map_)))
    faults = Faults()
    back = _imported(Json(text, json.loads(text)), faults)
    return back.map if back else found


def write(solution: "Solution") -> bytes:
    """Write the node set: ids of nodes are those of the map, or those that they once had."""
    map_ = keeps(solution.map)
    beside = _beside(map_)
    found = node_set(plain(map_, _own) if beside else map_, beside)
    return (json.dumps(found, indent=1, ensure_ascii=False) + "\n").encode()


def _own(node: Node) -> dict[str, Any]:
    """Give the scheme of an argument, and the record of a node that comes from AIF."""
    scheme = node.scheme if isinstance(node, Argument) else None
    found: dict[str, Any] = {"scheme": scheme} if scheme and scheme not in NAMELESS else {}
    return found | ({"x": {KEY: node.x[KEY]}} if isinstance(node.x.get(KEY), dict) else {})


def _beside(map_: Map) -> list[dict[str, Any]]:
    kept = (one.x.get(KEY) for one in map_.of_kind("source"))
    return [one for one in kept if isinstance(one, dict)]


def identity(node: Node) -> str | None:
    """Give the id that a node has in AIF, with its words: node sets share their ids.

    What stands beside the arguments of a file has no id, and is the same if all of it is.
    """
    record = node.x.get(KEY)
    if isinstance(node, SourceText) and isinstance(record, Mapping):
        return json.dumps([node.kind, node.title, record], sort_keys=True, default=dict)
    if not isinstance(node, (Claim, Argument)):
        return None
    given = record.get("nodeID") if isinstance(record, Mapping) else None
    scheme = node.scheme if isinstance(node, Argument) else None
    return json.dumps([given or node.id, node.kind, scheme, joined(node.title, node.body)])


def sniff(data: bytes) -> bool:
    """Tell by the keys that no other format has; in an envelope it is xAIF."""
    if is_enveloped(data):
        return False
    first = data[:100_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return first[:1] in (b"{", b"[") and b'"nodeID"' in data and b'"nodes"' in data


FORMATS.add(
    "aif",
    Format(
        "aif",
        "AIF JSON, the Argument Interchange Format of AIFdb",
        (".aif.json", ".aif", ".json"),
        LOSES,
        sniff,
        read,
        write,
        keeps,
        identity=identity,
    ),
)
