"""The verdict on one thing as a board is set, and the changes that could touch its witness."""

from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import chain

from robustmap.graph.cycles import covering
from robustmap.graph.flatten import step_of
from robustmap.model import ids
from robustmap.model.expand import REASON
from robustmap.model.nodes import Answer, ArgumentAnswer
from robustmap.reason.resilience._changes import unit
from robustmap.reason.resilience._relabel import LEANS
from robustmap.reason.resilience._state import Solver, State
from robustmap.reason.semantics import IN, OUT
from robustmap.reason.solution import BEST


class Judge:
    """Judges one statement or argument; `ref` is its id, as a verdict has it."""

    def __init__(self, solver: Solver, ref: str, most: int | None = None) -> None:
        """Take what labels the board, and what is judged.

        With `most`, what bears on the verdict is not gathered where it is more than so many
        nodes: then `around` is None, and all changes count as bearing on it.
        """
        self.most = most
        self.solver = solver
        self.board = solver.board
        self.ref = ref
        solution = self.board.solution
        self.is_claim = ref in solution.map.statements
        found = () if self.is_claim else solution.map.inferences_of[ref]
        counted = tuple(one for one in found if solution.counts(one))
        self.inferences = counted or found

    @cached_property
    def within(self) -> set[int]:
        """Everything that may bear on the verdict."""
        found = self.around if self.most is None else self._behind(None)
        assert found is not None
        return found

    @cached_property
    def around(self) -> set[int] | None:
        """The same, but None where it is more than was to be gathered."""
        return self._behind(self.most)

    def _behind(self, most: int | None) -> set[int] | None:
        return self.board.behind(self._shown, most)

    @cached_property
    def _shown(self) -> list[int]:
        """The nodes by which the verdict is told, however they may come to be labelled."""
        found = [*self._ends(self.ref)] if self.is_claim else []
        for one in self.inferences:
            found += [self.node(one), *self._step(one)]
        return found

    @property
    def may_turn(self) -> bool:
        """Tell whether any change leads to the verdict at all; nothing need be gathered for it."""
        led = self.board.led
        return any(led[node] for node in self._shown)

    def _ends(self, statement: str) -> Iterator[int]:
        yield self.board.stands[statement]
        if statement in self.board.denies:
            yield self.board.denies[statement]
        yield from self._supports

    @cached_property
    def _supports(self) -> tuple[int, ...]:
        """What speaks for the claim that is judged, a new argument among them."""
        found = [self.board.inference[one] for one in self.board.pro.get(self.ref, ())]
        helped = self.board.helped.get(self.ref)
        return tuple(found) if helped is None else (*found, helped)

    def node(self, inference: str) -> int:
        """Give the node by which an inference of what is asked about is judged."""
        return self.board.judged.get(inference, self.board.inference[inference])

    def _step(self, inference: str) -> list[int]:
        step = self.board.stands.get(step_of(inference))
        return [] if step is None else [step]

    def answer(self, state: State) -> Answer:
        """Give the verdict, in the words of the files."""
        if not self.is_claim:
            return min((self._inference(state, one) for one in self.inferences), key=BEST.index)
        label = self.solver.label(state, self.board.stands[self.ref])
        if label == IN:
            return "supported" if self._held(state) else "unargued"
        if label != OUT:
            return "contested"
        if self._denied(state):
            return "rejected"
        return "circular" if self._in_circle(state) else "unsupported"

    def _held(self, state: State) -> bool:
        return any(self.solver.label(state, one) == IN for one in self._supports)

    def _denied(self, state: State) -> bool:
        deny = self.board.denies.get(self.ref)
        denied = deny is not None and self.solver.label(state, deny) == IN
        return denied or self.ref in self.board.solution.view.denied

    def _inference(self, state: State, inference: str) -> ArgumentAnswer:
        label = self.solver.label(state, self.node(inference))
        if label != OUT:
            return "stands" if label == IN else "contested"
        broken = any(self.solver.label(state, one) == OUT for one in self._step(inference))
        return "undercut" if broken else "premise-lost"

    def _in_circle(self, state: State) -> bool:
        """Tell whether it lies on a circle of unfounded statements, not merely above one."""
        if self.ref not in state.unfounded:
            return False
        inferences = self.board.solution.map.inferences
        rests: dict[str, list[str]] = {}
        for statement in sorted(state.unfounded):
            rests[statement] = sorted(
                {
                    premise
                    for one in self.board.pro.get(statement, ())
                    if self._carries(state, one)
                    for premise in inferences[one].premises
                    if premise in state.unfounded
                }
            )
        return any(self.ref in circle for circle in covering(rests))

    def _carries(self, state: State, inference: str) -> bool:
        """Tell whether nothing but a circle has felled what an inference needs."""
        needed = list(self.board.solution.map.inferences[inference].premises)
        if step_of(inference) in self.board.stands:
            needed.append(step_of(inference))
        return self._counts(state, inference) and all(
            one in self.board.stands
            and (one in state.unfounded or self.solver.label(state, self.board.stands[one]) != OUT)
            for one in needed
        )

    def _counts(self, state: State, inference: str) -> bool:
        switches = (
            one
            for one in self.board.attackers[self.board.inference[inference]]
            if one in self.board.defaults
        )
        return all(self.solver.label(state, one) == OUT for one in switches)

    def after(self, changes: Collection[int]) -> State:
        """Give the labels after changes, as far as they bear on the verdict."""
        return self.solver.after(changes, self.around) if changes else self.solver.base

    @cached_property
    def before(self) -> Answer:
        """The verdict as the map is."""
        return self.answer(self.solver.base)

    @cached_property
    def must(self) -> frozenset[int]:
        """The changes that turn a switch in the witness of the verdict as the map is."""
        return self.touching(self.solver.base)

    def touching(self, state: State) -> frozenset[int]:
        """Give the changes that turn a switch in the witness of the verdict.

        Any set of changes that turns the verdict, and holds those made in `state`, holds one
        of these too: without it the witness would still show the same verdict.
        """
        board, solver = self.board, self.solver
        items, starts = board.attackers.items, board.attackers.starts
        anew, as_it_was = state.labels, solver.base_labels
        seen = set(self._roots(state))
        pending = list(seen)
        found: set[int] = set()
        while pending:
            node = pending.pop()
            if node in board.defaults:
                found.update(board.of_input[node])
            elif (anew[node] if node in anew else as_it_was[node]) != OUT:
                for one in items[starts[node] : starts[node + 1]]:
                    if one not in seen:
                        seen.add(one)
                        pending.append(one)
            else:
                cause = solver.cause(state, node)
                if cause == LEANS:
                    return self.bearing
                if cause not in seen:
                    seen.add(cause)
                    pending.append(cause)
        return frozenset(found)

    @cached_property
    def bearing(self) -> frozenset[int]:
        """The changes that may bear on the verdict at all."""
        board = self.board
        if not board.changes or self.around is None:
            return board.every
        items, starts = board.of_input.items, board.of_input.starts
        switches = board.defaults.keys() & self.around
        return frozenset(
            chain.from_iterable(items[starts[node] : starts[node + 1]] for node in switches)
        )

    @cached_property
    def own(self) -> frozenset[int]:
        """The changes that are no more than what is asked about itself.

        They are an argument's own absence and the fall of its own reason, and a claim's own
        standing.
        """
        map_ = self.board.solution.map
        names = {self.ref}
        if not self.is_claim:
            owner = map_.inferences[map_.inferences_of[self.ref][0]].owner
            units = (unit(map_, map_.inferences[one]) for one in map_.inferences_of[self.ref])
            names |= {owner, *units, ids.join(owner, REASON)}
        return frozenset(
            number
            for name in names
            for number in self.board.by_ref.get(name, ())
            if self.board.changes[number].kind in ("off", "withdrawn")
        )

    @cached_property
    def near(self) -> frozenset[str]:
        """What is asked about: the claim, or the inferences with their premises."""
        inferences = self.board.solution.map.inferences
        premises = (premise for one in self.inferences for premise in inferences[one].premises)
        return frozenset({self.ref, *self.inferences, *premises})

    def _roots(self, state: State) -> Iterator[int]:
        """Yield the nodes whose labels make the verdict."""
        if not self.is_claim:
            for one in self.inferences:
                node = self.node(one)
                yield node
                if self.solver.label(state, node) == OUT:
                    yield from self._step(one)
            return
        node = self.board.stands[self.ref]
        label = self.solver.label(state, node)
        yield node
        if label == OUT and self.ref in self.board.denies:
            yield self.board.denies[self.ref]
        if label == IN:
            holds = [one for one in self._supports if self.solver.label(state, one) == IN]
            yield from holds[:1] or self._supports
