"""The part of a map that an argument graph can hold: statements, and steps between them."""

from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import Any

from robustmap.formats.exchange._arguments.wording import MACHINE, cleaned, joined, parted
from robustmap.model import ids
from robustmap.model.expand import (
    REASON,
    Inference,
    Statement,
    heading,
    is_back,
    named_premises,
)
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Argument, Claim, Node
from robustmap.model.settings import Settings

AIMED = ("for", "against", "undercuts", "backs")
"""The relations that a step of an argument graph can have."""

_STEPS = ("undercuts", "backs")
_DEEPEST = 20
"""Deeper than this no name of an inference is followed into the names within it."""

Own = Callable[[Node], Mapping[str, Any]]
"""Gives the further fields of a claim or argument that a format can hold."""


def plain(map_: Map, own: Own = lambda _: {}, settings: Settings | None = None) -> Map:
    """Give the claims and arguments of a map, with texts and relations alone.

    Every reference in it leads to something that is there. A story becomes an argument; of
    a proposal, what others rest on or speak to becomes a claim, and that it relies on
    claims an argument. Plain maps stay as they are. Linear.
    """
    maker = _Plain(map_, own)
    return Map([*maker.arguments(), *maker.claims()], settings)


class _Plain:
    """Names what stays, and makes it."""

    def __init__(self, map_: Map, own: Own) -> None:
        self.map = map_
        self.own = own
        self.used = {*map_.nodes}
        self.next: dict[str, int] = {}
        self.names: dict[str, str] = {}
        self.made: list[Statement] = []
        self.owners: dict[str, str] = {}
        self.aims: dict[str, dict[str, Inference]] = {}
        self.locals: dict[str, dict[str, str]] = {}
        for node in map_.live:
            self.name(node)
        self.settle()

    def name(self, node: Node) -> None:
        """Name a node and its inline premises, if they stay."""
        if not ids.is_slug(node.id) or node.id in ids.RESERVED_IDS:
            return
        if isinstance(node, Claim):
            self.names[node.id] = self.called(node)
        elif isinstance(node, ARGUING):
            self.owners[node.id] = self.called(node)
        elif self.map.inferences_of.get(node.id):
            self.owners[node.id] = self.free(f"{node.id}-relies-on")

    def called(self, node: Node) -> str:
        """Give a node its id, or one from its words where the id is a mere number."""
        if not MACHINE.fullmatch(node.id):
            return node.id
        return self.free(ids.titled(heading(node)) or node.kind)

    def free(self, wanted: str) -> str:
        """Give an id that nothing has."""
        slug = ids.slugify(wanted)[: ids.MAX_ID_LENGTH - 8].rstrip("-")
        found, number = slug, self.next.get(slug, 2)
        while found in self.used:
            found, number = f"{slug}-{number}", number + 1
        self.next[slug] = number
        self.used.add(found)
        return found

    def statement(self, ref: str) -> str | None:
        """Give the name that a statement has from now on; None where nothing is there."""
        if ref in self.names:
            return self.names[ref]
        found = self.map.statements.get(ref)
        if found is None or not ids.is_slug(found.owner) or found.owner in ids.RESERVED_IDS:
            return None
        if found.role in ("premise", "reason"):
            name = ids.join(self.owners[found.owner], self.local(found))
        else:
            name = found.owner if found.role == "works" and ref.endswith("#works") else ""
            name = name or self.free(ref)
            self.made.append(found)
        self.names[ref] = name
        return name

    def local(self, statement: Statement) -> str:
        """Give the local id of a premise: its own, unless that could be mistaken."""
        _, local = ids.split(statement.id)
        if statement.role == "reason":
            return REASON
        if statement.owner not in self.locals:
            self.locals[statement.owner] = self._locals(statement.owner)
        return self.locals[statement.owner][local]

    def _locals(self, owner: str) -> dict[str, str]:
        node = self.map.nodes[owner]
        assert isinstance(node, ARGUING)
        given = dict.fromkeys(local for local, _ in named_premises(node))
        fine = {one for one in given if _is_fine(one)}
        numbered = (f"p{number}" for number in count(1) if f"p{number}" not in fine)
        return {local: local if local in fine else next(numbered) for local in given}

    def settle(self) -> None:
        """Find the aims of each argument that lead somewhere, each once."""
        for one in self.map.inferences.values():
            if one.owner in self.owners and one.relation in AIMED and not one.template:
                self.aims.setdefault(one.owner, {}).setdefault(one.target, one)
        for owner, aims in self.aims.items():
            self.aims[owner] = {key: one for key, one in aims.items() if self.leads(one)}
        while True:
            keyed = {owner: self.keyed(aims) for owner, aims in self.aims.items()}
            same = all(len(keyed[owner]) == len(self.aims[owner]) for owner in keyed)
            self.aims = keyed
            if same:
                return

    def leads(self, one: Inference) -> bool:
        """Tell whether an inference is aimed at something that stays."""
        if one.relation in _STEPS:
            return self.broken(one.target) is not None
        return self.statement(one.target) is not None

    def broken(self, target: str) -> str | None:
        """Give the owner of the steps that a target names."""
        found = self.map.inferences_of.get(target, ())
        first = self.map.inferences[found[0]] if found else None
        if first is None or first.relation == "contradicts":
            return None
        return first.owner if first.owner in self.owners else None

    def keyed(self, aims: Mapping[str, Inference]) -> dict[str, Inference]:
        found: dict[str, Inference] = {}
        for one in aims.values():
            found.setdefault(self.aim(one.relation, one.target), one)
        return found

    def aim(self, relation: str, target: str, depth: int = 0) -> str:
        """Give the reference by which a target goes from now on."""
        if relation not in _STEPS:
            return self.statement(target) or target
        owner = self.broken(target) or ""
        name, whole = self.owners[owner], self.aims.get(owner, {})
        one = self.map.inferences.get(target)
        kept = one is not None and any(one is other for other in whole.values())
        if one is None or not kept or len(whole) < 2 or depth >= _DEEPEST:  # noqa: PLR2004
            return name
        return ids.on_target(name, self.aim(one.relation, one.target, depth + 1))

    def arguments(self) -> Iterable[Node]:
        """Yield the arguments."""
        premises = {one.owner: one.premises for one in self.map.inferences.values()}
        for owner, name in self.owners.items():
            node = self.map.nodes[owner]
            fields: dict[str, Any] = {key: [] for key in AIMED}
            for one in self.aims.get(owner, {}).values():
                fields[one.relation].append(self.aim(one.relation, one.target))
            fields["premises"] = list(self.premises(owner, premises.get(owner, ())))
            if isinstance(node, ARGUING):
                title, body = parted(joined(node.title, node.body), bare=True)
                fields |= {"title": title or None, "body": body, **self.own(node)}
            yield Argument.model_validate({"id": name, **fields})

    def premises(self, owner: str, given: Iterable[str]) -> Iterable[Any]:
        """Yield what an argument rests on, each once."""
        for ref in dict.fromkeys(given):
            found = self.map.statements.get(ref)
            name = self.statement(ref)
            if found is None or name is None or (found.role == "reason" and found.owner == owner):
                continue
            if found.role == "premise" and found.owner == owner:
                yield {"local": ids.split(name)[1], "text": cleaned(found.text)}
            else:
                yield {"ref": name, "local": None, "text": None}

    def claims(self) -> Iterable[Node]:
        """Yield the claims, and what others rest on or speak to of other nodes."""
        denied: dict[str, dict[str, None]] = {}
        for one in self.map.inferences.values():
            if one.relation == "contradicts" and not is_back(one) and one.owner in self.names:
                name = self.statement(one.target)
                if name is not None:
                    denied.setdefault(one.owner, {})[name] = None
        for node in self.map.live:
            if isinstance(node, Claim) and node.id in self.names:
                title, body = parted(joined(node.title, node.body))
                said = {"title": title or None, "body": body, **self.own(node)}
                links = [*denied.get(node.id, {})]
                yield Claim.model_validate(
                    {"id": self.names[node.id], **said, "contradicts": links}
                )
        for made in self.made:
            title, body = parted(made.text)
            yield Claim.model_validate({"id": self.names[made.id], "title": title, "body": body})


def _is_fine(local: str) -> bool:
    return ids.is_slug(local) and not ids.is_taken(local) and local != REASON
