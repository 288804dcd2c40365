"""Gradual degrees by rounds over tables: one pass first, then bounds from both sides.

What lies on no cycle is computed as soon as all on which it depends is, and what it passes on is
added up for its neighbours, so every link is looked at once. Around the rest bounds are drawn as
in `robustmap.reason.gradual`; where they meet they are the proof. Where they do not, that part
and what depends on it is worked out in memory by the reference.
"""

from functools import partial

from robustmap.engines._engine import CLOSE, ENCLOSED, EXACT, Weighed
from robustmap.engines._finish import finish
from robustmap.engines._formulas import FORMULAS, Formula, combined, term
from robustmap.engines._limits import Limits
from robustmap.engines._tables import Tables, put_into
from robustmap.engines._weighted import Weighted
from robustmap.errors import TooDeepError

_STILL = 1e-15

PATIENCE = 2_000_000
"""Links of parts that bounds do not enclose, up to which memory works them out."""

_WAITING = """
    SELECT dst, COUNT(*) AS waiting, MAX(CASE WHEN kind = 2 THEN 1 ELSE 0 END) AS tied
    FROM links GROUP BY dst
"""
_SUMS = """
    SELECT n.id, n.score, CAST(0 AS DOUBLE) AS a, CAST(0 AS DOUBLE) AS s,
        CAST(1 AS DOUBLE) AS need, COALESCE(w.tied, 0) AS tied, COALESCE(w.waiting, 0) AS waiting
    FROM nodes n LEFT JOIN waiting w ON n.id = w.dst
"""
_FRESH = """
    SELECT id, CASE WHEN tied = 1 AND base < found THEN base ELSE found END AS value FROM (
        SELECT id, tied, base, $found AS found FROM (
            SELECT id, tied, a, s, CASE WHEN need < score THEN need ELSE score END AS base
            FROM sums WHERE waiting = 0) t1) t2
"""
_GIVEN = """
    SELECT l.dst, COUNT(*) AS n, SUM(CASE WHEN l.kind = 0 THEN $attack ELSE 0 END) AS a,
        SUM(CASE WHEN l.kind = 1 THEN $support ELSE 0 END) AS s,
        MIN(CASE WHEN l.kind = 2 THEN f.value ELSE 1 END) AS need
    FROM open_links l JOIN fresh f ON l.src = f.id GROUP BY l.dst
"""
_OPEN = """
    SELECT l.src, l.dst, l.kind FROM open_links l LEFT JOIN fresh f ON l.src = f.id
    WHERE f.id IS NULL
"""
_ADDED = """
    SELECT t.id, t.score, t.a + COALESCE(g.a, 0) AS a, t.s + COALESCE(g.s, 0) AS s,
        CASE WHEN g.need < t.need THEN g.need ELSE t.need END AS need, t.tied,
        t.waiting - COALESCE(g.n, 0) AS waiting
    FROM sums t LEFT JOIN given_now g ON t.id = g.dst WHERE t.waiting > 0
"""
_BOUNDS = """
    SELECT id, CAST(0 AS DOUBLE) AS low, CAST(1 AS DOUBLE) AS high, CAST(1 AS DOUBLE) AS moved
    FROM sums
"""
_CROSSED = """
    SELECT l.dst,
        SUM(CASE WHEN l.kind = 0 THEN $attack_low ELSE 0 END) AS a_low,
        SUM(CASE WHEN l.kind = 0 THEN $attack_high ELSE 0 END) AS a_high,
        SUM(CASE WHEN l.kind = 1 THEN $support_low ELSE 0 END) AS s_low,
        SUM(CASE WHEN l.kind = 1 THEN $support_high ELSE 0 END) AS s_high,
        MIN(CASE WHEN l.kind = 2 THEN b.low ELSE 1 END) AS n_low,
        MIN(CASE WHEN l.kind = 2 THEN b.high ELSE 1 END) AS n_high
    FROM open_links l JOIN bounds b ON l.src = b.id GROUP BY l.dst
"""
_BASES = """
    SELECT t.id, t.tied, b.low, b.high, t.a + c.a_low AS a_low, t.a + c.a_high AS a_high,
        t.s + c.s_low AS s_low, t.s + c.s_high AS s_high,
        LEAST(t.score, t.need, c.n_low) AS t_low, LEAST(t.score, t.need, c.n_high) AS t_high
    FROM sums t JOIN crossed c ON t.id = c.dst JOIN bounds b ON b.id = t.id
"""
_NARROWED = """
    SELECT id, new_low AS low, new_high AS high,
        GREATEST(new_low - low, high - new_high) AS moved FROM (
        SELECT id, low, high,
            CASE WHEN tied = 1 AND t_low < f_low THEN t_low ELSE f_low END AS new_low,
            CASE WHEN tied = 1 AND t_high < f_high THEN t_high ELSE f_high END AS new_high FROM (
            SELECT id, tied, low, high, t_low, t_high, $low AS f_low, $high AS f_high
            FROM bases) t1) t2
"""
_WIDEST = "SELECT MAX(high - low), MAX(moved) FROM bounds"
_APART = "SELECT id FROM bounds WHERE high - low > $close"
_BELOW = """
    SELECT DISTINCT l.dst AS id FROM open_links l JOIN rest r ON l.src = r.id
    LEFT JOIN rest o ON l.dst = o.id WHERE o.id IS NULL
"""
_ENCLOSED = """
    SELECT b.id, (b.low + b.high) / 2 AS value, $how AS how FROM bounds b
    LEFT JOIN rest r ON b.id = r.id WHERE r.id IS NULL
"""


