"""What a notebook shows of a kb, its items, rows, verdicts and answers: HTML with maps inline.

It needs no script and makes no request; all text of the kb is escaped.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import singledispatch
from typing import Any
from weakref import WeakKeyDictionary

from robustmap.explain import words
from robustmap.explain.verdict import Verdict
from robustmap.kb import KB
from robustmap.model import ids
from robustmap.model.nodes import KINDS
from robustmap.publish.figures.debate_map import debate_map
from robustmap.publish.figures.neighbourhood import neighbourhood
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.debates.embed import style
from robustmap.publish.parts.debates.maps import led_home
from robustmap.publish.site import Site
from robustmap.query.item import Item
from robustmap.query.language import Answer
from robustmap.query.rows import Rows

MOST = 60
"""So many rows are shown; how many more there are is told."""

_SITES: "WeakKeyDictionary[KB, Site]" = WeakKeyDictionary()
_WIDEST = 120
_UPWARD = re.compile(r' href="\.\./[^"]*"')


@singledispatch
def shown(thing: Any) -> str:
    """Give something as HTML for a notebook."""
    return el("pre", text(repr(thing)))


@shown.register
def _(thing: KB) -> str:
    site = _site(thing)
    counts = Counter(node.kind for node in thing.map.live)
    kinds = [(words.KIND[kind][1], str(counts[kind])) for kind in KINDS if counts[kind]]
    first = next(iter(site.debates.values()), None)
    return _framed(
        el("h3", text(thing.map.settings.title)),
        _table(("what", "number"), [tuple(map(text, row)) for row in kinds]),
        _picture(site, debate_map(site, first)) if first else NOTHING,
    )


@shown.register
def _(thing: Item) -> str:
    kb = thing._kb  # noqa: SLF001 - the same package
    return _framed(
        el("h3", text(thing.title)),
        el("p", el("code", text(thing.id)), text(f" · {thing.kind}"), _verdict(thing)),
        _around(kb, thing.id),
        el("pre", text(str(thing.why))) if thing.why else NOTHING,
    )


@shown.register
def _(thing: Verdict) -> str:
    kb = KB(thing.solution.map, thing.solution.view, thing.solution.semantics)
    vars(kb)["solution"] = thing.solution  # it need not be solved again
    return shown(Item(kb, thing.id))


@shown.register
def _(thing: Rows) -> str:
    rows = [
        (el("code", text(one.id)), text(one.kind), _words(one), text(one.title))
        for one in thing[:MOST]
    ]
    return _framed(_table(("id", "kind", "verdict", "title"), rows), _more(len(thing), MOST))


@shown.register
def _(thing: Answer) -> str:
    rows = [tuple(map(_cell, row.cells)) for row in thing[:MOST]]
    return _framed(
        el("p", el("code", text(thing.query))),
        _table(thing.columns, rows),
        _more(thing.total, min(MOST, len(thing))),
    )


def _site(kb: KB) -> Site:
    found = _SITES.get(kb)
    if found is None:
        # The site holds its kb, which would keep the entry for ever.
        again = KB(kb.map, kb.current_view, kb.semantics)
        vars(again)["solution"] = kb.solution
        found = _SITES[kb] = Site(again)
    return found


def _around(kb: Any, ref: str) -> Html:
    """Give the picture of what stands around the node of something."""
    if not isinstance(kb, KB):
        return NOTHING
    site, node = _site(kb), ids.split(ref)[0]
    drawn = neighbourhood(site, node) if node in site.map.nodes else ""
    return _picture(site, drawn) if drawn else NOTHING


def _picture(site: Site, svg: str) -> Html:
    """Point links at the published site; where its address is not known they lead nowhere."""
    drawn = _UPWARD.sub("", led_home(site, svg))
    return Html(f"<style>{style()}</style>{drawn}")


def _verdict(thing: Item) -> Html:
    said = _words(thing)
    return join(text(" · "), el("strong", said)) if said else NOTHING


def _words(thing: Item) -> Html:
    verdict = thing.verdict
    return text(verdict.words.fill()) if verdict else NOTHING


def _cell(value: Any) -> Html:
    if isinstance(value, tuple):
        return text(", ".join(map(str, value)))
    said = "" if value is None else str(value)
    return text(said if len(said) <= _WIDEST else f"{said[:_WIDEST]} …")


def _table(heads: Sequence[str], rows: Iterable[Sequence[Html]]) -> Html:
    top = el("tr", *(el("th", text(head)) for head in heads))
    body = [el("tr", *(el("td", cell) for cell in row)) for row in rows]
    return el("table", el("thead", top), el("tbody", *body))


def _more(total: int, here: int) -> Html:
    left = total - min(total, here)
    return el("p", text(f"Not shown here: {left} more.")) if left else NOTHING


def _framed(*pieces: Html) -> str:
    return el("div", *pieces, cls="robustmap")
