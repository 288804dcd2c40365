"""Claims."""

from typing import ClassVar, Literal

from robustmap.model.fields import Flag, Links, Refs, States
from robustmap.model.nodes.node import Node, Standing
from robustmap.model.parts import Quantity

Sort = Literal[
    "empirical", "normative", "definitional", "quantitative", "conditional", "meta", "evidence"
]
"""What sort of statement a claim is."""


class Claim(Node):
    """A statement that can stand or fall."""

    kind: ClassVar[str] = "claim"
    folder: ClassVar[str] = "claims"

    standing: Standing | None = None
    """What it has going for it before any argument: asserted, presumed or open."""
    sort: Sort | None = None
    """What sort of statement it is; a definitional one cannot be attacked."""
    contradicts: Links = ()
    """Claims that cannot be true together with this one."""
    states: States | None = None
    """Its formal content: an order of thresholds, a bound, an enabling, an exclusion."""
    quantity: Quantity | None = None
    """The number it gives, and how well that is known."""
    implicit: Flag = False
    """True for a premise that nobody wrote down; it is open until argued for."""
    exposed_by: Refs = ()
    """Who pointed out the unwritten premise."""
