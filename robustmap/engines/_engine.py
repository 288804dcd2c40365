"""What an engine can do, and what it gives."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from robustmap.engines._weighted import Weighted
from robustmap.graph.csr import Compact
from robustmap.reason.gradual import How

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HOW: tuple[How, ...] = ("exact", "enclosed", "settled", "unsettled")
"""How degrees are found, from the best to the worst."""

EXACT, ENCLOSED, UNSETTLED = 0, 1, 3

CLOSE = 1e-12
"""How far apart bounds of degrees may be that meet: engines then agree within 1e-9."""


class Weighed(NamedTuple):
    """Degrees, NaN where they did not converge, and how each was found (places in `HOW`)."""

    values: "NDArray[np.float64]"
    how: "NDArray[np.uint8]"


@dataclass(frozen=True)
class Engine(ABC):
    """An engine with its options, which are the fields of its class."""

    name: ClassVar[str]
    words: ClassVar[str]

    @abstractmethod
    def grounded(self, framework: Compact) -> "NDArray[np.uint8]":
        """Give the grounded labels: 0 undecided, 1 in, 2 out."""

    @abstractmethod
    def weigh(self, graph: Weighted, semantics: str) -> Weighed:
        """Give degrees by a gradual semantics."""


@dataclass(frozen=True, eq=False)
class Evaluation:
    """What `evaluate` gives, and by what it was found.

    `labels` are set for grounded (0 undecided, 1 in, 2 out), `degrees` for gradual semantics:
    from 0 to 1, NaN where they did not converge. `how` says of each degree how it was found, by
    its place in `HOW`: exact, enclosed, settled, unsettled (see `robustmap.reason.gradual`).
    """

    semantics: str
    engine: str
    names: Sequence[str]
    labels: "NDArray[np.uint8] | None" = None
    degrees: "NDArray[np.float64] | None" = None
    how: "NDArray[np.uint8] | None" = None

    HOW: ClassVar[tuple[How, ...]] = HOW
