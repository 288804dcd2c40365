"""What a source's page tells: who wrote it when, and what was taken from which place."""

from collections.abc import Iterable, Mapping

from robustmap.explain import words
from robustmap.explain.labels import FACTS, SECTIONS
from robustmap.model.nodes import Node, SourceText
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.markdown import external
from robustmap.publish.parts import turn as pages
from robustmap.publish.parts.texts.coverage import report
from robustmap.publish.parts.writer import Writer, items, section

MOST = 24
"""How many nodes of one text are listed on a page; the rest is on pages of their own."""

Taken = Mapping[str, list[Node]]
"""Place in a source -> the nodes taken from there."""


def taken(writer: Writer, node: SourceText) -> Html:
    """Give the facts about a text, and what was taken from it by place."""
    if node.parts:
        return join(facts(node), report(writer, node))
    found = places(writer, node)
    told = pieces(found)
    listed = listing(writer, told[0]) if len(told) == 1 else turn(writer, node, len(told))
    return join(
        facts(node),
        el("p", text(counted(found)), cls="hint"),
        section(SECTIONS["taken"], listed, anchor="taken"),
    )


def listing(writer: Writer, found: Taken) -> Html:
    """Give nodes with their verdicts, by the place that they were taken from."""
    rows = [
        join(
            el("dt", text(place or FACTS["no-place"])),
            el("dd", writer.rows(n.id for n in nodes)),
        )
        for place, nodes in found.items()
    ]
    return el("dl", *rows, cls="places") if rows else NOTHING


def pieces(found: Taken, most: int = MOST) -> list[Taken]:
    """Cut what was taken into pieces of at most `most` nodes, in order; at least one piece.

    >>> [list(piece) for piece in pieces({"a": [1, 2], "b": [3]}, 2)]
    [['a'], ['b']]
    """
    cut: list[dict[str, list[Node]]] = [{}]
    left = most
    for place, nodes in found.items():
        for node in nodes:
            if not left:
                cut.append({})
                left = most
            cut[-1].setdefault(place, []).append(node)
            left -= 1
    return list(cut)


def piece_path(source: str, number: int) -> str:
    """Give the page of a piece of what was taken from a text; pieces count from 1."""
    return f"sources/{source}/{number}/"


def turn(writer: Writer, node: SourceText, number: int, here: int = 0) -> Html:
    """Give links to the pages of all pieces but the one that is `here`."""
    return pages.turn(writer, lambda one: piece_path(node.id, one), number, here)


def linked(writer: Writer, nodes: Iterable[Node]) -> Html:
    """Give nodes as links alone, for where there are many."""
    return join(*(writer.link(node.id) for node in nodes), by=" · ")


def facts(node: SourceText) -> Html:
    """Give who wrote a text, when, where it can be read, and the hash of what was read."""
    rows = [(FACTS["authors"], text(", ".join(node.authors)))]
    rows.append((FACTS["date"], text(node.date or "")))
    url = external(node.url or "")
    rows.append(
        (
            FACTS["url"],
            link(url, text(url), rel="nofollow noopener") if url else text(node.url or ""),
        )
    )
    rows.append((FACTS["sections"], text(", ".join(node.sections))))
    rows.append((FACTS["hash"], el("code", text(node.sha256)) if node.sha256 else Html("")))
    told = [join(el("dt", text(name)), el("dd", value)) for name, value in rows if value]
    return el("dl", *told, cls="facts")


def places(writer: Writer, node: SourceText) -> Taken:
    """Give what was taken from a text, by place in the order of the nodes' files."""
    found: dict[str, list[Node]] = {}
    for owner in writer.site.taken_from.get(node.id, ()):
        one = writer.site.map.nodes[owner]
        for source in one.sources:
            if writer.site.map.resolve(source.source) == node.id:
                found.setdefault(source.at or "", []).append(one)
    order = sorted(found, key=lambda place: _place_key(node, place))
    return {place: found[place] for place in order}


def _place_key(node: SourceText, place: str) -> tuple[int, list[tuple[int, int, str]]]:
    """Sort places in the order of the text's sections, then by words and numbers.

    A section may be a range ("comments 1 to 28"), so the first word decides.
    """
    word = _first_word(place)
    named = (n for n, name in enumerate(node.sections) if _first_word(name) == word)
    section_number = next(named, len(node.sections))
    pieces = [(0, int(w), "") if w.isdecimal() else (1, 0, w) for w in place.lower().split()]
    return section_number, pieces


def _first_word(name: str) -> str:
    return next(iter(name.lower().split()), "").rstrip("s")


def counted(found: Taken) -> str:
    """Count what was taken from a text by kind."""
    kinds: dict[str, set[str]] = {}
    for nodes in found.values():
        for one in nodes:
            kinds.setdefault(one.kind, set()).add(one.id)
    told = [
        words.count(len(kinds[kind]), *words.KIND[kind]) for kind in words.KIND if kind in kinds
    ]
    return ", ".join(told) or FACTS["nothing-taken"]


__all__ = ["counted", "facts", "items", "places", "taken"]
