"""Grounded labels by rounds over tables: what settles, settles together.

An attack is a row (src, sign, dst). With sign 0 the attacker is `src`, with sign 1 it is
whatever has the contrary label of `src`. The second sort comes from contraction: an argument with
one attacker has the contrary of its label, so along a chain every label is that of its first
argument, or the contrary. Chains are followed by doubling the steps, so a chain of a million
takes twenty rounds and not half a million.
"""

from typing import TYPE_CHECKING

from robustmap.engines._limits import Limits
from robustmap.engines._tables import Columns, Tables
from robustmap.graph.csr import Compact
from robustmap.reason.semantics._compact import grounded_compact

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PLAIN, _EVERY, _FEW = 6, 8, 16
"""After so many rounds, chains are contracted, but not more often than every so many rounds, and
only while a round settles less than one in so many."""

_START = """
    SELECT n.id, 1 AS label FROM nodes n
    LEFT JOIN (SELECT DISTINCT dst FROM edges) e ON n.id = e.dst WHERE e.dst IS NULL
"""
_HITS = """
    SELECT e.dst, MAX(CASE WHEN f.label = 1 + e.sign THEN 1 ELSE 0 END) AS beaten
    FROM edges e JOIN fresh f ON e.src = f.id GROUP BY e.dst
"""
_EDGES = """
    SELECT e.src, e.sign, e.dst FROM edges e
    LEFT JOIN fresh f ON e.src = f.id
    LEFT JOIN (SELECT dst FROM hits WHERE beaten = 1) h ON e.dst = h.dst
    WHERE f.id IS NULL AND h.dst IS NULL
"""
_FRESH = """
    SELECT h.dst AS id, CASE WHEN h.beaten = 1 THEN 2 ELSE 1 END AS label FROM hits h
    LEFT JOIN (SELECT DISTINCT dst FROM edges) e ON h.dst = e.dst
    WHERE h.beaten = 1 OR e.dst IS NULL
"""
_SINGLE = """
    SELECT dst AS id, MIN(src) AS root, 1 - MIN(sign) AS flip, 1 AS further
    FROM edges GROUP BY dst HAVING COUNT(*) = 1
"""
_JUMP = """
    SELECT j.id, COALESCE(p.root, j.root) AS root,
        CASE WHEN p.id IS NULL THEN j.flip ELSE (j.flip + p.flip) % 2 END AS flip,
        CASE WHEN p.id IS NULL THEN 0 ELSE 1 END AS further
    FROM jump j LEFT JOIN jump p ON j.root = p.id
"""
_ALIAS = "SELECT id, root, flip, $epoch AS epoch FROM jump WHERE further = 0"
_CONTRACTED = """
    SELECT DISTINCT COALESCE(a.root, e.src) AS src,
        CASE WHEN a.id IS NULL THEN e.sign ELSE (e.sign + a.flip) % 2 END AS sign, e.dst
    FROM edges e
    LEFT JOIN (SELECT * FROM alias WHERE epoch = $epoch) a ON e.src = a.id
    LEFT JOIN (SELECT * FROM alias WHERE epoch = $epoch) b ON e.dst = b.id
    WHERE b.id IS NULL
"""
_RESOLVED = """
    SELECT a.id, CASE WHEN a.flip = 0 THEN l.label ELSE 3 - l.label END AS label
    FROM alias a JOIN labels l ON a.root = l.id WHERE a.epoch = $epoch
"""
_FURTHER = "SELECT COUNT(*) FROM jump WHERE further = 1"


def labelled(tables: Tables, limits: Limits) -> None:
    """Make the table `labels` (id, label: 1 in, 2 out) from `nodes` (id) and `attacks` (src, dst).

    What is undecided has no row.

    Raises:
        TooDeepError: the rounds are over.
    """
    # A pair that stands twice would not count as one attacker.
    tables.make("edges", "SELECT DISTINCT src, 0 AS sign, dst FROM attacks")
    tables.make("fresh", _START)
    tables.make("labels", "SELECT id, label FROM fresh")
    done, contracted, epochs = 0, 0, 0
    while fresh := tables.count("fresh"):
        left = tables.count("edges")
        if left <= limits.hand_over:
            _finish(tables)
            break
        limits.check(done, left, "attacks")
        done += 1
        if done > _PLAIN and done - contracted >= _EVERY and fresh * _FEW < left:
            contracted, epochs = done, epochs + 1
            _contract(tables, epochs)
        tables.make("hits", _HITS)
        tables.make("edges", _EDGES)
        tables.make("fresh", _FRESH)
        tables.append("labels", "SELECT id, label FROM fresh")
    for epoch in range(epochs, 0, -1):
        tables.append("labels", _RESOLVED, epoch=epoch)


def _contract(tables: Tables, epoch: int) -> None:
    """Let every argument on a chain stand for the chain's beginning."""
    tables.make("jump", _SINGLE)
    before = -1
    # What is left when a doubling reaches no more beginnings leads into cycles without any.
    while (further := int(tables.one(_FURTHER)[0])) != before:
        tables.make("jump", _JUMP)
        before = further
    if epoch == 1:
        tables.make("alias", _ALIAS, epoch=epoch)
    else:
        tables.append("alias", _ALIAS, epoch=epoch)
    tables.make("edges", _CONTRACTED, epoch=epoch)


def _finish(tables: Tables) -> None:
    """Label what is left in memory, by the work-list, which knows no rounds."""
    edges = tables.columns("SELECT src, sign, dst FROM edges")
    if not len(edges["src"]):
        return
    fresh = tables.columns(
        "SELECT DISTINCT f.id, f.label FROM fresh f JOIN edges e ON f.id = e.src"
    )
    tables.load("finished", _remainder(edges, fresh))
    tables.append("labels", "SELECT id, label FROM finished")


def _remainder(edges: Columns, fresh: Columns) -> Columns:
    """Give labels from rows of attacks and what has just been settled.

    Each argument gets a contrary, which it attacks; what is out gets an attacker.
    """
    import numpy as np

    ids = np.unique(np.concatenate([edges["src"], edges["dst"], fresh["id"]]))
    size = len(ids)
    place = {key: np.searchsorted(ids, edges[key]) for key in ("src", "dst")}
    settled = np.searchsorted(ids, fresh["id"])
    beaten = settled[fresh["label"] == 2]  # noqa: PLR2004 - 2 is out
    every = np.arange(size)
    attackers = [place["src"] + edges["sign"] * size, every, np.full(len(beaten), 2 * size)]
    targets = [place["dst"], every + size, beaten]
    whole = Compact.of_pairs(2 * size + 1, np.concatenate(attackers), np.concatenate(targets))
    labels: NDArray[np.uint8] = grounded_compact(whole).labels[:size].copy()
    labels[settled] = 0
    found = np.flatnonzero(labels)
    return {"id": ids[found], "label": labels[found].astype(np.int32)}
