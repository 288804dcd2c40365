"""People."""

from typing import ClassVar

from robustmap.model.fields import Texts
from robustmap.model.nodes.node import Node
from robustmap.model.parts import Position


class Person(Node):
    """Somebody who holds views, and which."""

    kind: ClassVar[str] = "person"
    folder: ClassVar[str] = "people"

    handle: Texts = ()
    """Handles by which the sources know this person (`scale-post/c4`)."""
    positions: tuple[Position, ...] = ()
    """What this person holds, with place and date."""
