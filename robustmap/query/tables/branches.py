"""What is done in which case."""

from robustmap.query.item import Asker
from robustmap.query.plans import plans
from robustmap.query.tables._table import TABLES, Name, Table


@TABLES.entry("branches")
def branches(kb: Asker) -> Table:
    """List the branches of every plan, those that turn on the same thing together."""
    return Table(
        "Branches of plans",
        "What is done in which case, what else that changes, and which claims would have to be "
        "true. The cases stand beside each other.",
        ("plan", "case", "on", "goes", "then", "affects", "needs"),
        tuple(
            (
                Name(case.plan),
                case.condition,
                Name(case.on) if case.on else "",
                case.goes,
                case.then,
                tuple(map(Name, case.affects)),
                tuple(Name(need.claim) for need in case.needs),
            )
            for fork in plans(kb).branches().forks
            for case in fork.cases
        ),
        "No plan has branches yet.",
    )
