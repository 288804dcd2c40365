"""What the engines share that go by rounds over tables."""

from abc import abstractmethod
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from robustmap.engines._degrees import weighed
from robustmap.engines._engine import Engine, Weighed
from robustmap.engines._labels import labelled
from robustmap.engines._limits import Limits
from robustmap.engines._loading import load_framework, load_graph, read_labels
from robustmap.engines._tables import Tables
from robustmap.engines._weighted import Weighted
from robustmap.graph.csr import Compact

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class ByRounds(Engine):
    """An engine that settles, round by round, all that can be settled together.

    `rounds` is the most of them; with `hand_over` attacks or links or fewer left, memory finishes.
    """

    rounds: int
    hand_over: int

    @abstractmethod
    def _open(self) -> AbstractContextManager[Tables]:
        """Give the tables to work with, which are gone afterwards."""

    def grounded(self, framework: Compact) -> "NDArray[np.uint8]":
        """Give the grounded labels, by rounds."""
        with self._open() as tables:
            load_framework(tables, framework)
            labelled(tables, self._limits)
            return read_labels(tables, len(framework))

    def weigh(self, graph: Weighted, semantics: str) -> Weighed:
        """Give the degrees, by rounds."""
        with self._open() as tables:
            load_graph(tables, graph)
            return weighed(tables, graph, semantics, self._limits)

    @property
    def _limits(self) -> Limits:
        return Limits(self.rounds, self.hand_over)
