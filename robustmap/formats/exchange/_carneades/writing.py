"""A map as a Carneades file.

Carneades only argues for statements: an argument against one is an argument for its denial,
and the two are positions of an issue. What undercuts an argument concludes that it does not
apply. A claim that is asserted is assumed, unless something denies it: assumptions cannot
fall there.
"""

from collections.abc import Iterator
from typing import Any

from robustmap.formats.exchange._arguments import Graph, Step, drawn
from robustmap.formats.exchange._carneades.shape import (
    AIM,
    ASSERTION,
    BACKING,
    DENIAL,
    LABELS,
    UNDERCUT,
    WEIGHINGS,
    applies,
    not_,
    shown,
)
from robustmap.formats.exchange._packed import MARK, packed
from robustmap.formats.exchange._yaml import Line
from robustmap.model.map import Map
from robustmap.model.nodes import Claim
from robustmap.reason.solution import Solution


def file_of(solution: Solution) -> dict[str, Any]:
    """Give the sections of the file. Linear in the map."""
    return _Writer(solution.map).sections()


class _Writer:
    def __init__(self, map_: Map) -> None:
        self.map = map_
        self.shown = shown(map_)
        self.graph: Graph = drawn(self.shown)
        self.arguments: dict[str, Any] = {}
        self.denied: dict[str, None] = {}
        self.broken: dict[str, None] = {}
        self.backed: dict[str, None] = {}
        self.aimless: dict[str, None] = {}

    def sections(self) -> dict[str, Any]:
        self.find()
        for step in self.graph.steps.values():
            self.entries(step)
        assumed = Line()
        for name in self.graph.statements:
            if self.is_open(name):
                continue
            if name in self.denied:
                argument = {"conclusion": name, "premises": Line(), "meta": {MARK: ASSERTION}}
                self.arguments[f"{ASSERTION}({name})"] = argument
            else:
                assumed.append(name)
        settings = self.map.settings
        about = {"title": settings.title, "description": settings.description}
        sections: dict[str, Any] = {
            "statements": self.statements(),
            "arguments": self.arguments,
            "issues": dict(self.issues()),
            "assumptions": assumed,
            "tests": self.tests(),
            "meta": {**{k: v for k, v in about.items() if v}, MARK: packed(self.map)},
        }
        return {key: value for key, value in sections.items() if value or key == "statements"}

    def find(self) -> None:
        """Find what is denied, undercut and backed."""
        for step in self.graph.steps.values():
            if not step.aims:
                self.aimless[step.id] = None
            for aim in step.aims:
                if aim in self.graph.statements:
                    if step.attacks:
                        self.denied[aim] = None
                elif step.attacks:
                    self.broken[aim] = None
                else:
                    self.backed[aim] = None

    def is_open(self, name: str) -> bool:
        node = self.shown.nodes.get(name)
        return isinstance(node, Claim) and node.standing == "open"

    def entries(self, step: Step) -> None:
        """Write a step: an argument for each of its aims."""
        for conclusion in [*self.conclusions(step)]:
            alone = len(step.aims) <= 1
            name = step.id if alone else f"{step.id}#on-{conclusion}"
            entry: dict[str, Any] = {"conclusion": conclusion, "premises": Line(step.premises)}
            if step.id in self.broken or step.id in self.backed:
                entry["undercutter"] = not_(applies(step.id))
            meta = {} if alone else {MARK: step.id}
            if step.scheme in WEIGHINGS:
                entry["scheme"] = step.scheme
            elif step.scheme:
                meta["scheme"] = step.scheme
            meta |= {"text": step.text} if step.text else {}
            self.arguments[name] = {**entry, **({"meta": meta} if meta else {})}

    def conclusions(self, step: Step) -> Iterator[str]:
        for aim in step.aims:
            what = aim if aim in self.graph.statements else applies(aim)
            yield not_(what) if step.attacks else what
        if not step.aims:
            yield f"{AIM}({step.id})"

    def statements(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for one in self.graph.statements.values():
            found[one.id] = one.text
        for name in self.denied:
            text = f"It is not so: {self.graph.statements[name].text}"
            found[not_(name)] = _added(text, DENIAL)
        for name in {**self.broken, **self.backed}:
            told = f"The step of {name} does not go through."
            found[not_(applies(name))] = _added(told, UNDERCUT)
        for name in self.backed:
            found[applies(name)] = _added(f"The step of {name} goes through.", BACKING)
        for name in self.aimless:
            told = f"What {name} is for is not said."
            found[f"{AIM}({name})"] = _added(told, AIM)
        return found

    def issues(self) -> Iterator[tuple[str, Any]]:
        for name in self.denied:
            yield name, {"positions": Line([name, not_(name)])}
        for name in self.backed:
            key = applies(name)
            yield key, {"positions": Line([key, not_(key)])}

    def tests(self) -> dict[str, Any]:
        """Give the pins on statements as the labels that are expected."""
        found: dict[str, Any] = {}
        pins = pinned(self.map)
        for label, answers in LABELS.items():
            names = [name for name in self.graph.statements if pins.get(name) in answers]
            if names:
                found[label] = Line(names)
        return found


def pinned(map_: Map) -> dict[str, str]:
    """Give every pin of a map; those of nodes give way to those of the settings."""
    nodes = {node.id: str(node.expect) for node in map_.nodes.values() if node.expect}
    return nodes | {str(key): str(map_.settings.expect[key]) for key in map_.settings.expect}


def _added(text: str, mark: str) -> dict[str, Any]:
    return {"text": text, "meta": {MARK: mark}}
