"""What rounds leave open, worked out in memory by the reference."""

from typing import TYPE_CHECKING

from robustmap.engines._engine import HOW, Weighed
from robustmap.engines._tables import Columns, Tables
from robustmap.engines._weighted import Weighted
from robustmap.reason.gradual import GRADUAL, Known, weigh

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LINKS = "SELECT l.src, l.dst, l.kind FROM links l JOIN rest r ON l.dst = r.id"
_KNOWN = """
    SELECT k.id, k.value, k.how FROM known k
    JOIN (SELECT DISTINCT l.src FROM links l JOIN rest r ON l.dst = r.id) l ON k.id = l.src
"""


def finish(tables: Tables, semantics: str, graph: Weighted) -> None:
    """Add to `known` the degrees of what stands in `rest`; what it depends on is known or there."""
    import numpy as np

    ids = np.sort(tables.columns("SELECT id FROM rest")["id"])
    if not len(ids):
        return
    known = tables.columns(_KNOWN)
    order = np.argsort(known["id"])
    outside = {name: column[order] for name, column in known.items()}
    found = solve(graph.scores, tables.columns(_LINKS), ids, outside, semantics)
    columns = {"id": ids, "value": found.values, "how": found.how.astype(np.int32)}
    tables.load("finished", columns)
    tables.append("known", "SELECT id, value, how FROM finished")


def solve(
    scores: "NDArray[np.float64]",
    links: Columns,
    ids: "NDArray[np.int64]",
    outside: Columns,
    semantics: str,
) -> Weighed:
    """Give the degrees of some arguments, given all links to them and what is known outside.

    `ids` and the ids of `outside` are in ascending order and have nothing in common.
    """
    import numpy as np

    from robustmap.engines._engine import CLOSE

    # Those that are asked about come first, then what is known.
    size = len(ids)
    place = np.empty(len(scores), np.int64)
    place[ids] = np.arange(size)
    place[outside["id"]] = np.arange(size, size + len(outside["id"]))
    pairs = [
        (place[links["src"][of]], place[links["dst"][of]])
        for of in (links["kind"] == kind for kind in range(3))
    ]
    part = Weighted.of_pairs(scores[np.concatenate([ids, outside["id"]])], *pairs).graph()
    given: dict[int, Known] = {
        size + at: (None if value != value else value, HOW[how])  # noqa: PLR0124 - NaN is not itself
        for at, (value, how) in enumerate(
            zip(outside["value"].tolist(), outside["how"].tolist(), strict=True)
        )
    }
    degrees = weigh(part, GRADUAL[semantics], known=given, tolerance=CLOSE)
    values = [float("nan") if one is None else one for one in degrees.values[:size]]
    how = [HOW.index(one) for one in degrees.how[:size]]
    return Weighed(np.array(values), np.array(how, np.uint8))
