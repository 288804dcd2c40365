"""What may be typed next: ids with their titles, keys, words, speakers."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from pydantic import BaseModel

from robustmap.editor.cursor import Context, context
from robustmap.editor.forms import Allow, allowed_at, words_at
from robustmap.editor.text import Piece, Position, Range, Text
from robustmap.editor.workspace import Reading, Workspace
from robustmap.files.find import SETTINGS
from robustmap.files.shape import field_at, keys_at
from robustmap.model.expand import heading, inferences, is_back, statements
from robustmap.model.fields import NamedPremise
from robustmap.model.nodes import FOLDERS
from robustmap.model.schema import attribute_docs
from robustmap.model.settings import Settings

MAX_OFFERS = 100
"""An editor asks again as more is typed, so no more than this are ever sent."""

_KINDS: dict[str, tuple[str, ...]] = {
    "statement": ("claim", "proposal"),
    "argument": ("argument", "story"),
    "definition": ("concept",),
    "handle": ("person",),
}
"""What a reference takes -> the kinds of node to offer; others are called like their kind."""

_ANYTHING = ("any", "node")


class Offer(NamedTuple):
    """One thing that may be typed: what it is, and a line that says more."""

    text: str
    sort: Literal["id", "key", "word", "handle"]
    detail: str = ""


class Offers(NamedTuple):
    """What may stand in the place of a range; not `whole` where there is more."""

    range: Range
    offers: tuple[Offer, ...]
    whole: bool = True


def complete(workspace: Workspace, name: str, position: Position) -> Offers:
    """Give what may be typed at a place. Linear in the nodes; solves nothing."""
    text = workspace.text(name)
    cls = model_of(name)
    here = context(text, position, fenced=name != SETTINGS) if cls else None
    if cls is None or here is None:
        return _in_body(workspace, text, position)
    found: list[Offer] = []
    if here.values:
        found += _values(workspace, cls, here)
    if here.keys:
        found += _keys(workspace, cls, here)
    return _offers(text, here, found)


def model_of(name: str) -> type[BaseModel] | None:
    """Give the model whose keys a file has, by its folder."""
    return Settings if name == SETTINGS else FOLDERS.get(name.split("/", maxsplit=1)[0])


def _offers(text: Text, here: Context, found: list[Offer]) -> Offers:
    kept = _fitting(here.word, found)
    return Offers(text.range(here.piece), tuple(kept[:MAX_OFFERS]), len(kept) <= MAX_OFFERS)


def _in_body(workspace: Workspace, text: Text, position: Position) -> Offers:
    """Offer ids where the target of a link is being typed."""
    line, column = text.at(position)
    before = text.lines[line][:column]
    start = before.rfind("](") + 2
    word = before[start:]
    if start == 1 or " " in word or ")" in word:
        return Offers(text.range(Piece(line, column, column)), ())
    here = Context((), word, Piece(line, start, column))
    return _offers(text, here, list(_ids(workspace, "any", word)))


def _fitting(word: str, offers: Iterable[Offer]) -> list[Offer]:
    """Sort what fits a word that is being typed, the best first."""
    wanted = word.lower()
    ranked = []
    for offer in offers:
        shown = offer.text.lower()
        if shown.startswith(wanted):
            ranked.append((0, offer.text, offer))
        elif wanted in shown:
            ranked.append((1, offer.text, offer))
        elif offer.sort == "id" and wanted in offer.detail.lower():
            ranked.append((2, offer.text, offer))
    order = {"key": 1}
    ranked.sort(key=lambda one: (one[0], order.get(one[2].sort, 0)))
    return [offer for _, _, offer in ranked]


def _values(workspace: Workspace, cls: type[BaseModel], here: Context) -> Iterator[Offer]:
    pinned = cls is Settings and here.path[:1] == ("expect",)
    path = here.path[:1] if pinned else here.path
    yield from (Offer(word, "word") for word in words_at(cls, path))
    allowed = allowed_at(cls, here.path)
    if allowed == "compact":
        allowed = _piece_of_line(here.value)
    if allowed:
        yield from _ids(workspace, allowed, here.word)


def _piece_of_line(value: str) -> Allow | None:
    """Tell which piece of `SOURCE, place, by HANDLE` is being typed."""
    *before, last = value.split(",")
    if not before:
        return "source"
    return "handle" if last.lstrip().startswith("by ") else None


def _ids(workspace: Workspace, allowed: Allow, word: str) -> Iterator[Offer]:
    """Yield what a reference may name; behind a `#`, the parts of the node before it."""
    workspace.catch_up()
    owner, mark, _ = word.partition("#")
    if mark:
        reading = workspace.node(owner)
        yield from _parts(reading) if reading else ()
        return
    kinds = _KINDS.get(allowed, (allowed,))
    for node in sorted(workspace.names):
        one = workspace.readings[workspace.names[node]].node
        if (allowed in _ANYTHING or one.kind in kinds) and one.review != "withdrawn":
            yield Offer(node, "id", f"{one.kind}: {heading(one)}")
    if allowed == "handle":
        yield from (Offer(one, "handle") for one in workspace.handles() if "/" in one)


def _parts(reading: Reading) -> Iterator[Offer]:
    node = reading.node
    told = {one.id: f"{one.role}: {one.text}" for one in statements(node)}
    told |= {
        one.id: f"inference: {one.relation} {one.target}"
        for one in inferences(node)
        if not is_back(one)
    }
    yield from (Offer(part, "id", told[part]) for part in told if part != node.id)


def _keys(workspace: Workspace, cls: type[BaseModel], here: Context) -> Iterator[Offer]:
    if cls is Settings and here.path == ("expect",):
        yield from _ids(workspace, "statement", here.word)
        yield from _ids(workspace, "argument", here.word)
    for key in _known(cls, here):
        if key not in here.beside:
            yield Offer(key, "key", _docs(cls, (*here.path, key)))


def _known(cls: type[BaseModel], here: Context) -> Iterable[str]:
    """Give the keys that may stand at a place; that of a premise is a name of its writer's."""
    if here.path == (getattr(cls, "premises_key", ""),):
        return NamedPremise.model_fields if here.beside & NamedPremise.model_fields.keys() else ()
    return keys_at(cls, here.path)


@cache
def _docs(cls: type[BaseModel], path: tuple[str, ...]) -> str:
    """Give the text that explains a key."""
    owner, key, _ = field_at(cls, path)
    names = {field.alias or name: name for name, field in owner.model_fields.items()}
    return attribute_docs(owner).get(names.get(key, key), "")
