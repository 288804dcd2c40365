"""Dates of thresholds that say nothing, cannot be, or go against what stands."""

from collections.abc import Iterator

from robustmap.check.registry import Solve, rule
from robustmap.model.codes import problem
from robustmap.model.map import Map
from robustmap.model.nodes import Claim, Threshold
from robustmap.model.problem import Problem

MOST_OF = 0.5
"""Dates that go against an order in more of the draws than this are a finding."""


@rule("RM371", "RM372")
def faulty_date(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find dates that are no distribution."""
    dated = _dated(map_)
    if not dated:
        return
    # A kb that states no date never waits for what reads them.
    from robustmap.reason.dates.distribution import FORMS_TOLD, faults

    for node in dated:
        if node.date is None or node.id in map_.broken:
            continue  # what is left of a faulty date is not what was said
        for fault in faults(node.date):
            path = ("date", fault.key) if fault.key else ("date",)
            yield problem(
                "RM371" if fault.unclear else "RM372",
                f"the date of `{node.id}`: {fault.told}",
                map_.span(node.id, *path),
                node=node.id,
                expected=FORMS_TOLD if fault.unclear and not fault.key else "",
                way_out="add `loading`, from -1 to 1" if fault.key == "factor" else "",
            )


@rule("RM373")
def crossed_yet_never(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find thresholds that have been crossed, and whose date leaves that they never are."""
    if map_.settings.today is None:
        return
    crossed = {map_.resolve(ref) for ref in map_.settings.today.crossed}
    for node in _dated(map_):
        if node.id in crossed and node.date is not None and node.date.never > 0:
            yield problem(
                "RM373",
                f"`{node.id}` has been crossed, yet `never` is {node.date.never:g}",
                map_.span(node.id, "date", "never"),
                node=node.id,
            )


@rule("RM374")
def dates_against_order(map_: Map, solve: Solve) -> Iterator[Problem]:
    """Find orders that stand, and against which most draws of two dates go."""
    if len(_dated(map_)) < 2 or not _orders(map_):  # noqa: PLR2004 - it takes two
        return
    from robustmap.reason.dates import Drawn
    from robustmap.reason.robustness import World

    for one in Drawn(World(solve())).conflicts:
        if one.against.value > MOST_OF:
            told = " and ".join(f"`{claim}`" for claim in one.claims)
            yield problem(
                "RM374",
                f"`{one.first}` comes before `{one.then}` by {told}, but by their dates it is "
                f"the other way round in {_hundredths(one.against.value)} of 100 draws",
                map_.span(one.first, "date"),
                node=one.first,
            )


def _hundredths(value: float) -> str:
    from robustmap.explain.orders import hundredths

    return hundredths(value)


def _dated(map_: Map) -> list[Threshold]:
    found = map_.of_kind("threshold")
    return [node for node in found if isinstance(node, Threshold) and node.date is not None]


def _orders(map_: Map) -> bool:
    claims = map_.of_kind("claim")
    return any(isinstance(one, Claim) and one.states and one.states.before for one in claims)
