"""A kb under edit: its texts, the map that they make, and what becomes of both."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, NoReturn

from robustmap.errors import EditError, UnknownIdError
from robustmap.files.beside import Beside
from robustmap.files.document import split
from robustmap.files.edit._page import Page
from robustmap.files.edit._places import Place, places_of
from robustmap.files.find import SETTINGS, SUFFIX, Tree, is_node_file
from robustmap.files.new import taken
from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.nodes import KINDS, Node
from robustmap.model.problem import Problem
from robustmap.model.settings import Settings
from robustmap.model.suggest import nearest

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FORM = f"an id is made of lower-case letters, digits and hyphens, at most {ids.MAX_ID_LENGTH}"
_FAULTY = "files that would have to be rewritten have errors; mend them first"
_FAULTY_ONE = "a file that would have to be rewritten has errors; mend it first"
_NEW_ERRORS = (
    "the edit would leave errors; change these places first, or bring the files into their "
    "usual form by `robustmap fmt`:"
)
_READING = ("RM0", "RM1", "RM202", "RM204", "RM206")
"""Errors in reading, in keys and values, or in a file's name: what it links to is not certain."""


class Changes(NamedTuple):
    """What an operation makes of a kb: the files to write in this order, then those to remove.

    `base` and `head` are what both trees make. `moved` tells by new name what a file was called
    before, `names` by id how a node, or a part of one, is called now where that is something
    else; `notes` are for whoever asked.
    """

    tree: Tree
    after: Tree
    base: Map
    head: Map
    writes: Mapping[str, bytes]
    removed: tuple[str, ...] = ()
    moved: Mapping[str, str] = MappingProxyType({})
    names: Mapping[str, str] = MappingProxyType({})
    notes: tuple[str, ...] = ()


