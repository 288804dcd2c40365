"""Which verdicts one change would turn."""

from robustmap.errors import QueryError
from robustmap.kb import KB

FAR = 1_500
"""Where an argument leads to more of the framework, what it turns is not worked out."""


def fragile(kb: KB) -> frozenset[str]:
    """Give the nodes whose verdict one argument, switched off, would turn.

    None in views of which that is not worked out; what leads very far is not followed. Linear
    in what all arguments lead to together.
    """
    try:
        lost = [kb.loss(one.id, FAR) or () for one in kb.map.arguments()]
    except QueryError:
        return frozenset()
    return frozenset(node for nodes in lost for node in nodes)
