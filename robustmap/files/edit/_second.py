"""The file of a second node, which is made of that of the first."""

from collections.abc import Collection
from typing import NamedTuple

from robustmap.errors import EditError
from robustmap.files.edit._body import put_body
from robustmap.files.edit._book import Book
from robustmap.files.edit._links import Renaming, rewrite
from robustmap.files.edit._page import Page
from robustmap.files.edit._take import take_key
from robustmap.files.edit._told import move, moved_parts, tell, to_move
from robustmap.files.find import SUFFIX
from robustmap.model.expand import heading
from robustmap.model.nodes import Claim, Node


class Wanted(NamedTuple):
    """What a second node is to take, to share and to say, and whose links are to lead there."""

    take: tuple[str, ...] = ()
    share: tuple[str, ...] = ()
    title: str = ""
    body: str = ""
    move: tuple[str, ...] = ()


OF_THE_FIRST = frozenset(
    {
        *("titles", "aliases", "number", "note", "review", "replaced_by"),
        *("expect", "curation", "same_as", "reading_of"),
    }
)
"""Keys that stay with the first of two: they are about that very file, or all that it says."""

OF_THE_FIRST_CLAIM = ("contradicts", "states", "quantity")
"""What a claim says to machines; whether the second says it too, only a person can tell."""


def second_page(
    book: Book, node: Node, new: str, wanted: Wanted, leave: Collection[str] = ()
) -> Page:
    """Give the file of the second node: that of the first, its own keys and text left out."""
    before = book.page(node.id)
    folder = before.name.rpartition("/")[0]
    page = Page(f"{folder}/{new}{SUFFIX}", before.data, type(node))
    for key in page.front.fields:
        if key in OF_THE_FIRST or key in leave:
            take_key(page, key)
    page.set("title", wanted.title.strip())
    put_body(page, wanted.body.strip() or f"Split off from [{_shown(node)}]({node.id}).")
    return page


def _shown(node: Node) -> str:
    """Give the heading of a node as the words of a link."""
    said = " ".join(heading(node).split()).removesuffix(".")
    return "".join(f"\\{one}" if one in "\\[]`*_<>!" else one for one in said)


def second_claim(book: Book, node: Claim, new: str, wanted: Wanted) -> None:
    """Note a second claim beside a first, which stays as it is.

    Raises:
        EditError: nothing is said of what the second claim says.
    """
    if wanted.take or wanted.share:
        message = (
            "`--take` and `--share` are for the premises and targets of an argument; "
            f"`{node.id}` is a claim: say with `--title` what the second claim says"
        )
        raise EditError(message)
    if not wanted.title.strip():
        message = f"`{node.id}` is a claim: say with `--title` what the second claim says"
        raise EditError(message)
    moved = to_move(book, node.id, wanted.move)
    page = second_page(book, node, new, wanted, OF_THE_FIRST_CLAIM)
    parts = moved_parts(book, moved, new)
    left = [(owner, one.path) for owner, places in moved.items() for one in places]
    rewrite(book, Renaming(book, {}, parts), left)
    done = move(book, moved, node.id, new)
    book.names |= parts
    book.add(page.name, page.bytes())
    book.notes.append(f"{new} has the sources of {node.id}, which is as it was")
    stays = [key for key in OF_THE_FIRST_CLAIM if key in page.front.fields]
    if stays:
        said = ", ".join(f"`{key}`" for key in stays)
        book.notes.append(f"{said} stay with {node.id}: does {new} say so too?")
    if moved:
        book.notes.append(f"links that lead to {new} now: {done}")
    book.notes += tell(book, node.id, new, moved, ())
