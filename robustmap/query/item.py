"""Items: whatever has an id in a kb, with its neighbours."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol

from robustmap.explain.shown import Shown
from robustmap.graph.edges import undermines
from robustmap.model import ids
from robustmap.model.expand import Inference, Relation, heading
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.references import references
from robustmap.reason.solution import Solution

if TYPE_CHECKING:
    from robustmap.query.rows import Rows

ATTACK_KINDS: dict[Relation, str] = {
    "undercuts": "undercut",
    "backs": "backing",
    "reframes": "reframing",
    "qualifies": "qualification",
    "for": "for",
}
"""What an argument is by one of its relations; `against` is a rebuttal or an undermining."""


class Asker(Protocol):
    """What an item or table needs of its kb: the map, verdicts, and rows to give back."""

    @property
    def map(self) -> Map: ...  # noqa: D102 - the class says it

    @property
    def solution(self) -> Solution: ...  # noqa: D102 - the class says it

    def verdict(self, ref: str) -> Any: ...  # noqa: D102 - the class says it

    def why(self, ref: str) -> Any: ...  # noqa: D102 - the class says it

    def robustness(self, proposal: str) -> Any: ...  # noqa: D102 - the class says it

    def rows(self, refs: Iterable[str]) -> "Rows": ...  # noqa: D102 - the class says it


class Item(Shown):
    """A node, premise, clause or inference of a kb.

    Properties that have no meaning for what it is are empty. Neighbours come as rows.
    """

    def __init__(self, kb: Asker, ref: str) -> None:
        """Take the kb and a resolved id; use `kb[...]` to look one up."""
        self._kb = kb
        self.id = ref

    def __eq__(self, other: object) -> bool:
        """Items are equal if they are the same part of equal maps."""
        if not isinstance(other, Item):
            return NotImplemented
        return self.id == other.id and self._kb.map == other._kb.map

    def __hash__(self) -> int:
        """Hash by id."""
        return hash(self.id)

    def __repr__(self) -> str:
        """Show kind, id and title."""
        return f"<{self.kind} {self.id}: {self.title}>"

    def get(self, name: str) -> Any:
        """Give a property by name: one of this class, a field of its file, or an `x-` key."""
        if name.startswith("x-"):
            return self.node.x.get(name)
        if not name.startswith("_") and hasattr(type(self), name):
            return getattr(self, name)
        return getattr(self.node, name, getattr(self.node, f"{name}_", None))

    @property
    def node(self) -> Node:
        """The node whose file holds it."""
        # A file whose name holds a `#` is broken, and yet it keeps its id.
        return self._map.nodes.get(self.id) or self._map.nodes[ids.split(self.id)[0]]

    @property
    def _map(self) -> Map:
        return self._kb.map

    @property
    def kind(self) -> str:
        """The kind of node; `premise`, `reason`, `clause`, `works` or `inference` for parts."""
        if self.id in self._map.nodes:
            return self.node.kind
        statement = self._map.statements.get(self.id)
        return statement.role if statement else "inference"

    @property
    def attack_kinds(self) -> tuple[str, ...]:
        """What an argument does to its targets, each once: undercut, rebuttal, ..."""
        return tuple(dict.fromkeys(kind_of(self._map, one) for one in self.inferences))

    @property
    def title(self) -> str:
        """The line by which it is known."""
        statement = self._map.statements.get(self.id)
        return statement.text if statement else heading(self.node)

    @property
    def body(self) -> str:
        """The paraphrase, as Markdown."""
        return self.node.body

    @property
    def standing(self) -> str:
        """What a claim has going for it before any argument: asserted, presumed, open."""
        statement = self._map.statements.get(self._map.statement_id(self.id) or "")
        return statement.standing if statement else ""

    @property
    def verdict(self) -> Any:
        """The verdict on it, or None where it can have none."""
        return self._kb.verdict(self.id)

    @property
    def answer(self) -> str:
        """The verdict in one word, or "" where it can have none."""
        verdict = self.verdict
        return verdict.answer if verdict else ""

    @property
    def why(self) -> Any:
        """The reasons for its verdict, as a tree, or None where it has none."""
        return self._kb.why(self.id) if self.verdict else None

    @property
    def robustness(self) -> Any:
        """What scaling does to a proposal: `.up`, `.down`, `.relative`; None for others."""
        return self._kb.robustness(self.id) if self.node.kind == "proposal" else None

    @property
    def inferences(self) -> tuple[Inference, ...]:
        """The inferences of an argument, each with its relation, target and premises."""
        found = self._map.inferences_of.get(self.id, ())
        return tuple(self._map.inferences[one] for one in found)

    @property
    def relations(self) -> tuple[str, ...]:
        """The relations in which an argument stands to its targets."""
        return tuple(dict.fromkeys(one.relation for one in self.inferences if one.relation))

    @property
    def targets(self) -> "Rows":
        """What an argument is aimed at."""
        return self._rows(one.target for one in self.inferences if one.target)

    @property
    def premises(self) -> "Rows":
        """What an argument rests on."""
        return self._rows(premise for one in self.inferences for premise in one.premises)

    @property
    def uses(self) -> "Rows":
        """The arguments that have it as a premise."""
        return self._rows(one.owner for one in self._map.uses.get(self._statement, ()))

    @property
    def arguments_for(self) -> "Rows":
        """The arguments that speak for a claim."""
        return self._aimed("for")

    @property
    def arguments_against(self) -> "Rows":
        """The arguments that speak against a claim."""
        return self._aimed("against")

    @property
    def undercutters(self) -> "Rows":
        """The arguments that undercut an argument, or one of its inferences."""
        return self._aimed("undercuts")

    @property
    def backers(self) -> "Rows":
        """The arguments that defend the step of an argument."""
        return self._aimed("backs")

    @property
    def undermined_by(self) -> "Rows":
        """The arguments against a premise of an argument."""
        return self._rows(
            one.owner
            for inference in self.inferences
            for premise in inference.premises
            for one in self._map.aimed_at.get(premise, ())
            if one.relation == "against"
        )

    @property
    def reframers(self) -> "Rows":
        """The arguments that reject it as a question or framing."""
        return self._aimed("reframes")

    @property
    def qualifiers(self) -> "Rows":
        """The arguments that limit its scope."""
        return self._aimed("qualifies")

    @property
    def contradicted_by(self) -> "Rows":
        """The claims that cannot be true together with it."""
        found = self._map.aimed_at.get(self._statement, ())
        return self._rows(p for one in found if one.relation == "contradicts" for p in one.premises)

    @property
    def stories(self) -> "Rows":
        """The failure stories told against it or a part of it; of a class, those that belong."""
        own = (self.id, self._statement, *self._map.parts.get(self.id, ()))
        aimed = (one.owner for ref in own for one in self._map.aimed_at.get(ref, ()))
        known = {story.id: story for story in self._map.stories()}
        belong = (
            story.id
            for story in known.values()
            if self.id in map(self._map.resolve, story.failure_class)
        )
        return self._rows([*(one for one in aimed if one in known), *belong])

    @property
    def named_by(self) -> "Rows":
        """Every node whose file names it, or a part of it, in any relation."""
        return self._rows(
            node.id
            for node in self._map.live
            if any(
                ids.split(self._map.resolve(reference.ref) or "")[0] == self.node.id
                for reference in references(node)
                if reference.allowed not in ("source", "handle")
            )
            and node.id != self.node.id
        )

    @property
    def _statement(self) -> str:
        return self._map.statement_id(self.id) or self.id

    def _aimed(self, relation: Relation) -> "Rows":
        own = (self.id, self._statement, *(one.id for one in self.inferences))
        return self._rows(
            one.owner
            for target in dict.fromkeys(own)
            for one in self._map.aimed_at.get(target, ())
            if one.relation == relation
        )

    def _rows(self, refs: Iterable[str]) -> "Rows":
        known = (self._map.resolve(ref) for ref in refs)
        return self._kb.rows(sorted({ref for ref in known if ref}))


def kind_of(map_: Map, inference: Inference) -> str:
    """Name what an inference does: an attack on a premise undermines, on a claim rebuts."""
    if inference.relation != "against":
        return ATTACK_KINDS.get(inference.relation, inference.relation)
    return "undermining" if undermines(map_, inference.target) else "rebuttal"
