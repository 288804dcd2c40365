"""How many changes at least turn a verdict, however many they are: by weighted satisfiability.

Every label of the board is a pair of variables, in and out, with the rules of complete
labellings (Caminada 2006) as clauses, and every change is a soft clause that it is not made.
So that nothing but the cautious labelling fits, whatever is in or out within a strongly
connected part has a rank: one that is in a higher one than all its attackers there, one that
is out a higher one than some attacker that is in. RC2 (Ignatiev, Morgado and Marques-Silva
2019) then gives the fewest changes with a proof, and its solver the groups of changes of which
each way to turn the verdict makes one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from robustmap.graph.cycles import parts
from robustmap.graph.flatten import step_of
from robustmap.model.nodes import Answer
from robustmap.reason.resilience._changes import Change
from robustmap.reason.resilience._judge import Judge
from robustmap.reason.resilience.flips import Search

MOST_NODES = 20_000
"""A verdict on which more of the framework bears is not worked out."""

MOST_RANKS = 400_000
"""At most so many clauses for ranks: for each attack in a part, as many as it has nodes."""


@dataclass(frozen=True)
class Distance:
    """The fewest changes that turn a verdict, and what shows that fewer do not.

    `size` is proven; None if no set of changes turns it, or if `why` says that it was not
    worked out. `changes` is one such set. `groups` have no change in common, and whatever turns
    the verdict makes a change of each: their number is a lower bound that needs no search.
    """

    ref: str
    answer: Answer
    size: int | None
    turns_to: Answer | None
    changes: tuple[Change, ...]
    groups: tuple[tuple[Change, ...], ...]
    why: str = ""


def distance(search: Search) -> Distance:
    """Work out the distance of a verdict from its turning.

    Not defined where claims may come to lean on themselves, which no clause tells of. Exponential
    at worst, as the question is; a few hundredths of a second on maps of a few hundred nodes.
    """
    judge = search.judge
    knots = () if len(judge.within) > MOST_NODES else _knots(judge)
    why = _declined(judge, knots)
    if why:
        return Distance(judge.ref, search.before, None, None, (), (), why)
    encoding = _Encoding(search, knots)
    size, made = encoding.fewest()
    answer = judge.answer(judge.solver.after(made, judge.within)) if size is not None else None
    named = (search.named(group) for group in encoding.groups())
    return Distance(
        *(judge.ref, search.before, size, answer, search.named(made)),
        tuple(named) if size is not None else (),
    )


def _declined(judge: Judge, knots: Sequence[frozenset[int]]) -> str:
    """Say why it is not worked out: claims may lean on themselves, or it is too large."""
    if any(judge.board.stands[one] in judge.within for one in judge.board.looping):
        return "loops"
    attackers = judge.board.attackers
    ranks = sum(len(part) * len(attackers[node]) for part in knots for node in part)
    return "large" if len(judge.within) > MOST_NODES or ranks > MOST_RANKS else ""


class _Encoding:
    """The clauses for one verdict. Variables are numbered from 1."""

    def __init__(self, search: Search, knots: Sequence[frozenset[int]]) -> None:
        self.search = search
        self.judge: Judge = search.judge
        self.board = search.board
        self.count = 0
        self.clauses: list[list[int]] = []
        self.inside = {node: self._new() for node in sorted(self.judge.within)}
        self.outside = {node: self._new() for node in sorted(self.judge.within)}
        self.made = {change: self._new() for change in sorted(search.bearing)}
        for node in sorted(self.judge.within):
            if node in self.board.defaults:
                self._switch(node)
            else:
                self._label(node)
        for part in knots:
            self._ranks(part)
        self._turned()

    def _new(self) -> int:
        self.count += 1
        return self.count

    def _any(self, literals: Iterable[int]) -> int:
        """Give a variable that holds only if one of these does."""
        found = self._new()
        self.clauses.append([-found, *literals])
        return found

    def _all(self, literals: Iterable[int]) -> int:
        """Give a variable that holds only if all of these do."""
        found = self._new()
        self.clauses += [[-found, one] for one in literals]
        return found

    def _switch(self, node: int) -> None:
        """Label a switch: as the map has it, unless a change that turns it is made."""
        inside, outside = self.inside[node], self.outside[node]
        held, turned = (inside, outside) if self.board.defaults[node] == 1 else (outside, inside)
        making = [self.made[c] for c in self.board.of_input[node] if c in self.made]
        self.clauses += [[inside, outside], [-inside, -outside], [held, *making]]
        self.clauses += [[-one, turned] for one in making]

    def _label(self, node: int) -> None:
        inside, outside = self.inside[node], self.outside[node]
        attackers = self.board.attackers[node]
        self.clauses.append([-inside, -outside])
        self.clauses.append([inside, *(-self.outside[one] for one in attackers)])
        self.clauses.append([-outside, *(self.inside[one] for one in attackers)])
        for one in attackers:
            self.clauses += [[-inside, self.outside[one]], [-self.inside[one], outside]]

    def _ranks(self, part: frozenset[int]) -> None:
        """Keep what is in or out within a part from being its own reason."""
        levels = len(part) - 1
        rank = {node: [self._new() for _ in range(levels)] for node in sorted(part)}
        for found in rank.values():
            self.clauses += [[-high, low] for low, high in pairwise(found)]
        for node in sorted(part):
            reasons = []
            for one in self.board.attackers[node]:
                if one not in part:
                    reasons.append(self.inside[one])
                    continue
                later = self._later(rank[one], rank[node])
                self.clauses.append([-self.inside[node], later])
                reasons.append(self._all((self.inside[one], later)))
            self.clauses.append([-self.outside[node], *reasons])

    def _later(self, first: list[int], then: list[int]) -> int:
        """Give a variable that holds only if the second rank is above the first."""
        found = self._new()
        self.clauses.append([-found, then[0]])
        self.clauses.append([-found, -first[-1]])
        self.clauses += [[-found, -low, high] for low, high in zip(first, then[1:], strict=False)]
        return found

    def _turned(self) -> None:
        """Ask for another verdict, or for the one that is wanted."""
        before, wanted = self.search.before, self.search.to
        ways = self._claim() if self.judge.is_claim else self._argument()
        self.clauses.append(
            [way for one, way in ways if (one == wanted if wanted else one != before)]
        )

    def _claim(self) -> Iterator[tuple[Answer, int]]:
        ref, board = self.judge.ref, self.board
        inside, outside = (side[board.stands[ref]] for side in (self.inside, self.outside))
        held = [self.inside[board.inference[one]] for one in board.pro.get(ref, ())]
        deny = [self.inside[board.denies[ref]]] if ref in board.denies else []
        if ref in board.solution.view.denied:
            yield "rejected", outside
            return
        yield "supported", self._all((inside, self._any(held)))
        yield "unargued", self._all((inside, *(-one for one in held)))
        yield "contested", self._all((-inside, -outside))
        if deny:
            yield "rejected", self._all((outside, *deny))
        yield "unsupported", self._all((outside, *(-one for one in deny)))

    def _argument(self) -> Iterator[tuple[Answer, int]]:
        board = self.board
        nodes = [self.judge.node(one) for one in self.judge.inferences]
        inside = [self.inside[node] for node in nodes]
        outside = [self.outside[node] for node in nodes]
        steps = [step_of(one) for one in self.judge.inferences]
        broken = [self.outside[board.stands[one]] for one in steps if one in board.stands]
        yield "stands", self._any(inside)
        some = self._any(-one for one in outside)
        yield "contested", self._all((*(-one for one in inside), some))
        yield "undercut", self._all((*outside, self._any(broken)))
        yield "premise-lost", self._all((*outside, *(-one for one in broken)))

    def fewest(self) -> tuple[int | None, list[int]]:
        """Give the fewest changes that turn it, proven; None where none do."""
        from pysat.examples.rc2 import RC2
        from pysat.formula import WCNF

        formula = WCNF()
        for clause in self.clauses:
            formula.append(clause)
        for variable in self.made.values():
            formula.append([-variable], weight=1)
        with RC2(formula) as solver:
            model = solver.compute()
            if model is None:
                return None, []
            true = set(model)
            made = [change for change, variable in self.made.items() if variable in true]
            return solver.cost, made

    def groups(self) -> Iterator[list[int]]:
        """Yield groups of changes, none in common, of which each must give one.

        Each is an unsatisfiable core of "none of these is made", with what it can do without
        left out.
        """
        from pysat.solvers import Solver as Sat

        change_of = {-variable: change for change, variable in self.made.items()}
        with Sat(name="cadical153", bootstrap_with=self.clauses) as solver:
            left = sorted(change_of, reverse=True)
            while not solver.solve(assumptions=left):
                core = list(solver.get_core() or ())
                if not core:
                    return
                for one in sorted(core, reverse=True):
                    fewer = [other for other in core if other != one]
                    if not solver.solve(assumptions=fewer):
                        core = fewer
                yield sorted(change_of[one] for one in core)
                left = [one for one in left if one not in core]


def _knots(judge: Judge) -> tuple[frozenset[int], ...]:
    """Give the strongly connected parts of more than one node.

    What only attacks itself is never its own reason: it is neither in nor out by that.
    """
    attackers = judge.board.attackers
    names = {node: f"{node:09d}" for node in sorted(judge.within)}
    found = parts({names[node]: [names[one] for one in attackers[node]] for node in names})
    return tuple(frozenset(int(one) for one in part) for part in found if len(part) > 1)
