"""Who holds what: the positions in force, with place and scope."""

from collections.abc import Iterator

from robustmap.explain.labels import BEARING, STANCE
from robustmap.model.positions import Held, everybody, held, in_force
from robustmap.query.item import Asker
from robustmap.query.tables._speakers import holder, named, where
from robustmap.query.tables._table import TABLES, Cell, Table


@TABLES.entry("positions")
def positions(kb: Asker) -> Table:
    """List every position in force, by person in the order of their files."""
    return Table(
        "Who holds what",
        "Positions that are held today, each with two dials: is it true, and how much does it "
        "bear on the conclusion. A person is named only where the text itself names them; what "
        "is only inferred stays with the handle that the text gives.",
        (
            *("who", "about", "stance", "bearing", "since", "moved by", "scope", "remains"),
            "where",
        ),
        tuple(_rows(kb)),
    )


def _rows(kb: Asker) -> Iterator[tuple[Cell, ...]]:
    for person in everybody(kb.map):
        for one in in_force(held(kb.map, person)):
            yield _row(kb, one)


def _row(kb: Asker, one: Held) -> tuple[Cell, ...]:
    stance = STANCE.get(one.stance, one.stance)
    return (
        holder(one),
        named(kb.map, one.about),
        f"{stance} (concession)" if one.concedes else stance,
        BEARING.get(one.bearing, one.bearing),
        one.since,
        (*(named(kb.map, ref) for ref in one.because), *filter(None, [one.occasion])),
        one.scope,
        one.residue,
        where(kb.map, one),
    )
