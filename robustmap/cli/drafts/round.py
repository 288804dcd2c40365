"""One move more in the file of a dialogue: its text, and what the move is."""

from typing import Any, NamedTuple

from robustmap.cli.drafts.desk import Desk
from robustmap.files.comments import comments
from robustmap.files.document import split
from robustmap.files.emit import emit
from robustmap.files.front import read_front
from robustmap.files.new import Draft, free_id
from robustmap.model.nodes import Dialogue, Proposal
from robustmap.reason.dialogues import PROTOCOLS, Facts, Replay, Turn, replay
from robustmap.reason.solution import Solution


class Wish(NamedTuple):
    """What somebody wants to do in a dialogue; "" is not said."""

    word: str
    by: str = ""
    node: str = ""
    title: str = ""
    ends_in: str = ""
    replies_to: str = ""
    who: str = ""
    wins: str = ""
    text: str = ""
    source: str = ""


class Table:
    """A dialogue that is being played, as its file has it."""

    def __init__(self, desk: Desk, dialogue: Dialogue) -> None:
        """Take a dialogue whose file can be read."""
        self.desk = desk
        self.dialogue = dialogue
        place = desk.map.places[dialogue.id]
        self.name = place.path.removeprefix(f"{desk.tree.root}/")
        self.played = played(desk, dialogue)

    @property
    def protocol(self) -> Any:
        """The rules."""
        return PROTOCOLS[self.dialogue.protocol]

    def role(self, wish: Wish) -> str:
        """Give the role that makes a move: the one that is given, or the only one that may."""
        if wish.by:
            return wish.by
        may: tuple[str, ...] = self.protocol.words.get(wish.word, ())
        if len(may) == 1:
            return may[0]
        return "" if may else wish.who

    def id(self) -> str:
        """Give an id that no move has."""
        taken = self.played.turns
        number = len(self.played.steps) + 1
        while f"m{number}" in taken:
            number += 1
        return f"m{number}"

    def move(self, wish: Wish, node: str) -> dict[str, str]:
        """Give the move as the file has it."""
        found = {
            "id": self.id(),
            "by": self.role(wish),
            "who": wish.who,
            "move": wish.word,
            "node": node,
            "replies_to": wish.replies_to,
            "wins": wish.wins,
            "text": wish.text,
        }
        return {key: found[key] for key in found if found[key]}

    def text(self, move: dict[str, str]) -> str:
        """Give the text of the file with one move more; comments and prose stay."""
        document, _ = split(self.name, self.desk.tree.files[self.name])
        assert document is not None  # a dialogue that was read
        fields = dict(read_front(document.front, self.name).fields)
        fields["moves"] = [*fields.get("moves", ()), move]
        return emit(Dialogue, fields, document.body, comments(document.front))

    def new_node(self, wish: Wish) -> Draft | None:
        """Give the node that a build or break puts forward, made of its title."""
        make = _NEW.get(wish.word)
        if make is None or not wish.title:
            return None
        draft = make(self, wish)
        told = {"sources": wish.source} if wish.source else {}
        return draft._replace(fields={**draft.fields, **told})


def played(desk: Desk, dialogue: Dialogue) -> Replay:
    """Play a dialogue of the kb as it is."""
    return replay(Facts(desk.map, lambda: desk.solution), dialogue)


def replayed(solution: Solution, dialogue: str) -> Replay:
    """Play a dialogue of another map."""
    node = solution.map.nodes[dialogue]
    assert isinstance(node, Dialogue)
    return replay(Facts(solution.map, lambda: solution), node)


def _met(table: Table, wish: Wish, *words: str) -> Turn | None:
    """Give the move that is met: the one that is named, else the last of these words."""
    if wish.replies_to:
        return table.played.turns.get(wish.replies_to)
    steps = (step.turn for step in reversed(table.played.steps) if not step.wrong)
    return next((turn for turn in steps if turn.word in words), None)


def _build(table: Table, wish: Wish) -> Draft:
    """Make a proposal that answers the break it replies to, and revises what was broken."""
    fields: dict[str, Any] = {"title": wish.title}
    met = _met(table, wish, "break")
    if met and met.word == "break" and met.node:
        fields["addresses"] = met.node
        built = _met(table, Wish(""), "build")
        named = table.played.turns.get(met.replies_to) or built
        if named and isinstance(table.desk.map.nodes.get(named.node), Proposal):
            fields["revises"] = named.node
    node = free_id(table.desk.map, wish.title, "proposal")
    return Draft("proposal", node, fields, wish.text)


def _break(table: Table, wish: Wish) -> Draft:
    """Make a failure story told against what was built."""
    met = _met(table, wish, "build")
    fields = {"title": wish.title, "against": met.node if met else "", "ends_in": wish.ends_in}
    given = {key: fields[key] for key in fields if fields[key]}
    return Draft("story", free_id(table.desk.map, wish.title, "story"), given, wish.text)


_NEW = {"build": _build, "break": _break}
"""What makes the node of a move, for the moves that put forward a node of one kind."""

WITH_TITLE = tuple(_NEW)
