"""Gradual semantics of weighted bipolar graphs, one file each; `GRADUAL` is the table of them.

A gradual semantics gives every argument a degree from 0 to 1 instead of a verdict. All of
them start from base scores and let attackers take away and supporters add; they differ in
how much (`Gradual.combine`). `weigh` works the degrees out.
"""

from robustmap.model.registry import Registry
from robustmap.reason.gradual._contraction import Contraction, contraction
from robustmap.reason.gradual._graph import BipolarGraph
from robustmap.reason.gradual._reweigh import Reweighing
from robustmap.reason.gradual._semantics import Gradual
from robustmap.reason.gradual._weigh import TOLERANCE, Degrees, How, Knot, Known, weigh

GRADUAL: Registry[Gradual] = Registry("robustmap.reason.gradual", "gradual semantics")

__all__ = [
    "GRADUAL",
    "TOLERANCE",
    "BipolarGraph",
    "Contraction",
    "Degrees",
    "Gradual",
    "How",
    "Knot",
    "Known",
    "Reweighing",
    "contraction",
    "weigh",
]
