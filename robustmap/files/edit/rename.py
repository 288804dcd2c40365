"""Rename a node: its file moves, every link follows, and the old id stays as an alias."""

from robustmap.errors import EditError
from robustmap.files.edit._book import Book, Changes
from robustmap.files.edit._links import Renaming, finish, rewrite
from robustmap.files.edit._page import Page
from robustmap.files.edit._registry import OPERATIONS
from robustmap.files.find import SUFFIX


@OPERATIONS.entry("rename")
def rename(book: Book, old: str, new: str) -> Changes:
    """Give a node another id. Linear in the kb.

    Raises:
        UnknownIdError: nothing is called `old`.
        EditError: `new` cannot be its id, or a file that names it cannot be read.
    """
    node = book.node(old)
    if node.id == new:
        message = f"`{new}` is its id already; nothing was written"
        raise EditError(message)
    book.refuse_taken(new, node.aliases)
    book.refuse_unread(node.id)
    done = rewrite(book, Renaming(book.map, {node.id: new}, {}))
    _keep(book.page(node.id), node.aliases, node.id, new)
    name = book.name_of(node.id)
    book.moved[f"{name.rpartition('/')[0]}/{new}{SUFFIX}"] = name
    book.notes.append(f"{node.id} is now called {new}; links rewritten: {done}")
    return finish(book)


def _keep(page: Page, aliases: tuple[str, ...], old: str, new: str) -> None:
    """Keep an id as an alias; a node that gets an earlier id back swaps the two."""
    if new not in aliases:
        page.extend("aliases", [old])
        return
    written = page.value(("aliases",))
    path = ("aliases",) if isinstance(written, str) else ("aliases", written.index(new))
    page.swap(path, new, old)
