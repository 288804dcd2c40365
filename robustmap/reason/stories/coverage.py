"""Coverage: which failures are open for which proposal, and what closes the others.

A failure told against a proposal is an obligation. It is closed by a claim that stands and
says that no failure of its class can happen to the proposal, or by a proposal that says
that it answers the story or its class (the proposal itself, or one that comes after it). Where
the story itself has fallen, nothing is left to meet.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, Self

from robustmap.model.map import Map
from robustmap.model.nodes import Claim, Concept, Proposal
from robustmap.reason.semantics import IN, OUT
from robustmap.reason.solution import BEST, Solution
from robustmap.reason.stories.told import Told, told

State = Literal["open", "disputed", "addressed", "excluded", "fallen", "idle"]

STATES: tuple[State, ...] = ("open", "disputed", "addressed", "excluded", "fallen", "idle")
"""How it stands between a failure and a proposal, what is open first.

`open`: the story holds and nothing meets it. `disputed`: whether the story holds is in
dispute. `addressed`: a proposal answers it. `excluded`: a claim rules it out. `fallen`: the
story does not hold. `idle`: the story has no effect in the view.
"""

CLOSED: frozenset[State] = frozenset({"addressed", "excluded", "fallen", "idle"})

_BY_ANSWER: dict[str, State] = {"stands": "open", "contested": "disputed"}


class Case(NamedTuple):
    """How it stands between one failure (a story or a class of them) and one proposal.

    `by` names what closes it: claims, or proposals. `told` says that a story of it is told
    against the proposal; where not, the proposal only answers it or is ruled out for it.
    `doubts` are claims in dispute that would rule it out.
    """

    failure: str
    proposal: str
    state: State
    by: tuple[str, ...] = ()
    told: bool = True
    doubts: tuple[str, ...] = ()


Pair = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Coverage:
    """Stories and their classes against proposals, in a solved map. Linear in what they say."""

    solution: Solution
    told: tuple[Told, ...]

    @classmethod
    def of(cls, solution: Solution) -> Self:
        """Read the coverage off a solved map."""
        return cls(solution, told(solution))

    @property
    def _map(self) -> Map:
        return self.solution.map

    @cached_property
    def classes_of(self) -> Mapping[str, tuple[str, ...]]:
        """Story -> the classes that it names, as far as they are there."""
        return {
            story.id: tuple(dict.fromkeys(_concepts(self._map, story.failure_class)))
            for story in self._map.stories()
        }

    @cached_property
    def classes(self) -> Mapping[str, tuple[str, ...]]:
        """Class -> the stories that name it; classes without any story too, by id."""
        found: dict[str, list[str]] = {
            node.id: []
            for node in self._map.of_kind("concept")
            if isinstance(node, Concept) and node.sort == "failure-class"
        }
        for story, classes in self.classes_of.items():
            for one in classes:
                found.setdefault(one, []).append(story)
        return {one: tuple(found[one]) for one in sorted(found)}

    @cached_property
    def unclassed(self) -> tuple[str, ...]:
        """The stories that name no class."""
        return tuple(story for story, classes in self.classes_of.items() if not classes)

    @cached_property
    def _wider(self) -> Mapping[str, tuple[str, ...]]:
        """Class -> the classes that are said to be wider forms of it."""
        found: dict[str, list[str]] = {}
        for node in self._map.of_kind("concept"):
            for narrow in _concepts(self._map, node.generalises):
                found.setdefault(narrow, []).append(node.id)
        return {one: tuple(found[one]) for one in found}

    def widened(self, failure: str) -> tuple[str, ...]:
        """Give a story or class with every class of which it is a case, nearest first.

        What is ruled out for a class is ruled out for those of which it is the wider form.
        """
        seen = dict.fromkeys((failure, *self.classes_of.get(failure, ())))
        queue = deque(seen)
        while queue:
            for one in self._wider.get(queue.popleft(), ()):
                if one not in seen:
                    seen[one] = None
                    queue.append(one)
        return tuple(seen)

    @cached_property
    def _excluding(self) -> tuple[Mapping[Pair, tuple[str, ...]], Mapping[Pair, tuple[str, ...]]]:
        """Claims that rule a class out for a proposal: those that stand, those in dispute."""
        standing: dict[Pair, tuple[str, ...]] = {}
        doubtful: dict[Pair, tuple[str, ...]] = {}
        for claim, pair in exclusions(self._map):
            label = self.solution.statement_label(claim)
            counts = self.solution.view.counts(self._map.statements[claim].basis)
            if counts and label != OUT:
                side = standing if label == IN else doubtful
                side[pair] = (*side.get(pair, ()), claim)
        return standing, doubtful

    @cached_property
    def answering(self) -> Mapping[str, tuple[str, ...]]:
        """Story or class -> the proposals that say that they answer or take care of it."""
        found: dict[str, dict[str, None]] = {}
        for node in self._map.of_kind("proposal"):
            if isinstance(node, Proposal) and self.solution.view.counts(node.basis):
                for ref in (*node.addresses, *node.covers):
                    found.setdefault(self._map.resolve(ref) or ref, {})[node.id] = None
        return {ref: tuple(found[ref]) for ref in found}

    def answerers(self, failure: str) -> tuple[str, ...]:
        """Give the proposals that answer a story, or a class of which it is a case."""
        wide = self.widened(failure)
        return tuple(dict.fromkeys(p for one in wide for p in self.answering.get(one, ())))

    def _excluded(self, failure: str, proposal: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        wide = self.widened(failure)
        standing, doubtful = self._excluding
        return (
            tuple(claim for one in wide for claim in standing.get((proposal, one), ())),
            tuple(claim for one in wide for claim in doubtful.get((proposal, one), ())),
        )

    @cached_property
    def cases(self) -> Mapping[Pair, Case]:
        """(Story, proposal) -> how it stands, for every pair of which anything is said."""
        against: dict[Pair, list[Told]] = {}
        for one in self.told:
            if one.proposal:
                against.setdefault((one.story, one.proposal), []).append(one)
        found = {pair: self._case(pair, against[pair]) for pair in against}
        for story in self.classes_of:
            for proposal in self.answerers(story):
                pair = story, proposal
                if pair not in found:
                    found[pair] = Case(story, proposal, "addressed", (proposal,), told=False)
        return {pair: found[pair] for pair in sorted(found)}

    def _case(self, pair: Pair, against: Iterable[Told]) -> Case:
        story, proposal = pair
        excluded, doubts = self._excluded(story, proposal)
        if excluded:
            return Case(story, proposal, "excluded", excluded)
        answerers = self.answerers(story)
        if answerers:
            # What the proposal does about it itself is told alone.
            by = (proposal,) if proposal in answerers else answerers
            return Case(story, proposal, "addressed", by, doubts=doubts)
        counted = [one.answer for one in against if not one.counted]
        if not counted:
            return Case(story, proposal, "idle", doubts=doubts)
        best = min(counted, key=BEST.index)
        return Case(story, proposal, _BY_ANSWER.get(best, "fallen"), doubts=doubts)

    @cached_property
    def by_story(self) -> Mapping[str, tuple[Case, ...]]:
        """Story -> its cases, by proposal."""
        return _grouped(self.cases.values(), 0)

    @cached_property
    def by_proposal(self) -> Mapping[str, tuple[Case, ...]]:
        """Proposal -> its cases, by story."""
        return _grouped(self.cases.values(), 1)

    @cached_property
    def class_cases(self) -> Mapping[Pair, Case]:
        """(Class, proposal) -> how it stands, for every pair of which anything is said.

        A class is open for a proposal as long as one story of it is.
        """
        found: dict[Pair, list[Case]] = {}
        for one in self.classes:
            for story in self.classes[one]:
                for case in self.by_story.get(story, ()):
                    found.setdefault((one, case.proposal), []).append(case)
        named = [(one, p) for one in self.classes for p in self.answerers(one)]
        ruled = [(one, p) for side in self._excluding for p, one in side]
        live = {node.id for node in self._map.of_kind("proposal")}
        known = (pair for pair in (*found, *named, *ruled) if pair[0] in self.classes)
        pairs = {pair for pair in known if pair[1] in live}
        return {pair: self._class_case(pair, found.get(pair, ())) for pair in sorted(pairs)}

    def _class_case(self, pair: Pair, cases: Iterable[Case]) -> Case:
        one, proposal = pair
        excluded, doubts = self._excluded(one, proposal)
        told_ = any(case.told for case in cases)
        if excluded:
            return Case(one, proposal, "excluded", excluded, told_)
        if proposal in self.answerers(one):
            return Case(one, proposal, "addressed", (proposal,), told_, doubts)
        worst = min(cases, key=lambda case: STATES.index(case.state), default=None)
        if worst is None:
            return Case(one, proposal, "disputed", (), told_, doubts)
        same = [case for case in cases if case.state == worst.state]
        by = tuple(dict.fromkeys(ref for case in same for ref in case.by))
        return Case(one, proposal, worst.state, by, told_, doubts)

    def of_proposal(self, proposal: str) -> tuple[Case, ...]:
        """Give how every class stands with a proposal, by class."""
        return self._of_proposal.get(proposal, ())

    @cached_property
    def _of_proposal(self) -> Mapping[str, tuple[Case, ...]]:
        return _grouped(self.class_cases.values(), 1)

    def by_class(self, one: str) -> tuple[Case, ...]:
        """Give the cases of a class, by proposal."""
        return self._by_class.get(one, ())

    @cached_property
    def _by_class(self) -> Mapping[str, tuple[Case, ...]]:
        return _grouped(self.class_cases.values(), 0)


def exclusions(map_: Map) -> Iterator[tuple[str, Pair]]:
    """Yield (claim, (proposal, class)) for each claim that rules a class of failures out.

    Rules over proposals in general are not applied to any.
    """
    for node in map_.of_kind("claim"):
        if not isinstance(node, Claim) or node.states is None or node.states.excludes is None:
            continue
        if node.states.scope == "world" and not node.states.graded:
            proposal, failure = node.states.excludes
            yield node.id, (map_.resolve(proposal) or proposal, map_.resolve(failure) or failure)


def _concepts(map_: Map, refs: Iterable[str]) -> Iterator[str]:
    """Yield the live concepts that references name."""
    for ref in refs:
        node = map_.nodes.get(map_.resolve(ref) or "")
        if isinstance(node, Concept) and node.review != "withdrawn":
            yield node.id


def _grouped(cases: Iterable[Case], place: int) -> dict[str, tuple[Case, ...]]:
    found: dict[str, list[Case]] = {}
    for case in cases:
        found.setdefault(case[place], []).append(case)  # type: ignore[arg-type]  # both are ids
    return {ref: tuple(found[ref]) for ref in found}
