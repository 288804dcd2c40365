"""The search's index: nodes with their verdicts, pages and the headings of guides.

It is a script, so that a page that was opened from a folder can load it; a page does so
when its reader begins to search. What the search shows comes first, in one file. The texts
follow in files of their own, and the larger the map, the less of each text: the first
letter answers soon, whatever the size of the map.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from robustmap.explain.finding import SEARCH
from robustmap.explain.words import KIND
from robustmap.model.nodes import Node
from robustmap.publish.asked.by_node import by_node
from robustmap.publish.data.headings import headings
from robustmap.publish.html import one_line
from robustmap.publish.page import File, Found, Page
from robustmap.publish.site import DEBATES, NODES, Site

INDEX, TEXT = "search/index.js", "search/text-{number}.js"

PER_FILE = 1000
"""How many entries have their texts in one file."""

LONGEST = 1500
"""At most so many characters of a text are searched."""

ALL_TEXTS = 3_000_000
"""At most about so many characters of all texts together."""

SHORTEST = 160


class Entry(NamedTuple):
    """What the search can find: what it shows of it, and the text that it looks in."""

    row: list[Any]
    text: str


SHOWN: "WeakKeyDictionary[Site, tuple[str, str]]" = WeakKeyDictionary()
"""What is shown of the nodes of a site, where it is known: see `shown`."""


def index(
    site: Site, made: Iterable[Page | File | Found], guides: Mapping[str, bytes]
) -> Iterator[File]:
    """Yield the files of the index.

    `made` are all pages; those that stay out of searches are left out. `guides` are the
    hand-written pages, source below the docs -> Markdown.
    """
    verdicts, nodes = shown(site)
    pages = [*_pages(made), *_guides(guides)]
    texts = [*(_text(site, node) for node in _nodes(site)), *(one.text for one in pages)]
    pieces = [texts[at : at + PER_FILE] for at in range(0, len(texts), PER_FILE)]
    given = {
        "words": _json(SEARCH),
        "kinds": _listed([[kind, *words] for kind, words in KIND.items()]),
        "verdicts": verdicts,
        "nodes": nodes,
        "pages": _listed([one.row for one in pages]),
        "texts": _json(len(pieces)),
    }
    yield File(INDEX, as_script("robustmapSearch", _told(given)))
    most = max(SHORTEST, min(LONGEST, ALL_TEXTS // max(1, len(texts))))
    for number, piece in enumerate(pieces):
        name = TEXT.format(number=number)
        yield File(name, script(f"robustmapText{number}", {"texts": _cut(piece, most)}))


def found(one: Page | File | Found) -> Found | None:
    """Give what the index tells of a page as such: if it is found, and tells of no node."""
    if isinstance(one, Page) and one.search and not one.path.startswith((NODES, DEBATES)):
        return Found(one.path, one.title, one.description)
    return one if isinstance(one, Found) else None


def script(name: str, value: Mapping[str, Any]) -> bytes:
    """Write plain data as a script that gives it a global name, an entry of a list a line."""
    return as_script(name, told(value))


def as_script(name: str, written: str) -> bytes:
    """Write what is JSON already as such a script."""
    return f"window.{name} = {written};\n".encode("utf-8", "backslashreplace")


def told(value: Mapping[str, Any]) -> str:
    """Write plain data as JSON, an entry of a list on each line."""
    return _told({key: _listed(one) for key, one in value.items()})


def _told(written: Mapping[str, str]) -> str:
    return "{" + ",\n".join(f"{_json(key)}: {one}" for key, one in written.items()) + "}"


def _listed(value: Any) -> str:
    if not isinstance(value, list):
        return _json(value)
    return "[" + ",\n".join(map(_json, value)) + "]"


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _cut(texts: Sequence[str], most: int) -> list[str]:
    return [one if len(one) <= most else one[:most].rsplit(" ", 1)[0] for one in texts]


class _Verdicts:
    """Numbers the verdicts as readers see them: each is told once."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self._numbers: dict[tuple[str, ...], int] = {}

    def of(self, row: tuple[str, ...]) -> int:
        """Give the number of a verdict, -1 where there is none."""
        if not row:
            return -1
        if row not in self._numbers:
            self._numbers[row] = len(self.rows)
            self.rows.append(list(row))
        return self._numbers[row]


_KINDS = list(KIND)
_SAID = frozenset(("premise", "clause", "definition"))
"""The parts of a node whose words are its own, and not made from others'."""


def shown(site: Site) -> tuple[str, str]:
    """Give the verdicts that nodes have, and what is shown of each node, as JSON; worked out once.

    It hangs on the form of the map, and on what names its nodes.
    """
    found = SHOWN.get(site)
    if found is None:
        verdicts = _Verdicts()
        rows = _listed([_row(site, verdicts, node) for node in _nodes(site)])
        found = SHOWN[site] = _listed(verdicts.rows), rows
    return found


def _nodes(site: Site) -> Iterator[Node]:
    return (node for node in site.map.live if site.page(node.id))


@by_node
def _named(site: Site, ref: str) -> tuple[str, tuple[str, ...], str]:
    """Give the title, verdict and label of a node."""
    said = site.mention(ref)
    mark = said.mark
    verdict = () if mark is None else (str(said.answer), mark.glyph, mark.tone, said.short)
    return one_line(said.heading), verdict, said.label


def relisted(site: Site, reworded: Collection[str]) -> set[str] | None:
    """Give the nodes that a list names otherwise than before, and those that are `reworded`.

    None where that is not known.
    """
    found = _named.otherwise(site)
    return None if found is None else found.union(reworded)


def _row(site: Site, verdicts: _Verdicts, node: Node) -> list[Any]:
    """Give [id, title, kind, verdict, label, aliases, is a debate], its tail without what is empty.

    The page of a node follows from its id.
    """
    title, verdict, label = _named(site, node.id)
    row: list[Any] = [
        node.id,
        title,
        _KINDS.index(node.kind),
        verdicts.of(verdict),
        label,
        sorted(node.aliases),
        int(node.id in site.debates),
    ]
    while not row[-1] and len(row) > 4:  # noqa: PLR2004 - what every node has
        row.pop()
    return row


def _text(site: Site, node: Node) -> str:
    """Give the text in which a node is looked for: its body, and the words of its parts."""
    own = (site.map.statements.get(part) for part in site.map.parts.get(node.id, ()))
    said = [one.text for one in own if one is not None and one.role in _SAID]
    return one_line(" ".join((node.body, *said)))


def _pages(made: Iterable[Page | File | Found]) -> Iterator[Entry]:
    """Yield [path, title] of the pages that tell of no single node."""
    for one in filter(None, map(found, made)):
        yield Entry([one.path, one_line(one.title)], one_line(one.description))


def _guides(guides: Mapping[str, bytes]) -> Iterator[Entry]:
    """Yield [path, title, title of its page] of each heading of the hand-written pages."""
    for source, data in guides.items():
        if not source.endswith(".md"):
            continue
        path = source.removesuffix(".md").removesuffix("index").rstrip("/") + "/"
        found = list(headings(data.decode("utf-8", "replace")))
        for number, one in enumerate(found):
            address = f"{path}#{one.anchor}" if number else path
            page = [found[0].title] if number else []
            yield Entry([address, one.title, *page], one_line(one.text))
