"""The head and foot of every node's page: where one is, what it is, what it is called."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from robustmap.explain import words
from robustmap.explain.labels import ABOUT, CRUMBS, FIELDS, NOTES, SECTIONS, SORTS, STANDING
from robustmap.explain.words import KIND
from robustmap.model import ids
from robustmap.model.expand import WORKS
from robustmap.model.nodes import KINDS, WAITING, Claim, Dialogue, Node, Proposal, Question
from robustmap.publish.asked.seen import asked
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.parts.head.asides import curation, senses
from robustmap.publish.parts.head.breadcrumbs import breadcrumbs
from robustmap.publish.parts.head.cite import cite, data
from robustmap.publish.parts.head.clause import idle
from robustmap.publish.parts.head.history import history
from robustmap.publish.parts.head.sources import basis
from robustmap.publish.parts.icons import icon
from robustmap.publish.parts.longer import Long
from robustmap.publish.parts.writer import Writer, items
from robustmap.publish.site import Site

LISTED_ON = {"threshold": "thresholds/", "source": "sources/"}
"""Kinds whose list is a page that says more than a list."""

# What other sections of a page tell already.
_TOLD = frozenset({"asks_about", "uses"})

OF_EACH = 5
"""So many of each relation come first, before more of any."""

OF_DEBATES = frozenset({"about", "lists"})
"""Relations of a debate that its own page tells at length."""


def list_of(kind: str) -> str:
    """Give the page on which the nodes of a kind are listed."""
    return LISTED_ON.get(kind, f"{KINDS[kind].folder}/")


def opening(writer: Writer, node: Node) -> Html:
    """Give the way here, the kind, the title, and the verdict in words."""
    kind = KIND[node.kind][0].capitalize()
    sort = getattr(node, "sort", None)
    said = [kind, SORTS.get(sort, sort) if sort else ""]
    said.append(writer.site.label(node.id))
    small = join(*(text(piece) for piece in said if piece), basis(node.basis), by=" · ")
    # A proposal is cited by the statement that it works, whose verdict this is.
    anchor = WORKS if isinstance(node, Proposal) else ""
    sign = icon("debate" if writer.site.mention(node.id).debate else node.kind)
    crumbs = breadcrumbs(writer, node, list_of(node.kind))
    return join(
        join(_crumbs(writer, node), crumbs, el("p", sign, small, cls="kind")),
        el("h1", text(writer.site.heading(node.id))),
        verdict(writer, node.id, anchor=anchor),
    )


def _crumbs(writer: Writer, node: Node) -> Html:
    debate = next(iter(writer.site.debates_of.get(node.id, ())), "")
    own = writer.site.mention(node.id).debate
    kind = "debate" if own else node.kind
    return _way(writer.site, writer.path.count("/"), kind, "" if own else debate)


@asked
def _way(site: Site, depth: int, kind: str, debate: str) -> Html:
    writer = Writer(site, depth * "-/")
    if kind == "debate":
        here = link(writer.to("debates/"), text(SECTIONS["all-debates"]))
        return el("nav", icon("debate"), here, cls="crumbs", aria_label=CRUMBS)
    here = link(writer.to(list_of(kind)), text(KIND[kind][1].capitalize()))
    steps = [join(icon(kind), here)]
    if debate:
        steps.append(join(icon("debate"), writer.link(debate)))
    return el("nav", join(*steps, by=" / "), cls="crumbs", aria_label=CRUMBS)


def verdict(writer: Writer, ref: str, *, anchor: str = "") -> Html:
    """Give the verdict as a line of its own, with links to what brought it about."""
    known = writer.site.mention(ref)
    if known.mark is None or known.phrase is None:
        return NOTHING
    glyph = el("i", text(known.mark.glyph), aria_hidden="true")
    said = el("span", writer.phrase(known.phrase))
    return el("p", glyph, said, cls=f"verdict {known.mark.tone}", id=anchor, data_v=known.judged)


def remarks(writer: Writer, node: Node) -> Html:
    """Give where an imported node comes from, the curator's note, other headings, gaps, senses."""
    titles = [
        join(text(f"“{rival.text}”"), text(NOTES["by"].format(who=rival.by)), by=" ")
        for rival in node.titles
    ]
    origin = writer.site.map.settings.origin(node.id)
    told = ABOUT["origin"].format(space=origin.as_, told=origin.told) if origin else ""
    return join(
        el("aside", el("p", text(told)), cls="note") if told else NOTHING,
        _remark("note", writer.prose(node.note)) if node.note else NOTHING,
        _remark("titles", items(titles)) if titles else NOTHING,
        _remark("gap", el("p", text(ABOUT["gap"]))) if node.text_gap else NOTHING,
        senses(writer, node),
        curation(writer, node),
    )


def _remark(name: str, content: Html) -> Html:
    return el("aside", el("b", text(SECTIONS[name])), content, cls="note")


