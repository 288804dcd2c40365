"""The numbers that claims give, and how well each is known."""

from collections.abc import Iterator

from robustmap.model.nodes import Claim
from robustmap.model.parts import Quantity
from robustmap.query.item import Asker
from robustmap.query.tables._table import TABLES, Cell, Name, Table


@TABLES.entry("quantities")
def quantities(kb: Asker) -> Table:
    """List every quantity: those of claims, then those in cells of comparisons."""
    return Table(
        "Numbers, and how well each is known",
        "A number is as good as the way it came about: measured, extrapolated, from memory, "
        "guessed, or made up for an example. Some have a direction and no size.",
        ("claim", "value", "from", "to", "direction", "certainty", "depends on"),
        tuple(_rows(kb)),
    )


def _rows(kb: Asker) -> Iterator[tuple[Cell, ...]]:
    for node in kb.map.of_kind("claim"):
        if isinstance(node, Claim) and node.quantity:
            yield (Name(node.id), *_cells(kb, node.quantity))
    for proposal in kb.map.proposals():
        for one in proposal.assessed:
            if one.quantity:
                yield (Name(proposal.id), *_cells(kb, one.quantity))


def _cells(kb: Asker, one: Quantity) -> tuple[Cell, ...]:
    low, high = (f"{size:g}" if size is not None else "" for size in (one.low, one.high))
    depends = tuple(Name(ref) if ref in kb.map else ref for ref in one.depends_on)
    return measure(one), low, high, one.sign or "", one.certainty, depends


def measure(one: Quantity) -> str:
    """Give the value with its unit, as it is written.

    >>> (
    ...     measure(Quantity(value="2x to 10x", certainty="guessed")),
    ...     measure(Quantity(sign="positive", certainty="guessed")),
    ... )
    ('2x to 10x', '')
    """
    return " ".join(piece for piece in (one.value, one.unit) if piece)
