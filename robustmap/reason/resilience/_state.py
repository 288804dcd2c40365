"""How a board is labelled once some of its switches are turned."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from robustmap.graph.founded import Support, unreached
from robustmap.reason.resilience._board import Board
from robustmap.reason.semantics import IN, OUT, UNDECIDED

LEANS = -1
"""What puts out a claim that leans on itself: no attacker at all."""

_NONE: frozenset[str] = frozenset()


class State(NamedTuple):
    """A labelling, as what differs from a base, and the attacker that put out each node.

    `again` are the nodes that were labelled anew. `unfounded` statements lean on themselves.
    """

    labels: dict[int, int]
    causes: dict[int, int]
    again: frozenset[int]
    unfounded: frozenset[str]


class Solver:
    """Labels a board under changes; what lies outside of them keeps its label."""

    def __init__(self, board: Board) -> None:
        """Take a board; it is labelled as it is when something is first asked."""
        self.board = board

    @cached_property
    def base(self) -> State:
        """The labelling as the map is."""
        return self._founded(frozenset(range(len(self.board.attackers))), self.board.defaults)

    @cached_property
    def _labels(self) -> list[int]:
        return [self.base.labels[node] for node in range(len(self.board.attackers))]

    def label(self, state: State, node: int) -> int:
        """Give the label of a node in a state."""
        found = state.labels.get(node)
        return self._labels[node] if found is None else found

    def cause(self, state: State, node: int) -> int:
        """Give the attacker that put out a node, or `LEANS`."""
        return (state if node in state.labels else self.base).causes[node]

    def after(self, changes: Iterable[int], within: frozenset[int] | None = None) -> State:
        """Label the board again after changes, by their numbers.

        With `within`, which must hold whatever leads to any of its nodes, only these are
        looked at. Linear in what the changes lead to; where claims may lean on themselves
        there, in the whole of it, for each round.
        """
        turned = {node for change in changes for node in self.board.inputs[change]}
        inputs = {node: OUT if self.board.defaults[node] == IN else IN for node in turned}
        if self.base.unfounded:
            return self._whole(inputs, within)
        cone = self._downstream(turned, within)
        state = self._settled(cone, inputs, ())
        if self._unfounded(state, cone):
            return self._whole(inputs, within)
        return state

    def reach(self, changes: Iterable[int], most: int) -> frozenset[int] | None:
        """Give the nodes to which changes lead, None where these are more than `most`."""
        seen = {node for change in changes for node in self.board.inputs[change]}
        pending = list(seen)
        while pending and len(seen) <= most:
            for target in self.board.targets[pending.pop()]:
                if target not in seen:
                    seen.add(target)
                    pending.append(target)
        return frozenset(seen) if len(seen) <= most else None

    def _whole(self, inputs: Mapping[int, int], within: frozenset[int] | None) -> State:
        nodes = frozenset(range(len(self.board.attackers))) if within is None else within
        given = {node: self.board.defaults[node] for node in nodes & self.board.defaults.keys()}
        state = self._founded(nodes, {**given, **inputs})
        stands = self.board.stands
        around = frozenset(one for one in self.base.unfounded if stands[one] not in nodes)
        return state._replace(unfounded=state.unfounded | around)

    def _founded(self, nodes: frozenset[int], inputs: Mapping[int, int]) -> State:
        """Label all of `nodes`, with what leans on itself put out until nothing is left."""
        found: set[str] = set()
        while True:
            leaning = {self.board.stands[one] for one in found}
            state = self._settled(nodes, inputs, leaning)._replace(unfounded=frozenset(found))
            fresh = self._unfounded(state, nodes)
            if not fresh:
                return state
            found |= fresh

    def _downstream(self, start: Iterable[int], within: frozenset[int] | None) -> frozenset[int]:
        targets = self.board.targets
        seen = set(start)
        pending = list(seen)
        while pending:
            for target in targets[pending.pop()]:
                if target not in seen and (within is None or target in within):
                    seen.add(target)
                    pending.append(target)
        return frozenset(seen)

    def _settled(
        self, cone: frozenset[int], inputs: Mapping[int, int], leaning: Collection[int]
    ) -> State:
        """Label a part of the board by a work-list; what settles first is a cause first."""
        state = State(dict.fromkeys(cone, UNDECIDED), {}, cone, _NONE)
        waiting = self._begun(state, inputs, leaning)
        labels, causes, targets = state.labels, state.causes, self.board.targets
        queue = deque(node for node in cone if labels[node] != UNDECIDED)
        while queue:
            node = queue.popleft()
            loses = labels[node] == IN
            for target in targets[node]:
                if labels.get(target, IN) != UNDECIDED:
                    continue
                if loses:
                    labels[target], causes[target] = OUT, node
                    queue.append(target)
                else:
                    waiting[target] -= 1
                    if not waiting[target]:
                        labels[target] = IN
                        queue.append(target)
        return state

    def _begun(
        self, state: State, inputs: Mapping[int, int], leaning: Collection[int]
    ) -> dict[int, int]:
        """Label what is set, and what hears from around; gives what each node waits for."""
        labels, causes, cone, _ = state
        whole = "base" not in vars(self)
        waiting: dict[int, int] = {}
        for node in cone:
            if node in inputs:
                labels[node] = inputs[node]
                continue
            if node in leaning:
                labels[node], causes[node] = OUT, LEANS
                continue
            waiting[node] = 0
            for one in self.board.attackers[node]:
                known = UNDECIDED if whole or one in cone else self._labels[one]
                if known == IN:
                    labels[node], causes[node] = OUT, one
                    break
                waiting[node] += known != OUT
            if not waiting[node] and labels[node] == UNDECIDED:
                labels[node] = IN
        return waiting

    def _unfounded(self, state: State, cone: Collection[int]) -> set[str]:
        """Give the open statements that nothing reaches, though nothing speaks against them."""
        board = self.board
        unsettled = [
            one
            for one in board.looping
            if board.stands[one] in cone and not self._is_solid(state, one)
        ]
        if not unsettled:
            return set()
        concludes: dict[str, list[str]] = {}
        for statement in unsettled:
            for one in board.pro.get(statement, ()):
                if self._at(state, board.inference[one]) != OUT:
                    concludes.setdefault(one, []).append(statement)
        inferences = board.solution.map.inferences
        supports = (Support(inferences[one], tuple(concludes[one])) for one in concludes)
        left = unreached(unsettled, supports)
        return {one for one in left if self._at(state, board.stands[one]) != OUT}

    def _is_solid(self, state: State, statement: str) -> bool:
        """Tell whether a statement stands on its own, or on a new argument, as switches are."""
        alone, helped = self.board.alone[statement], self.board.helped.get(statement)
        if helped is not None and self._at(state, helped) == IN:
            return True
        return alone if isinstance(alone, bool) else self._at(state, alone) == IN

    def _at(self, state: State, node: int) -> int:
        return state.labels[node] if node in state.labels else self.label(state, node)
