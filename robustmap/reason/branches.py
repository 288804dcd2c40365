"""Branches of plans: what is done in which case, and what each case would have to be like.

Branches attack nothing. Those of one plan stay true beside each other, since each says only
what is done if something goes well, partly, or badly.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from robustmap.graph.edges import there
from robustmap.model import ids
from robustmap.model.expand import WORKS
from robustmap.model.map import Map
from robustmap.model.nodes import ClaimAnswer
from robustmap.model.parts import Branch
from robustmap.reason.solution import Solution

Goes = Literal["well", "partly", "badly"]
GOES: tuple[Goes, ...] = ("well", "partly", "badly")
"""How what a branch turns on may go."""


class Need(NamedTuple):
    """A claim that would have to be true, and its verdict today; None where it is not there."""

    claim: str
    verdict: ClaimAnswer | None


class Case(NamedTuple):
    """One branch of a plan: what is done if something holds.

    `on` is the proposal or claim on which it turns, "" where only words say it; `goes` how
    that goes in this branch, "" where it is not said.
    """

    plan: str
    name: str
    condition: str
    then: str
    on: str = ""
    goes: Goes | Literal[""] = ""
    affects: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()


class Fork(NamedTuple):
    """The branches of a plan that turn on the same thing, side by side.

    `untold` are the ways in which that may go of which no branch speaks.
    """

    plan: str
    on: str
    cases: tuple[Case, ...]

    @property
    def untold(self) -> tuple[Goes, ...]:
        """The ways in which it may go of which no branch speaks: well or badly."""
        told = {case.goes for case in self.cases}
        return tuple(way for way in GOES if way not in told and way != "partly") if self.on else ()


class InWorld(NamedTuple):
    """What a proposal looks like in a world: what is done, and what that would take.

    `own` are its branches that apply there, `affecting` those of other plans that change its
    effort there. `open` are branches, its own or affecting, that turn on what the world
    leaves open. `needs` are the claims that would have to be true for those that apply.
    """

    proposal: str
    own: tuple[Case, ...] = ()
    affecting: tuple[Case, ...] = ()
    open: tuple[Case, ...] = ()

    @property
    def needs(self) -> tuple[Need, ...]:
        """The claims that would have to be true, each once."""
        cases = (*self.own, *self.affecting)
        return tuple(dict.fromkeys(need for case in cases for need in case.needs))


@dataclass(frozen=True)
class Branches:
    """The branches of all plans, and what proposals look like in a world.

    `given` says what the world is like: proposal or claim -> how it goes. Without anything
    given every branch is open. `proposals` holds those alone of which a branch says something.
    """

    given: Mapping[str, Goes]
    forks: tuple[Fork, ...]
    proposals: tuple[InWorld, ...]

    def of(self, proposal: str) -> InWorld:
        """Give what one proposal looks like; empty where no branch speaks of it."""
        return self._worlds.get(proposal, InWorld(proposal))

    def about(self, proposal: str) -> "Branches":
        """Give the branches of one plan alone, and what it looks like."""
        return Branches(self.given, tuple(self._forks.get(proposal, ())), (self.of(proposal),))

    @property
    def idle(self) -> tuple[str, ...]:
        """What is given though no branch turns on it."""
        turned = {fork.on for fork in self.forks}
        return tuple(one for one in self.given if one not in turned)

    @cached_property
    def _worlds(self) -> dict[str, InWorld]:
        return {one.proposal: one for one in self.proposals}

    @cached_property
    def _forks(self) -> dict[str, list[Fork]]:
        found: dict[str, list[Fork]] = {}
        for fork in self.forks:
            found.setdefault(fork.plan, []).append(fork)
        return found


def branches(solution: Solution, given: Mapping[str, Goes] | None = None) -> Branches:
    """Give the branches of all plans, by plan, and each proposal in the world that is given.

    Linear in the branches. What is given must be resolved ids.
    """
    given = dict(given or {})
    cases = tuple(_cases(solution))
    forks: dict[tuple[str, str], list[Case]] = {}
    for case in cases:
        # What turns on words alone is a fork of its own plan's words.
        forks.setdefault((case.plan, case.on), []).append(case)
    return Branches(
        given,
        tuple(Fork(*key, tuple(forks[key])) for key in forks),
        _in_world(cases, given),
    )


def _cases(solution: Solution) -> Iterator[Case]:
    map_ = solution.map
    for node in map_.proposals():
        for number, branch in enumerate(node.branches, 1):
            yield Case(
                node.id,
                branch.id or str(number),
                branch.if_,
                branch.then,
                turns_on(map_, branch),
                branch.goes or "",
                _there(map_, branch.affects),
                tuple(_need(solution, ref) for ref in dict.fromkeys(branch.needs)),
            )


def turns_on(map_: Map, branch: Branch) -> str:
    """Give what a branch turns on, "" where it is not there; that a plan works is the plan."""
    found = there(map_, branch.on or "") or ""
    node, local = ids.split(found)
    return node if local == WORKS else found


def _there(map_: Map, refs: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for ref in refs if (found := there(map_, ref))))


def _need(solution: Solution, ref: str) -> Need:
    statement = solution.map.statement_id(ref)
    if statement is None:
        return Need(solution.map.resolve(ref) or ref, None)
    return Need(statement, solution.claim_answer(statement))


def _in_world(cases: Iterable[Case], given: Mapping[str, Goes]) -> tuple[InWorld, ...]:
    own: dict[str, list[Case]] = {}
    affecting: dict[str, list[Case]] = {}
    left: dict[str, list[Case]] = {}
    for case in cases:
        touched = [case.plan, *(one for one in case.affects if one != case.plan)]
        if case.on not in given or not case.goes:
            for one in touched:
                left.setdefault(one, []).append(case)
        elif given[case.on] == case.goes:
            own.setdefault(case.plan, []).append(case)
            for one in touched[1:]:
                affecting.setdefault(one, []).append(case)
    return tuple(
        InWorld(one, *(tuple(group.get(one, ())) for group in (own, affecting, left)))
        for one in sorted({*own, *affecting, *left})
    )
