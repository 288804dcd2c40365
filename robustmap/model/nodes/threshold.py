"""Thresholds, and the axes on which they lie."""

from typing import ClassVar

from pydantic import Field

from robustmap.model.dating import OneDating
from robustmap.model.fields import Number, Ref, Text
from robustmap.model.nodes.node import Node


class Threshold(Node):
    """A point on an axis that may be crossed."""

    kind: ClassVar[str] = "threshold"
    folder: ClassVar[str] = "thresholds"

    axis: Ref | None = None
    """The axis on which it lies."""
    level: Number | None = None
    """Where on the axis, in the axis's unit."""
    number: int | None = Field(default=None, ge=1)
    """Its place in a published list."""
    date: OneDating | None = None
    """When it is believed to be crossed, if ever: a date, or a spread of dates."""


class Axis(Node):
    """A property of a system, or of its surroundings, that may vary."""

    kind: ClassVar[str] = "axis"
    folder: ClassVar[str] = "axes"

    unit: Text | None = None
    """What it is measured in, if anything."""
    sort: Text | None = None
    """What sort of property it is: capability, oversight, a subsystem's power, ..."""
