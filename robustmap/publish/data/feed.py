"""The changes as an Atom feed (RFC 4287): an entry for each commit, and for each verdict it moves.

Ids are made from what they name, so they stay the same wherever the site is published.
Addresses are absolute only where the map says where its site is; else they are relative to
the feed, as Atom allows.
"""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from robustmap.explain.history import CHANGES
from robustmap.publish.html import Html, el, one_line, text
from robustmap.publish.markdown import external
from robustmap.publish.past.changes import Change, Changes
from robustmap.publish.past.counted import counted, shift
from robustmap.publish.past.told import Ledger, Turn
from robustmap.publish.site import Site

FEED = "changes.xml"
MOST = 100
"""Entries of the feed at most."""

EACH = 20
"""Verdicts of one commit that have an entry of their own at most."""

ABSENT = "unknown"
"""Who wrote what nobody is named for: Atom asks for a name."""

_PART = 12


class Item(NamedTuple):
    """An entry: what it is about, when and by whom, where it leads."""

    id: str
    title: str
    updated: str
    who: tuple[str, ...]
    path: str
    said: str


def page_of(one: Change) -> str:
    """Give the path of the page that tells a commit."""
    return f"changes/{one.entry.id[:_PART]}/"


def urn(*parts: str) -> str:
    """Give a name for what these parts name together: a UUID made of their hash (version 5).

    >>> urn("0f3c", "for-2") == urn("0f3c", "for-2") != urn("0f3c", "for-3")
    True
    """
    return uuid5(NAMESPACE_URL, "\n".join(("robustmap", *parts))).urn


def atom(site: Site, found: Changes) -> bytes:
    """Write the feed; the same bytes for the same history. There has to be a change."""
    base = external(site.map.settings.site_url or "")
    base = f"{base.rstrip('/')}/" if base else ""
    entries = [each for one in found.found for each in _items(site, one)][:MOST]
    title = f"{one_line(site.map.settings.title)}: {CHANGES['title'].lower()}"
    whole = el(
        "feed",
        el("id", text(urn("feed", base or title))),
        el("title", text(title)),
        el("updated", text(found.found[0].entry.date)),
        _link(base + FEED, "self"),
        _link(f"{base}changes/", "alternate"),
        el("generator", text("robustmap")),
        *(_entry(base, one) for one in entries),
        xmlns="http://www.w3.org/2005/Atom",
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n{whole}\n'.encode()


def _link(url: str, rel: str) -> Html:
    return Html(f'<link rel="{rel}" href="{text(url)}"/>')


def _entry(base: str, one: Item) -> Html:
    return el(
        "entry",
        el("id", text(one.id)),
        el("title", text(one.title)),
        el("updated", text(one.updated)),
        *(el("author", el("name", text(who))) for who in one.who),
        _link(base + one.path, "alternate"),
        el("summary", text(one.said)),
    )


def _items(site: Site, one: Change) -> Iterator[Item]:
    """Yield an entry for a commit, and one for each verdict and ledger that it moves."""
    entry = one.entry
    about = entry.date, one.who or (ABSENT,), page_of(one)
    title = one_line(entry.subject) or entry.short
    yield Item(urn(entry.id), title, *about, counted(one))
    if one.told is None:
        return
    turns: tuple[Turn | Ledger, ...] = (*one.told.verdicts, *one.told.scaled, *_still(one))
    for each in turns[:EACH]:
        sort = each.scaling if isinstance(each, Turn) else "ledger"
        said = _turn(site, each) if isinstance(each, Turn) else moved(site, each)
        yield Item(urn(entry.id, each.ref, sort), _titled(each), *about, said)


def _still(one: Change) -> Iterator[Ledger]:
    """Yield the ledgers of what keeps its verdict: of the others, the verdict is told."""
    told = one.told
    turned = {each.ref for each in told.verdicts} if told else set()
    yield from (each for each in (told.ledgers if told else ()) if each.ref not in turned)


def _titled(one: Turn | Ledger) -> str:
    title = one_line(one.title) or one.ref
    return f"{title}, {one.scaling}" if isinstance(one, Turn) and one.scaling else title


def _turn(site: Site, one: Turn) -> str:
    before, after = one.before.fill(site.heading), one.after.fill(site.heading)
    return one_line(CHANGES["turn"].format(before=before, after=after))


def moved(site: Site, one: Ledger) -> str:
    """Tell what moved among the reasons for and against something, as text."""
    said = []
    for each in one.shifts[:EACH]:
        side = CHANGES.get(each.side, each.side)
        step = CHANGES["step"]
        said.append(step.format(side=side, item=site.heading(each.item), moved=shift(each)))
    return one_line("; ".join(said))
