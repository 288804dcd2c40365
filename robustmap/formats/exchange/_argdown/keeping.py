"""What of a map Argdown can say."""

from robustmap.formats.exchange._argdown.refs import ARGUMENTS, STATEMENTS
from robustmap.formats.exchange._keep import kept
from robustmap.model.map import Map
from robustmap.model.nodes import KINDS, Node

SETTINGS = ("title", "description")
"""What the front matter says that a map says too."""


def keeps(map_: Map) -> Map:
    """Give what of a map a document holds: four kinds, whole, but for what no file could say."""
    fields = {kind: KINDS[kind].model_fields for kind in STATEMENTS | ARGUMENTS}
    return kept(map_, fields, change=_sayable, settings=SETTINGS)


def _sayable(node: Node) -> Node:
    own = {key: node.x[key] for key in node.x if key.startswith("x-")}
    return node.model_copy(update={"x": own})
