"""Arrays into tables, and labels back."""

from typing import TYPE_CHECKING

from robustmap.engines._tables import Columns, Tables, put_into
from robustmap.engines._weighted import Weighted
from robustmap.graph.csr import Compact

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def load_framework(tables: Tables, framework: Compact) -> None:
    """Make the tables `nodes` and `attacks`."""
    tables.numbers("nodes", len(framework))
    tables.load("attacks", {"src": framework.attackers.items, "dst": framework.attacked})


def load_graph(tables: Tables, graph: Weighted) -> None:
    """Make the tables `nodes` and `links`."""
    import numpy as np

    ids = np.arange(len(graph), dtype=np.int64)
    tables.load("nodes", {"id": ids, "score": graph.scores})
    links: Columns = {
        "src": graph.sources,
        "dst": graph.targets,
        "kind": graph.kinds.astype(np.int32),
    }
    tables.load("links", links)


def read_labels(tables: Tables, size: int) -> "NDArray[np.uint8]":
    """Give the table `labels` as an array."""
    import numpy as np

    labels = np.zeros(size, np.uint8)
    found = tables.columns("SELECT id, label FROM labels")
    put_into(labels, found["id"], found["label"])
    return labels
