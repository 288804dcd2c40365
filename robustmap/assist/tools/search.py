"""`search`: ids by words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pydantic import Field

from robustmap.assist.inputs import Paged
from robustmap.assist.marked import kept, page
from robustmap.assist.registry import TOOLS, Data, Desk, Tool
from robustmap.assist.told import known_name, named
from robustmap.model.expand import heading
from robustmap.model.map import Map
from robustmap.model.nodes import KINDS, Answer
from robustmap.model.suggest import nearest

if TYPE_CHECKING:
    from robustmap.kb import KB

_PARTS = ("premise", "clause")


class Search(Paged):
    """The words to look for, and what to leave aside."""

    words: str = Field(min_length=1, max_length=300, description="Parts of words, any order.")
    kind: str = Field(
        default="", max_length=40, description=f"One of: {', '.join((*KINDS, *_PARTS))}."
    )
    answer: Answer | None = Field(default=None, description="Only what has this verdict.")


class _Hit(NamedTuple):
    """How well something fits, the best first, and its id."""

    missing: int
    outside: int
    id: str


def search(desk: Desk, given: Search) -> Data:
    """Give what has the words in its id or title, then what has them in its text."""
    kb, sought = desk.kb, given.words.casefold().split()
    if given.kind:
        known_name("kind", given.kind, (*KINDS, *_PARTS))
    hits = sorted(_hits(kb, sought, given.kind))
    if given.answer:
        hits = [one for one in hits if _answer(kb, one.id) == given.answer]
    # Where something has all of the words, what has only some is no answer.
    best = hits[0].missing if hits else 0
    found = page([one.id for one in hits if one.missing == best], given.offset, given.limit)
    entries = [named(kb, ref) for ref in found["entries"]]
    lacking = f"nothing has all words; these lack {best}" if best else ""
    near = "" if hits else nearest("-".join(sought), kb.map.nodes)
    return {**found, "entries": entries, **kept(missing=lacking, did_you_mean=near)}


def _answer(kb: "KB", ref: str) -> str:
    verdict = kb.verdict(ref)
    return verdict.answer if verdict else ""


def _hits(kb: "KB", sought: list[str], kind: str) -> Iterator[_Hit]:
    for ref, has, title, text in _texts(kb.map):
        if kind not in ("", has):
            continue
        outside = [word for word in sought if word not in title]
        missing = sum(word not in text for word in outside)
        if missing < len(sought):
            yield _Hit(missing, len(outside), ref)


def _texts(map_: Map) -> Iterator[tuple[str, str, str, str]]:
    """Yield everything that can be found: id, kind, its title, its other text, in lower case."""
    for node in map_.live:
        parts = (ref for ref in map_.parts.get(node.id, ()) if ref in map_.statements)
        text = " ".join((node.body, *(map_.statements[ref].text for ref in parts)))
        yield node.id, node.kind, f"{node.id} {heading(node)}".casefold(), text.casefold()
    for ref, statement in map_.statements.items():
        if ref not in map_.nodes and statement.role in _PARTS:
            yield ref, statement.role, f"{ref} {statement.text}".casefold(), ""


TOOLS.add(
    "search",
    Tool(
        "Find ids",
        "Find nodes, premises and clauses by words of their ids, titles and texts, the best first.",
        Search,
        search,
    ),
)
