"""The normal distribution function and its inverse, on arrays."""

import math
from statistics import NormalDist
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_STANDARD = NormalDist()


def score(part: float) -> float:
    """Give the standard normal quantile of a part between 0 and 1."""
    return _STANDARD.inv_cdf(part)


def scores(parts: "Floats") -> "Floats":
    """Give the standard normal quantile of each part; all lie between 0 and 1."""
    import numpy as np

    return np.fromiter(map(_STANDARD.inv_cdf, parts.tolist()), float, len(parts))


def parts_below(scores_: "Floats") -> "Floats":
    """Give the part of the standard normal distribution below each score."""
    import numpy as np

    root = math.sqrt(0.5)
    found = np.fromiter((math.erfc(-z) for z in (scores_ * root).tolist()), float, len(scores_))
    return found / 2
