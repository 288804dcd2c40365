"""apx of ICCMA: the framework that follows from a map; see `_solver` and `formats.iccma`."""

from robustmap.formats.exchange._format import FORMATS
from robustmap.formats.exchange._solver import solver_format

FORMATS.add("apx", solver_format("apx", "facts arg and att, for solvers"))
