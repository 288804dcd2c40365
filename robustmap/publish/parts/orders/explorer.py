"""The order explorer: thresholds to put into an order, and what it does to each proposal.

The page carries a text to read; a script file, which a page on a disk may load too, has the
data; `assets/javascripts/orders.js` reckons and
`explorer.js` shows. What they hold a proposal to be, step by step along an order:

- Only clauses that count and stand decide: `needs`, `breaks`, and hard `requires_order`.
  A clause in dispute is told and changes nothing, and so does a mere preference (soft).
- It *fails* at the first threshold that one of its `breaks` names, or that is the `then` of
  an order of which `first` has not been crossed. It stays failed. Where several clauses
  end it at once, breaks come before orders, each by id, and the first one is named.
- Else it is *not yet* in its working range while a threshold that it needs is not crossed,
- else it *stands*, as far as is certain. A proposal without any of these clauses, be it
  standing or in dispute, is *unknown*.

`robustmap.reason.scenario` gives the same, and tests hold the two against each other.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from robustmap.explain.labels import CLAUSES
from robustmap.explain.words import FAILURE
from robustmap.graph.edges import clauses
from robustmap.model.fields import Clause, OrderClause, RelativeClause
from robustmap.model.nodes import Proposal
from robustmap.publish.html import NOTHING, Html, clean, el, join, text
from robustmap.publish.orders import orders
from robustmap.publish.parts.orders.explorer_words import ANSWERS, PLAIN, TITLE, WORDS
from robustmap.publish.parts.writer import Writer, items, section
from robustmap.reason.orders.order import Order
from robustmap.reason.orders.poset import Fact
from robustmap.reason.orders.worlds import Worlds
from robustmap.reason.scenario import Failure, scenario
from robustmap.reason.semantics import IN, UNDECIDED

ASKED, FAILING = "thresholds/asked/", "thresholds/failing/"
ORDER = "thresholds/order/"
"""Where all is told that the page of thresholds tells the beginning of."""

DECIDING = ("needs", "breaks", "requires_order")


DATA = "assets/orders/thresholds.js"
"""Where the script file with the data lies: the theme names it too."""


def explorer(given: Mapping[str, Any], told: "Mapping[str, Begun]") -> Html:
    """Give the section with the explorer and its text, or nothing without thresholds.

    The text has these of the rows of its lists, and leads to all of each. The theme
    loads the scripts where a page holds it.
    """
    if not given["thresholds"]:
        return NOTHING
    return section(
        TITLE,
        el(
            "div",
            el("div", *_plain(told), cls="rm-orders-plain"),
            cls="rm-orders",
        ),
        anchor="explorer",
    )


def script(given: Mapping[str, Any]) -> bytes:
    """Write what the explorer is told as a script."""
    return f"window.robustmapThresholds = {json.dumps(given, sort_keys=True)};\n".encode()


def data(writer: Writer) -> dict[str, Any]:
    """Give what the script is told, in an order that the standing facts allow."""
    known = orders(writer.site)
    crossed = known.crossed or frozenset()
    ordered = _ordered(known.thresholds, known.worlds.order, crossed)
    proposals = (one for one in writer.site.map.of_kind("proposal") if isinstance(one, Proposal))
    return {
        "thresholds": [_named(writer, one) for one in ordered],
        "crossed": len(crossed & {*ordered}),
        "facts": [_fact(writer, *one) for one in _facts(known.worlds)],
        "proposals": [
            {**_named(writer, one.id), "clauses": list(_clauses(writer, one))} for one in proposals
        ],
        "words": WORDS,
        "answers": ANSWERS,
    }


def _facts(worlds: Worlds) -> Iterator[tuple[Fact, str]]:
    """Yield the facts about the order with how they are: only those that stand shape it."""
    for fact in worlds.standing:
        if fact.claim in worlds.given_up:
            yield fact, "set-aside"
        else:
            yield fact, "definitional" if fact.definitional else "stands"
    for fact in worlds.disputed:
        yield fact, "disputed"


def _ordered(thresholds: Iterable[str], order: Order, crossed: frozenset[str]) -> list[str]:
    """Order thresholds as the facts ask: what is crossed already first, else as they come."""
    waiting = sorted(thresholds, key=lambda one: one not in crossed)
    found: list[str] = []
    while waiting:
        found.append(next(one for one in waiting if not order.down(one) & {*waiting} - {one}))
        waiting.remove(found[-1])
    return found


def _named(writer: Writer, ref: str) -> dict[str, Any]:
    return {"id": ref, "title": clean(writer.site.heading(ref)), "url": writer.url(ref)}


def _fact(writer: Writer, fact: Fact, state: str) -> dict[str, Any]:
    return {**_named(writer, fact.claim), "first": fact.first, "then": fact.then, "state": state}


def _clauses(writer: Writer, node: Proposal) -> Iterator[dict[str, Any]]:
    """Yield the clauses on thresholds and their order that stand or are in dispute."""
    solution = writer.site.solution
    for kind, ref, _, _, entry in clauses(node):
        if kind not in DECIDING or not solution.counts(ref):
            continue
        label = solution.statement_label(ref)
        if label not in (IN, UNDECIDED):
            continue
        yield {
            **_named(writer, ref),
            "kind": "order" if kind == "requires_order" else kind,
            "stands": label == IN,
            "how": FAILURE[entry.failure] if entry.failure else "",
            **_about(writer, entry),
        }


def _about(writer: Writer, entry: Clause | OrderClause | RelativeClause) -> dict[str, Any]:
    resolve = writer.site.map.resolve
    if isinstance(entry, OrderClause):
        named = {"first": entry.first, "then": entry.then}
        soft = entry.grade == "soft"
    else:
        named = {"at": entry.at} if isinstance(entry, Clause) else {}
        soft = False
    return {"soft": soft, **{hole: resolve(ref) or ref for hole, ref in named.items()}}


class Begun(NamedTuple):
    """The rows of a list that stand on the page of thresholds, and the way to all of them."""

    rows: Sequence[Any]
    more: Html


def _plain(told: Mapping[str, Begun]) -> Iterator[Html]:
    yield el("p", text(PLAIN["intro"]))
    yield items(told[ORDER].rows)
    yield told[ORDER].more
    if told[ASKED].rows:
        yield el("h3", text(WORDS["first"]))
        yield items(told[FAILING].rows, tag="ol", cls="") or el("p", text(WORDS["none-fail"]))
        yield told[FAILING].more
        yield el("h3", text(PLAIN["asks"]))
        yield items(told[ASKED].rows)
        yield told[ASKED].more


def _ordering(writer: Writer, given: Mapping[str, Any]) -> Iterator[Html]:
    crossed = el("small", text(PLAIN["crossed"]))
    for at, one in enumerate(given["thresholds"]):
        yield join(writer.link(one["id"]), crossed if at < given["crossed"] else NOTHING, by=" ")


def ordering(writer: Writer, given: Mapping[str, Any]) -> list[Html]:
    """Give the thresholds in the order that the page begins with, as numbered lines."""
    rows = enumerate(_ordering(writer, given), 1)
    return [join(el("b", text(f"{number}."), cls="num"), row, by=" ") for number, row in rows]


def failures(writer: Writer, given: Mapping[str, Any]) -> list[Html]:
    """Give what fails in the order that the page begins with, first ones first, as lines."""
    order = [one["id"] for one in given["thresholds"]]
    found = scenario(writer.site.solution, order, worlds=orders(writer.site).worlds)
    return [_failing(writer, one) for one in found.fails]


def asked(writer: Writer, given: Mapping[str, Any]) -> list[Html]:
    """Give what each proposal asks of the order, as lines."""
    return [_asks(writer, one) for one in given["proposals"] if one["clauses"]]


def _failing(writer: Writer, one: Failure) -> Html:
    return writer.fill(
        WORDS["first-row"],
        place=text(str(one.step)),
        threshold=writer.link(one.at),
        proposal=writer.link(one.proposal),
        how=text(FAILURE[one.how] if one.how else WORDS["fails"]),
        clause=writer.link(one.clause),
    )


def _asks(writer: Writer, proposal: dict[str, Any]) -> Html:
    return join(writer.link(proposal["id"]), items(_said(writer, c) for c in proposal["clauses"]))


def _said(writer: Writer, clause: dict[str, Any]) -> Html:
    word = clause["kind"] + ("-soft" if clause["soft"] else "")
    holes = {hole: writer.link(clause[hole]) for hole in ("at", "first", "then") if hole in clause}
    how = el("small", text(clause["how"])) if clause["how"] else NOTHING
    return join(writer.fill(CLAUSES[word], **holes), how, writer.mark(clause["id"]), by=" ")
