"""Proposals."""

from typing import ClassVar, Literal

from pydantic import Field

from robustmap.model.fields import Clauses, Links, OrderClause, Refs, RelativeClause, Texts
from robustmap.model.nodes.node import Node
from robustmap.model.parts import Assessment, Branch, Removal


class Proposal(Node):
    """A plan, a method, or one prong of a plan."""

    kind: ClassVar[str] = "proposal"
    folder: ClassVar[str] = "proposals"

    relies_on: Links = ()
    """Claims without which there is no reason to think that it works."""
    needs: Clauses = ()
    """Thresholds that must have been crossed for it to work (its lower edge)."""
    breaks: Clauses = ()
    """Thresholds that end it once they are crossed (its upper edge)."""
    except_: Texts = Field(default=(), alias="except")
    """Cases for which its author makes an exception."""
    requires_order: tuple[OrderClause, ...] = ()
    """Thresholds that must be reached in a given order."""
    relative: tuple[RelativeClause, ...] = ()
    """Parts of the system that must not outgrow one another."""
    at_limit: Literal["works", "breaks", "unknown"] = "unknown"
    """What it does when everything is scaled up without end."""
    enables: Clauses = ()
    """Proposals that it makes easier."""
    addresses: Refs = ()
    """Failures or arguments that it answers."""
    revises: Refs = ()
    """Earlier proposals that it improves on."""
    covers: Refs = ()
    """Risks or claims that it takes care of."""
    branches: tuple[Branch, ...] = ()
    """What is done in which case."""
    goals: Texts = ()
    """What it is for, in order of preference."""
    assessed: tuple[Assessment, ...] = ()
    """How it meets the criteria of comparisons and checklists."""
    without: tuple[Removal, ...] = ()
    """What is said to happen without one of the claims that it relies on."""
