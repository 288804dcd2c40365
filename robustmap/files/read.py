"""From a kb's files to a map: read, type, and put together, with every finding."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from robustmap.files.document import decode, split
from robustmap.files.find import (
    MAX_SETTINGS,
    SETTINGS,
    SUFFIX,
    Tree,
    is_node_file,
    on_disk,
    visible,
)
from robustmap.files.front import read_front
from robustmap.files.validate import OWN_KEY, keys_of, one_of, typed, typed_node
from robustmap.model import ids
from robustmap.model.codes import problem
from robustmap.model.map import Map
from robustmap.model.nodes import FOLDERS, Node
from robustmap.model.places import Places
from robustmap.model.problem import Problem, Span, clip, has_errors
from robustmap.model.settings import Settings
from robustmap.model.suggest import nearest

Defaults = Mapping[str, Mapping[str, Any]]
Reader = Callable[[str, str, bytes, Defaults], "ReadNode"]
"""Reads a node file, given the kb's root, the file's name and bytes, and folders' defaults."""


class ReadNode(NamedTuple):
    """One node file, read."""

    node: Node
    places: Places
    problems: list[Problem]


def read(
    folder: Path,
    shown: str | None = None,
    reader: Reader | None = None,
    held: Mapping[str, bytes] = MappingProxyType({}),
) -> Map:
    """Read a kb folder, and what it imports; `shown` begins the paths in messages.

    `reader` reads the node files of the folder itself: see `read_tree`; files that are `held`
    already, by name, are not read again.
    """
    tree = on_disk(folder, shown, held)
    map_ = read_tree(tree, reader)
    if not map_.settings.imports:
        return map_
    from robustmap.files.imports import with_imports

    def alone(folder: Path, shown: str) -> Map:
        return read_tree(on_disk(folder, shown))

    return with_imports(map_, folder, tree.root, alone)


def read_tree(tree: Tree, reader: Reader | None = None) -> Map:
    """Read a kb from its files' bytes. Content never raises: what is wrong is found.

    `reader` reads a node file; one that gives the same as `read_node` may keep what it read.
    """
    reader = reader or read_node
    problems = list(tree.problems)
    settings, defaults, places_of_settings, found = read_settings(tree)
    problems += found
    nodes: dict[str, Node] = {}
    places: dict[str, Places] = {}
    for name, data in tree.files.items():
        if not is_node_file(name):
            continue
        one = reader(tree.root, name, data, defaults)
        problems += one.problems
        if one.node.id in nodes:
            problems.append(twice(one, places[one.node.id]))
        else:
            nodes[one.node.id], places[one.node.id] = one.node, one.places
    if not nodes:
        problems = [one for one in problems if one.code != "RM902"]  # there is no kb at all
    clashes = list(case_clashes(nodes, places))
    clashing = {one.node for one in clashes}
    # That such a name is no slug either goes without saying.
    problems = [p for p in problems if p.code != "RM205" or p.node not in clashing] + clashes
    return Map(nodes.values(), settings, places, problems, places_of_settings)


def read_settings(tree: Tree) -> tuple[Settings, Defaults, Places, list[Problem]]:
    """Read `map.yaml`: its settings, the defaults of folders, places, and what is wrong."""
    path = f"{tree.root}/{SETTINGS}"
    data = tree.files.get(SETTINGS)
    if data is None:
        found = [problem("RM902", f"{path} does not exist", Span(path))]
        return Settings(), {}, Places(path), found
    text, problems = decode(path, data, MAX_SETTINGS)
    if text is None:
        return Settings(), {}, Places(path), problems
    front = read_front(text, path)
    made = typed(Settings, front.fields, Places(path, front.spans))
    defaults, found = _defaults(made.model.defaults, made.places, _folders(tree))
    if not front.whole:
        # Half a file has half its keys: what is missing there is no second mistake.
        return made.model, defaults, made.places, front.problems
    return made.model, defaults, made.places, [*front.problems, *made.problems, *found]


def _defaults(
    given: Defaults, places: Places, folders: Collection[str]
) -> tuple[Defaults, list[Problem]]:
    """Check the defaults once, where they are written; keep only the sound ones."""
    sound: dict[str, Mapping[str, Any]] = {}
    problems: list[Problem] = []
    for folder, fields in given.items():
        kind = folder.split("/")[0]
        if folder not in FOLDERS and (kind not in FOLDERS or folder not in folders):
            problems.append(_no_folder(folder, places.key("defaults", folder), folders))
            continue
        own = {key: fields[key] for key in fields if key.startswith(OWN_KEY)}
        rest = {key: fields[key] for key in fields if key not in own}
        below = places.under("defaults", folder)
        made = typed(FOLDERS[kind], rest, below, fixed={"id": "default", "body": ""})
        problems += made.problems
        kept = made.model.model_fields_set
        fine = {f.alias or name for name, f in FOLDERS[kind].model_fields.items() if name in kept}
        sound[folder] = {key: fields[key] for key in fields if key in fine or key in own}
    return sound, problems


def _no_folder(folder: str, span: Span, folders: Collection[str]) -> Problem:
    known = [one for one in folders if one.split("/")[0] in FOLDERS]
    return problem(
        "RM103",
        f"`{clip(folder)}` is not a folder of nodes in this kb",
        span,
        expected=one_of([*FOLDERS]) if "/" not in folder else "a folder that holds nodes",
        suggestion=nearest(folder, [*FOLDERS, *known]),
        way_out="name a folder as it is called within the kb, such as `claims` or `claims/part`",
    )


