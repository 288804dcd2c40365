"""Questions to a framework that changes: as little as possible is looked at anew."""

from collections.abc import Callable, Sequence

from robustmap.graph.framework import Framework
from robustmap.reason.problems._instance import Instance
from robustmap.reason.problems._solver import Solver
from robustmap.reason.semantics import SEMANTICS
from robustmap.reason.semantics._dynamic import Dynamic
from robustmap.reason.semantics._labelling import IN, OUT, UNDECIDED
from robustmap.reason.semantics._search import (
    Answer,
    Asked,
    Budget,
    Extension,
    NotDecidedError,
    Question,
)


class Changing:
    """A framework that is kept with its grounded labels, and what was made of it since.

    Where every framework has an extension and all are complete, the labels alone decide about
    what they settle. Where the semantics is directional besides, what is left open is searched
    in what leads to the question alone. The whole is searched for an extension to show.
    """

    def __init__(self, kept: Dynamic, semantics: str) -> None:
        """Take a framework and the name of a semantics."""
        self.kept = kept
        self.semantics = semantics
        entry = SEMANTICS[semantics]
        # Stable extensions are complete, but there may be none.
        self.by_labels = semantics == "grounded" or (entry.complete and semantics != "stable")
        self.by_cone = self.by_labels and entry.directional
        self._instance: Instance | None = None

    def changed(self) -> None:
        """Forget what was made of the framework."""
        self._instance = None

    @property
    def instance(self) -> Instance:
        """The framework as it is now; linear, but kept until the next change."""
        if self._instance is None:
            self._instance = Instance(self.kept.framework, labelling=self.kept.labelling)
        return self._instance

    def answer(self, question: Question, asked: Sequence[str], budget: Budget) -> Answer:
        """Answer whether some extension, or every one, has all of these arguments."""
        quickly = self._by_labels(question, asked, budget) if self.by_labels else None
        if quickly is not None:
            return quickly
        if self.by_cone and asked:
            return self._by_cone(question, asked, budget)
        return self._by_search(question, asked, budget)

    def _by_search(self, question: Question, asked: Sequence[str], budget: Budget) -> Answer:
        solver = Solver(self.instance, self.semantics, budget)
        index = self.instance.whole.index
        ask = solver.credulous if question == "credulous" else solver.sceptical
        return ask(*(index[name] for name in asked))

    def _by_labels(self, question: Question, asked: Sequence[str], budget: Budget) -> Answer | None:
        labels = {self.kept.label(name) for name in asked}
        if not labels <= {IN} and OUT not in labels:
            return None
        holds = OUT not in labels
        shows = holds == (question == "credulous")
        shown = self._some(budget) if shows else None
        return Answer(self.semantics, question, None, holds, _shown=shown)

    def _some(self, budget: Budget) -> Callable[[], Extension]:
        """Give what gives any extension."""
        return lambda: _extension(Solver(self.instance, self.semantics, budget).some())

    def _by_cone(self, question: Question, asked: Sequence[str], budget: Budget) -> Answer:
        """Ask about what the labels leave open in the part that leads to it."""
        open_ = [name for name in asked if self.kept.label(name) == UNDECIDED]
        cone = self._cone(open_)
        search = SEMANTICS[self.semantics].search
        assert search is not None
        opened = search(cone, budget)
        places = [cone.index[name] for name in open_]
        sides = [Asked(inside=places)]
        if question == "sceptical":
            sides = [Asked(outside=[one]) for one in places]
        try:
            found = any(opened._find(side) is not None for side in sides)  # noqa: SLF001
        except NotDecidedError:
            return Answer(self.semantics, question, None, None, budget.seconds)
        if not found:
            return Answer(self.semantics, question, None, question == "sceptical")
        return Answer(
            self.semantics,
            question,
            None,
            question == "credulous",
            _shown=lambda: _extension(self._by_search(question, asked, budget)),
        )

    def _cone(self, names: Sequence[str]) -> Framework:
        """Give what is left open of all that leads to some arguments."""
        attackers: dict[str, list[str]] = {}
        pending = list(names)
        for name in pending:
            if name not in attackers:
                by = self.kept.attackers(name)
                attackers[name] = [one for one in by if self.kept.label(one) == UNDECIDED]
                pending += attackers[name]
        attacks = ((by, name) for name, mine in attackers.items() for by in mine)
        return Framework.of(attackers, attacks)


def _extension(answer: Answer) -> Extension:
    found = answer.extension
    if found is None:
        raise NotDecidedError
    return found
