"""Verdicts that one change would turn: an argument switched off, one at a time."""

from collections.abc import Mapping
from dataclasses import replace

from robustmap.model.ids import split
from robustmap.reason.ask import ask
from robustmap.reason.solution import CAUTIOUS, Solution

MOST = 600_000
"""At most so many pairs of an argument and a node are looked at; larger maps are left out."""


def turned_by_one(solution: Solution, most: int = MOST) -> Mapping[str, tuple[str, ...]]:
    """Give for each node the arguments of which a single one, switched off, turns its verdict.

    A node whose verdict no single argument turns is left out, and so is an argument's own
    absence. Nothing is given for a map with more than `most` pairs of an argument and a node,
    nor for other semantics than the cautious one: every argument costs a pass over the map.

    Its smallest changes of more than one part are another question.
    """
    arguments = [node.id for node in solution.map.arguments()]
    if solution.semantics != CAUTIOUS or len(solution.map.live) * len(arguments) > most:
        return {}
    published = _Published(solution)
    found: dict[str, list[str]] = {}
    for off in arguments:
        if off in solution.view.off:
            continue
        view = replace(solution.view, off=solution.view.off | {off})
        without = Solution.after(solution, solution.map, view)
        for node in published.touched(without, off) - {off}:
            if _answer(without, node) != published.answers[node]:
                found.setdefault(node, []).append(off)
    return {node: tuple(found[node]) for node in sorted(found)}


class _Published:
    """What is published, and which verdicts a difference in labels may touch."""

    def __init__(self, solution: Solution) -> None:
        self.solution = solution
        self.answers = {node.id: _answer(solution, node.id) for node in solution.map.live}
        flat = solution.flat
        self.statements = {one: solution.statement_label(one) for one in flat.stands}
        self.inferences = {one: solution.inference_label(one) for one in flat.inference}
        self.step_of = {step: inference for inference, step in flat.steps.items()}

    def touched(self, other: Solution, off: str) -> set[str]:
        """Give the nodes of which a part, a step or an inference for it is labelled otherwise.

        What an argument that is `off` speaks for may no longer be argued for, label or not.
        """
        map_ = self.solution.map
        if self.solution.unfounded or other.unfounded:
            # What leans on itself is found in rounds, which no label tells of.
            return {node for node, answer in self.answers.items() if answer}
        changed = {one for one, at in self.inferences.items() if other.inference_label(one) != at}
        changed |= set(map_.inferences_of.get(off, ()))
        refs: set[str] = set()
        for one, label in self.statements.items():
            if other.statement_label(one) != label:
                refs.add(one)
                changed |= {user.id for user in map_.uses.get(one, ())}
                changed |= {self.step_of[one]} if one in self.step_of else set()
        for inference in changed & map_.inferences.keys():
            refs |= {map_.inferences[inference].owner, map_.inferences[inference].target}
        owners = {split(ref)[0] for ref in refs}
        return {owner for owner in owners if self.answers.get(owner)}


def _answer(solution: Solution, ref: str) -> str:
    asked = ask(solution, ref)
    return asked.answer if asked else ""
