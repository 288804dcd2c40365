"""Split a node that says two things: a second file takes some of what it says."""

from collections.abc import Callable, Mapping
from typing import Any

from robustmap.errors import EditError
from robustmap.files.edit._book import Book, Changes
from robustmap.files.edit._halves import second_argument
from robustmap.files.edit._links import finish
from robustmap.files.edit._registry import OPERATIONS
from robustmap.files.edit._second import OF_THE_FIRST, OF_THE_FIRST_CLAIM, Wanted, second_claim
from robustmap.model.nodes import ARGUING, Argument, Claim, Node

NOTHING = Wanted()


@OPERATIONS.entry("split")
def split(book: Book, what: str, to: str, wanted: Wanted = NOTHING) -> Changes:
    """Let a second node, `to`, take a part of what one says.

    Of an argument the premises and targets in `take` move, and `share` are premises on which
    both rest; without a premise in either, both rest on all. A claim is not changed: the second
    one has its sources, and says `title`. The links of the nodes in `move` lead to the second.

    Raises:
        UnknownIdError: nothing has one of the ids.
        EditError: it cannot be split so; `to` cannot be an id; a file cannot be read.
    """
    node = book.node(what)
    second = _SECOND.get(type(node))
    if second is None or node.review == "withdrawn":
        why = "it is withdrawn" if second else f"only arguments and claims can, no {node.kind}"
        message = f"`{node.id}` cannot be split: {why}; nothing was written"
        raise EditError(message)
    book.refuse_taken(to)
    book.refuse_unread(node.id)
    second(book, node, to, wanted)
    changes = finish(book)
    _refuse_other_words(book, node, changes.head.nodes[to], changes.head.nodes[node.id])
    return changes


def _refuse_other_words(book: Book, before: Node, *after: Node) -> None:
    """Stop where a file is written in such a way that its parts cannot be told apart well."""
    own = {one.path[0] for one in book.places[before.id]} - {"sources"}
    names = {field.alias or name: name for name, field in type(before).model_fields.items()}
    own |= {*OF_THE_FIRST_CLAIM, "id", before.premises_key}
    for one, left in zip(after, (OF_THE_FIRST | {"title", "body"}, frozenset[str]()), strict=True):
        kept = [names[key] for key in names if key not in own | left]
        differs = any(getattr(one, name) != getattr(before, name) for name in kept)
        if differs or not _sentences(one) <= _sentences(before):
            message = (
                f"{book.name_of(before.id)} cannot be taken apart as it is written: "
                "run `robustmap fmt` on it first; nothing was written"
            )
            raise EditError(message)


def _sentences(node: Node) -> set[str | None]:
    return {one.text for one in node.premises} | {None} if isinstance(node, ARGUING) else set()


_SECOND: Mapping[type[Node], Callable[[Book, Any, str, Wanted], None]] = {
    Argument: second_argument,
    Claim: second_claim,
}
