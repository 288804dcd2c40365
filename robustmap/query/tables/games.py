"""Games: their rules, their roles and the ways to win them."""

from collections.abc import Iterator

from robustmap.explain.dialogues import PROTOCOL
from robustmap.model.nodes import Dialogue
from robustmap.query.item import Asker
from robustmap.query.obligations import Exchanges
from robustmap.query.tables._table import TABLES, Cell, Name, Table
from robustmap.reason.dialogues import PROTOCOLS


@TABLES.entry("games")
def games(kb: Asker) -> Table:
    """List the dialogues that hold rules or ways to win, with the rounds played by them."""
    assert isinstance(kb, Exchanges)
    return Table(
        "Games",
        "The rules, roles and win conditions of each game, and the recorded rounds.",
        ("game", "protocol", "roles", "rules", "win conditions", "rounds"),
        tuple(_rows(kb)),
        "No game is described.",
    )


def _rows(kb: Exchanges) -> Iterator[tuple[Cell, ...]]:
    rounds = rounds_of(kb)
    for node in kb.map.of_kind("dialogue"):
        if isinstance(node, Dialogue) and (node.rules or node.win_conditions):
            wins = tuple(f"{one.id} ({one.for_}): {one.when}" for one in node.win_conditions)
            roles = node.roles or PROTOCOLS[node.protocol].roles
            played = tuple(map(Name, rounds.get(node.id, ())))
            yield Name(node.id), PROTOCOL[node.protocol], roles, node.rules, wins, played


def rounds_of(kb: Exchanges) -> dict[str, tuple[str, ...]]:
    """Give the recorded rounds of each game: those that name it, and itself if it has moves."""
    found: dict[str, list[str]] = {}
    for node in kb.map.of_kind("dialogue"):
        if isinstance(node, Dialogue) and kb.replays[node.id].steps:
            game = kb.map.resolve(node.game or "") or node.id
            found.setdefault(game, []).append(node.id)
    return {game: tuple(found[game]) for game in found}
