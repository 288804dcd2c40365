"""What the rules of dialogues and games have against moves: imported where there are any."""

from collections.abc import Iterator
from typing import NamedTuple

from robustmap.check.registry import Solve
from robustmap.model.codes import problem
from robustmap.model.map import Map
from robustmap.model.nodes import Dialogue
from robustmap.model.places import Path
from robustmap.model.problem import Problem, clip
from robustmap.model.suggest import nearest
from robustmap.reason.dialogues import PROTOCOLS, Facts, Wrong, listed, replay

_CODES = {
    "word": "RM331",
    "role": "RM332",
    "reply": "RM333",
    "illegal": "RM334",
    "twice": "RM335",
    "wins": "RM336",
}


def wrong_moves(map_: Map, solve: Solve) -> Iterator[Problem]:
    """Find what the rules of each dialogue have against its moves and its result.

    Nothing is solved unless a move claims that a class of failures is excluded.
    """
    facts = Facts(map_, solve)
    for node in map_.of_kind("dialogue"):
        if isinstance(node, Dialogue) and node.id not in map_.broken:
            found = [*_roles(node), *_game(map_, node), *_moves(facts, node)]
            for one in found:
                yield problem(
                    one.code,
                    one.wrong.message,
                    map_.span(node.id, *one.path),
                    node=node.id,
                    expected=one.wrong.expected,
                    suggestion=one.wrong.suggestion,
                )


class _Found(NamedTuple):
    code: str
    path: Path
    wrong: Wrong


def _moves(facts: Facts, node: Dialogue) -> Iterator[_Found]:
    played = replay(facts, node)
    for step in played.steps if not played.derived else ():
        for wrong in step.wrong:
            path = ("moves", step.turn.number - 1, wrong.key)
            yield _Found(_CODES[wrong.sort], path, wrong)
    for wrong in played.result_faults:
        yield _Found("RM337", ("result",), wrong)


def _roles(node: Dialogue) -> Iterator[_Found]:
    """Yield the roles that a game lists, or gives a way to win, though it does not have them."""
    known = PROTOCOLS[node.protocol].roles
    named: list[tuple[Path, str]] = [(("roles", n), role) for n, role in enumerate(node.roles)]
    for number, condition in enumerate(node.win_conditions):
        named.append((("win_conditions", number, "for"), condition.for_))
    for path, role in named if known else ():
        if role not in known:
            told = f"`{clip(role)}` is no role of this game"
            expected = f"one of {listed(known)}"
            yield _Found("RM332", path, Wrong("role", "", told, expected, nearest(role, known)))


def _game(map_: Map, node: Dialogue) -> Iterator[_Found]:
    """Yield the game that a dialogue names, if it goes by another protocol."""
    game = map_.nodes.get(map_.resolve(node.game or "") or "")
    if isinstance(game, Dialogue) and game.protocol != node.protocol:
        told = (
            f"`{node.id}` is played by the rules of `{node.protocol}`, "
            f"but `{game.id}` holds those of `{game.protocol}`"
        )
        wrong = Wrong("illegal", "game", told, f"a `{node.protocol}` game")
        yield _Found("RM338", ("game",), wrong)
