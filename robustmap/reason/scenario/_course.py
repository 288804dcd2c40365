"""One proposal in a scenario: what it waits for, and what fails it at which step."""

from collections.abc import Iterator, Mapping
from typing import Literal

from robustmap.model.nodes import Proposal
from robustmap.reason.robustness._clauses import Edge, Plan, World
from robustmap.reason.robustness._demands import Demands, Required, demands
from robustmap.reason.scenario._result import Failure

Hangs = Literal["", "clause", "start"]


class Course:
    """What becomes of one proposal.

    `missing` is what it needs and never gets, `fails` what fails it for certain, the first
    first, `open` what may fail it before that. `judged`: some clause that counts says
    something of thresholds.
    """

    def __init__(self, world: World, node: Proposal, steps: Mapping[str, int]) -> None:
        """Follow a proposal; `steps` gives the step at which each threshold is crossed."""
        self.id = node.id
        self._world, self._steps = world, steps
        asked = demands(Plan(world, node))
        self.judged = asked.judged or bool(asked.disputed)
        self.missing = tuple(sorted({one.threshold for one in self._unmet(asked.needs)}))
        self._ready = max((steps.get(edge.threshold, 0) for edge in asked.needs), default=0)
        met = sorted((*self._broken(asked), *self._misordered(asked)), key=_when)
        self.fails = [one for one in met if not one.hangs_on]
        # What would fail it only after it has failed for certain changes nothing.
        end = self.fails[0].step if self.fails else len(steps) + 1
        self.open = [one for one in met if one.hangs_on and one.step < end]
        if not self.fails and not self.missing:
            self.open += self._waits(asked)

    @property
    def stands(self) -> bool:
        """Tell whether it works at the end, as far as is certain."""
        return self.judged and not self.fails and not self.missing

    def _unmet(self, edges: tuple[Edge, ...]) -> Iterator[Edge]:
        return (edge for edge in edges if edge.threshold not in self._steps)

    def _broken(self, asked: Demands) -> Iterator[Failure]:
        sides: tuple[tuple[tuple[Edge, ...], Hangs], ...] = (
            (asked.breaks, ""),
            (asked.doubtful_breaks, "clause"),
        )
        for edges, hangs in sides:
            for edge in edges:
                step = self._steps.get(edge.threshold)
                if step is not None:
                    yield Failure(
                        *(self.id, edge.clause, edge.threshold, step, edge.failure, "breaks"),
                        worked=self._worked(step),
                        hangs_on=hangs,
                    )

    def _misordered(self, asked: Demands) -> Iterator[Failure]:
        for one in asked.required:
            early, late = self._steps.get(one.first), self._steps.get(one.then)
            if one.entry.grade == "soft" or late is None or not self._violated(one, early, late):
                continue
            unsure = early == late and not self._world.order.is_before(one.then, one.first)
            hangs: Hangs = "clause" if not one.stands else "start" if unsure else ""
            yield Failure(
                *(self.id, one.clause, one.then, late, one.entry.failure, "order"),
                worked=self._worked(late),
                hangs_on=hangs,
            )

    def _violated(self, one: Required, early: int | None, late: int) -> bool:
        """Tell whether an order is violated, or may be where both are crossed at the start."""
        if early is None or early > late or one.first == one.then:
            return True
        return early == late and not self._world.order.is_before(one.first, one.then)

    def _waits(self, asked: Demands) -> Iterator[Failure]:
        for edge in self._unmet(asked.doubtful_needs):
            end = max(self._steps.values(), default=0)
            yield Failure(
                *(self.id, edge.clause, edge.threshold, end, edge.failure, "needs"),
                worked=False,
                hangs_on="clause",
            )

    def _worked(self, step: int) -> bool:
        return not self.missing and self._ready < max(step, 1)


def _when(one: Failure) -> tuple[int, str, str]:
    return one.step, one.why, one.clause
