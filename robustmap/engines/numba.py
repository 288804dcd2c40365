"""Compiled code: the fastest wherever memory holds the framework."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from robustmap.engines import ENGINES, Engine, Weighted
from robustmap.engines._engine import CLOSE, ENCLOSED, EXACT, UNSETTLED, Weighed
from robustmap.engines._finish import solve
from robustmap.engines._formulas import FORMULAS
from robustmap.engines._kernels import peel, sweep
from robustmap.engines._tables import Columns
from robustmap.graph.csr import Compact
from robustmap.graph.engine import compiled, native
from robustmap.reason.semantics._compact import grounded_compact

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STILL = 1e-15


@ENGINES.entry("numba")
@dataclass(frozen=True)
class Numba(Engine):
    """Compiled work-lists on arrays; linear, whatever the depth.

    `rounds` is how often bounds are drawn around cycles at most.
    """

    name: ClassVar[str] = "numba"
    words: ClassVar[str] = "compiled code on arrays in memory"

    rounds: int = 2_000

    def grounded(self, framework: Compact) -> "NDArray[np.uint8]":
        """Give the grounded labels by the compiled work-list."""
        return grounded_compact(framework, "numba").labels

    def weigh(self, graph: Weighted, semantics: str) -> Weighed:
        """Give the degrees: one pass, bounds around cycles, the reference for what is left."""
        import numpy as np

        compiled("numba", 0)  # It says so where numba is missing.
        size, code = len(graph), FORMULAS[semantics].code
        counts = np.bincount(graph.targets, minlength=size)
        starts = np.concatenate([[0], np.cumsum(counts)])
        order = np.empty(size, np.int64)
        sides = _sides(graph)
        filled = native(peel)(counts, *sides, order)
        low, high = np.zeros(size), np.ones(size)
        given = graph.scores, starts, (graph.sources, graph.kinds), (low, high)
        native(sweep)(code, order[:filled], *given)
        how = np.full(size, EXACT, np.uint8)
        rest = np.setdiff1d(np.arange(size), order[:filled], assume_unique=True)
        for _ in range(self.rounds if len(rest) else 0):
            moved, width = native(sweep)(code, rest, *given)
            if width <= CLOSE or moved <= _STILL:
                break
        apart = rest[high[rest] - low[rest] > CLOSE]
        how[rest] = ENCLOSED
        values = (low + high) / 2
        if len(apart):
            below = _below(apart, *sides)
            how[below] = UNSETTLED
            _finished(graph, semantics, Weighed(values, how), below)
        return Weighed(values, how)


def _sides(graph: Weighted) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
    """Give the rows of whom each argument leads to."""
    import numpy as np

    along = np.argsort(graph.sources, kind="stable")
    counts = np.bincount(graph.sources, minlength=len(graph))
    return np.concatenate([[0], np.cumsum(counts)]), graph.targets[along]


def _below(
    roots: "NDArray[np.int64]", starts: "NDArray[np.int64]", targets: "NDArray[np.int64]"
) -> "NDArray[np.int64]":
    """Give some arguments and all that depend on them, in ascending order."""
    import numpy as np

    queue = roots.tolist()
    seen = set(queue)
    for one in queue:  # It grows meanwhile.
        fresh = set(targets[starts[one] : starts[one + 1]].tolist()) - seen
        seen |= fresh
        queue.extend(fresh)
    return np.sort(np.array(queue, np.int64))


def _finished(graph: Weighted, semantics: str, found: Weighed, rest: "NDArray[np.int64]") -> None:
    """Put in what the reference says of the rest."""
    import numpy as np

    into = np.isin(graph.targets, rest)
    links: Columns = {
        "src": graph.sources[into],
        "dst": graph.targets[into],
        "kind": graph.kinds[into],
    }
    outside = np.setdiff1d(links["src"], rest)
    known: Columns = {"id": outside, "value": found.values[outside], "how": found.how[outside]}
    found.values[rest], found.how[rest] = solve(graph.scores, links, rest, known, semantics)
