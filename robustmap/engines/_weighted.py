"""Large weighted bipolar graphs, as arrays of links."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from robustmap.graph.csr import Compact, Numbered
from robustmap.reason.gradual import BipolarGraph

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Pairs = tuple[ArrayLike, ArrayLike]

ATTACK, SUPPORT, NEED = 0, 1, 2


@dataclass(frozen=True, eq=False)
class Weighted:
    """Base scores, and links sorted by what they lead to, each once: 17 bytes for a link.

    Link i leads from `sources[i]` to `targets[i]` and is an attack (0), a support (1), or says
    that the target needs the source (2), as in `BipolarGraph`.
    """

    scores: "NDArray[np.float64]"
    sources: "NDArray[np.int64]"
    targets: "NDArray[np.int64]"
    kinds: "NDArray[np.int8]"

    @classmethod
    def of_pairs(
        cls,
        scores: "ArrayLike",
        attacks: "Pairs" = ((), ()),
        supports: "Pairs" = ((), ()),
        needs: "Pairs" = ((), ()),
    ) -> Self:
        """Make a graph from scores and links, each a pair of arrays: from whom, and to whom.

        A link that stands twice counts once. Sorts, so linear but for a logarithm.

        >>> Weighted.of_pairs([0.5, 1], attacks=([0, 0], [1, 1])).sources.tolist()
        [0]

        Raises:
            ValueError: a base score is not between 0 and 1, or a link leads nowhere.
        """
        import numpy as np

        given = np.asarray(scores, np.float64)
        if not np.all((given >= 0) & (given <= 1)):
            message = "base scores are between 0 and 1"
            raise ValueError(message)
        size, keys = len(given), []
        for kind, (sources, targets) in enumerate((attacks, supports, needs)):
            ends = np.asarray(sources, np.int64), np.asarray(targets, np.int64)
            if any(len(end) and not 0 <= end.min() <= end.max() < size for end in ends):
                message = f"links join the arguments from 0 to {size - 1}"
                raise ValueError(message)
            keys.append((ends[1] * 3 + kind) * max(size, 1) + ends[0])
        key = np.unique(np.concatenate(keys))
        rest, sources_ = np.divmod(key, max(size, 1))
        targets_, kinds = np.divmod(rest, 3)
        return cls(given, sources_, targets_, kinds.astype(np.int8))

    @classmethod
    def of(cls, graph: BipolarGraph) -> Self:
        """Take over an ordinary graph. Linear."""
        sides = (_pairs(side) for side in (graph.attackers, graph.supporters, graph.needs))
        return cls.of_pairs(graph.scores, *sides)

    @classmethod
    def of_framework(cls, framework: Compact) -> Self:
        """Take over the attacks of a framework; every base score is 1."""
        import numpy as np

        pairs = framework.attackers.items, framework.attacked
        return cls.of_pairs(np.ones(len(framework)), pairs)

    def graph(self) -> BipolarGraph:
        """Give the same as an ordinary graph; its names are numbers from 1."""
        sides: list[list[list[int]]] = [[[] for _ in range(len(self))] for _ in range(3)]
        links = (self.sources.tolist(), self.targets.tolist(), self.kinds.tolist())
        for source, target, kind in zip(*links, strict=True):
            sides[kind][target].append(source)
        attackers, supporters, needs = (tuple(map(tuple, side)) for side in sides)
        names = tuple(Numbered(len(self)))
        return BipolarGraph(names, tuple(self.scores.tolist()), attackers, supporters, needs)

    def __len__(self) -> int:
        """Count the arguments."""
        return len(self.scores)

    @property
    def links(self) -> int:
        """The number of links."""
        return len(self.sources)


def _pairs(side: Iterable[Iterable[int]]) -> tuple[list[int], list[int]]:
    pairs = [(source, target) for target, row in enumerate(side) for source in row]
    return [one for one, _ in pairs], [one for _, one in pairs]