def _folders(tree: Tree) -> set[str]:
    """List the folders of a kb that hold nodes, or folders of nodes."""
    found: set[str] = set()
    for name in tree.files:
        parts = name.split("/")[:-1]
        found |= {"/".join(parts[:depth]) for depth in range(1, len(parts) + 1)}
    return found


def read_node(root: str, name: str, data: bytes, defaults: Defaults) -> ReadNode:
    """Read one node file; whatever is wrong is found, and the node keeps its id."""
    path = f"{root}/{visible(name)}"
    folder, _, file = visible(name).rpartition("/")
    node = file.removesuffix(SUFFIX)
    problems = list(_name(path, node))
    cls = FOLDERS.get(folder.split("/")[0])
    document, found = split(path, data)
    problems += found
    if document is None:
        made = typed_node(cls or _FALLBACK, node, {"title": node}, "", Places(path))
        places = Places(path, words=_words(data.decode("utf-8", "replace")))
        return ReadNode(made.model, places, problems)
    front = read_front(document.front, path, document.front_line)
    places = Places(path, front.spans, document.body_line)
    problems += front.problems
    kin = _kind(cls, front.fields)
    if cls is None or kin is not cls:
        problems.append(_wrong_folder(cls, kin, folder, front.fields, places))
    fields = _with_defaults(front.fields, folder, defaults) if kin is cls else front.fields
    made = typed_node(kin, node, fields, document.body.strip("\n"), places)
    if front.whole:
        problems += made.problems
    places = made.places
    if has_errors(problems):
        places = replace(places, words=_words(document.front))
    return ReadNode(made.model, places, problems)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FALLBACK = FOLDERS["claims"]


def _name(path: str, node: str) -> Iterator[Problem]:
    if node in ids.RESERVED_IDS:
        yield problem("RM205", f"`{node}` is reserved for pages", Span(path), node=node)
    elif not ids.is_slug(node):
        slug = ids.slugify(node)
        yield problem(
            "RM205",
            f"`{node}` cannot be an id",
            Span(path),
            node=node,
            expected="lower-case letters, digits and hyphens",
            suggestion=slug if slug != node else "",
        )


def _kind(cls: type[Node] | None, fields: Mapping[str, Any]) -> type[Node]:
    """Give the kind that a file's keys speak for: its folder's, unless only another fits."""
    keys = {key for key in fields if not key.startswith("x-")}
    if cls is not None and keys.issubset(keys_of(cls)):
        return cls
    fitting = [other for other in FOLDERS.values() if keys.issubset(keys_of(other))]
    if len(fitting) == 1 or (cls is None and fitting):
        return fitting[0]
    return cls or _FALLBACK


def _wrong_folder(
    cls: type[Node] | None,
    kin: type[Node],
    folder: str,
    fields: Mapping[str, Any],
    places: Places,
) -> Problem:
    if cls is None:
        top = folder.split("/", maxsplit=1)[0]
        message = f"`{top}/` is not a folder of a kind" if top else "the file is in no folder"
        hint = nearest(top, FOLDERS) if top else ""
        fitting = [one.folder for one in FOLDERS.values() if set(fields) <= set(keys_of(one))]
        return problem(
            "RM206",
            message,
            places.span(),
            expected=one_of([f"{name}/" for name in FOLDERS]),
            suggestion=f"{hint}/" if hint else "",
            way_out=f"its keys are those of `{fitting[0]}/`: move it there"
            if len(fitting) == 1
            else "",
        )
    strange = next(key for key in fields if key not in keys_of(cls))
    return problem(
        "RM206",
        f"`{strange}` and the other keys are those of `{kin.folder}/`",
        places.key(strange),
        expected=f"the keys of `{cls.folder}/`",
        way_out=f"move the file to `{kin.folder}/`",
    )


def _with_defaults(fields: Mapping[str, Any], folder: str, defaults: Defaults) -> Mapping[str, Any]:
    """Fill in what the file leaves out; a deeper folder's defaults win."""
    if not defaults:
        return fields
    merged: dict[str, Any] = {}
    parts = folder.split("/")
    for depth in range(1, len(parts) + 1):
        merged |= defaults.get("/".join(parts[:depth]), {})
    return {**merged, **fields}


def twice(one: ReadNode, first: Places) -> Problem:
    """Tell that the id of a node is that of an earlier file."""
    node = one.node.id
    return problem(
        "RM202",
        f"`{node}` is also the id of {first.path}",
        one.places.span(),
        node=node,
        expected="a file name that no other node has",
    )


def case_clashes(nodes: Iterable[str], places: Mapping[str, Places]) -> Iterator[Problem]:
    """Find ids that differ only in case: some machines cannot tell them apart."""
    alike: dict[str, list[str]] = {}
    for node in nodes:
        alike.setdefault(node.lower(), []).append(node)
    for lower, group in alike.items():
        first = lower if lower in group else group[0]
        for node in group:
            if node != first:
                yield problem(
                    "RM204",
                    f"`{node}` and `{first}` differ only in case",
                    places[node].span(),
                    node=node,
                    expected=f"an id other than that of {places[first].path}",
                )
