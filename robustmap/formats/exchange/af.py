"""af of ICCMA: the framework that follows from a map; see `_solver` and `formats.iccma`."""

from robustmap.formats.exchange._format import FORMATS
from robustmap.formats.exchange._solver import solver_format

FORMATS.add("af", solver_format("af", "attacks between numbers (p af), for solvers"))