class _Tie(NamedTuple):
    """A relation that decides nothing, as its end reads; its field where another node says so."""

    label: str
    ref: str
    field: str
    node: str


def _ties(site: Site, node: Node) -> Sequence[_Tie]:
    """Give every relation that decides nothing, from both of its ends, a few of each first."""
    groups: dict[str, dict[str, _Tie]] = {}
    for one in _tied(site, node):
        groups.setdefault(one.label, {})[one.ref] = one
    told = [[*group.values()] for group in groups.values()]
    few = (one for group in told for one in group[:OF_EACH])
    return [*few, *(one for group in told for one in group[OF_EACH:])]


def _tied(site: Site, node: Node) -> Iterator[_Tie]:
    is_debate = site.mention(node.id).debate
    told = _told_above(site, node)
    # Of what is no question nobody need ask whether it compares anything.
    grid = site.kb.comparisons.get(node.id) if isinstance(node, Question) else None
    criteria = grid.criteria if grid else ()
    for name in _relations(node.__class__):
        value = getattr(node, name)
        if value and not (is_debate and name in OF_DEBATES) and name not in told:
            for ref in (value,) if isinstance(value, str) else value:
                yield _Tie(FIELDS[name][0], ref, "", node.id)
    for field, owner, _ in site.incoming.get(node.id, ()):
        if (
            field in FIELDS
            and field not in _TOLD
            and not (field in OF_DEBATES and site.mention(owner).debate)
            and not (field == "part_of" and owner in criteria)
        ):
            yield _Tie(FIELDS[field][1], owner, field, node.id)


def _set_ties(writer: Writer, found: Sequence[_Tie]) -> Html:
    groups: dict[str, list[_Tie]] = {}
    for one in found:
        groups.setdefault(one.label, []).append(one)
    rows = [
        join(el("dt", text(label)), el("dd", items(_signed(writer, one) for one in group)))
        for label, group in groups.items()
    ]
    return el("dl", *rows) if rows else NOTHING


RELATED = Long("related", SECTIONS["related"], _ties, _set_ties, shown=24, each=60, anchored=False)


def _told_above(site: Site, node: Node) -> frozenset[str]:
    """Give the fields of a question that its page tells in a place of their own."""
    if not isinstance(node, Question):
        return frozenset()
    answers = {"answered_by"} if node.sort in WAITING else set[str]()
    grid = {"criteria", "options"} if node.id in site.kb.comparisons else set[str]()
    return frozenset(answers | grid)


def _signed(writer: Writer, one: _Tie) -> Html:
    node = writer.site.map.owner(one.ref)
    after = idle(writer, one.ref, one.field, one.node) if one.field else NOTHING
    return writer.row(one.ref, before=icon(node.kind) if node else NOTHING, after=after)


@cache
def _relations(kind: type[Node]) -> tuple[str, ...]:
    """Give the fields of a kind that name other nodes, and are told among the relations."""
    left_out = _PIECES if issubclass(kind, Question | Dialogue) else _PIECES | {"about"}
    return tuple(name for name in FIELDS if name in kind.model_fields and name not in left_out)


_PIECES = frozenset(
    (
        *("needs", "breaks", "enables", "requires_order", "relative", "rests_on_list"),
        *("assessed", "without", "branches", "persists", "moves", "uses", "offers"),
    )
)
"""Fields made of larger pieces, which the page of their kind tells in a place of its own."""


def closing(writer: Writer, node: Node) -> Html:
    """Give what one needs to cite the node or to mend it: its id, its file."""
    rows = [
        join(el("dt", text(ABOUT[name])), el("dd", value)) for name, value in _facts(writer, node)
    ]
    names = join(*(el("code", text(one)) for one in (node.id, *node.aliases)), by=" ")
    cite_as = el("p", text(ABOUT["id"]), text(" "), names, cls="cite")
    return join(cite_as, el("dl", *rows, cls="facts"), cite(writer, node))


def _facts(writer: Writer, node: Node) -> Iterator[tuple[str, Html]]:
    path = writer.site.file(node.id)
    if path:
        yield "file", el("code", text(path))
    if node.tags:
        yield "tags", text(", ".join(node.tags))
    if isinstance(node, Claim):
        standing = writer.site.map.statements[node.id].standing
        yield "standing", text(STANDING[standing])
    if node.review:
        yield "review", text(node.review)
    yield "history", history(writer, node)
    yield "data", data(writer, node)
    for key, value in sorted(node.x.items()):
        yield "own", join(el("code", text(key)), text(_plain(value)), by=" ")


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def debates(writer: Writer, node: Node) -> Html:
    """Name the further debates on which a node bears."""
    others = writer.site.debates_of.get(node.id, ())[1:]
    return writer.rows(others)


def local(ref: str) -> str:
    """Give the local part of a reference, for an anchor."""
    return ids.split(ref)[1]


__all__ = ["RELATED", "closing", "list_of", "opening", "remarks", "verdict", "words"]
