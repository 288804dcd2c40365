"""Dated chances: what the stated dates of thresholds say of their order, by draws.

Dates are beliefs that files state; order facts are claims that stand or fall. They are kept
apart: a dated chance is a share of draws from the stated dates, a share of possible orders
a measure of what the facts leave open, and neither is made of the other. Where draws go
against facts that stand this is reported, and nothing is conditioned unless it is asked for.
"""

from robustmap.reason.dates._answers import Chance, Conflict, Room, Swing
from robustmap.reason.dates._counts import Estimate
from robustmap.reason.dates.distribution import Distribution, Fault, distribution, faults
from robustmap.reason.dates.drawn import DRAWS, Drawn

__all__ = [
    "DRAWS",
    "Chance",
    "Conflict",
    "Distribution",
    "Drawn",
    "Estimate",
    "Fault",
    "Room",
    "Swing",
    "distribution",
    "faults",
]
