"""Failure stories."""

from typing import ClassVar, Literal

from robustmap.model.fields import Links, Premises, Refs
from robustmap.model.nodes.node import Node
from robustmap.model.parts import OneSlot, Persistence, Slot

SLOTS = ("model", "task", "algorithm", "circumstance", "heuristic")
"""The slots of a story: model M is trained to do X by algorithm A; circumstance C was not
thought of; so M learned heuristic H, which fails in C."""


class Story(Node):
    """A story of how a proposal fails. An inference against what it is told against."""

    kind: ClassVar[str] = "story"
    folder: ClassVar[str] = "stories"
    premises_key: ClassVar[str] = "assumes"

    against: Links = ()
    """What it is told against: a proposal, or a clause such as `PROPOSAL#robust-up`."""
    ends_in: Literal["misaligned", "uncompetitive"] | None = None
    """How it ends: with a system that is misaligned, or that cannot compete."""
    model: OneSlot | None = None
    """What is trained."""
    task: OneSlot | None = None
    """What it is trained to do."""
    algorithm: OneSlot | None = None
    """How it is trained."""
    circumstance: OneSlot | None = None
    """What nobody thought of."""
    heuristic: OneSlot | None = None
    """What it learned instead, which fails there."""
    failure_class: Refs = ()
    """The classes of failures to which it belongs: concepts."""
    direction: Literal["up", "down", "relative"] | None = None
    """Which kind of scaling brings it about."""
    when: Refs = ()
    """The thresholds at which it begins."""
    persists: tuple[Persistence, ...] = ()
    """Over which range of an axis the failure itself stays."""
    modality: Literal["plausible", "probable"] | None = None
    """Whether it is only possible as far as one knows, or likely."""
    assumes: Premises = ()
    """What it rests on: ids of claims, or `local-id: A whole sentence.`"""
    mitigations: Refs = ()
    """Proposals that would meet it: alternatives."""

    @property
    def premises(self) -> Premises:
        """What it assumes, under the name by which an argument has it."""
        return self.assumes

    @property
    def slots(self) -> dict[str, Slot]:
        """The slots that are given, by name."""
        found = {name: getattr(self, name) for name in SLOTS}
        return {name: found[name] for name in found if found[name] is not None}

    @property
    def is_template(self) -> bool:
        """Tell whether no slot says anything concrete: such a story defeats nothing."""
        slots = self.slots.values()
        return bool(slots) and all(slot.concreteness != "concrete" for slot in slots)
