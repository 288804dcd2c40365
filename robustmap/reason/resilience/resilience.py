"""What it takes to turn the verdicts of one solved map, worked out when it is asked for."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from robustmap.model.nodes import Answer
from robustmap.reason.ask import ask
from robustmap.reason.resilience import distance as distances
from robustmap.reason.resilience import loss as losses
from robustmap.reason.resilience import openings
from robustmap.reason.resilience._board import board
from robustmap.reason.resilience._changes import Kind, additions, offs, withdrawals
from robustmap.reason.resilience._judge import Judge
from robustmap.reason.resilience._state import Solver
from robustmap.reason.resilience.completions import Prospect, Uncertain, prospect, uncertain
from robustmap.reason.resilience.distance import Distance
from robustmap.reason.resilience.flips import LARGEST, MOST_TRIED, Flips, Search
from robustmap.reason.resilience.openings import Opening
from robustmap.reason.solution import CAUTIOUS, Solution

CHANGES: tuple[Kind, ...] = ("off", "withdrawn")
"""What may be changed unless told otherwise."""


BRIEFLY = 150
"""How many sets of changes are tried for a brief answer."""

BRIEF_NODES = 1500
"""Where more nodes bear on a verdict, there is no brief answer."""

BRIEF_CASES = 64
"""How many cases of what is open are told apart for it."""


class Brief(NamedTuple):
    """What would turn a verdict, without all that went into finding it."""

    flips: Flips
    openings: tuple[Opening, ...]
    prospect: Prospect


class Resilience:
    """Asks how firm the verdicts of a map are, under one view.

    The map is put on a board once, which is linear; each question is then worked out within
    what bears on one verdict. All of it is for the cautious view of a map whose
    arguments are not weighed against each other.
    """

    def __init__(self, solution: Solution, answered: Collection[str] | None = None) -> None:
        """Take a solved map, and the questions that have an answer (else those that name one).

        Raises:
            ValueError: it was solved under another semantics than the cautious one, or weighed.
        """
        if solution.semantics != CAUTIOUS:
            message = f"what turns a verdict is worked out for {CAUTIOUS} alone"
            raise ValueError(message)
        if solution.view.weighing != "none":
            message = "what turns a verdict is not worked out in a view that weighs strengths"
            raise ValueError(message)
        self.solution = solution
        self.answered = answered

    @cached_property
    def _solver(self) -> Solver:
        made = self.solution
        return Solver(board(made, (*offs(made), *withdrawals(made), *additions(made))))

    @cached_property
    def _judges(self) -> dict[str, Judge]:
        return {}

    @cached_property
    def _turned(self) -> dict[str, Mapping[str, Answer]]:
        """What would turn without something: asked with more than one bound."""
        return {}

    def _named(self, ref: str) -> str:
        found = ask(self.solution, ref)
        if found is None:
            message = f"`{ref}` has no verdict"
            raise KeyError(message)
        return found.id

    def _judge(self, ref: str) -> Judge:
        named = self._named(ref)
        if named not in self._judges:
            self._judges[named] = Judge(self._solver, named)
        return self._judges[named]

    def flips(
        self,
        ref: str,
        *,
        to: Answer | None = None,
        kinds: Collection[Kind] = CHANGES,
        largest: int = LARGEST,
        most: int = MOST_TRIED,
    ) -> Flips:
        """Give the smallest sets of changes that turn the verdict on something.

        A change switches an argument off, or withdraws the standing of a claim; `kinds` says
        which count, and with `to` only what turns it to that verdict does. What is asked about
        is no change itself. Exact up to `largest` changes, as long as at most `most` sets have
        to be worked out, each linear in what its changes lead to.

        Raises:
            KeyError: what is named has no verdict.
        """
        return Search(self._judge(ref), kinds, to, most).found(largest)

    def distance(
        self, ref: str, *, to: Answer | None = None, kinds: Collection[Kind] = CHANGES
    ) -> Distance:
        """Give how many changes at least turn the verdict on something, however many.

        Raises:
            KeyError: what is named has no verdict.
        """
        return distances.distance(Search(self._judge(ref), kinds, to, 0))

    def loss(self, ref: str, most: int) -> Mapping[str, Answer] | None:
        """Give the nodes whose verdict would turn if something were gone, and to what.

        An argument is switched off, a claim no longer taken on mere word. None where it turns
        any, and leads to more than `most` nodes of the framework.

        Raises:
            KeyError: what is named has no verdict.
        """
        named = self._named(ref)
        found = self._turned.get(named)
        if found is None:
            found = self._turned[named] = losses.turned(self._solver, named)
        return None if found and losses.leads_far(self._solver, named, most) else found

    def openings(self, ref: str) -> tuple[Opening, ...]:
        """Give the places where one new argument would turn the verdict on something.

        Raises:
            KeyError: what is named has no verdict.
        """
        return openings.found(self._judge(ref))

    def brief(self, ref: str) -> Brief | None:
        """Give what would turn the verdict on something, within a small budget.

        None where too much bears on it. Of the openings those that speak to the very thing are
        left out, of the rest what only tells how it was found.

        Raises:
            KeyError: what is named has no verdict.
        """
        named = self._named(ref)
        judge = Judge(self._solver, named, BRIEF_NODES)
        if judge.around is None:
            return None
        flips = Search(judge, CHANGES, None, BRIEFLY).found(LARGEST)
        case = prospect(Judge(self._unsure, named, BRIEF_NODES), self.uncertain, BRIEF_CASES)
        return Brief(
            replace(flips, bearing=(), tried=(), must=()),
            tuple(one for one in openings.found(judge) if not one.direct),
            replace(case, bearing=(), possible=dict.fromkeys(case.possible, ())),
        )

    @cached_property
    def uncertain(self) -> tuple[Uncertain, ...]:
        """What is open about the map, and could still go either way."""
        return tuple(uncertain(self.solution, self.answered))

    @cached_property
    def _unsure(self) -> Solver:
        if not self.uncertain:
            return self._solver
        return Solver(board(self.solution, (one.change for one in self.uncertain)))

    def prospect(self, ref: str, *, most: int | None = None) -> Prospect:
        """Give the verdicts that are possible on something, however what is open turns out.

        Raises:
            KeyError: what is named has no verdict.
        """
        judge = Judge(self._unsure, self._judge(ref).ref)
        return prospect(judge, self.uncertain, most)
