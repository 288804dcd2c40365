"""Which verdicts one argument, switched off, would turn."""

from collections.abc import Collection, Mapping

from robustmap.errors import QueryError
from robustmap.kb import KB

FAR = 1_500
"""Where an argument leads to more of the framework, what it turns is not told."""


def turned_by(
    kb: KB, known: Mapping[str, tuple[str, ...]] | None = None, again: Collection[str] = ()
) -> dict[str, tuple[str, ...]]:
    """Give the nodes whose verdict an argument, switched off, would turn, where there are any.

    None in views of which that is not worked out. What leads very far, and turns anything, is
    left out. Linear in what each argument changes, and in `FAR` for each that turns anything.
    What is `known` stays so, but for the arguments to be asked about `again`.
    """
    found: dict[str, tuple[str, ...]] = {}
    try:
        for one in kb.map.arguments():
            if known is None or one.id in again:
                turned = tuple(kb.loss(one.id, FAR) or ())
            else:
                turned = known.get(one.id, ())
            if turned:
                found[one.id] = turned
    except QueryError:
        return {}
    return found
