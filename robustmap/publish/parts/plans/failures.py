"""Failure stories by proposals: which is open, answered or ruled out where."""

from collections.abc import Iterable, Sequence

from robustmap.explain.stories import CARD, DIRECTION, MEANS, PAGE, STATE
from robustmap.model.nodes import Proposal, Story
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.parts.parted import Part
from robustmap.publish.parts.plans.story import STATE_MARKS, ranges, state
from robustmap.publish.parts.tables import table
from robustmap.publish.parts.weight import weight
from robustmap.publish.parts.writer import Writer, pill, unheard
from robustmap.reason.stories import STATES, Case
from robustmap.reason.stories.told import of_story

MOST = 40
"""The largest matrix that a page shows, in rows and in columns."""

MOST_ROWS = 500
"""How many rows a list shows where the matrix would be too large."""


def matrix(writer: Writer, cases: Iterable[Case]) -> Part:
    """Give stories by proposals as a matrix, or as a list where it would be too large."""
    found = {(case.failure, case.proposal): case for case in cases}
    stories = sorted({story for story, _ in found})
    proposals = sorted({proposal for _, proposal in found})
    if max(len(stories), len(proposals)) > MOST:
        return _listed(list(found.values()), len(stories), len(proposals))
    columns = {one: _column(writer, one) for one in proposals}
    signs = el("p", legend(), cls="hint")

    def row(writer: Writer, story: str) -> list[Html]:
        return [_head(writer, story), *(_cell(writer, found.get((story, one))) for one in columns)]

    def set_rows(writer: Writer, rows: Sequence[list[Html]]) -> Html:
        return join(signs, _table(writer, proposals, rows))

    return Part(
        *("matrix", PAGE["matrix"], stories, row, set_rows, PAGE["matrix-note"]),
        beside=weight([*columns.values(), signs]),
    )


def _table(writer: Writer, proposals: Sequence[str], rows: Sequence[list[Html]]) -> Html:
    """Put rows together, with the columns in which any of them has a sign."""
    shown = [at for at in range(len(proposals)) if any(row[at + 1] for row in rows)]
    top = el("tr", el("td"), *(_column(writer, proposals[at]) for at in shown))
    body = (el("tr", row[0], *(row[at + 1] or Html("<td></td>") for at in shown)) for row in rows)
    made = el("table", el("thead", top), el("tbody", *body), cls="matrix")
    label = PAGE["matrix-label"]
    return el("div", made, cls="scroll", tabindex="0", role="region", aria_label=label)


def _column(writer: Writer, proposal: str) -> Html:
    name = writer.link(proposal, title=writer.site.heading(proposal))
    return el("th", el("span", name), scope="col")


def _head(writer: Writer, story: str) -> Html:
    name = el("span", writer.link(story, title=writer.site.heading(story)))
    return el("th", el("div", name, writer.mark(story)), scope="row")


def _cell(writer: Writer, case: Case | None) -> Html:
    if case is None:
        return NOTHING
    mark, heading = STATE_MARKS[case.state], writer.site.heading
    # Its row is headed by the story.
    told = f"{heading(case.proposal)}: {STATE[case.state]}"
    others = [heading(ref) for ref in case.by if ref != case.proposal]
    label = f"{told} ({'; '.join(others)})" if others else told
    glyph = unheard(text(mark.glyph))
    return el("td", link(writer.url(case.failure), glyph, cls=mark.tone, title=label))


def _listed(cases: Sequence[Case], stories: int, proposals: int) -> Part:
    said = PAGE["large"].format(
        stories=stories, proposals=proposals, most=MOST, number=min(len(cases), MOST_ROWS)
    )
    heads = (PAGE["story"], PAGE["proposal"], PAGE["state"])
    ranked = sorted(cases, key=lambda one: (STATES.index(one.state), one.failure, one.proposal))

    def row(writer: Writer, one: Case) -> list[Html]:
        return [writer.link(one.failure), writer.link(one.proposal), state(writer, one)]

    def set_rows(_writer: Writer, rows: Sequence[list[Html]]) -> Html:
        return table(heads, rows, label=PAGE["matrix"])

    note = PAGE["matrix-note"]
    part = Part("matrix", PAGE["matrix"], ranked[:MOST_ROWS], row, set_rows, note)
    return part._replace(before=el("p", text(said)))


def legend() -> Html:
    """Say what the signs in the cells mean."""
    signs = (join(pill(STATE_MARKS[one], STATE[one]), text(MEANS[one]), by=" ") for one in STATES)
    return join(text(PAGE["legend"]), join(*signs, by="; "), by=" ")


def at_proposal(writer: Writer, node: Proposal) -> dict[str, list[Html]]:
    """Give what the card of a proposal tells of failures, as rows by what they tell.

    What is told against it comes first, the open ones before the others, each with the
    scaling that brings it about and the range over which it stays. What the proposal
    names under `addresses` is told by the card itself.
    """
    coverage = writer.site.kb.class_coverage
    named = {writer.site.map.resolve(ref) for ref in (*node.addresses, *node.covers)}
    cases = sorted(coverage.by_proposal.get(node.id, ()), key=_worst_first)
    others = [one for one in cases if not one.told and one.failure not in named]
    ruled = [one for one in coverage.of_proposal(node.id) if one.state == "excluded"]
    return {
        "told": [_told(writer, one) for one in cases if one.told],
        "answers": [writer.row(one.failure) for one in others],
        "excluded": [_told(writer, one) for one in ruled],
    }


def _worst_first(case: Case) -> tuple[int, str]:
    return STATES.index(case.state), case.failure


def _told(writer: Writer, case: Case) -> Html:
    said = [writer.link(case.failure), state(writer, case)]
    story = writer.site.map.nodes[case.failure]
    if isinstance(story, Story):
        told = of_story(writer.site.solution, story)
        found = (one.direction for one in told if one.proposal == case.proposal)
        at = (CARD["at"].format(direction=DIRECTION[one]) for one in dict.fromkeys(found))
        said += [el("small", text(one)) for one in at]
        said += [el("div", one, cls="sub") for one in ranges(writer, story)]
    return join(*said, by=" ")
