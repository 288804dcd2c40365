"""Which axis is varied for which proposal."""

from robustmap.query.item import Asker
from robustmap.query.plans import plans
from robustmap.query.tables._table import TABLES, Name, Table


@TABLES.entry("axes")
def axes(kb: Asker) -> Table:
    """List, for every axis, the proposals of which something is said along it.

    As large as the axes times the proposals.
    """
    found = plans(kb).varied
    told = tuple(found.varied.values())
    return Table(
        "Axes, and who has varied them",
        "Along which axis a clause of a proposal or a failure story says what more or less would "
        "do, and of which proposals nobody says anything.",
        ("axis", "by clause", "by story", "never"),
        tuple(
            (
                Name(axis),
                tuple(Name(one.proposal) for one in told if axis in one.clauses),
                tuple(Name(one.proposal) for one in told if axis in one.stories),
                tuple(Name(one.proposal) for one in told if axis in one.never),
            )
            for axis in found.axes
        ),
        "There is no axis yet.",
    )
