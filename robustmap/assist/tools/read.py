"""`read`: one node whole."""

from robustmap.assist.inputs import About
from robustmap.assist.pages import node_page
from robustmap.assist.registry import TOOLS, Data, Desk, Tool


def read(desk: Desk, given: About) -> Data:
    """Give a node with its verdict, its premises and clauses, and the text of its file."""
    return node_page(desk.snapshot, given.id)


TOOLS.add(
    "read",
    Tool(
        "One node whole",
        "Read a node: its verdict, its premises and clauses with theirs, and the text of its file"
        " (the same as the resource robustmap://n/<id>).",
        About,
        read,
    ),
)
