"""Which verdicts one change would turn."""

from robustmap.errors import QueryError
from robustmap.kb import KB

FAR = 1_500
"""Where an argument leads to more of the framework, what it turns is not told."""


def fragile(kb: KB) -> frozenset[str]:
    """Give the nodes whose verdict one argument, switched off, would turn.

    None in views of which that is not worked out. What leads very far, and turns anything, is
    left out. Linear in what each argument changes, and in `FAR` for each that turns anything.
    """
    try:
        lost = [kb.loss(one.id, FAR) or () for one in kb.map.arguments()]
    except QueryError:
        return frozenset()
    return frozenset(node for nodes in lost for node in nodes)
