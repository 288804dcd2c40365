"""What a labelling leaves open: the reduct, and the way back to the whole."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from robustmap.graph.csr import Compact
from robustmap.graph.framework import Framework

Value = TypeVar("Value")


class Part(NamedTuple):
    """A part of a framework: argument i of it is argument `origin[i]` of the whole."""

    framework: Framework
    origin: Sequence[int]

    def whole(self, values: Sequence[Value], rest: Sequence[Value]) -> list[Value]:
        """Give values of the part for its arguments, and `rest` of the whole for the others.

        >>> Part(Framework.of("b", []), [1]).whole([7], [0, 0, 0])
        [0, 7, 0]
        """
        found = list(rest)
        for place, value in zip(self.origin, values, strict=True):
            found[place] = value
        return found


def reduct(framework: Framework | Compact, labels: Sequence[int], left: int = 0) -> Part:
    """Give what is left of a framework where labels are `left` (0, undecided).

    With the labels of a complete labelling this is the reduct by what is in (Baumann, Brewka
    and Ulbricht 2020, Def. 3.1). `labels` may be an array. Linear in the framework; names are
    kept.

    >>> whole = Framework.of("abcd", [("a", "b"), ("c", "d"), ("d", "c"), ("b", "c")])
    >>> part = reduct(whole, [1, 2, 0, 0])
    >>> part.framework.names, part.framework.attackers, part.origin
    (('c', 'd'), ((1,), (0,)), [2, 3])
    """
    if isinstance(framework, Compact):
        return _of_arrays(framework, labels, left)
    origin = [place for place, label in enumerate(labels) if label == left]
    here = {place: number for number, place in enumerate(origin)}
    attackers = tuple(
        tuple(here[one] for one in framework.attackers[place] if one in here) for place in origin
    )
    return Part(Framework(tuple(framework.names[one] for one in origin), attackers), origin)


def _of_arrays(framework: Compact, labels: Sequence[int], left: int) -> Part:
    import numpy as np

    open_ = np.asarray(labels) == left
    origin = np.flatnonzero(open_)
    here = np.cumsum(open_, dtype=np.int32) - 1
    attackers, attacked = framework.attackers.items, framework.attacked
    inside = open_[attackers] & open_[attacked]
    names = tuple(framework.names[one] for one in origin.tolist())
    pairs = here[attackers[inside]], here[attacked[inside]]
    return Part(Compact.of_pairs(len(names), *pairs, names).framework(), origin.tolist())
