"""Maps with something changed, made without any of the code that looks for smallest changes."""

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from robustmap.model.map import Map
from robustmap.model.nodes import Answer
from robustmap.reason.ask import ask
from robustmap.reason.resilience import Change, Uncertain
from robustmap.reason.solution import Solution


def with_changes(solution: Solution, changes: Iterable[Change]) -> Solution:
    """Solve a map anew with arguments switched off and standings withdrawn."""
    map_, statements = _copy(solution)
    off, granted = set(solution.view.off), set(solution.view.granted)
    for one in changes:
        if one.kind == "off":
            off.add(one.ref)
        else:
            statements[one.ref] = statements[one.ref]._replace(standing="open", supposed=False)
            granted.discard(one.ref)
    vars(map_)["statements"] = MappingProxyType(statements)
    view = replace(solution.view, off=frozenset(off), granted=frozenset(granted))
    return Solution.of(map_, view)


def otherwise(solution: Solution, elements: Iterable[Uncertain]) -> Solution:
    """Solve a map anew with uncertain elements the other way round."""
    map_, statements = _copy(solution)
    inferences = dict(solution.map.inferences)
    view = solution.view
    off, granted = set(view.off), set(view.granted)
    turned = {(i.kind, i.of) for one in elements for i in one.change.inputs}
    for kind, ref in sorted(turned):
        if kind == "count" and solution.counts(ref):
            off.add(ref)
        elif kind == "count":
            inferences[ref] = inferences[ref]._replace(basis="stated", supposed=False)
        elif kind == "alone":
            was_open = solution.flat.standing[ref] == "open" and ref not in granted
            standing = "asserted" if was_open else "open"
            statements[ref] = statements[ref]._replace(standing=standing, supposed=False)
            granted.discard(ref)
    vars(map_)["statements"] = MappingProxyType(statements)
    vars(map_)["inferences"] = MappingProxyType(inferences)
    return Solution.of(map_, replace(view, off=frozenset(off), granted=frozenset(granted)))


def _copy(solution: Solution):
    map_ = Map(solution.map.nodes.values(), solution.map.settings)
    return map_, dict(map_.statements)


def answer(solution: Solution, ref: str) -> Answer | str:
    """Give the verdict on something, "" where it has none."""
    asked = ask(solution, ref)
    return asked.answer if asked else ""


def judged(solution: Solution) -> list[str]:
    """Give the ids of all verdicts."""
    refs = [*solution.map.statements, *solution.map.inferences_of]
    return sorted({found.id for found in (ask(solution, ref) for ref in refs) if found})
