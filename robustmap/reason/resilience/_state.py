"""How a board is labelled once some of its switches are turned."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from robustmap.graph.founded import Support, unreached
from robustmap.reason.resilience._board import Board
from robustmap.reason.resilience._relabel import Grounded, Relabelling, grounded
from robustmap.reason.semantics import IN, OUT


class State(NamedTuple):
    """A labelling, as what was labelled anew, and the attacker that put out each node.

    `unfounded` statements lean on themselves.
    """

    labels: Mapping[int, int]
    causes: Mapping[int, int]
    unfounded: frozenset[str]


Label = Callable[[int], int]
"""Gives the label of a node."""


class Solver:
    """Labels a board under changes; what they do not bear on keeps its label."""

    def __init__(self, board: Board) -> None:
        """Take a board, and label it as it is. Linear."""
        self.board = board
        self._all = range(len(board.attackers))
        found, unfounded = self._founded(self._all, board.defaults)
        self._before = found.settled()
        self.base = State({}, {}, unfounded)

    @property
    def base_labels(self) -> Sequence[int]:
        """The label of each node of the board as it is."""
        return self._before.labels

    def label(self, state: State, node: int) -> int:
        """Give the label of a node in a state."""
        found = state.labels.get(node)
        return self._before.labels[node] if found is None else found

    def cause(self, state: State, node: int) -> int:
        """Give the attacker that put out a node, or `LEANS`."""
        found = state.causes.get(node)
        return self._before.causes[node] if found is None else found

    def after(self, changes: Collection[int], within: Collection[int] | None = None) -> State:
        """Label the board again after changes, by their numbers.

        With `within`, which must hold whatever leads to any of its nodes, only these are
        looked at. Linear in what the changes turn and its neighbours; where claims lean on
        themselves, before or after, in the whole of it, for each round.
        """
        board = self.board
        turned = dict.fromkeys(node for change in changes for node in board.inputs[change])
        inputs = {node: OUT if board.defaults[node] == IN else IN for node in turned}
        if self.base.unfounded:
            return self._whole(inputs, within)
        found = Relabelling(board, self._before, inputs, within)
        state = State(found.labels, found.causes, frozenset())
        if not board.holding.isdisjoint(state.labels):
            cone = board.beyond(changes)
            cone = cone if within is None else cone.intersection(within)
            if self._unfounded(partial(self.label, state), cone):
                return self._whole(inputs, within)
        return state

    def _whole(self, inputs: Mapping[int, int], within: Collection[int] | None) -> State:
        nodes: Collection[int] = self._all if within is None else within
        given = {node: label for node, label in self.board.defaults.items() if node in nodes}
        found, unfounded = self._founded(nodes, {**given, **inputs})
        stands = self.board.stands
        around = frozenset(one for one in self.base.unfounded if stands[one] not in nodes)
        labels = {node: found.labels[node] for node in nodes}
        causes = {node: found.causes[node] for node in nodes if labels[node] == OUT}
        return State(labels, causes, unfounded | around)

    def _founded(
        self, nodes: Collection[int], inputs: Mapping[int, int]
    ) -> tuple[Grounded, frozenset[str]]:
        """Label all of `nodes`, with what leans on itself put out until nothing is left."""
        unfounded: set[str] = set()
        while True:
            leaning = {self.board.stands[one]: OUT for one in unfounded}
            found = grounded(self.board, nodes, {**inputs, **leaning})
            fresh = self._unfounded(found.labels.__getitem__, nodes)
            if not fresh:
                return found, frozenset(unfounded)
            unfounded |= fresh

    def _unfounded(self, label: Label, cone: Collection[int]) -> set[str]:
        """Give the open statements that nothing reaches, though nothing speaks against them."""
        board = self.board
        unsettled = [
            one
            for one in board.looping
            if board.stands[one] in cone and not self._is_solid(label, one)
        ]
        if not unsettled:
            return set()
        concludes: dict[str, list[str]] = {}
        for statement in unsettled:
            for one in board.pro.get(statement, ()):
                if label(board.inference[one]) != OUT:
                    concludes.setdefault(one, []).append(statement)
        inferences = board.solution.map.inferences
        supports = (Support(inferences[one], tuple(concludes[one])) for one in concludes)
        left = unreached(unsettled, supports)
        return {one for one in left if label(board.stands[one]) != OUT}

    def _is_solid(self, label: Label, statement: str) -> bool:
        """Tell whether a statement stands on its own, or on a new argument, as switches are."""
        alone, helped = self.board.alone[statement], self.board.helped.get(statement)
        if helped is not None and label(helped) == IN:
            return True
        return alone if isinstance(alone, bool) else label(alone) == IN
