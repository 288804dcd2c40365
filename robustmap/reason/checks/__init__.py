"""Independent checks of certificates, for semantics whose definitions look twice.

For semi-stable and stage extensions, ideal and eager ones, cf2 and stage2: `CHECKS` gives what
is wrong with a certificate. No code is shared with any search. Each check writes down from the
definition what would have to hold if the certificate were wrong, as clauses, and follows the
certificate's list of clauses down to the contradiction.
"""

from collections.abc import Callable, Iterator, Mapping

from robustmap.reason.checks._cells import cf2, stage2
from robustmap.reason.checks._ranges import semi_stable, stage
from robustmap.reason.checks._shape import Attackers, Shown
from robustmap.reason.checks._unique import eager, ideal

CHECKS: Mapping[str, Callable[[Attackers, Shown], Iterator[str]]] = {
    "cf2": cf2,
    "eager": eager,
    "ideal": ideal,
    "semi-stable": semi_stable,
    "stage": stage,
    "stage2": stage2,
}

__all__ = ["CHECKS"]