class Book:
    """The files of a kb by node, with the edits noted so far."""

    def __init__(self, tree: Tree, read: Callable[[Tree], Map] | None = None) -> None:
        """Read a kb; `read` may remember files that are as they were."""
        self.tree = tree
        self._read = read or Beside().read
        self.map = self._read(tree)
        self.first: list[str] = []
        self.last: list[str] = []
        self.names: dict[str, str] = {}
        self.added: dict[str, bytes] = {}
        self.removed: list[str] = []
        self.moved: dict[str, str] = {}
        self.notes: list[str] = []
        self._pages: dict[str, Page] = {}

    @cached_property
    def places(self) -> Mapping[str, tuple[Place, ...]]:
        """By node, every place at which it names another."""
        return {node.id: tuple(places_of(node)) for node in self.map.nodes.values()}

    @property
    def pages(self) -> Mapping[str, Page]:
        """The files that were looked into, by the names that they had."""
        return self._pages

    def name_of(self, node: str) -> str:
        """Give the name of a node's file within the kb."""
        return self.map.places[node].path.removeprefix(f"{self.tree.root}/")

    def page(self, node: str) -> Page:
        """Give the file of a node."""
        return self._page(self.name_of(node), KINDS[self.map.nodes[node].kind])

    def settings(self) -> Page | None:
        """Give map.yaml, or None where there is none."""
        return self._page(SETTINGS, Settings) if SETTINGS in self.tree.files else None

    def _page(self, name: str, cls: type[Node] | type[Settings]) -> Page:
        if name not in self._pages:
            self.refuse_faults([name])
            self._pages[name] = Page(name, self.tree.files[name], cls)
        return self._pages[name]

    def node(self, ref: str) -> Node:
        """Give the node that an id or an earlier id names.

        Raises:
            UnknownIdError: nothing has the id; the message names the nearest.
            EditError: it names a part of a node.
        """
        found = self.map.nodes.get(self.map.aliases.get(ref, ref))
        if found is not None:
            return found
        if self.map.resolve(ref) is not None:
            message = f"`{ref}` is a part of `{ids.split(ref)[0]}` and has no file of its own"
            raise EditError(message)
        return unknown(ref, self.map.nodes)

    def refuse_taken(self, new: str, own: tuple[str, ...] = ()) -> None:
        """Stop where an id cannot be that of a node, or belongs to another already.

        Raises:
            EditError: it is no slug, is reserved, or is taken.
        """
        refuse_form(new)
        if new in taken(self.map) and new not in own:
            owner = self.map.aliases.get(new, "")
            of = f" by `{owner}`, which had it before" if owner else ""
            message = f"the id `{new}` is taken{of}; nothing was written"
            raise EditError(message)

    def refuse_unread(self, *nodes: str) -> None:
        """Stop where a file that cannot be read well may name one of some nodes.

        Raises:
            EditError: there is such a file.
        """
        faulty = set(self._faults())
        unread = [
            name
            for name in sorted({*faulty, *self._doubled()} & set(self.tree.files))
            if _words(name, self.tree.files[name]).intersection(nodes)
        ]
        own = [self.name_of(node) for node in nodes if node in self.map.places]
        self.refuse_faults([*own, *unread])

    def _doubled(self) -> Iterator[str]:
        """Yield the node files that are not in the map, because another has their id."""
        read = {places.path for places in self.map.places.values()}
        for name in self.tree.files:
            if is_node_file(name) and f"{self.tree.root}/{name}" not in read:
                yield name

    def _faults(self) -> dict[str, list[Problem]]:
        found: dict[str, list[Problem]] = {}
        for one in self.map.problems:
            if one.severity == "error" and one.code.startswith(_READING):
                found.setdefault(one.span.path.removeprefix(f"{self.tree.root}/"), []).append(one)
        return found

    def refuse_faults(self, names: list[str]) -> None:
        """Stop where one of some files has errors.

        Raises:
            EditError: the first errors, with their places.
        """
        faults = self._faults()
        told = [f"  {one.place}: {one.message}" for name in names for one in faults.get(name, ())]
        if told:
            faulty = sum(bool(faults.get(name)) for name in dict.fromkeys(names))
            lines = [_FAULTY_ONE if faulty == 1 else _FAULTY, *told]
            raise EditError("\n".join([*dict.fromkeys(lines), "Nothing was written."]))

    def add(self, name: str, data: bytes) -> None:
        """Note a file that is yet to be written; it is written before all others.

        Raises:
            EditError: there is a file of that name.
        """
        if name in self.tree.files:
            message = f"{name} exists already; nothing was written"
            raise EditError(message)
        self.added[name] = data

    def finish(self) -> Changes:
        """Give what is to be written, once it reads back without a new error.

        Raises:
            EditError: the new texts would have an error that the old ones have not.
        """
        edited = {n: page.bytes() for n, page in self._pages.items() if page.changed}
        gone = {*self.removed, *self.moved.values()}
        for new, old in self.moved.items():
            self.added[new] = edited.pop(old, self.tree.files[old])
        kept = {name: data for name, data in edited.items() if name not in gone}
        lead = [*self.added, *(name for name in self.first if name in kept)]
        rest = sorted(set(kept) - set(lead), key=lambda name: (name in self.last, name))
        order = [*lead, *rest]
        writes = {name: {**kept, **self.added}[name] for name in order}
        files = {name: data for name, data in self.tree.files.items() if name not in gone}
        after = Tree(self.tree.root, dict(sorted({**files, **writes}.items())), self.tree.problems)
        head = self._read(after)
        self._refuse_new_errors(head)
        changed = {n: data for n, data in writes.items() if self.tree.files.get(n) != data}
        return Changes(
            *(self.tree, after, self.map, head, changed, tuple(sorted(gone))),
            *(self.moved, self.names, tuple(self.notes)),
        )

    def replaced(self, texts: Mapping[str, bytes]) -> Changes:
        """Give the changes that put other texts in the place of some files."""
        files = {**self.tree.files, **texts}
        after = Tree(self.tree.root, files, self.tree.problems)
        return Changes(self.tree, after, self.map, self._read(after), dict(sorted(texts.items())))

    def _refuse_new_errors(self, after: Map) -> None:
        before = {(one.code, one.message) for one in self.map.problems}
        told = [
            f"  {one.place}: {one.message}"
            for one in after.problems
            if one.severity == "error" and (one.code, one.message) not in before
        ]
        if told:
            lines = [_NEW_ERRORS, *told]
            raise EditError("\n".join([*lines, "Nothing was written."]))


def refuse_form(new: str) -> None:
    """Stop where something cannot be an id, nor the local id of a premise.

    Raises:
        EditError: it is no slug, or reserved.
    """
    if new in ids.RESERVED_IDS:
        message = f"`{new}` is reserved for pages and cannot be an id: {_FORM}"
        raise EditError(message)
    if not ids.is_slug(new):
        near = ids.slugify(new)
        hint = f"; did you mean `{near}`?" if near and near != new else ""
        message = f"`{new}` cannot be an id: {_FORM}{hint}"
        raise EditError(message)


def unknown(ref: str, known: Mapping[str, object] | tuple[str, ...]) -> NoReturn:
    """Stop at an id that nothing has.

    Raises:
        UnknownIdError: always; the message names the nearest.
    """
    near = nearest(ref, known)
    hint = f"; did you mean `{near}`?" if near else ""
    message = f"nothing is called `{ref}`{hint}"
    raise UnknownIdError(message)


def file_name(kind: str, node: str, below: str = "") -> str:
    """Give the name of the file of a node within a kb.

    >>> file_name("claim", "plans-help", "part")
    'claims/part/plans-help.md'
    """
    return "/".join(one for one in (KINDS[kind].folder, below, f"{node}{SUFFIX}") if one)


def _words(name: str, data: bytes) -> frozenset[str]:
    """Give the words of a file's keys and values among which ids may be."""
    document, _ = split(name, data)
    front = document.front if document and name != SETTINGS else data.decode("utf-8", "replace")
    return frozenset(_WORD.findall(front))
