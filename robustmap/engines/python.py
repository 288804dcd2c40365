"""The reference: what the rest of the package computes with."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from robustmap.engines import ENGINES, Engine, Weighted
from robustmap.engines._engine import CLOSE, HOW, Weighed
from robustmap.graph.csr import Compact
from robustmap.reason.gradual import GRADUAL, Degrees, weigh
from robustmap.reason.semantics._compact import grounded_compact

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@ENGINES.entry("python")
@dataclass(frozen=True)
class Python(Engine):
    """Lists and numpy in one process; linear, whatever the depth.

    Cycles of more than some hundred thousand links do not converge within its patience, where
    those of other engines may.
    """

    name: ClassVar[str] = "python"
    words: ClassVar[str] = "lists and arrays in memory, nothing to install"

    def grounded(self, framework: Compact) -> "NDArray[np.uint8]":
        """Give the grounded labels by the work-list."""
        return grounded_compact(framework, "plain").labels

    def weigh(self, graph: Weighted, semantics: str) -> Weighed:
        """Give the degrees by `robustmap.reason.gradual.weigh`."""
        return arrays(weigh(graph.graph(), GRADUAL[semantics], tolerance=CLOSE))


def arrays(degrees: Degrees) -> Weighed:
    """Give degrees in arrays."""
    import numpy as np

    values = [float("nan") if one is None else one for one in degrees.values]
    how = [HOW.index(one) for one in degrees.how]
    return Weighed(np.array(values, np.float64), np.array(how, np.uint8))
