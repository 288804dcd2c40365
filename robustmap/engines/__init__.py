"""The same question to other machinery: compiled code, a database on disk, a cluster.

`evaluate` gives grounded labels and gradual degrees by any engine of the table `ENGINES`, with
the same answers. `ask_all` farms out the hard questions, part by part, to processes or Spark.
`python` and `numba` go step by step through memory, so depth costs them nothing; `duckdb` and
`spark` go by rounds, so they hold what no memory holds but pay for depth.
"""

from robustmap.engines._engine import Engine, Evaluation
from robustmap.engines._weighted import Weighted
from robustmap.model.registry import Registry

ENGINES: Registry[type[Engine]] = Registry("robustmap.engines", "engine")

from robustmap.engines._evaluate import evaluate  # noqa: E402 - it reads the table
from robustmap.engines._questions import ask_all  # noqa: E402

__all__ = ["ENGINES", "Engine", "Evaluation", "Weighted", "ask_all", "evaluate"]
