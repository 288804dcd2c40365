"""xAIF: AIF in the envelope that tools for texts hand on, with the text itself.

What is in the node set is read and written as for `aif`. The text that a file comes with is
kept beside the map; a map that comes from no such file is given the sentences of its claims.
"""

import json
from typing import TYPE_CHECKING

from robustmap.formats.exchange._aif.envelope import enveloped, is_enveloped, opened
from robustmap.formats.exchange._aif.writing import node_set
from robustmap.formats.exchange._arguments import plain
from robustmap.formats.exchange._format import FORMATS, Format, Imported
from robustmap.formats.exchange._json import Json, read_json
from robustmap.formats.exchange._reading import Faults
from robustmap.formats.exchange.aif import LOSES, _beside, _imported, _own, identity
from robustmap.model.map import Map

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution


def read(data: bytes, faults: Faults) -> Imported | None:
    """Read an envelope with a node set; a node set alone is read too."""
    found = read_json(data, faults)
    return None if found is None else _imported(Json(found.text, opened(found.value)), faults)


def keeps(map_: Map) -> Map:
    """Give claims and arguments alone, and what stands beside them in files that were read."""
    found = plain(map_, _own)
    if not _beside(map_):
        return found
    back = read(_written(found, map_), Faults())
    return back.map if back else found


def write(solution: "Solution") -> bytes:
    """Write the node set in its envelope: ids are those of the map, or those they once had."""
    map_ = keeps(solution.map)
    return _written(plain(map_, _own) if _beside(map_) else map_, map_)


def _written(drawn: Map, whole: Map) -> bytes:
    found = enveloped(node_set(drawn, _beside(whole)))
    return (json.dumps(found, indent=1, ensure_ascii=False) + "\n").encode()


FORMATS.add(
    "xaif",
    Format(
        "xaif",
        "xAIF, the JSON that tools for texts hand on: AIF with the text around it",
        (".xaif.json", ".xaif", ".json"),
        LOSES,
        is_enveloped,
        read,
        write,
        keeps,
        identity=identity,
    ),
)
