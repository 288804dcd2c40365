"""Promote an inline premise: it gets a claim file, and its old id goes on leading to it."""

from typing import Any

from robustmap.errors import EditError
from robustmap.files.edit._book import Book, Changes, file_name, unknown
from robustmap.files.edit._links import finish
from robustmap.files.edit._page import Page
from robustmap.files.edit._places import places_of_settings
from robustmap.files.edit._premises import entry, put_id, write_names
from robustmap.files.edit._registry import OPERATIONS
from robustmap.files.emit import emit
from robustmap.files.new import free_id
from robustmap.model import ids
from robustmap.model.expand import named_premises
from robustmap.model.fields import MAX_TITLE_LENGTH
from robustmap.model.nodes import ARGUING, Arguing, Claim

_ELLIPSIS = "..."


@OPERATIONS.entry("promote")
def promote(book: Book, what: str, new: str = "") -> Changes:
    """Give an inline premise a file of its own, called `new` or after what it says.

    Raises:
        UnknownIdError: nothing is called `what`.
        EditError: it is no inline premise, or `new` cannot be its id.
    """
    found = book.map.resolve(what) or unknown(what, _premises(book))
    owner = book.map.nodes[ids.split(found)[0]]
    local = ids.split(found)[1]
    names = dict(named_premises(owner)) if isinstance(owner, ARGUING) else {}
    if local not in names or not isinstance(owner, ARGUING):
        message = f"`{found}` is no premise that stands inside an argument; nothing was written"
        raise EditError(message)
    if new:
        book.refuse_taken(new)
    title, body = titled(names[local])
    claim = new or free_id(book.map, title, f"{owner.id}-{local}")
    page = book.page(owner.id)
    aliases = [found, *sorted(_also_written(book, found))]
    fields: dict[str, Any] = {"title": title, "aliases": aliases}
    sources = _sources(page, owner)
    fields |= {"sources": sources} if sources else {}
    name = file_name("claim", claim, _folder(book, owner.id))
    book.add(name, emit(Claim, fields, body).encode())
    write_names(page, owner, [local])
    put_id(page, entry(page, owner, local), claim)
    book.names[found] = claim
    book.notes.append(f"{found} is the claim {claim} now; the earlier id goes on leading to it")
    return finish(book)


def _premises(book: Book) -> tuple[str, ...]:
    return tuple(one.id for one in book.map.statements.values() if one.role == "premise")


def titled(sentence: str) -> tuple[str, str]:
    """Make a title of a sentence, and a body where the title cannot hold it.

    >>> titled("Plans change.")
    ('Plans change', '')
    """
    said = " ".join(sentence.split())
    if len(said.removesuffix(".")) <= MAX_TITLE_LENGTH:
        return said.removesuffix(".") or said, ""
    head, _, _ = said[: MAX_TITLE_LENGTH - len(_ELLIPSIS) + 1].rpartition(" ")
    return (head or said[: MAX_TITLE_LENGTH - len(_ELLIPSIS)]) + _ELLIPSIS, said


def _also_written(book: Book, found: str) -> set[str]:
    """Find the other words for the premise that files use, by an earlier id of its owner."""
    places = [one for named in book.places.values() for one in named]
    places += places_of_settings(book.map)
    return {one.ref for one in places if book.map.resolve(one.ref) == found} - {found}


def _sources(page: Page, owner: Arguing) -> Any:
    """Give where the premise is said: as its owner has it, by a default of its folder too."""
    if "sources" in page.front.fields:
        return page.front.fields["sources"]
    if not owner.sources:
        return None
    return [
        one.model_dump(mode="json", exclude_defaults=True, by_alias=True) for one in owner.sources
    ]


def _folder(book: Book, owner: str) -> str:
    """Give the folder below `claims/` that goes with the owner's, where there is one already."""
    parts = book.name_of(owner).split("/")[1:-1]
    below = ["/".join(parts[:size]) for size in range(len(parts), 0, -1)]
    names = [book.name_of(node) for node in book.map.places]
    for one in below:
        if any(name.startswith(f"{Claim.folder}/{one}/") for name in names):
            return one
    return ""
