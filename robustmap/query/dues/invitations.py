"""Invitations that nobody has taken up: moves of threads, and games that nobody has played."""

from collections.abc import Iterator

from robustmap.model.nodes import Dialogue
from robustmap.query.dues._due import SORTS, Ground, Obligation


@SORTS.entry("invitation")
def invitations(kb: Ground) -> Iterator[Obligation]:
    """Yield games without a recorded round, then invitations in threads without a reply."""
    played = {kb.map.resolve(one.game or "") for one in _dialogues(kb) if kb.replays[one.id].steps}
    for game in _dialogues(kb):
        rules = bool(game.rules or game.win_conditions)
        if rules and game.id not in played and not kb.replays[game.id].steps:
            yield Obligation("invitation", game.id, says="no round has been recorded yet")
    for one in kb.replays.values():
        for due in one.open:
            if due.sort == "invitation":
                said = one.turns[due.move].text
                known = due.node in kb.map.nodes
                yield Obligation(
                    "invitation", due.node if known else one.id, (), one.id, due.move, said
                )


def _dialogues(kb: Ground) -> Iterator[Dialogue]:
    return (node for node in kb.map.of_kind("dialogue") if isinstance(node, Dialogue))
