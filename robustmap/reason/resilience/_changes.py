"""What may be changed in a map to see whether a verdict turns, and what each change does."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from robustmap.graph.flatten import step_of
from robustmap.model.expand import BACK, Inference, is_back
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING
from robustmap.reason.solution import Solution

Kind = Literal["off", "withdrawn", "undercuts", "against", "for", "backs", "uncertain"]
"""Switched off; its standing withdrawn; a new argument of a relation; another reading."""

InputKind = Literal["count", "alone", "asserted", "granted", "against", "for"]


class Input(NamedTuple):
    """A switch of the board: `count` of an inference, anything else of a statement or step."""

    kind: InputKind
    of: str


class Change(NamedTuple):
    """One change: what is done to `ref`, an id of the map, and the switches that it turns."""

    kind: Kind
    ref: str
    inputs: tuple[Input, ...]


def offs(solution: Solution) -> Iterator[Change]:
    """Yield the switching off of every argument, story, contradiction and reliance that counts."""
    found: dict[str, list[Input]] = {}
    for one in bearing(solution):
        found.setdefault(unit(solution.map, one), []).append(Input("count", one.id))
    return (Change("off", name, tuple(found[name])) for name in sorted(found))


def unit(map_: Map, inference: Inference) -> str:
    """Give what is switched off to be rid of an inference, as a view names it.

    An argument or story goes as a whole; a contradiction, or that a proposal relies on
    something, has no file of its own and goes by its own id.
    """
    if isinstance(map_.nodes.get(inference.owner), ARGUING):
        return inference.owner
    return inference.id.removesuffix(BACK) if is_back(inference) else inference.id


def bearing(solution: Solution) -> Iterator[Inference]:
    """Yield the inferences that count for or against anything."""
    flat = solution.flat
    named = {one for side in (flat.pro, flat.con) for found in side.values() for one in found}
    return (solution.map.inferences[one] for one in sorted(named))


def withdrawals(solution: Solution) -> Iterator[Change]:
    """Yield the withdrawing of every claim's standing.

    Whatever a claim has going for it before any argument is taken away, a grant of the view
    too: it is as if it were open. What a word means cannot be attacked, and is not withdrawn.
    """
    for name, statement in solution.map.statements.items():
        inputs = opened(solution, name)
        if inputs and not statement.definitional and name not in solution.view.denied:
            yield Change("withdrawn", name, inputs)


def opened(solution: Solution, statement: str) -> tuple[Input, ...]:
    """Give the switches that make a statement open; none where it is."""
    standing = solution.flat.standing[statement]
    granted = statement in solution.view.granted
    found = [Input("alone", statement)] if standing != "open" or granted else []
    if standing == "asserted":
        found.append(Input("asserted", statement))
    if granted:
        found.append(Input("granted", statement))
    return tuple(found)


def asserted(solution: Solution, statement: str) -> tuple[Input, ...]:
    """Give the switches that make an open statement one that somebody asserts."""
    if solution.flat.standing[statement] != "open" or statement in solution.view.granted:
        return ()
    return Input("alone", statement), Input("asserted", statement)


def additions(solution: Solution) -> Iterator[Change]:
    """Yield every new argument, with a reason that nobody disputes, that could be made.

    Against or for a claim, undercutting an inference, or backing one whose step is disputed.
    Nothing can be said against a definition.
    """
    for name, statement in solution.map.statements.items():
        if not statement.definitional:
            yield Change("against", name, (Input("against", name),))
        yield Change("for", name, (Input("for", name),))
    for one in solution.map.inferences.values():
        if one.relation != "contradicts" and solution.counts(one.id):
            step = step_of(one.id)
            yield Change("undercuts", one.id, (Input("against", step),))
            if step in solution.flat.con:
                yield Change("backs", one.id, (Input("for", step),))
