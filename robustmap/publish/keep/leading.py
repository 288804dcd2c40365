"""Which nodes lead to some others: by what they aim at, and by what rests on them."""

from collections.abc import Collection

from robustmap.model import ids
from robustmap.publish.site import Site


def leading(site: Site, near: Collection[str] | None, *, leaning: bool) -> set[str] | None:
    """Give the nodes that lead to those that lie beside a change; None where it may be any.

    Whatever can turn when something goes lies beyond it, and is judged by what attacks and
    supports it there: what leads to nothing beside a change turns what it turned before.
    Not so where what leans on itself counts for the whole map: `leaning` tells of the map before.
    """
    if near is None or leaning or site.solution.unfounded:
        return None
    before: dict[str, set[str]] = {}
    for one in site.map.inferences.values():
        target = site.map.resolve(one.target) or one.target
        before.setdefault(ids.split(target)[0], set()).add(one.owner)
        under = before.setdefault(one.owner, set())
        under.update(ids.split(premise)[0] for premise in one.premises)
    found, pending = {*near}, [*near]
    while pending:
        fresh = before.get(pending.pop(), set()) - found
        found |= fresh
        pending += fresh
    return found