def weighed(tables: Tables, graph: Weighted, semantics: str, limits: Limits) -> Weighed:
    """Give degrees from the tables `nodes` (id, score) and `links` (src, dst, kind).

    Raises:
        TooDeepError: the rounds are over.
    """
    import numpy as np

    formula = FORMULAS[semantics]
    tables.make("waiting", _WAITING)
    tables.make("sums", _SUMS)
    tables.make("open_links", "SELECT src, dst, kind FROM links")
    hand = partial(finish, tables, semantics, graph)
    done = _pass(tables, formula, limits)
    tables.make("rest", "SELECT id FROM sums")
    if done is None:
        hand()
    elif tables.count("sums"):
        _enclose(tables, formula, limits)
        if tables.count("rest"):
            hand()
    values, how = np.full(len(graph), np.nan), np.zeros(len(graph), np.uint8)
    found = tables.columns("SELECT id, value, how FROM known")
    put_into(values, found["id"], found["value"])
    put_into(how, found["id"], found["how"])
    return Weighed(values, how)


def _pass(tables: Tables, formula: Formula, limits: Limits) -> int | None:
    """Compute what lies on no cycle; None where so few links are left that memory finishes."""
    found = combined(formula, "base", "a", "s")
    terms = {
        "attack": term(formula.attack, "f.value"),
        "support": term(formula.support, "f.value"),
    }
    tables.make("fresh", _FRESH, found=found)
    tables.make("known", "SELECT id, value, $how AS how FROM fresh", how=EXACT)
    done = 0
    while tables.count("fresh"):
        tables.make("given_now", _GIVEN, **terms)
        tables.make("open_links", _OPEN)
        tables.make("sums", _ADDED)
        left = tables.count("open_links")
        if 0 < left <= limits.hand_over:
            return None
        if left:
            limits.check(done, left, "links")
        done += 1
        tables.make("fresh", _FRESH, found=found)
        tables.append("known", "SELECT id, value, $how AS how FROM fresh", how=EXACT)
    return done


def _enclose(tables: Tables, formula: Formula, limits: Limits) -> None:
    """Draw bounds around the rest; leaves in `rest` what they do not prove."""
    terms = {
        f"{side}_{bound}": term(getattr(formula, side), f"b.{bound}")
        for side in ("attack", "support")
        for bound in ("low", "high")
    }
    low = combined(formula, "t_low", "a_high", "s_low")
    high = combined(formula, "t_high", "a_low", "s_high")
    tables.make("bounds", _BOUNDS)
    for _ in range(limits.rounds):
        tables.make("crossed", _CROSSED, **terms)
        tables.make("bases", _BASES)
        tables.make("bounds", _NARROWED, low=low, high=high)
        width, moved = tables.one(_WIDEST)
        if width <= CLOSE or moved <= _STILL:
            break
    tables.make("rest", _APART, close=CLOSE)
    done = 0
    while tables.count("below_rest") if done else tables.count("rest"):
        tables.make("below_rest", _BELOW)
        tables.append("rest", "SELECT id FROM below_rest")
        done += 1
        limits.check(done - 1, tables.count("rest"), "arguments without a proven degree")
    tables.append("known", _ENCLOSED, how=ENCLOSED)
    left = tables.one("SELECT COUNT(*) FROM links l JOIN rest r ON l.dst = r.id")[0]
    if left > PATIENCE:
        message = f"bounds around {left:,} links on cycles or below do not meet; more `rounds` may"
        raise TooDeepError(message)
