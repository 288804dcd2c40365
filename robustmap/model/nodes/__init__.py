"""The kinds of node, one file and one frozen class each: what a file of the kb may say.

A new kind is one class here and its name in `KINDS`; its folder, schema, pages and the
checks that hold for every kind follow from that.
"""

from robustmap.model.nodes.argument import Argument
from robustmap.model.nodes.claim import Claim
from robustmap.model.nodes.concept import Concept
from robustmap.model.nodes.dialogue import Dialogue
from robustmap.model.nodes.node import (
    Answer,
    ArgumentAnswer,
    ClaimAnswer,
    Node,
    Review,
    Sources,
    Standing,
)
from robustmap.model.nodes.person import Person
from robustmap.model.nodes.proposal import Proposal
from robustmap.model.nodes.question import COMPARING, WAITING, Question
from robustmap.model.nodes.source import SourceText
from robustmap.model.nodes.story import SLOTS, Story
from robustmap.model.nodes.threshold import Axis, Threshold

KINDS: dict[str, type[Node]] = {
    cls.kind: cls
    for cls in (
        *(Claim, Argument, Threshold, Proposal),
        *(Story, Axis, Question, Concept, Dialogue, Person, SourceText),
    )
}
"""The kinds, in the order in which readers meet them."""

FOLDERS: dict[str, type[Node]] = {cls.folder: cls for cls in KINDS.values()}
"""The same by folder of the kb."""

Arguing = Argument | Story
"""What draws inferences of its own from premises."""

ARGUING = (Argument, Story)

__all__ = [
    "ARGUING",
    "COMPARING",
    "FOLDERS",
    "KINDS",
    "SLOTS",
    "WAITING",
    "Answer",
    "Arguing",
    "Argument",
    "ArgumentAnswer",
    "Axis",
    "Claim",
    "ClaimAnswer",
    "Concept",
    "Dialogue",
    "Node",
    "Person",
    "Proposal",
    "Question",
    "Review",
    "SourceText",
    "Sources",
    "Standing",
    "Story",
    "Threshold",
]
