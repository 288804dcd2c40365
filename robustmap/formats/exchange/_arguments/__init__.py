"""Argument graphs: statements and the steps between them, as AIF and its relatives have them.

`plain` gives the part of a map that such a graph can hold, `drawn` makes it a graph, and
`built` makes nodes of a graph again.
"""

from robustmap.formats.exchange._arguments.building import built
from robustmap.formats.exchange._arguments.drawing import drawn
from robustmap.formats.exchange._arguments.plain import plain
from robustmap.formats.exchange._arguments.shape import Graph, Statement, Step
from robustmap.formats.exchange._arguments.wording import joined, parted

__all__ = ["Graph", "Statement", "Step", "built", "drawn", "joined", "parted", "plain"]
