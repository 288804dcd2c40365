"""A framework that problems are asked about: what the grounded labels settle, and the rest."""

from collections.abc import Sequence
from functools import cached_property
from typing import cast

from robustmap.graph.csr import Compact
from robustmap.graph.framework import Framework
from robustmap.graph.reduct import Part, reduct
from robustmap.reason.semantics._compact import Bytes, grounded_compact
from robustmap.reason.semantics._labelling import IN, Labelling
from robustmap.reason.semantics._search import Extension
from robustmap.reason.semantics.grounded import grounded


class Instance:
    """A framework with its grounded labels; all that is derived is made once, when needed.

    Large frameworks in arrays are labelled as such, so that what is settled is answered
    without ever making lists of them.
    """

    def __init__(
        self,
        framework: Framework | Compact,
        engine: str = "auto",
        labelling: Labelling | None = None,
    ) -> None:
        """Take a framework; `engine` as for `grounded_compact`; labels where they are known."""
        self.given = framework
        self.engine = engine
        self._labelled: Bytes | None = None
        if labelling is not None:
            vars(self)["ground"] = labelling

    def __len__(self) -> int:
        """Count the arguments."""
        return len(self.given)

    @property
    def names(self) -> Sequence[str]:
        """The names of the arguments."""
        return self.given.names

    @cached_property
    def ground(self) -> Labelling:
        """The grounded labelling."""
        if isinstance(self.given, Compact):
            return self._bytes(self.given).labelling()
        return grounded(self.given)

    @cached_property
    def labels(self) -> Sequence[int]:
        """The grounded labels, in an array if the framework is in arrays."""
        if isinstance(self.given, Compact) and "ground" not in vars(self):
            return cast("Sequence[int]", self._bytes(self.given).labels)
        return self.ground.labels

    @cached_property
    def settled(self) -> Extension:
        """The grounded extension."""
        labels = self.labels
        if isinstance(self.given, Compact):
            import numpy as np

            return frozenset(np.flatnonzero(np.asarray(labels) == IN).tolist())
        return frozenset([one for one, label in enumerate(labels) if label == IN])

    def _bytes(self, framework: Compact) -> Bytes:
        if self._labelled is None:
            self._labelled = grounded_compact(framework, self.engine)
        return self._labelled

    @cached_property
    def whole(self) -> Framework:
        """The framework in lists."""
        return self.given.framework() if isinstance(self.given, Compact) else self.given

    @cached_property
    def rest(self) -> Part:
        """What the grounded labels leave open."""
        return reduct(self.given, self.labels)
