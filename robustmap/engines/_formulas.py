"""The formulas of gradual semantics as sums and one combination, in SQL and for arrays.

Every one of them is a base score combined with a sum over the attackers and a sum over the
supporters, so links can be summed in any order and by parts. The sums of DF-QuAD are logarithms
of products; `NOTHING` stands for the logarithm of 0.
"""

from typing import NamedTuple

NOTHING = -10_000.0


class Formula(NamedTuple):
    """`attack` and `support` are terms over `v`, `combine` one over `t`, `a` and `s`."""

    code: int
    attack: str
    support: str
    combine: str


_LEFT = "CASE WHEN v >= 1 THEN CAST(-10000 AS DOUBLE) ELSE ln(1 - v) END"
_LEAD = "(exp(a) - exp(s))"
_PULL = "((s - a) * (s - a) / (1 + (s - a) * (s - a)))"

H_CATEGORISER, DF_QUAD, QUADRATIC, EULER = range(4)

FORMULAS: dict[str, Formula] = {
    "h-categoriser": Formula(H_CATEGORISER, "v", "CAST(0 AS DOUBLE)", "t / (1 + a)"),
    "df-quad": Formula(
        DF_QUAD,
        _LEFT,
        _LEFT,
        f"t + (CASE WHEN {_LEAD} > 0 THEN 1 - t ELSE t END) * {_LEAD}",
    ),
    "quadratic-energy": Formula(
        QUADRATIC,
        "v",
        "v",
        f"CASE WHEN s > a THEN t + (1 - t) * {_PULL} ELSE t - t * {_PULL} END",
    ),
    "euler-based": Formula(
        EULER,
        "v",
        "v",
        "1 - (1 - t * t) / (1 + t * exp(CASE WHEN s - a > 700 THEN 700 ELSE s - a END))",
    ),
}
"""The gradual semantics that every engine knows."""


def term(expression: str, value: str) -> str:
    """Put a column into a term over `v`.

    >>> term("ln(1 - v)", "low")
    'ln(1 - low)'
    """
    return _put(expression, {"v": value})


def combined(formula: Formula, base: str, attack: str, support: str) -> str:
    """Put columns into the combination."""
    return _put(formula.combine, {"t": base, "a": attack, "s": support})


def _put(expression: str, columns: dict[str, str]) -> str:
    import re

    return re.sub(r"\b[vtas]\b", lambda found: columns[found[0]], expression)
