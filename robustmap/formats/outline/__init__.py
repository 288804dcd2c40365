"""Outlines: many nodes in one plain text, by indentation and marks, or in a part of Argdown."""

from robustmap.formats.outline.items import Planned, Slip
from robustmap.formats.outline.plan import Outline, read_outline

__all__ = ["Outline", "Planned", "Slip", "read_outline"]
