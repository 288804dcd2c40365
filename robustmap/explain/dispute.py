"""A dispute in readers' words: what each argument of the flattened framework says."""

from collections.abc import Callable, Mapping
from typing import Any

from robustmap.graph.flatten import Flat
from robustmap.graph.weighing import unlevelled
from robustmap.reason.dispute import Dispute, Move, Side
from robustmap.reason.solution import Solution

Name = Callable[[str], str]

SAYS: Mapping[str, str] = {
    "stands": "{ref} stands",
    "goes": "{ref} goes through",
    "step": "the step of {ref} goes through",
    "deny": "{ref} is to be denied: what speaks against it prevails",
    "deny-step": "the step of {ref} is broken: what undercuts it prevails",
    "quiet": "nothing that speaks against {ref} goes through",
    "quiet-step": "nothing that undercuts {ref} goes through",
    "argued": "there is as much to say for {ref} as against it",
    "argued-step": "there is as much to say for the step of {ref} as against it",
    "bare": "nothing that speaks for {ref} goes through",
    "bare-step": "nothing that defends the step of {ref} goes through",
    "not": "{ref} does not stand, and it was relied on",
    "not-step": "the step of {ref} does not stand",
    "void": "nothing holds {ref} up",
    "void-step": "nothing holds up the step of {ref}",
    "held": "what speaks for {ref} is strong enough",
    "low": "nothing that {ref} rests on is strong enough",
    "presumed": "{ref} is taken for granted",
    "presumed-step": "the step of {ref} is taken for granted",
    "denial": "{ref} is denied for this look at it",
    "leans": "{ref} leans on itself alone",
    "other": "{ref} tells against it",
}
"""What somebody says who puts an argument of the framework forward, by what it is."""

ACTS: Mapping[str, str] = {
    "claim": "{says}.",
    "object": "But {says}.",
    "answer": "No: {says}.",
    "again": "No: {says}, as you have granted.",
    "grant": "Granted: {says}.",
    "give-up": "I give up that {says}.",
}

SIDES: Mapping[Side, str] = {"proponent": "Defender", "opponent": "Doubter"}

DISPUTE: Mapping[str, str] = {
    "head": "A dispute about {ref}: {verdict}",
    "you": "You are the {side}. Type the number of what you say; ? for help.",
    "choose": "You",
    "only": "(there is nothing else to say)",
    "won-proponent": "The Defender has won: {says}. That is the verdict, whatever is said.",
    "won-opponent": "The Doubter has won: it cannot be shown that {says}. That is the verdict, "
    "whatever is said.",
    "ended": "Nobody answers any more; the rest plays itself.",
    "left": "You have left; nothing is decided by that.",
    "help": "Type a number from 1 to {number}, or: a - let the rest play itself; r - the rules; "
    "q - leave.",
    "wrong": "“{said}” is none of these.",
    "rules": "The Defender says that something stands, the Doubter objects, and so on. The "
    "Doubter may raise every objection once it counts; when none is left, it must grant the "
    "point, and what is granted settles what it speaks against. The Defender may not repeat what "
    "it is defending; when no answer is left, it must give up the point and tries another way. "
    "Whoever is right wins in the end, however clumsily the two play.",
}
"""What is said around the moves."""

_HELPERS = {
    "quiet ": "quiet",
    "argued ": "argued",
    "bare ": "bare",
    "not ": "not",
    "void ": "void",
    "held ": "held",
    "low ": "low",
    "presumed ": "presumed",
    "denial of ": "denial",
    "unfounded: ": "leans",
}
"""How the names of the helpers in a flattened framework begin. No id holds a blank."""


class Speaker:
    """Says what moves mean; `name` says how something is called."""

    def __init__(self, solution: Solution, dispute: Dispute, name: Name = str) -> None:
        """Take a solved map and a dispute in its framework."""
        self.solution = solution
        self.dispute = dispute
        self.name = name
        flat: Flat = solution.flat
        self.steps = {step: inference for inference, step in flat.steps.items()}
        self.known = {
            **{node: ("goes", ref) for ref, node in flat.inference.items()},
            **{node: ("stands", ref) for ref, node in flat.stands.items()},
            **{node: ("deny", ref) for ref, node in flat.denies.items()},
        }

    def means(self, node: int) -> tuple[str, str]:
        """Give what an argument of the framework is, a key of `SAYS`, and about what."""
        kind, ref = self.known.get(node) or self._helper(self.dispute.framework.names[node])
        if ref not in self.steps:
            return kind, ref
        return ("step" if kind == "stands" else f"{kind}-step"), self.steps[ref]

    def _helper(self, name: str) -> tuple[str, str]:
        flat, name = self.solution.flat, unlevelled(name)
        if name in flat.inference:
            return "goes", name
        if name.removesuffix("-") in flat.denies:
            return "deny", name.removesuffix("-")
        for start, kind in _HELPERS.items():
            if name.startswith(start):
                rest = name.removeprefix(start)
                return kind, rest.removesuffix("+") if kind == "leans" else rest
        return "other", name

    def says(self, node: int) -> str:
        """Say what an argument of the framework says."""
        kind, ref = self.means(node)
        return SAYS.get(kind, SAYS["other"]).format(ref=self.name(ref))

    def move(self, move: Move) -> str:
        """Say a move."""
        again = move.act == "answer" and move.node in self.dispute.granted
        return ACTS["again" if again else move.act].format(says=self.says(move.node))

    def winner(self) -> str:
        """Say who has won.

        Raises:
            ValueError: the dispute is not over.
        """
        if self.dispute.winner is None:
            message = "the dispute is not over"
            raise ValueError(message)
        key = f"won-{self.dispute.winner}"
        return DISPUTE[key].format(says=self.says(self.dispute.root))

    def data(self) -> dict[str, Any]:
        """Give the dispute so far as plain data."""
        return {
            "moves": [
                {
                    "side": move.side,
                    "act": move.act,
                    "says": self.says(move.node),
                    "what": self.means(move.node)[0],
                    "id": self.means(move.node)[1],
                }
                for move in self.dispute.moves
            ],
            "winner": self.dispute.winner,
        }
