"""Marks that somebody set by hand, beside what follows from the map."""

from collections.abc import Mapping

from robustmap.formats.exchange._gsn.reading import Reading
from robustmap.formats.exchange._yaml import at
from robustmap.model.map import Map
from robustmap.model.problem import clip
from robustmap.reason.solution import Solution

FALLEN = frozenset({"rejected", "unsupported", "circular", "undercut", "premise-lost"})
STANDING = frozenset({"supported", "unargued", "stands"})


def compared(reading: Reading, map_: Map, names: Mapping[str, str]) -> None:
    """Warn of every element, or relation, whose mark differs from its verdict. Solves the map.

    A mark on what is in dispute is told too: what it says is then somebody's decision.
    """
    elements = reading.elements.values()
    if not any(one.defeated or one.challenges or one.defeated_relations for one in elements):
        return
    solution = Solution.of(map_, map_.settings.evaluate.view())
    for one in elements:
        ref = names.get(reading.step_of(one) if one.is_step else one.id, "")
        answer = _answer(solution, map_, ref)
        marked = one.defeated is not None
        if answer and marked and answer not in FALLEN:
            told = f"`{clip(one.id)}` is marked as defeated, but here it is {answer}"
            reading.faults.warn(told, **at(one.defeated), expected="the mark gone, or a reply gone")
        elif answer in ("rejected", "undercut") and not marked:
            told = f"`{clip(one.id)}` is not marked as defeated, but here it is {answer}"
            reading.faults.warn(told, **at(one.key), expected="`defeated: true`, or a reply to it")
        for target in one.defeated_relations:
            step = reading.relation(one, reading.elements[target])
            answer = _answer(solution, map_, names.get(step, ""))
            if not step:
                told = f"`{clip(one.id)}` marks a relation to `{clip(target)}`, but has none"
                reading.faults.warn(told, **at(target))
            elif answer and answer not in FALLEN:
                told = f"the relation of `{clip(one.id)}` to `{clip(target)}` is marked as defeated"
                reading.faults.warn(f"{told}, but here it is {answer}", **at(target))


def _answer(solution: Solution, map_: Map, ref: str) -> str:
    if ref in map_.statements:
        return solution.claim_answer(ref)
    return solution.argument_answer(ref) if map_.inferences_of.get(ref) else ""
