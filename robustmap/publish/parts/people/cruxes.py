"""Where two people part: what both speak of, and what would turn a thesis."""

from collections.abc import Iterator

from robustmap.explain.crux import Crux, Cruxes
from robustmap.explain.crux_words import CRUX, NOTHING
from robustmap.explain.holders import PEOPLE
from robustmap.explain.labels import STANCE
from robustmap.explain.words import CLAIM
from robustmap.model.nodes import ClaimAnswer, Person
from robustmap.model.positions import Held
from robustmap.publish.html import NOTHING as EMPTY
from robustmap.publish.html import Html, coded, el, join, link, text
from robustmap.publish.marks import MARKS
from robustmap.publish.parts.people.dials import dials, where
from robustmap.publish.parts.tables import number, table
from robustmap.publish.parts.writer import Writer, folded, items, pill, section, small
from robustmap.publish.speaking import Pair, Speaker, pairs

SHOWN = 12


def who(writer: Writer, speaker: Speaker) -> Html:
    """Name a speaker: a person as a link, a handle as it stands in the text."""
    return writer.link(speaker.name) if speaker.named else el("code", text(speaker.name))


def shown(writer: Writer, speaker: Speaker) -> str:
    """Name a speaker as plain text."""
    return writer.site.heading(speaker.name) if speaker.named else speaker.name


def address(pair: Pair) -> str:
    """Give the part of an address that chooses a pair.

    It is the id of the pair's row, too: without a script its link leads there.
    """
    return f"a={pair.a.name}&b={pair.b.name}"


def overview(writer: Writer, found: tuple[Pair, ...]) -> Html:
    """Give every pair as a row: how much both speak of, on how much they differ, what turns."""
    heads = [CRUX[one] for one in ("pair", "shared", "differ", "cruxes")]
    return table(heads, (_row(writer, pair) for pair in found), label=CRUX["pairs"])


def _row(writer: Writer, pair: Pair) -> list[Html]:
    names = text(CRUX["two"].format(a=shown(writer, pair.a), b=shown(writer, pair.b)))
    counts = (len(pair.shared), len(pair.differ))
    turning = (
        join(_points(writer, crux), small(_for(writer, pair, one, crux)), by=" ")
        for one in pair.theses
        for crux in one
    )
    return [
        el("a", names, href=f"#{address(pair)}", id=address(pair)),
        *(number(text(str(one)), str(one)) for one in counts),
        items(turning),
    ]


def _for(writer: Writer, pair: Pair, one: Cruxes, crux: Crux) -> Html:
    if crux.double:
        said = text(CRUX["both"])
    else:
        name = shown(writer, pair.a if crux.a else pair.b)
        said = text(CRUX["single"].format(who=name))
    return join(said, text(": "), writer.link(one.about))


def _points(writer: Writer, crux: Crux) -> Html:
    return join(*map(writer.link, crux.points), by=" + ")


def block(writer: Writer, pair: Pair) -> Html:
    """Give all that is told of a pair once it is chosen."""
    head = el("h2", writer.fill(CRUX["two"], a=who(writer, pair.a), b=who(writer, pair.b)))
    rows = [_point(writer, one, other) for one, other in pair.shared]
    heads = [CRUX["shared"], *(shown(writer, one) for one in (pair.a, pair.b))]
    told = table(heads, rows, label=CRUX["shared"])
    theses = [_thesis(writer, pair, one) for one in pair.theses]
    reason = "apart" if pair.differ else "agree"
    why = EMPTY if theses else el("p", text(NOTHING[reason]))
    note = el("p", text(CRUX["computed"]), cls="hint") if theses else EMPTY
    ask = coded(CRUX["command"].format(a=pair.a.name, b=pair.b.name))
    return join(head, told, why, note, *theses, el("p", ask, cls="hint"))


def _point(writer: Writer, one: Held, other: Held) -> list[Html]:
    return [
        writer.link(one.about),
        *(join(dials(side), small(where(writer, side)), by=" ") for side in (one, other)),
    ]


def _thesis(writer: Writer, pair: Pair, one: Cruxes) -> Html:
    sides = (pair.a, pair.b)
    sees = [
        join(
            writer.fill(CRUX["sees"], who=who(writer, side), verdict=_verdict(answer)),
            _own(writer, side, own),
            by=" ",
        )
        for side, answer, own in zip(sides, one.answers, one.own, strict=True)
    ]
    turning = [_turning(writer, pair, crux) for crux in one]
    return el(
        "section",
        el("h3", writer.link(one.about)),
        items(sees),
        el("h4", text(CRUX["found"])) if turning else el("p", text(NOTHING[one.nothing])),
        items(turning, tag="ol"),
        el("p", text(_bounded(one)), cls="hint") if one.bounded else EMPTY,
        data_thesis=one.about,
    )


def _bounded(one: Cruxes) -> str:
    return CRUX["bounded" if one.complete else "unsearched"].format(size=one.complete)


def _own(writer: Writer, side: Speaker, own: Held | None) -> Html:
    if own is None:
        return EMPTY
    said = CRUX["own"].format(who=shown(writer, side), stance=STANCE[own.stance])
    return small(text(f"({said}; {CRUX['left']})"))


def _turning(writer: Writer, pair: Pair, crux: Crux) -> Html:
    turns = (
        writer.fill(
            CRUX["turn"],
            who=who(writer, side),
            before=_verdict(turn.before),
            after=_verdict(turn.after),
        )
        for side, turn in zip((pair.a, pair.b), (crux.a, crux.b), strict=True)
        if turn
    )
    both = pill(MARKS["supported"], CRUX["both"]) if crux.double else EMPTY
    return join(_points(writer, crux), both, items(turns), by=" ")


def _verdict(answer: ClaimAnswer) -> Html:
    return pill(MARKS[answer], CLAIM[answer])


def choices(writer: Writer, found: tuple[Pair, ...]) -> Iterator[tuple[str, str]]:
    """Yield the theses that somebody may choose, with their titles, by title."""
    refs = {one.about for pair in found for one in pair.theses}
    yield from sorted(((ref, writer.site.heading(ref)) for ref in refs), key=lambda one: one[1])


def partings(writer: Writer, person: Person) -> Html:
    """Tell on a person's page with whom they may be compared, and on how much they differ."""
    rows = [
        join(
            link(f"{writer.to('cruxes/')}#{address(pair)}", text(shown(writer, other))),
            small(text(CRUX["parting"].format(shared=len(pair.shared), differ=len(pair.differ)))),
            by=" ",
        )
        for pair in pairs(writer.site)[0]
        for one, other in ((pair.a, pair.b), (pair.b, pair.a))
        if one.name == person.id
    ]
    return section(CRUX["title"], folded(rows, SHOWN, PEOPLE["more"]), anchor="parts")
