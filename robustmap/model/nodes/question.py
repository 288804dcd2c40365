"""Questions: debates, open questions, challenges, comparisons and checklists."""

from typing import ClassVar, Literal

from robustmap.model.fields import Refs
from robustmap.model.nodes.node import Node

COMPARING = ("comparison", "checklist")
"""The sorts of question that set proposals against criteria."""

WAITING = ("open", "challenge")
"""The sorts of question that wait for an answer."""


class Question(Node):
    """A debate, an open question, or a challenge (a request to back something up)."""

    kind: ClassVar[str] = "question"
    folder: ClassVar[str] = "questions"

    sort: Literal["debate", "open", "challenge", "comparison", "checklist"] = "open"
    """Debates get a page of their own; challenges never defeat; comparisons and checklists
    set proposals against criteria."""
    about: Refs = ()
    """What it is about: for a debate, its theses."""
    asks_about: Refs = ()
    """For a challenge: what is asked to be backed up."""
    answered_by: Refs = ()
    """Nodes that answer it."""
    lists: Refs = ()
    """A published list, in its published order."""
    criteria: Refs = ()
    """For a comparison or checklist: the claims or questions by which proposals are judged."""
    options: Refs = ()
    """The proposals that are compared; a checklist without any asks them all."""
