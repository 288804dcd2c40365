"""New ids for old: what `robustmap rename` does to the files, as edits of the open texts."""

from typing import NamedTuple

from robustmap.editor.links import Link, links, ref_at
from robustmap.editor.links import _own as premise_keys
from robustmap.editor.text import Edit, Piece, Position, Range, Text
from robustmap.editor.workspace import Workspace
from robustmap.errors import EditError, UnknownIdError
from robustmap.files.edit._book import Book
from robustmap.files.edit._page import Page
from robustmap.files.edit.rename import rename as rename_node
from robustmap.files.edit.rename import rename_premise
from robustmap.model import ids

Edits = dict[str, list[Edit]]


class Renaming(NamedTuple):
    """The edits of a rename by file, and the file that is moved, if one is.

    `refused` says why there is none.
    """

    edits: Edits
    moved: tuple[str, str] | None = None
    refused: str = ""


def renamed_at(workspace: Workspace, name: str, position: Position) -> tuple[str, Range] | None:
    """Give the id that a rename at a place would change, and where it stands there."""
    found = ref_at(workspace, name, position)
    if found is None:
        return None
    ref, piece = found
    text = workspace.text(name)
    written = text.between(piece)
    known = [link.piece for link in (*links(workspace, name), *_keys(workspace, name))]
    if piece not in known:
        return None  # a word of a sentence
    # Of `node#part` the part is renamed, of an earlier id, or a speaker, nothing.
    if written not in (ref, ids.split(ref)[1]) or (
        ids.split(ref)[1] and not _inline(workspace, ref)
    ):
        return None
    start = piece.start + (written.rfind("#") + 1 if "#" in written else 0)
    return ref, text.range(Piece(piece.line, start, piece.end))


def _inline(workspace: Workspace, ref: str) -> bool:
    name = workspace.names.get(ids.split(ref)[0], "")
    return any(key.ref == ref for key in _keys(workspace, name))


def _keys(workspace: Workspace, name: str) -> list[Link]:
    return list(premise_keys(workspace.reading(name), workspace.text(name)))


def rename(workspace: Workspace, old: str, new: str) -> Renaming:
    """Give the edits that rename a node, or an inline premise (`new` is its local id)."""
    book = Book(workspace.whole, workspace.read)
    try:
        changes = (rename_premise if ids.split(old)[1] else rename_node)(book, old, new)
    except (EditError, UnknownIdError) as refused:
        return Renaming({}, refused=str(refused))
    edits = {name: _edits(workspace.text(name), page) for name, page in _changed(book)}
    moved = next(((before, after) for after, before in changes.moved.items()), None)
    return Renaming(edits, moved)


def _changed(book: Book) -> list[tuple[str, Page]]:
    return [(name, book.pages[name]) for name in sorted(book.pages) if book.pages[name].changed]


def _edits(text: Text, page: Page) -> list[Edit]:
    ends = page.line_end
    return [
        Edit(
            Range(_position(text, page, start), _position(text, page, end)), new.replace("\n", ends)
        )
        for start, end, new in page.edits
    ]


def _position(text: Text, page: Page, offset: int) -> Position:
    """Give the place of an offset; both count the lines of the same text."""
    line = page.text.count("\n", 0, offset)
    return text.position(line, offset - page.line_of(offset))
