"""Withdraw a node: it stays as a tombstone that says what to read instead."""

from robustmap.errors import EditError
from robustmap.files.edit._book import Book, Changes
from robustmap.files.edit._registry import OPERATIONS


@OPERATIONS.entry("withdraw")
def withdraw(book: Book, what: str, instead: str = "") -> Changes:
    """Let a node count as absent; links to it stay, and `check` tells of them.

    Raises:
        UnknownIdError: nothing has one of the ids.
        EditError: it is withdrawn already, or cannot be replaced by `instead`.
    """
    node = book.node(what)
    page = book.page(node.id)
    other = book.node(instead).id if instead else ""
    if other:
        _refuse_replacement(book, node.id, other)
    if node.review == "withdrawn" and other in ("", node.replaced_by):
        message = f"`{node.id}` is withdrawn already; nothing was written"
        raise EditError(message)
    if node.review != "withdrawn":
        page.set("review", "withdrawn")
    if other:
        page.set("replaced_by", other)
    book.notes.append(
        f"{node.id} counts as absent now" + (f"; {other} is named in its place" if other else "")
    )
    return book.finish()


def _refuse_replacement(book: Book, node: str, other: str) -> None:
    if other == node:
        message = f"`{node}` cannot be replaced by itself; nothing was written"
        raise EditError(message)
    if book.map.nodes[other].review == "withdrawn":
        message = f"`{other}` is withdrawn itself; nothing was written"
        raise EditError(message)
