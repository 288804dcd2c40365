"""Nodes of a map, made of an argument graph."""

from collections.abc import Iterator
from typing import Any

from robustmap.formats.exchange._arguments.shape import Graph, Statement, Step
from robustmap.formats.exchange._arguments.telling import added, warn
from robustmap.formats.exchange._arguments.wording import MACHINE, cleaned, parted
from robustmap.formats.exchange._nodes import Maker
from robustmap.model import ids
from robustmap.model.expand import BACK, REASON
from robustmap.model.problem import clip


def built(graph: Graph, maker: Maker, *, keep: bool = True) -> dict[str, str]:
    """Make claims and arguments of a graph; what is wrong goes to the maker's faults.

    Steps `a#on-x` are made one argument `a`, and statements `a#p1` its inline premises,
    where that is what they are. Without `keep` every id says nothing to a reader, and all
    nodes are named after their texts. Gives the name that each statement and step has now.
    Linear.
    """
    builder = _Builder(graph, maker, keep=keep)
    builder.name_steps()
    builder.name_statements()
    builder.make()
    return builder.names


class _Builder:
    def __init__(self, graph: Graph, maker: Maker, *, keep: bool) -> None:
        self.keep = keep
        self.graph = graph
        self.maker = maker
        self.names: dict[str, str] = {}
        self.groups: dict[str, list[Step]] = {}
        self.inline: dict[str, tuple[str, str]] = {}
        self.denied: dict[str, list[str]] = {}
        self.later: list[list[Step]] = []

    def name_steps(self) -> None:
        """Group the steps by argument, and set the contradictions apart.

        Those whose ids are mere numbers are named once the claims have their names.
        """
        gathered: dict[str, list[Step]] = {}
        for step in self.graph.steps.values():
            if not self.is_contradiction(step):
                gathered.setdefault(self.argument(step.id), []).append(step)
        for wanted, steps in gathered.items():
            alike = all({*one.premises} == {*steps[0].premises} for one in steps)
            for group in [steps] if alike else [[one] for one in steps]:
                if ids.is_slug(self.readable(wanted)):
                    self.name_group(wanted, group)
                else:
                    self.later.append(group)

    def name_group(self, wanted: str, group: list[Step]) -> None:
        text = group[0].text or f"from {self.words(group[0])}"
        name = self.maker.name(wanted, text, "argument")
        self.groups[name] = group
        self.names |= dict.fromkeys((one.id for one in group), name)

    def argument(self, step: str) -> str:
        """Give the argument to which a step belongs by its id."""
        owner, local = ids.split(step)
        return owner if ids.is_slug(owner) and ids.is_taken(local) else step

    def words(self, step: Step) -> str:
        """Give words after which an argument can be named: those of its first premise."""
        found = self.graph.statements.get(step.premises[0]) if step.premises else None
        return found.text if found else step.scheme or ""

    def is_contradiction(self, step: Step) -> bool:
        """Tell whether a step is half of a pair of claims that exclude each other."""
        first = step.id.removesuffix(BACK)
        one, other = self.graph.steps.get(first), self.graph.steps.get(f"{first}{BACK}")
        owner, local = ids.split(first)
        if one is None or other is None or owner not in self.graph.statements:
            return False
        fits = one.premises == (owner,) and one.attacks and other.attacks
        if not fits or len(one.aims) != 1 or local != f"contradicts-{one.aims[0]}":
            return False
        if other.premises != one.aims or other.aims != (owner,):
            return False
        if step is one:
            self.denied.setdefault(owner, []).append(one.aims[0])
        return True

    def name_statements(self) -> None:
        """Tell inline premises and reasons from claims, and name the claims."""
        used: dict[str, set[str]] = {}
        for name, group in self.groups.items():
            for ref in group[0].premises:
                used.setdefault(ref, set()).add(name)
        for one in self.graph.statements.values():
            owner, local = ids.split(one.id)
            if owner in used.get(one.id, ()) and self.names.get(self.first(owner)) == owner:
                fine = ids.is_slug(local) and not ids.is_taken(local) and cleaned(one.text)
                if self.is_reason(owner) if local == REASON else fine:
                    self.inline[one.id] = (owner, local)
                    self.names[one.id] = one.id
                    continue
            self.names[one.id] = self.maker.name(self.readable(one.id), one.text)
        for group in self.later:
            self.name_group("", group)

    def first(self, owner: str) -> str:
        return self.groups[owner][0].id if owner in self.groups else ""

    def is_reason(self, owner: str) -> bool:
        """Tell whether an argument rests on its own words alone."""
        step = self.groups[owner][0]
        return step.premises == (ids.join(owner, REASON),) and not step.text

    def make(self) -> None:
        """Make the nodes."""
        for one in self.graph.statements.values():
            if one.id not in self.inline:
                self.claim(one)
        for name, group in self.groups.items():
            self.arguing(name, group)

    def claim(self, one: Statement) -> None:
        title, body = parted(one.text)
        fields: dict[str, Any] = {"title": title} if title else {}
        denied = [self.names[ref] for ref in self.denied.get(one.id, ())]
        fields |= {"contradicts": denied} if denied else {}
        if not title:
            told = f"`{clip(one.id)}` says nothing"
            warn(self.maker.faults, one.at, told, "a text")
        name = self.names[one.id]
        added(self.maker, one.at, "claim", name, {**fields, **one.fields(name)}, body)

    def arguing(self, name: str, group: list[Step]) -> None:
        first = group[0]
        text = first.text
        premises: list[Any] = []
        for ref in first.premises:
            owner, local = self.inline.get(ref, ("", ""))
            if owner == name and local == REASON:
                text = self.graph.statements[ref].text
            elif owner == name:
                premises.append({local: cleaned(self.graph.statements[ref].text)})
            else:
                premises.append({"ref": self.names[ref], "local": None, "text": None})
        title, body = parted(text, bare=True)
        fields: dict[str, Any] = {"title": title} if title else {}
        fields |= {"premises": premises} if premises else {}
        fields |= self.aims(group)
        scheme = next((one.scheme for one in group if one.scheme), None)
        fields |= {"scheme": scheme} if scheme else {}
        for one in reversed(group):
            fields |= one.fields(name)
        if not any(one.aims for one in group):
            told = f"`{clip(first.id)}` leads to nothing; `check` will ask what it speaks to"
            warn(self.maker.faults, first.at, told, "an edge to what it speaks for or against")
        added(self.maker, first.at, "argument", name, fields, body)

    def aims(self, group: list[Step]) -> dict[str, list[str]]:
        """Give what the steps of one argument are aimed at, by relation."""
        found: dict[str, dict[str, None]] = {}
        for step in group:
            for ref, is_step in self.targets(step):
                plain = "undercuts" if step.attacks else "backs"
                relation = plain if is_step else "against" if step.attacks else "for"
                found.setdefault(relation, {})[ref] = None
        return {relation: [*refs] for relation, refs in found.items()}

    def targets(self, step: Step) -> Iterator[tuple[str, bool]]:
        whole: dict[str, list[str]] = {}
        for aim in step.aims:
            if aim in self.graph.statements:
                yield self.names[aim], False
            elif aim in self.names:
                whole.setdefault(self.names[aim], []).append(aim)
        for owner, steps in whole.items():
            group = self.groups[owner]
            if len(steps) == len(group):
                yield owner, True
            else:
                yield from ((self.part(owner, one), True) for one in steps)

    def part(self, owner: str, step: str) -> str:
        """Give the id of one of the inferences of an argument."""
        _, local = ids.split(step)
        return ids.join(owner, local)

    def readable(self, name: str) -> str:
        """Give an id that a reader can make something of, else nothing."""
        return name if self.keep and not MACHINE.fullmatch(name) else ""
