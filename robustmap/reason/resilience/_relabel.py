"""The grounded labels of a board once some switches are turned, from those of before.

First whatever had its label from what has changed loses it, and what had its label from that
in turn; but what is out stays so where another attacker was in before it was out. What is
left has its label with good reason, so all else follows from it by a work-list, as it does
from nothing where everything is labelled (`grounded`).
"""

from array import array
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from robustmap.reason.resilience._board import Board
from robustmap.reason.semantics import IN, OUT, UNDECIDED

LEANS = -1
"""What puts out a claim that leans on itself: no attacker at all."""

_APART = 255
"""What stands for the label of a node that is not looked at."""


class Settled(NamedTuple):
    """The labels of a whole board, the attacker that put out each node, and which came first."""

    labels: Sequence[int]
    causes: Sequence[int]
    ranks: Sequence[int]


class Grounded(NamedTuple):
    """The labels of some nodes of a board, worked out from nothing; nothing is told of others.

    Also the attacker that put out each, and the nodes that have a label, what came first first.
    """

    labels: bytearray
    causes: "array[int]"
    order: list[int]

    def settled(self) -> Settled:
        """Give all of it, where these are all nodes of a board."""
        ranks = array("i", bytes(4 * len(self.labels)))
        for rank, node in enumerate(self.order):
            ranks[node] = rank
        return Settled(self.labels, self.causes, ranks)


def grounded(board: Board, nodes: Iterable[int], inputs: Mapping[int, int]) -> Grounded:
    """Label nodes, some as `inputs` say. Linear; whatever attacks any must be among them."""
    starts, hits = board.attackers.starts, board.targets.starts
    items = board.targets.items
    size = len(board.attackers)
    labels, waiting = bytearray([_APART]) * size, array("i", bytes(4 * size))
    causes = array("i", [LEANS]) * size
    order: list[int] = []
    for node in nodes:
        waiting[node] = left = starts[node + 1] - starts[node]
        if left and node not in inputs:
            labels[node] = UNDECIDED
        else:
            labels[node] = inputs.get(node, IN)
            order.append(node)
    for node in order:
        found = items[hits[node] : hits[node + 1]]
        if labels[node] == IN:
            for target in found:
                if labels[target] == UNDECIDED:
                    labels[target], causes[target] = OUT, node
                    order.append(target)
            continue
        for target in found:
            if labels[target] == UNDECIDED:
                waiting[target] -= 1
                if not waiting[target]:
                    labels[target] = IN
                    order.append(target)
    return Grounded(labels, causes, order)


class Relabelling:
    """Labels again what moves: `labels` and `causes` are what came of it.

    Linear in what loses its label or gets another, and the attacks on and by it.
    """

    def __init__(
        self,
        board: Board,
        before: Settled,
        inputs: Mapping[int, int],
        within: Container[int] | None = None,
    ) -> None:
        """Give some nodes the labels of `inputs`, whatever attacks them.

        `within` leaves out of account all but some nodes.
        """
        self.board, self.before, self.within = board, before, within
        self.labels = dict.fromkeys(inputs, UNDECIDED)
        self.causes: dict[int, int] = {}
        self._waiting: dict[int, int] = {}
        self._queue: list[int] = []
        self._lose()
        for node in self.labels:
            if node in inputs:
                self._label(node, inputs[node], LEANS)
            else:
                self._look(node)
        self._settle()

    def _lose(self) -> None:
        """Take their labels from nodes whose reason is gone."""
        labels, within = self.before.labels, self.within
        items, starts = self.board.targets.items, self.board.targets.starts
        pending = list(self.labels)
        for node in pending:
            was_in = labels[node] == IN
            hit = OUT if was_in else IN
            for target in items[starts[node] : starts[node + 1]]:
                if labels[target] != hit or target in self.labels:
                    continue
                if within is not None and target not in within:
                    continue
                if not was_in or self._loses(target, node):
                    self.labels[target] = UNDECIDED
                    pending.append(target)

    def _loses(self, node: int, cause: int) -> bool:
        """Tell whether something that is out has lost the only reason that came before it."""
        labels, causes, ranks = self.before
        if self.causes.get(node, causes[node]) != cause:
            return False
        items, starts = self.board.attackers.items, self.board.attackers.starts
        for one in items[starts[node] : starts[node + 1]]:
            if labels[one] == IN and one not in self.labels and ranks[one] < ranks[node]:
                self.causes[node] = one
                return False
        return True

    def _look(self, node: int) -> None:
        """See what follows for a node from what has kept its label, and what it waits for."""
        labels, known = self.before.labels, self.labels
        items, starts = self.board.attackers.items, self.board.attackers.starts
        left = 0
        for one in items[starts[node] : starts[node + 1]]:
            if one in known:
                left += 1  # whatever it has come to be: it is told when its turn comes
            elif labels[one] == IN:
                self._label(node, OUT, one)
                return
            else:
                left += labels[one] != OUT
        self._waiting[node] = left
        if not left:
            self._label(node, IN, LEANS)

    def _label(self, node: int, label: int, cause: int) -> None:
        self.labels[node] = label
        if label == OUT:
            self.causes[node] = cause
        self._queue.append(node)

    def _settle(self) -> None:
        """Go on from what is known until nothing more follows; what comes first is a cause."""
        labels, known, waiting, within = self.before.labels, self.labels, self._waiting, self.within
        items, starts = self.board.targets.items, self.board.targets.starts
        for node in self._queue:
            is_in = known[node] == IN
            for target in items[starts[node] : starts[node + 1]]:
                if known.get(target, labels[target]) != UNDECIDED:
                    continue
                if within is not None and target not in within:
                    continue
                if is_in:
                    self._label(target, OUT, node)
                    continue
                if target not in waiting:
                    self._look(target)
                waiting[target] -= 1
                if not waiting[target]:
                    self._label(target, IN, LEANS)
