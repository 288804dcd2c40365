"""New ids for old: the edits that carry a rename through every file.

Ids of parts are made of other ids (`against-2#on-for-2`), so a rename may change them too;
it goes on until nothing more changes.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from robustmap.editor.links import Link, links, ref_at
from robustmap.editor.links import _own as premise_keys
from robustmap.editor.text import Edit, Piece, Position, Range, Text
from robustmap.editor.workspace import Reading, Workspace, part_ids
from robustmap.files.find import SUFFIX
from robustmap.files.read import read_node
from robustmap.files.shape import keys_of
from robustmap.model import ids
from robustmap.model.places import KEY

_MAX_ROUNDS = 10

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


def rename(workspace: Workspace, old: str, new: str) -> Renaming:
    """Give the edits that rename a node, or an inline premise (`new` is its local id)."""
    owner, local = ids.split(old)
    wanted = ids.join(owner, new) if local else new
    refused = _refusal(workspace, old, wanted)
    if refused:
        return Renaming({}, refused=refused)
    pieces = _carried(workspace, {old: wanted})
    name = workspace.names[owner]
    reading = workspace.readings[name]
    if local:
        for key in _keys(workspace, name):
            if key.ref == old:
                pieces.setdefault(name, {})[key.piece] = new
        return Renaming(_edits(workspace, pieces))
    edits = _edits(workspace, pieces)
    text = workspace.text(name)
    edits[name] = [*edits.get(name, ()), *_alias(text, reading, old, new)]
    folder, slash, _ = name.rpartition("/")
    return Renaming(edits, (name, f"{folder}{slash}{new}{SUFFIX}"))


def _refusal(workspace: Workspace, old: str, wanted: str) -> str:
    """Say why something cannot be renamed, or ""."""
    local = ids.split(wanted)[1]
    word = local or wanted
    map_ = workspace.snapshot().map
    if not ids.is_slug(word) or (local and ids.is_taken(local)) or word in ids.RESERVED_IDS:
        slug = ids.slugify(word).removeprefix(ids.ON if local else "")
        hint = f"; did you mean `{slug}`?" if slug and slug != word else ""
        return f"an id is made of lower-case letters, digits and hyphens{hint}"
    if wanted == old:
        return f"that is the id of `{old}` already"
    taken = map_.resolve(wanted)
    if taken is not None and taken != old:
        return f"`{wanted}` is taken" + (f": it leads to `{taken}`" if taken != wanted else "")
    if ids.split(old)[0] not in workspace.names:
        return f"nothing is called `{old}`"
    return _unread(workspace, ids.split(old)[0])


def _unread(workspace: Workspace, node: str) -> str:
    """Say which file with errors may name a node in what could not be read, or ""."""
    named = re.compile(rf"(?<![\w.-]){re.escape(node)}(?![\w-])")
    for name in sorted(workspace.readings):
        if node in workspace.readings[name].places.words:
            there = "\n".join(workspace.text(name).lines)
            known = [one for one in links(workspace, name) if named.match(one.ref)]
            if len(named.findall(there)) > len(known):
                return f"{workspace.path(name)} has errors and may name `{node}`: mend it first"
    return ""


def _inline(workspace: Workspace, ref: str) -> bool:
    name = workspace.names.get(ids.split(ref)[0], "")
    return any(key.ref == ref for key in _keys(workspace, name))


def _keys(workspace: Workspace, name: str) -> list[Link]:
    return list(premise_keys(workspace.reading(name), workspace.text(name)))


def _carried(workspace: Workspace, wanted: dict[str, str]) -> dict[str, dict[Piece, str]]:
    """Rewrite every link to what is renamed, and to the parts that change with it."""
    renamed = dict(wanted)
    pieces: dict[str, dict[Piece, str]] = {}
    for _ in range(_MAX_ROUNDS):
        pieces = _pieces(workspace, renamed)
        more = dict(wanted)
        for name in pieces:
            more |= _changed_parts(workspace, name, pieces[name])
        if more.items() <= renamed.items():
            break
        renamed |= more
    return pieces


def _pieces(workspace: Workspace, renamed: Mapping[str, str]) -> dict[str, dict[Piece, str]]:
    marks = {ids.split(ref)[0].encode("utf-8", "replace") for ref in renamed}
    found: dict[str, dict[Piece, str]] = {}
    for name in workspace.files():
        data = workspace.data(name) or b""
        if not any(mark in data for mark in marks):
            continue
        for link in links(workspace, name):
            now = _rewritten(link.ref, renamed)
            if now != link.ref:
                found.setdefault(name, {})[link.piece] = now
    return found


def _rewritten(ref: str, renamed: Mapping[str, str]) -> str:
    """Give an id as it is called now; speakers follow the text that they speak in."""
    if ref in renamed:
        return renamed[ref]
    for mark in ("#", "/"):
        owner, _, rest = ref.partition(mark)
        if rest and owner in renamed:
            return f"{renamed[owner]}{mark}{rest}"
    return ref


def _changed_parts(workspace: Workspace, name: str, pieces: Mapping[Piece, str]) -> dict[str, str]:
    """Give the parts of a file's node whose ids change with its links, old -> new."""
    reading = workspace.reading(name)
    if reading is None:
        return {}
    text = workspace.text(name)
    lines = list(text.lines)
    for piece in sorted(pieces, reverse=True):
        line = lines[piece.line]
        lines[piece.line] = line[: piece.start] + pieces[piece] + line[piece.end :]
    data = "\n".join(lines).encode("utf-8", "surrogatepass")
    node = read_node(workspace.tree.root, name, data, workspace.defaults).node
    old, new = part_ids(reading.node), part_ids(node)
    if len(old) != len(new):
        return {}
    return {a: b for a, b in zip(old, new, strict=True) if a != b}


def _edits(workspace: Workspace, pieces: Mapping[str, Mapping[Piece, str]]) -> Edits:
    return {
        name: [
            Edit(workspace.text(name).range(piece), pieces[name][piece])
            for piece in sorted(pieces[name])
        ]
        for name in sorted(pieces)
    }


def _alias(text: Text, reading: Reading, old: str, new: str) -> list[Edit]:
    """Keep the old id as an alias; where the new one was an alias, they change places."""
    places, node = reading.places, reading.node
    at = ("aliases",)
    if new in node.aliases:
        here = (*at, node.aliases.index(new))
        piece = text.piece(places.span(here))
        return [Edit(text.range(piece), old)]
    if at in places.spans:
        piece = text.piece(places.span(at))
        there = text.between(piece)
        if there.startswith("["):
            inside = Piece(piece.line, piece.start + 1, piece.start + 1)
            return [Edit(text.range(inside), f"{old}, ")]
        if (*at, 0) not in places.spans:
            return [Edit(text.range(piece), f"[{there}, {old}]")]
        line = text.piece(places.span((*at, 0)))
        before = text.lines[line.line][: line.start]
        return [_line(text, line.line, f"{before}{old}")]
    return [_line(text, _line_of_aliases(reading, text), f"aliases: {old}")]


def _line_of_aliases(reading: Reading, text: Text) -> int:
    """Give the line before which `aliases` stands in the usual order of keys."""
    order = keys_of(type(reading.node))
    later = order[order.index("aliases") + 1 :]
    spans = reading.places.spans
    lines = [spans[key, KEY][0] - 1 for key in later if (key, KEY) in spans]
    line = min(lines, default=reading.places.body_line - 2)
    while line > 1 and text.lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return line


def _line(text: Text, number: int, content: str) -> Edit:
    here = text.position(number, 0)
    return Edit(Range(here, here), f"{content}\n")
