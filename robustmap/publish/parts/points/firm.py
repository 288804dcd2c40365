"""What would turn a verdict: the least change, one new argument, and what is still open."""

from collections.abc import Iterator
from typing import Any

from robustmap.errors import QueryError
from robustmap.explain.firmness import answer_words, heading, one_sided
from robustmap.explain.firmness_words import CHANGES, FIRM, OPEN, PLACES
from robustmap.explain.labels import PROPOSE
from robustmap.publish.asked.formal import formal
from robustmap.publish.asked.kept import kept
from robustmap.publish.html import NOTHING, Html, coded, el, join, link, text
from robustmap.publish.parts.propose import address
from robustmap.publish.parts.writer import Writer, folded, section
from robustmap.publish.site import Site
from robustmap.reason.resilience import Change, Flip, Flips, Opening, Prospect, Uncertain

SHOWN = 4

NEAR = 300
"""Where something leads to more of the framework, a page does not tell what hangs on it."""

MOST_ROWS = 8
"""A longer list is cut; the command line tells all of it."""


def firm(writer: Writer, ref: str) -> Html:
    """Tell what would turn the verdict on a reference, or nothing where little can be said.

    A few tenths of a millisecond: only what touches a witness of the verdict is tried, and the
    command line goes further.
    """
    found = brief(writer.site, ref)
    if found == ():
        return NOTHING
    if found is None:
        large = coded(FIRM["too-much"].format(ref=ref))
        return section(FIRM["title"], el("p", large), anchor="firm", still=True)
    flips = _read_flips(found[0])
    told = join(
        _shared(writer, flips.ref),
        _flips(writer, flips),
        _openings(writer, tuple(map(Opening._make, found[1])), flips.ref),
        _open(writer, _read_prospect(found[2])),
        _loss(writer, ref),
    )
    if not told:
        return NOTHING
    side = _one_sided(writer, flips.ref)
    return section(FIRM["title"], side, told, anchor="firm", still=True)


@kept
@formal
def brief(site: Site, ref: str) -> tuple[Any, ...] | None:
    """Give in plain tuples what would turn a verdict; () where nobody can tell, None if too much.

    It hangs on the form of the map alone, and takes long to begin with: so it is kept.
    """
    try:
        found = site.kb.firmness(ref)
    except QueryError:
        return ()  # another semantics, or a view that weighs
    if found is None:
        return None
    flips, case = found.flips, found.prospect
    turned = tuple(
        (tuple((one.kind, one.ref) for one in flip.changes), flip.answer) for flip in flips.found
    )
    open_ = tuple((one.ref, one.why) for one in case.relevant)
    return (
        (flips.ref, flips.answer, flips.complete, flips.never, turned),
        tuple(map(tuple, found.openings)),
        (case.ref, case.answer, tuple(case.possible), open_, case.cases, case.complete),
    )


def _read_flips(given: tuple[Any, ...]) -> Flips:
    ref, answer, complete, never, turned = given
    found = (
        Flip(tuple(Change(kind, one, ()) for kind, one in changes), then, ())
        for changes, then in turned
    )
    return Flips(ref, answer, None, tuple(found), complete, (), (), (), never)


def _read_prospect(given: tuple[Any, ...]) -> Prospect:
    ref, answer, possible, open_, cases, complete = given
    found = (Uncertain(one, why, Change("off", one, ())) for one, why in open_)
    return Prospect(ref, answer, dict.fromkeys(possible, ()), tuple(found), (), cases, complete)


@kept
@formal
def lost(site: Site, ref: str) -> tuple[tuple[str, str], ...] | None:
    """Give the verdicts that would turn without something: None where that is too much."""
    found = site.kb.loss(ref, NEAR)
    return None if found is None else tuple(found.items())


def _one_sided(writer: Writer, ref: str) -> Html:
    if ref not in writer.site.map.statements:
        return NOTHING
    side = one_sided(writer.site.ledger(ref))
    return el("p", text(FIRM[f"sided-{side}"])) if side else NOTHING


def _shared(writer: Writer, ref: str) -> Html:
    """Tell which premises carry several of the arguments for or against a claim."""
    if ref not in writer.site.map.statements:
        return NOTHING
    rows = [
        writer.fill(
            FIRM["carries"],
            premise=writer.link(premise),
            items=join(*(writer.link(item) for item in items), by=", "),
        )
        for premise, items in writer.site.ledger(ref).shared
    ]
    return join(el("p", text(FIRM["shared"])), _rows(writer, rows)) if rows else NOTHING


def _flips(writer: Writer, found: Flips) -> Html:
    if found.never:
        return NOTHING
    rows = [
        join(*_changes(writer, one.changes), text(": "), _then(found.ref, one.answer))
        for one in found.found
    ]
    head = heading(found) + (":" if rows else "")
    cut = NOTHING if found.listed_all else el("p", coded(FIRM["first"]), cls="hint")
    return join(el("p", coded(head)), _rows(writer, rows), cut)


def _changes(writer: Writer, changes: tuple[Change, ...]) -> Iterator[Html]:
    for number, one in enumerate(changes):
        if number:
            yield text(", ")
        yield writer.fill(CHANGES[one.kind], ref=writer.link(one.ref))


def _then(ref: str, answer: str) -> Html:
    return text(FIRM["then"].format(verdict=answer_words(ref, answer)))


def _openings(writer: Writer, found: tuple[Opening, ...], ref: str) -> Html:
    if not found:
        return NOTHING
    rows = [
        join(
            writer.fill(PLACES[one.relation], ref=writer.link(one.target)),
            text(": "),
            _then(ref, one.answer),
            _propose(writer, one),
        )
        for one in found
    ]
    return join(el("p", text(f"{FIRM['openings']}:")), _rows(writer, rows))


def _propose(writer: Writer, one: Opening) -> Html:
    repository = writer.site.map.settings.repository or ""
    url = address(repository, one.target, one.relation)
    if not url:
        return NOTHING
    shown = text(PROPOSE[one.relation])  # type: ignore[index]  # relations that may be added
    return join(text(" "), el("small", link(url, shown, rel="nofollow noopener")))


def _open(writer: Writer, found: Prospect) -> Html:
    if not found.relevant:
        return NOTHING
    others = [one for one in found.possible if one != found.answer]
    named = " or ".join(f"“{answer_words(found.ref, one)}”" for one in others)
    head = f"{FIRM['open']}: {FIRM['possible'].format(verdicts=named)} {FIRM['turns']}"
    rows = [writer.fill(OPEN[one.why], ref=writer.link(one.ref)) for one in found.relevant]
    cut = FIRM["cut"].format(most=found.cases)
    return join(
        el("p", coded(head)),
        _rows(writer, rows),
        NOTHING if found.complete else el("p", coded(cut), cls="hint"),
    )


def _loss(writer: Writer, ref: str) -> Html:
    """Tell which other verdicts would turn without it."""
    found = lost(writer.site, ref)
    if not found:
        return NOTHING
    rows = [join(writer.link(one), text(": "), _then(one, answer)) for one, answer in found]
    return join(el("p", text(FIRM["loss"])), _rows(writer, rows))


def _rows(writer: Writer, rows: list[Html]) -> Html:
    if not rows:
        return NOTHING
    most = writer.most(MOST_ROWS)
    left = len(rows) - most
    if left > 0:
        rows = [*rows[:most], text(FIRM["rest"].format(number=left))]
    return folded(rows, SHOWN, FIRM["more"])
