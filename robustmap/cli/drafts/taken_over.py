"""Nodes from elsewhere as files of a kb: own ids that nothing there has, links that follow."""

from collections.abc import Iterable, Mapping
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from robustmap.cli.drafts.again import known_again, taken_in
from robustmap.files.find import SUFFIX, Tree
from robustmap.files.new import Draft, taken
from robustmap.model.expand import named_premises
from robustmap.model.ids import MAX_ID_LENGTH, split
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Node
from robustmap.model.references import references
from robustmap.model.said import said

if TYPE_CHECKING:
    from robustmap.cli.drafts.again import Identity
    from robustmap.formats.exchange import Imported

_SPEAKERS = ("person", "source")
"""Kinds that are said nowhere: they are who says it, and where."""


class TakenOver(NamedTuple):
    """Files by path within the kb, what was renamed, and what was left out, in words."""

    files: dict[str, str]
    renamed: dict[str, str]
    notes: list[str]
    over: tuple[str, ...] = ()
    """The files that the kb has, and that take something in."""


def taken_over(
    found: "Imported",
    kb: Map,
    source: str,
    tree: Tree | None = None,
    identity: "Identity | None" = None,
) -> TakenOver:
    """Make files of what was read; `source` is said of every node that names none.

    A node that the kb has word for word already is left out. One whose id is taken gets
    another, and what names it follows. One that `identity` tells to be a node of the kb is
    that node: with the files of the kb in `tree`, its file takes in what is new about it.

    Raises:
        EditError: a link could not be made to follow.
    """
    nodes = [_with_names(node) for node in found.nodes]
    same = known_again(nodes, kb, identity if tree else None)
    new, used = _new(nodes, kb, same), taken(kb)
    again = [one for one in nodes if one.id in same and kb.nodes.get(one.id) != one]
    nodes = [_with_pin(_without_aliases(node, used), found) for node in new]
    drafts = [_draft(node, source) for node in (*nodes, *again)]
    renamed = _renamed([node.id for node in nodes], used)
    other = {name: same[name] for name in same if same[name] != name}
    files = _followed({one.name: one.text for one in drafts}, renamed | other)
    paths = {f"{node.folder}/{same[node.id]}{SUFFIX}" for node in again}
    texts = {name: files.pop(name) for name in paths}
    more = taken_in(texts, tree) if tree and texts else {}
    notes = [f"{one} is called {other} here: the id is taken" for one, other in renamed.items()]
    equal = len(found.nodes) - len(new) - len(again)
    if equal:
        notes.append(f"left out, since the kb has them word for word: {equal:,}")
    if again:
        told = f"in the kb already, by the ids and words of the file: {len(again):,}"
        notes.append(f"{told}; files that take something in: {len(more):,}")
    notes += _settings(found, {node.id for node in nodes})
    return TakenOver({**files, **more}, renamed, notes, tuple(more))


def _with_names(node: Node) -> Node:
    """Give a node all of whose own premises have local ids, as files have them."""
    if not isinstance(node, ARGUING) or all(one.local or one.ref for one in node.premises):
        return node
    names = iter(named_premises(node))
    named = tuple(
        one if one.text is None else one.model_copy(update={"local": next(names)[0]})
        for one in node.premises
    )
    return node.model_copy(update={node.premises_key: named})


def _new(nodes: list[Node], kb: Map, same: Mapping[str, str]) -> list[Node]:
    """Give the nodes that the kb does not have, word for word and with all that they name.

    Those in `same` are in the kb, whatever they say.

    A node that names one which gets another id here means that one, so it is new as well.
    """
    new = {node.id for node in nodes if node.id not in same and kb.nodes.get(node.id) != node}
    namers: dict[str, list[str]] = {}
    for node in nodes:
        for reference in references(node):
            namers.setdefault(split(reference.ref)[0], []).append(node.id)
    pending = [name for name in new if name in kb.nodes]
    while pending:
        found = {one for one in namers.get(pending.pop(), ()) if one not in new and one not in same}
        new |= found
        pending += found
    return [node for node in nodes if node.id in new]


def _without_aliases(node: Node, used: Iterable[str]) -> Node:
    kept = tuple(one for one in node.aliases if one.lower() not in used)
    return node if kept == node.aliases else node.model_copy(update={"aliases": kept})


def _with_pin(node: Node, found: "Imported") -> Node:
    """Give a node the verdict that is expected of it, where the file tells that apart from it."""
    pin = found.settings.expect.get(node.id) if found.settings else None
    return node.model_copy(update={"expect": pin}) if pin and node.expect is None else node


def _settings(found: "Imported", names: set[str]) -> list[str]:
    """Say what the file tells of itself, which belongs into the map.yaml of the kb."""
    if found.settings is None:
        return []
    given = said(found.settings)
    pins = [one for one in given.pop("expect", {}) if one not in names]
    left = [*given, *(f"expect: {one}" for one in pins)]
    return [f"not taken over, since it belongs into map.yaml: {', '.join(left)}"] if left else []


def _draft(node: Node, source: str) -> Draft:
    fields = _texts(said(node))
    if source and node.kind not in _SPEAKERS and not node.sources:
        fields["sources"] = [source]
    return Draft(node.kind, node.id, fields, node.body)


def _texts(value: Any) -> Any:
    """Give a value as a file has it: every scalar is text, and nothing is empty of value."""
    if isinstance(value, Mapping):
        return {str(key): _texts(value[key]) for key in value if value[key] is not None}
    if isinstance(value, (list, tuple)):
        return [_texts(one) for one in value if one is not None]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _renamed(names: list[str], used: set[str]) -> dict[str, str]:
    free = used | set(names)
    found = {}
    for name in names:
        if name in used:
            stem = name[: MAX_ID_LENGTH - 6]
            found[name] = next(
                one for number in count(2) if (one := f"{stem}-{number}") not in free
            )
            free.add(found[name])
    return found


def _followed(files: dict[str, str], renamed: dict[str, str]) -> dict[str, str]:
    """Give the files under their new names, with every link to them."""
    if not renamed:
        return files
    from robustmap.files.edit._book import Book
    from robustmap.files.edit._links import Renaming, finish, rewrite

    book = Book(Tree("import", {name: text.encode() for name, text in files.items()}, []))
    rewrite(book, Renaming(book, renamed, {}))
    for old, new in renamed.items():
        name = book.name_of(old)
        book.moved[f"{name.rpartition('/')[0]}/{new}{SUFFIX}"] = name
    after = finish(book).after
    return {name: data.decode() for name, data in after.files.items()}
