"""Every move of every dialogue, in order."""

from collections.abc import Iterator

from robustmap.query.item import Asker
from robustmap.query.obligations import Exchanges
from robustmap.query.tables._table import TABLES, Cell, Name, Table
from robustmap.reason.dialogues import Replay, Step


@TABLES.entry("moves")
def moves(kb: Asker) -> Table:
    """List the moves of all dialogues, recorded or derived."""
    assert isinstance(kb, Exchanges)
    return Table(
        "Moves",
        "Who did what in which exchange, to which earlier move, and how much was open after it.",
        ("dialogue", "number", "id", "role", "who", "move", "node", "replies to", "open", "legal"),
        tuple(row for played in kb.replays.values() for row in _rows(kb, played)),
        "No exchange has been recorded.",
    )


def _rows(kb: Asker, played: Replay) -> Iterator[tuple[Cell, ...]]:
    for step in played.steps:
        turn = step.turn
        yield (
            *(Name(played.id), turn.number, turn.id, turn.by),
            *(_named(kb, turn.who), turn.word, _named(kb, turn.node), turn.replies_to),
            *(step.open, _legal(step)),
        )


def _named(kb: Asker, ref: str) -> Cell:
    # A handle inside a text has no page, and a node that was named may be gone.
    return Name(ref) if ref in kb.map else ref


def _legal(step: Step) -> str:
    return "; ".join(one.message for one in step.wrong) or "yes"
