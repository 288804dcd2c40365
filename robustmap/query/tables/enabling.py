"""Which proposal makes which easier, and why."""

from robustmap.explain.orders import STATE
from robustmap.query.item import Asker
from robustmap.query.plans import plans
from robustmap.query.tables.table import TABLES, Name, Table


@TABLES.entry("enabling")
def enabling(kb: Asker) -> Table:
    """List every arrow between two proposals with the reasons for and against it."""
    from robustmap.reason.loops import loops

    found = loops(plans(kb).solution)
    necessary = {arrow for loop in found.found for arrow in loop.necessary}
    return Table(
        "Proposals that make each other easier or harder",
        "Every arrow with the reasons aimed at it. An indispensable one lies on every loop of its "
        "group: without it no loop is left there.",
        ("from", "does", "to", "verdict", "reasons for", "against", "indispensable"),
        tuple(
            (
                Name(arrow.source),
                "makes easier" if arrow.sign > 0 else "makes harder",
                Name(arrow.target),
                STATE[arrow.state],
                tuple(map(Name, arrow.for_)),
                tuple(map(Name, arrow.against)),
                "yes" if arrow in necessary else "",
            )
            for arrow in found.arrows
        ),
        "No proposal is said to make another easier or harder.",
    )
