"""What an argument against a claim can do to what speaks for it: rules 3 to 8, one file each.

`WEIGHINGS` is the table of them; a view names one.
"""

from robustmap.graph.weighing._entry import Ground, Weighing
from robustmap.graph.weighing._levels import LEVELS, level, unlevelled
from robustmap.model.registry import Registry

WEIGHINGS: Registry[Weighing] = Registry("robustmap.graph.weighing", "weighing")

__all__ = ["LEVELS", "WEIGHINGS", "Ground", "Weighing", "level", "unlevelled"]
