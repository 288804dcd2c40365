"""The map: every node of a kb, indexed. Immutable; no algorithms, no files."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from robustmap.model import ids
from robustmap.model.expand import (
    WORKS,
    Inference,
    Statement,
    heading,
    inferences,
    is_back,
    statements,
)
from robustmap.model.nodes import ARGUING, Arguing, Argument, Concept, Node, Proposal, Story
from robustmap.model.places import Places
from robustmap.model.problem import Problem, Span, in_order
from robustmap.model.settings import Settings


class Map:
    """Every node of a kb by id, with what the nodes spell out.

    A node whose file is broken is there too, with whatever could be read of it, so
    that others may name it. Withdrawn nodes are there but count as absent.
    """

    def __init__(
        self,
        nodes: Iterable[Node],
        settings: Settings | None = None,
        places: Mapping[str, Places] | None = None,
        problems: Iterable[Problem] = (),
        settings_places: Places | None = None,
    ) -> None:
        """Index the nodes; where an id occurs twice, the first node keeps it."""
        by_id: dict[str, Node] = {}
        for node in nodes:
            by_id.setdefault(node.id, node)
        self.nodes: Mapping[str, Node] = MappingProxyType(dict(sorted(by_id.items())))
        self.settings = settings or Settings()
        self.places: Mapping[str, Places] = MappingProxyType(dict(places or {}))
        self.settings_places = settings_places or Places("map.yaml")
        self.problems = in_order(problems)

    def __eq__(self, other: object) -> bool:
        """Two maps are equal if their nodes and settings are; places do not count."""
        if not isinstance(other, Map):
            return NotImplemented
        return dict(self.nodes) == dict(other.nodes) and self.settings == other.settings

    __hash__ = None  # type: ignore[assignment]  # nodes hold mappings, which cannot be hashed

    def __len__(self) -> int:
        """Count the nodes."""
        return len(self.nodes)

    def __contains__(self, ref: object) -> bool:
        """Tell whether a reference leads anywhere."""
        return isinstance(ref, str) and self.resolve(ref) is not None

    @cached_property
    def live(self) -> tuple[Node, ...]:
        """The nodes that have not been withdrawn, by id."""
        return tuple(node for node in self.nodes.values() if node.review != "withdrawn")

    @cached_property
    def broken(self) -> frozenset[str]:
        """The nodes whose files have errors: what they lack may only be unreadable."""
        faulty = {problem.span.path for problem in self.problems if problem.severity == "error"}
        return frozenset(node for node in self.places if self.places[node].path in faulty)

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Earlier id -> today's id. An id in use never gives way to an alias."""
        found: dict[str, str] = {}
        for node in self.nodes.values():
            for alias in node.aliases:
                if alias not in self.nodes:
                    found.setdefault(alias, node.id)
        return MappingProxyType(found)

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """Everything that can stand or fall, by id."""
        found = (one for node in self.live for one in statements(node, self.named))
        return MappingProxyType({statement.id: statement for statement in found})

    def named(self, ref: str) -> str:
        """Give the words by which a sentence names what a reference leads to."""
        node = self.nodes.get(self.aliases.get(ref, ref))
        return f"“{heading(node)}”" if node else ref

    @cached_property
    def inferences(self) -> Mapping[str, Inference]:
        """Every step from premises to a target, by id; references are resolved.

        A reference that leads nowhere stays as it was written.
        """
        written = self.written
        return MappingProxyType({name: self.resolved(written[name]) for name in written})

    @cached_property
    def written(self) -> Mapping[str, Inference]:
        """Every step by id, as its file writes it: to resolve a reference needs the ids alone."""
        found: dict[str, Inference] = {}
        for node in self.live:
            for inference in inferences(node):
                found.setdefault(inference.id, inference)
        return found

    def resolved(self, inference: Inference) -> Inference:
        """Give a step as written with what it names under today's ids."""
        target = self.aim(inference)
        premises = tuple(self.statement_id(ref) or ref for ref in inference.premises)
        if target == inference.target and premises == inference.premises:
            return inference  # as nearly all are: what is the same is held once
        return inference._replace(target=target, premises=premises)

    def aim(self, inference: Inference) -> str:
        """Give the id at which an inference aims, as a statement where it needs one."""
        if inference.relation in ("for", "against", "contradicts"):
            return self.statement_id(inference.target) or inference.target
        return self.resolve(inference.target) or inference.target

    @cached_property
    def inferences_of(self) -> Mapping[str, tuple[str, ...]]:
        """Argument -> ids of its inferences; also each inference -> itself."""
        found: dict[str, tuple[str, ...]] = {}
        for inference in self.inferences.values():
            if inference.relation != "contradicts":
                found[inference.owner] = (*found.get(inference.owner, ()), inference.id)
        for inference_id in self.inferences:
            found.setdefault(inference_id, (inference_id,))
        return MappingProxyType(found)

    @cached_property
    def aimed_at(self) -> Mapping[str, tuple[Inference, ...]]:
        """Target -> the inferences that name it, by id."""
        found: dict[str, list[Inference]] = {}
        for inference in sorted(self.inferences.values()):
            if inference.target:
                found.setdefault(inference.target, []).append(inference)
        return MappingProxyType({target: tuple(found[target]) for target in found})

    @cached_property
    def uses(self) -> Mapping[str, tuple[Inference, ...]]:
        """Statement -> the inferences that have it as a premise, by id."""
        found: dict[str, list[Inference]] = {}
        for inference in sorted(self.inferences.values()):
            for premise in dict.fromkeys(inference.premises):
                found.setdefault(premise, []).append(inference)
        return MappingProxyType({premise: tuple(found[premise]) for premise in found})

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """Node -> the ids of what it holds that can be named: premises, clauses, inferences."""
        owners = [(one.id, one.owner) for one in self.statements.values()]
        owners += [(one.id, one.owner) for one in self.inferences.values() if not is_back(one)]
        found: dict[str, dict[str, None]] = {}
        for part, owner in owners:
            if part != owner:
                found.setdefault(owner, {})[part] = None
        return MappingProxyType({owner: tuple(found[owner]) for owner in found})

    def resolve(self, ref: str) -> str | None:
        """Give today's id for a reference, or None where it leads nowhere.

        Knows nodes, inline premises, clauses and inferences, each also by an alias.
        """
        if ref in self.nodes or ref in self.statements or ref in self.written:
            return ref
        if ref in self.aliases:
            return self.aliases[ref]
        node, local = ids.split(ref)
        if node not in self.aliases:
            return None
        ref = ids.join(self.aliases[node], local)
        return ref if ref in self.statements or ref in self.written else None

    def statement_id(self, ref: str) -> str | None:
        """Give the statement that a reference names; a proposal means that it works."""
        found = self.resolve(ref)
        if found is None:
            return None
        if isinstance(self.nodes.get(found), Proposal):
            found = ids.join(found, WORKS)
        return found if found in self.statements else None

    def owner(self, ref: str) -> Node | None:
        """Give the node whose file holds what a reference names."""
        found = self.resolve(ref)
        return self.nodes.get(ids.split(found)[0]) if found else None

    def of_kind(self, kind: str) -> Iterator[Node]:
        """Yield the nodes of one kind that have not been withdrawn, by id."""
        return (node for node in self.live if node.kind == kind)

    def arguments(self) -> Iterator[Argument]:
        """Yield the arguments that have not been withdrawn, by id."""
        return (node for node in self.live if isinstance(node, Argument))

    def proposals(self) -> Iterator[Proposal]:
        """Yield the proposals that have not been withdrawn, by id."""
        return (node for node in self.live if isinstance(node, Proposal))

    def concepts(self) -> Iterator[Concept]:
        """Yield the terms and classes of failures that have not been withdrawn, by id."""
        return (node for node in self.live if isinstance(node, Concept))

    def stories(self) -> Iterator[Story]:
        """Yield the failure stories that have not been withdrawn, by id."""
        return (node for node in self.live if isinstance(node, Story))

    def arguing(self) -> Iterator[Arguing]:
        """Yield the arguments and failure stories that have not been withdrawn, by id."""
        return (node for node in self.live if isinstance(node, ARGUING))

    def span(self, node: str, *path: str | int) -> Span:
        """Give the place of a key or value in a node's file, or of the nearest above it."""
        places = self.places.get(node)
        return places.span(path) if places else Span(node)
