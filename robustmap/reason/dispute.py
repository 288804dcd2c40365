"""A dispute about one verdict: a game of words that the right side wins, whatever is played.

The proponent says that an argument of the framework holds; the opponent objects with what
attacks it; the proponent answers with what attacks the objection, and so on. This is the
persuasion game for the cautious view (Modgil and Caminada 2009; with commitments as in Caminada
2015), made such that no clumsy move loses a case that is right:

- To what holds the opponent may object with every attacker that is not answered yet; when none
  is left the opponent must grant it, and what it attacked is answered for good.
- To an objection the proponent may answer with whatever was granted, which settles it, or with
  an attacker of it that is not being defended already and was not given up since the last
  grant. When none is left the proponent must give up what is objected to, and goes on from the
  objection before.

Whoever is right wins. What is granted has only answered attackers, and those are attacked by
what was granted before: so it is in the grounded extension, and the proponent never wins
wrongly. And if the disputed argument is in it, the proponent is never left without a move
before something more is granted: of all that is being defended or was given up since the last
grant, take the one with the lowest min-max number that is in; each objection to it has an
attacker with a still lower number, which was granted, or is free to be put forward.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from robustmap.graph.framework import Framework
from robustmap.reason.semantics import IN, OUT, Labelling

Side = Literal["proponent", "opponent"]
Act = Literal["claim", "object", "answer", "grant", "give-up"]


class Move(NamedTuple):
    """What a side says: `node` is put forward (or granted, or given up), `to` is what it attacks.

    `to` is -1 for the claim that begins, and for what is granted or given up.
    """

    side: Side
    act: Act
    node: int
    to: int = -1


@dataclass
class _Defended:
    """What the proponent defends, and the objection to it that waits for an answer."""

    node: int
    objection: int | None = None


@dataclass
class Dispute:
    """A dispute in progress; `legal` gives what may be said next, `play` says it.

    >>> framework = Framework.of("abc", [("b", "a"), ("c", "b")])
    >>> dispute = Dispute(framework, 0)
    >>> while dispute.legal:
    ...     dispute.play(dispute.legal[0])
    >>> dispute.winner
    'proponent'
    """

    framework: Framework
    root: int
    moves: list[Move] = field(default_factory=list)
    granted: set[int] = field(default_factory=set)
    answered: set[int] = field(default_factory=set)
    given_up: set[int] = field(default_factory=set)
    winner: Side | None = None
    _line: list[_Defended] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with the claim that is disputed."""
        self.moves.append(Move("proponent", "claim", self.root))
        self._line.append(_Defended(self.root))

    @property
    def bound(self) -> int:
        """The number of moves that no dispute in this framework exceeds.

        Between two grants everything is put forward at most once, with one objection and its
        answer, and given up at most once; each objection is answered at most once; and there
        are at most as many grants as arguments.
        """
        size = len(self.framework)
        return 4 * (size + 1) * (size + 1)

    @property
    def turn(self) -> Side | None:
        """Whose turn it is; nobody's once it is over."""
        if self.winner is not None:
            return None
        return "opponent" if self._line[-1].objection is None else "proponent"

    @property
    def legal(self) -> Sequence[Move]:
        """What may be said next, in the order of the framework; nothing once it is over."""
        if self.winner is not None:
            return ()
        top = self._line[-1]
        if top.objection is None:
            attackers = self.framework.attackers[top.node]
            free = [one for one in attackers if one not in self.answered]
            if free:
                return [Move("opponent", "object", one, top.node) for one in free]
            return [Move("opponent", "grant", top.node)]
        barred = {one.node for one in self._line} | self.given_up
        answers = [
            Move("proponent", "answer", one, top.objection)
            for one in self.framework.attackers[top.objection]
            if one in self.granted or one not in barred
        ]
        return answers or [Move("proponent", "give-up", top.node)]

    def play(self, move: Move) -> None:
        """Say something that is legal.

        Raises:
            ValueError: it is not.
        """
        if move not in self.legal:
            message = f"{move} may not be said now"
            raise ValueError(message)
        self.moves.append(move)
        if move.act == "object":
            self._line[-1].objection = move.node
        elif move.act == "answer" and move.node not in self.granted:
            self._line.append(_Defended(move.node))
        elif move.act == "answer":
            self._settle()
        else:
            self._close(move)

    def _settle(self) -> None:
        """Take note that the last objection is answered for good."""
        top = self._line[-1]
        assert top.objection is not None
        self.answered.add(top.objection)
        top.objection = None

    def _close(self, move: Move) -> None:
        """Leave what is granted or given up; the dispute ends with the first claim."""
        self._line.pop()
        if move.act == "grant":
            self.granted.add(move.node)
            self.given_up.clear()
        else:
            self.given_up.add(move.node)
        if not self._line:
            self.winner = "proponent" if move.act == "grant" else "opponent"
        elif move.act == "grant":
            self._settle()


def best(dispute: Dispute, labelling: Labelling) -> Move:
    """Give a move that leads to an end soon, for either side.

    The side that is right plays by min-max numbers; the other goes for what is undecided first,
    where there is most to say.

    Raises:
        ValueError: the dispute is over.
    """
    if not dispute.legal:
        message = "the dispute is over"
        raise ValueError(message)

    def worth(move: Move) -> tuple[bool, int, int, int]:
        label, rank = labelling.labels[move.node], labelling.ranks[move.node]
        settled = move.act == "answer" and move.node in dispute.granted
        order = 0 if label == IN else 2 if label == OUT else 1
        return not settled, order, rank, move.node

    return min(dispute.legal, key=worth)


def winning(framework: Framework, labelling: Labelling, root: int) -> Dispute:
    """Play a whole dispute with `best` on both sides."""
    dispute = Dispute(framework, root)
    while dispute.legal:
        dispute.play(best(dispute, labelling))
    return dispute
