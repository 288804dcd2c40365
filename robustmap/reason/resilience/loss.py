"""What would turn if something were gone: an argument switched off, a claim's standing lost."""

from collections.abc import Iterator, Mapping

from robustmap.model import ids
from robustmap.model.nodes import Answer
from robustmap.reason.ask import ask
from robustmap.reason.resilience._judge import Judge
from robustmap.reason.resilience._state import Solver, State


def turned(solver: Solver, ref: str) -> Mapping[str, Answer]:
    """Give the nodes whose verdict would turn without what `ref` names, and to what, by id.

    Its own verdict is left out. Linear in what its absence changes.
    """
    board = solver.board
    state = solver.after(_gone(solver, ref))
    found: dict[str, Answer] = {}
    for node in sorted(_touched(solver, state) - {ids.split(ref)[0]}):
        asked = ask(board.solution, node)
        if asked is not None:
            judge = Judge(solver, asked.id)
            answer = judge.answer(state)
            if answer != judge.before:
                found[node] = answer
    return found


def leads_far(solver: Solver, ref: str, most: int) -> bool:
    """Tell whether the absence of something leads to more than `most` nodes of the framework."""
    return solver.board.leads_far(_gone(solver, ref), most)


def _gone(solver: Solver, ref: str) -> list[int]:
    board = solver.board
    return [
        number
        for number in board.by_ref.get(ref, ())
        if board.changes[number].kind in ("off", "withdrawn")
    ]


def _touched(solver: Solver, state: State) -> set[str]:
    """Give the nodes of which a part, a step or an inference for it is labelled otherwise."""
    board = solver.board
    if solver.base.unfounded or state.unfounded:
        # What leans on itself is found in rounds, which no label tells of.
        return {node.id for node in board.solution.map.live}
    changed = (
        node for node, label in state.labels.items() if label != solver.label(solver.base, node)
    )
    owners = {ids.split(one)[0] for node in changed for one in _named(solver, node)}
    return {one for one in owners if one in board.solution.map.nodes}


def _named(solver: Solver, node: int) -> Iterator[str]:
    map_ = solver.board.solution.map
    one = solver.board.names.get(node)
    inference = map_.inferences.get(one or "")
    if inference is not None:
        yield inference.owner
        yield inference.target
    elif one is not None:
        yield one
        yield from (user.owner for user in map_.uses.get(one, ()))
