"""Everything that is still open: what, about what, and where it came up."""

from robustmap.explain.dialogues import OPEN
from robustmap.query.dues import Obligation
from robustmap.query.item import Asker
from robustmap.query.obligations import Exchanges
from robustmap.query.tables._table import TABLES, Cell, Name, Table


@TABLES.entry("obligations")
def obligations(kb: Asker) -> Table:
    """List what is still open."""
    assert isinstance(kb, Exchanges)
    return Table(
        OPEN["title"],
        OPEN["intro"],
        ("sort", "what", "about", "where", "move", "says"),
        tuple(_row(one) for one in kb.obligations),
        OPEN["none"],
    )


def _row(one: Obligation) -> tuple[Cell, ...]:
    about = tuple(Name(ref) for ref in one.about)
    where = Name(one.where) if one.where else ""
    return one.sort, Name(one.node), about, where, one.move, one.says
