"""Rename a node: its file moves, every link follows, and the old id stays as an alias."""

from robustmap.errors import EditError
from robustmap.files.edit._book import Book, Changes, refuse_form, unknown
from robustmap.files.edit._links import Renaming, finish, rewrite
from robustmap.files.edit._page import Page
from robustmap.files.edit._premises import name_premise
from robustmap.files.edit._registry import OPERATIONS
from robustmap.files.find import SUFFIX
from robustmap.model import ids
from robustmap.model.expand import named_premises
from robustmap.model.nodes import ARGUING


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
    renaming = Renaming(book, {node.id: new}, {})
    done = rewrite(book, renaming)
    book.names |= renaming.names
    _keep(book.page(node.id), node.aliases, node.id, new)
    name = book.name_of(node.id)
    book.moved[f"{name.rpartition('/')[0]}/{new}{SUFFIX}"] = name
    book.notes.append(f"{node.id} is now called {new}; links rewritten: {done}")
    return finish(book)


def rename_premise(book: Book, what: str, new: str) -> Changes:
    """Give a premise that stands inside an argument another local id. Linear in the kb.

    There are no aliases for parts of a node: only the links of this kb follow.

    Raises:
        UnknownIdError: nothing is called `what`.
        EditError: it is no such premise, or `new` cannot be its local id.
    """
    found = book.map.resolve(what) or unknown(what, tuple(book.map.statements))
    owner, local = book.map.nodes[ids.split(found)[0]], ids.split(found)[1]
    if not isinstance(owner, ARGUING) or local not in dict(named_premises(owner)):
        message = f"`{found}` is no premise that stands inside an argument; nothing was written"
        raise EditError(message)
    wanted = ids.join(owner.id, new)
    refuse_form(new)
    if ids.is_taken(new):
        message = f"`{new}` would be taken for the id of a step; nothing was written"
        raise EditError(message)
    if book.map.resolve(wanted) is not None:
        why = "is its id already" if wanted == found else "is taken"
        message = f"`{wanted}` {why}; nothing was written"
        raise EditError(message)
    book.refuse_unread(owner.id)
    renaming = Renaming(book, {}, {found: wanted})
    done = rewrite(book, renaming)
    name_premise(book.page(owner.id), owner, local, new)
    book.names |= renaming.names
    book.notes.append(f"{found} is now called {wanted}; links rewritten: {done}")
    return finish(book)


def _keep(page: Page, aliases: tuple[str, ...], old: str, new: str) -> None:
    """Keep an id as an alias; a node that gets an earlier id back swaps the two."""
    if new not in aliases:
        page.extend("aliases", [old])
        return
    written = page.value(("aliases",))
    path = ("aliases",) if isinstance(written, str) else ("aliases", written.index(new))
    page.swap(path, new, old)
