"""A flattened map with switches: arguments that are in or out as they are set.

The framework of `robustmap.graph.flatten`, with three differences that change no label. The
node bare-c is there twice, once as what attacks c+ and once as what attacks argued-c, so that
each can be held out by a switch: then c is not open, or is asserted. The nodes of rules 3 to 5
stand wherever a new argument may come; with nothing against a claim they are idle. And what
does not count is held out by a switch, which is the same as its absence: an inference that is
out leaves quiet-c and bare-c as they are without it.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from robustmap.graph.flatten import aims, step_of
from robustmap.graph.founded import circular
from robustmap.reason.resilience._changes import Change, InputKind, Kind
from robustmap.reason.resilience._rows import Rows
from robustmap.reason.resilience._walks import Beyond, bounded, marked, spread
from robustmap.reason.semantics import IN, OUT
from robustmap.reason.solution import Solution


@dataclass(frozen=True, eq=False)
class Board:
    """The framework with its switches, and the way back to statements and inferences.

    `defaults` gives the label of each switch, and of nothing else, as the map has it.
    `changes` are what may be done; `inputs` are the switches that each turns. `alone` holds
    for each statement the switch by which it stands on its own, or whether it always does;
    `helped` the switch that is a new argument for it. `judged` is what an inference is judged by
    that a switch keeps from counting: it may hold all the same.
    """

    solution: Solution
    attackers: Rows
    defaults: Mapping[int, int]
    changes: tuple[Change, ...]
    inputs: Rows
    stands: Mapping[str, int]
    denies: Mapping[str, int]
    inference: Mapping[str, int]
    alone: Mapping[str, int | bool]
    pro: Mapping[str, Sequence[str]]
    helped: Mapping[str, int]
    judged: Mapping[str, int]

    @cached_property
    def targets(self) -> Rows:
        """For each node, the nodes that it attacks."""
        return self.attackers.turned(len(self.attackers))

    @cached_property
    def of_input(self) -> Rows:
        """For each node, the changes that turn it; none where it is no switch."""
        return self.inputs.turned(len(self.attackers))

    @cached_property
    def looping(self) -> frozenset[str]:
        """The statements that may come to lean on themselves, whatever is changed."""
        inferences = self.solution.map.inferences
        open_ = {one for one, alone in self.alone.items() if alone is not True}
        rests: dict[str, set[str]] = {
            one: {p for i in self.pro.get(one, ()) for p in inferences[i].premises if p in open_}
            for one in open_
        }
        return frozenset(circular(rests))

    @cached_property
    def holding(self) -> frozenset[int]:
        """The nodes that show what may come to lean on itself, and what holds that up."""
        found = {self.stands[one] for one in self.looping}
        for one in self.looping:
            found.update(self.inference[by] for by in self.pro.get(one, ()))
            switches = (self.alone[one], self.helped.get(one))
            found.update(node for node in switches if node is not None and node is not False)
        return frozenset(found)

    @cached_property
    def names(self) -> Mapping[int, str]:
        """The statement or inference of which a node shows how it fares."""
        shown = (self.stands, self.denies, self.inference, self.judged)
        return {node: name for found in shown for name, node in found.items()}

    @cached_property
    def every(self) -> frozenset[int]:
        """All changes, by their numbers."""
        return frozenset(range(len(self.changes)))

    @cached_property
    def led(self) -> bytearray:
        """Of each node 1 where any change leads to it."""
        return marked(self.targets, self.defaults, len(self.attackers))

    @cached_property
    def by_ref(self) -> Mapping[str, tuple[int, ...]]:
        """The changes to what an id names."""
        found: dict[str, list[int]] = {}
        for number, one in enumerate(self.changes):
            found.setdefault(one.ref, []).append(number)
        return {ref: tuple(numbers) for ref, numbers in found.items()}

    @cached_property
    def by_kind(self) -> Mapping[Kind, frozenset[int]]:
        """The changes of each kind; none of a kind that there is not."""
        found = defaultdict[Kind, set[int]](set)
        for number, one in enumerate(self.changes):
            found[one.kind].add(number)
        return defaultdict(frozenset, {kind: frozenset(found[kind]) for kind in found})

    @cached_property
    def twins(self) -> Mapping[int, tuple[int, ...]]:
        """For each switching off, the withdrawals that come to the very same.

        That is so where a claim is what all inferences of one argument rest on, is used nowhere
        else, and has nobody to argue for it: then nothing but its own verdict tells them apart,
        and the argument's.
        """
        off = {
            frozenset(switch.of for switch in one.inputs): number
            for number, one in enumerate(self.changes)
            if one.kind == "off"
        }
        bears = frozenset[str]().union(*off)
        found: dict[int, list[int]] = {}
        uses = self.solution.map.uses
        for number, one in enumerate(self.changes):
            users = uses.get(one.ref, ())
            if one.kind == "withdrawn" and not self.pro.get(one.ref):
                same = off.get(bears.intersection(user.id for user in users))
                if same is not None and len({user.owner for user in users}) == 1:
                    found.setdefault(same, []).append(number)
        return {number: tuple(found[number]) for number in sorted(found)}

    def behind(self, roots: Iterable[int], most: int | None = None) -> set[int] | None:
        """Give the nodes from which attacks lead to these, themselves included.

        None where they are more than `most`.
        """
        if most is None:
            return spread(self.attackers, roots)
        return bounded(self.attackers, self.targets, roots, most, self._behind_least)

    @cached_property
    def _behind_least(self) -> "array[int]":
        """How many nodes are behind each at least, as far as that is known."""
        return array("i", bytes(4 * len(self.attackers)))

    def beyond(self, changes: Iterable[int]) -> set[int]:
        """Give the nodes to which changes lead."""
        return spread(self.targets, (node for one in changes for node in self.inputs[one]))

    def leads_far(self, changes: Iterable[int], most: int) -> bool:
        """Tell whether changes lead to more than `most` nodes."""
        turned = {node for one in changes for node in self.inputs[one]}
        # Nothing leads to a switch: what is learned of the nodes that it attacks serves others.
        roots = [target for node in turned for target in self.targets[node]]
        left = most - len(turned)
        return left < 0 or self._beyond.more(roots, left)

    @cached_property
    def _beyond(self) -> Beyond:
        """What is known of how many nodes changes lead to."""
        return Beyond(self.targets, self.attackers)


def board(solution: Solution, changes: Iterable[Change]) -> Board:
    """Make the board for some changes. Linear in the map."""
    return _Builder(solution, tuple(changes)).board()


class _Builder:
    def __init__(self, solution: Solution, changes: tuple[Change, ...]) -> None:
        self.solution = solution
        self.flat = solution.flat
        self.changes = changes
        self.wanted: dict[InputKind, set[str]] = {kind: set() for kind in get_args(InputKind)}
        for change in changes:
            for kind, of in change.inputs:
                self.wanted[kind].add(of)
        self.attackers: list[list[int]] = []
        self.defaults: dict[int, int] = {}
        self.switches: dict[tuple[InputKind, str], int] = {}
        self.stands: dict[str, int] = {}
        self.denies: dict[str, int] = {}
        self.inference: dict[str, int] = {}
        self.refuse: dict[str, int] = {}
        self.judged: dict[str, int] = {}
        self.alone: dict[str, int | bool] = {}
        self.pro = {name: list(found) for name, found in self.flat.pro.items()}
        self.con = {name: list(found) for name, found in self.flat.con.items()}
        self.steps = dict(self.flat.steps)

    def board(self) -> Board:
        self._more()
        steps = {step: name for name, step in self.steps.items()}
        standing = {**self.flat.standing, **dict.fromkeys(steps, "presumed")}
        for name in standing:
            self.stands[name] = self._node([])
        for name in self.solution.map.inferences:
            self.inference[name] = self._node([])
        for name, node in self.inference.items():
            self._needs(name, node)
        for name, held in standing.items():
            self._statement(name, held)
        switches = self.switches
        inputs = Rows.of([[switches[one] for one in change.inputs] for change in self.changes])
        return Board(
            *(self.solution, Rows.of(self.attackers), self.defaults, self.changes, inputs),
            *(self.stands, self.denies, self.inference, self.alone, self.pro),
            {of: switches["for", of] for of in self.wanted["for"]},
            self.judged,
        )

    def _more(self) -> None:
        """Take in what does not count today, and the steps that nobody disputes yet."""
        map_, view = self.solution.map, self.solution.view
        for name in sorted(self.wanted["count"]):
            if name in self.flat.uncounted:
                for aim in aims(map_, view, map_.inferences[name]):
                    side = self.pro if aim.speaks_for else self.con
                    side.setdefault(aim.statement, []).append(name)
                    if aim.step_of:
                        self.steps[aim.step_of] = aim.statement
        named = set[str]().union(*self.wanted.values())
        for name in map_.inferences:
            if step_of(name) in named:
                self.steps.setdefault(name, step_of(name))

    def _node(self, attackers: list[int]) -> int:
        self.attackers.append(attackers)
        return len(self.attackers) - 1

    def _switch(self, kind: InputKind, of: str, default: int) -> list[int]:
        """Make a switch where some change turns it; gives it, or nothing."""
        if of not in self.wanted[kind]:
            return []
        node = self.switches[kind, of] = self._node([])
        self.defaults[node] = default
        return [node]

    def _needs(self, name: str, node: int) -> None:
        step = self.steps.get(name)
        needed = (*self.solution.map.inferences[name].premises, *((step,) if step else ()))
        found = self.attackers[node]
        for one in dict.fromkeys(needed):
            if one not in self.refuse:
                self.refuse[one] = self._node([self.stands[one]] if one in self.stands else [])
            found.append(self.refuse[one])
        held_out = name in self.flat.uncounted
        switch = self._switch("count", name, IN if held_out else OUT)
        if switch and held_out:
            self.judged[name] = self._node([*found])
        found += switch

    def _statement(self, name: str, standing: str) -> None:
        node, granted = self.stands[name], name in self.solution.view.granted
        pro = [self.inference[one] for one in self.pro.get(name, ())]
        new = self._switch("for", name, OUT)
        alone = self._switch("alone", name, IN if standing != "open" or granted else OUT)
        if alone:
            self.alone[name] = alone[0]
        else:
            self.alone[name] = standing != "open" or granted
        if self.alone[name] is not True:
            self.attackers[node].append(self._node([*pro, *new, *alone]))
        self._denial(name, standing, [*pro, *new])
        if name in self.solution.view.denied:
            self.attackers[node].append(self._node([]))

    def _denial(self, name: str, standing: str, pro: list[int]) -> None:
        """Rules 3 and 5 for one statement, and rule 8 where it is granted."""
        con = [self.inference[one] for one in self.con.get(name, ())]
        new = self._switch("against", name, OUT)
        held = self._switch("asserted", name, IN if standing == "asserted" else OUT)
        granted = name in self.solution.view.granted
        free = self._switch("granted", name, IN)
        if not con and not new:
            return
        quiet = self._node([*con, *new])
        deny = self.denies[name] = self._node([quiet])
        if standing == "asserted" or held or pro:
            argued = self._node([deny])
            self.attackers[deny].append(argued)
            if held or standing != "asserted":
                self.attackers[argued].append(self._node([*pro, *held]))
        if not granted:
            self.attackers[self.stands[name]].append(deny)
        elif free:  # what denies it comes through once it is no longer granted
            self.attackers[self.stands[name]].append(self._node([self._node([deny]), *free]))
