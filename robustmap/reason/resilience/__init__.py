"""How firm a verdict is: the least change that turns it, the next argument, the open ends.

`Resilience` asks all of it of one solved map. `flips` holds the smallest sets of changes that
turn a verdict, `distance` how many it takes where that search ends, `openings` the places where
one new argument would turn it, and `completions` every verdict that what is uncertain leaves
possible.
"""

from robustmap.reason.resilience._changes import Change, Kind
from robustmap.reason.resilience.completions import Prospect, Uncertain
from robustmap.reason.resilience.distance import Distance
from robustmap.reason.resilience.flips import Flip, Flips
from robustmap.reason.resilience.openings import Opening
from robustmap.reason.resilience.resilience import Brief, Resilience

__all__ = [
    "Brief",
    "Change",
    "Distance",
    "Flip",
    "Flips",
    "Kind",
    "Opening",
    "Prospect",
    "Resilience",
    "Uncertain",
]
