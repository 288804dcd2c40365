"""Points that somebody has granted, and nobody has answered."""

from collections.abc import Iterator

from robustmap.query.dues._due import SORTS, Ground, Obligation
from robustmap.reason.ask import replies


@SORTS.entry("point")
def points(kb: Ground) -> Iterator[Obligation]:
    """Yield the arguments that were acknowledged and hold without any reply."""
    solution = kb.solution
    for node in kb.map.arguments():
        if not node.acknowledged_by or not holds(kb, node.id):
            continue
        met = replies(solution, node.id)
        if not (met.met or met.open):
            aims = (kb.map.inferences[one].target for one in kb.map.inferences_of[node.id])
            about = tuple(dict.fromkeys(one for one in aims if one in kb.map))
            says = f"granted by {', '.join(node.acknowledged_by)}"
            yield Obligation("point", node.id, about, says=says)


def holds(kb: Ground, argument: str) -> bool:
    """Tell whether an argument has an effect in the view, and stands."""
    counted = any(kb.solution.counts(one) for one in kb.map.inferences_of.get(argument, ()))
    return counted and kb.solution.argument_answer(argument) == "stands"
