"""Which proposal makes which easier, and why."""

from collections.abc import Mapping

from robustmap.explain.orders import STATE
from robustmap.query.item import Asker
from robustmap.query.plans import plans
from robustmap.query.tables._table import TABLES, Name, Table
from robustmap.reason.loops import Arrow, called_indispensable, loops

ARROW = "this arrow"


@TABLES.entry("enabling")
def enabling(kb: Asker) -> Table:
    """List every arrow between two proposals with the reasons for and against it."""
    found = loops(plans(kb).solution)
    needed: dict[Arrow, dict[str | Name, None]] = {}
    for loop in found.found:
        for arrow in loop.arrows:
            own = [ARROW] if arrow in loop.necessary else []
            hubs = [Name(hub) for hub in loop.hubs if hub in (arrow.source, arrow.target)]
            needed.setdefault(arrow, {}).update(dict.fromkeys((*own, *hubs)))
    told = called_indispensable(plans(kb).solution)
    return Table(
        "Proposals that make each other easier or harder",
        "Every arrow with the reasons aimed at it, which of the two a claim calls indispensable, "
        "and, as worked out, the arrow or proposal without which no loop of the group is left.",
        (
            *("from", "does", "to", "verdict", "reasons for", "against"),
            *("called indispensable", "on every loop"),
        ),
        tuple(
            (
                Name(arrow.source),
                "makes easier" if arrow.sign > 0 else "makes harder",
                Name(arrow.target),
                STATE[arrow.state],
                tuple(map(Name, arrow.for_)),
                tuple(map(Name, arrow.against)),
                _called(told, arrow),
                tuple(needed.get(arrow, ())),
            )
            for arrow in found.arrows
        ),
        "No proposal is said to make another easier or harder.",
    )


def _called(told: Mapping[str, tuple[str, ...]], arrow: Arrow) -> tuple[Name, ...]:
    return tuple(Name(one) for one in (arrow.source, arrow.target) if one in told)
