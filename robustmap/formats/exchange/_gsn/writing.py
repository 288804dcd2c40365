"""A map as gsn2x elements.

Only counter goals may challenge anything there, and only counter goals may support them; so
what speaks against something is one, with everything that it rests on.
"""

from typing import Any

from robustmap.formats.exchange._arguments import Step, drawn, plain
from robustmap.formats.exchange._carneades.shape import aimed
from robustmap.formats.exchange._packed import MARK, packed
from robustmap.formats.exchange._yaml import Line
from robustmap.model.map import Map
from robustmap.reason.solution import Solution


def shown(map_: Map) -> Map:
    """Give the plain map that the elements of a file show."""
    return aimed(plain(map_))


def file_of(solution: Solution) -> dict[str, Any]:
    """Give the module and the elements. Linear in the map."""
    return _Writer(solution).elements()


class _Writer:
    def __init__(self, solution: Solution) -> None:
        self.solution = solution
        self.graph = drawn(shown(solution.map))
        self.support: dict[str, list[str]] = {}
        self.supporters: dict[str, list[str]] = {}
        self.first: dict[str, str] = {}
        for step in self.graph.steps.values():
            parts = self.parts(step)
            self.first[step.id] = next(iter(parts))
            for key, aims in parts.items():
                for aim in () if step.attacks else aims:
                    self.support.setdefault(aim, []).append(key)
                    self.supporters.setdefault(aim, []).append(step.id)
        self.counter = self.countering()

    def parts(self, step: Step) -> dict[str, tuple[str, ...]]:
        """Give the ids of the elements that a step is, each with what it is aimed at.

        One for each thing that is challenged; else one for all that it supports and backs.
        """
        if step.attacks:
            groups: list[tuple[str, ...]] = [(aim,) for aim in step.aims]
        else:
            supported = tuple(one for one in step.aims if one in self.graph.statements)
            backed = tuple(one for one in step.aims if one not in self.graph.statements)
            groups = [one for one in (supported, backed) if one]
        if len(groups) < 2:  # noqa: PLR2004
            return {step.id: step.aims}
        return {f"{step.id}#on-{group[0]}": group for group in groups}

    def countering(self) -> set[str]:
        """Give everything that speaks against something, and what that rests on."""
        found = {step.id for step in self.graph.steps.values() if step.attacks}
        pending = [*found]
        while pending:
            name = pending.pop()
            step = self.graph.steps.get(name)
            beneath = step.premises if step else self.supporters.get(name, ())
            pending += [one for one in beneath if one not in found]
            found |= {*beneath}
        return found

    def elements(self) -> dict[str, Any]:
        settings = self.solution.map.settings
        brief = settings.description or settings.title
        found: dict[str, Any] = {
            "module": {"name": settings.title, "brief": brief, MARK: packed(self.solution.map)}
        }
        for one in self.graph.statements.values():
            found[one.id] = self.statement(one.id, one.text)
        for step in self.graph.steps.values():
            for key, aims in self.parts(step).items():
                found[key] = self.step(step, aims)
        return found

    def statement(self, name: str, text: str) -> dict[str, Any]:
        kind = "CounterGoal" if name in self.counter else "Goal"
        below = self.support.get(name, [])
        rejected, answer = False, None
        if name in self.solution.map.statements:
            answer = self.solution.claim_answer(name)
            rejected = answer == "rejected"
        return {
            "nodeType": kind,
            **({"text": text} if text else {}),
            **({"supportedBy": Line(below)} if below else {}),
            **({"undeveloped": True} if not below and kind == "Goal" else {}),
            **({"defeated": True} if rejected else {}),
            **({"verdict": answer} if answer else {}),
        }

    def step(self, step: Step, aims: tuple[str, ...]) -> dict[str, Any]:
        """Write a step, or the part of it that has these aims."""
        backs = not step.attacks and bool(aims) and aims[0] in self.graph.steps
        found: dict[str, Any] = {"nodeType": self.type_of(step, backs=backs), MARK: step.id}
        found |= {"text": step.text} if step.text else {}
        if step.premises:
            found["restsOn" if backs else "supportedBy"] = Line(step.premises)
        elif found["nodeType"] == "Strategy":
            found["undeveloped"] = True
        if step.attacks and aims:
            found["challenges"] = self.first.get(aims[0], aims[0])
        if backs:
            found["backs"] = Line(dict.fromkeys(self.first[one] for one in aims))
        if self.solution.map.inferences_of.get(step.id):
            answer = self.solution.argument_answer(step.id)
            found |= {"defeated": True} if answer == "undercut" else {}
            found["verdict"] = answer
        return found

    def type_of(self, step: Step, *, backs: bool) -> str:
        if step.id in self.counter:
            return "CounterGoal"
        return "Justification" if backs else "Strategy"
