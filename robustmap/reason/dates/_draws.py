"""Seeded draws that hang on a name and the seed alone.

Counter-based: the Philox generator (Salmon and others, "Parallel random numbers: as easy
as 1, 2, 3", 2011) under a key made of seed and name. So a threshold that is added, taken
away or dated otherwise moves no draw of any other, and what differs between two maps is
what was said, not chance. More draws begin with the same ones.
"""

from hashlib import sha256
from typing import TYPE_CHECKING

from robustmap.reason.dates._normal import parts_below, scores
from robustmap.reason.dates.distribution import Distribution

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_UNUSED = 11
"""A float has room for 53 of the 64 bits that are drawn."""


def uniforms(seed: int, name: str, number: int) -> "Floats":
    """Give so many draws between 0 and 1, both left out."""
    import numpy as np

    key = int.from_bytes(sha256(f"{seed}\n{name}".encode("utf-8", "replace")).digest()[:16])
    raw = np.random.Philox(key=key).random_raw(number) >> np.uint64(_UNUSED)
    drawn: Floats = (raw.astype(np.float64) + 0.5) * 2.0**-53
    return drawn


def parts(seed: int, threshold: str, said: Distribution, number: int) -> "Floats":
    """Give the draws of a threshold, as parts of its distribution.

    A Gaussian copula with one factor: the normal score of a draw is `loading` times that of
    the factor plus its own for the rest, so two scores correlate by the product of their
    loadings. What is common to them leaves the distribution of each as it was stated.
    """
    own = uniforms(seed, f"threshold {threshold}", number)
    if not said.loading:
        return own
    common = scores(uniforms(seed, f"factor {said.factor}", number))
    rest = max(0.0, 1 - said.loading**2) ** 0.5
    return parts_below(said.loading * common + rest * scores(own))


def dates(seed: int, threshold: str, said: Distribution, number: int) -> "Floats":
    """Give so many drawn dates of a threshold in decimal years; infinity stands for never."""
    return said.at(parts(seed, threshold, said, number))
