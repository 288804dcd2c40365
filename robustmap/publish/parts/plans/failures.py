"""Failure stories by proposals: which is open, answered or ruled out where."""

from collections.abc import Iterable, Sequence

from robustmap.explain.stories import CARD, DIRECTION, MEANS, PAGE, STATE
from robustmap.model.nodes import Proposal, Story
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.parts.plans.story import STATE_MARKS, ranges, state
from robustmap.publish.parts.tables import table
from robustmap.publish.parts.writer import Writer, pill, unheard
from robustmap.reason.stories import STATES, Case
from robustmap.reason.stories.told import of_story

MOST = 40
"""The largest matrix that a page shows, in rows and in columns."""

MOST_ROWS = 500
"""How many rows a list shows where the matrix would be too large."""


def matrix(writer: Writer, cases: Iterable[Case]) -> Html:
    """Give stories by proposals as a matrix, or as a list where it would be too large."""
    found = {(case.failure, case.proposal): case for case in cases}
    stories = sorted({story for story, _ in found})
    proposals = sorted({proposal for _, proposal in found})
    if not found:
        return NOTHING
    if max(len(stories), len(proposals)) > MOST:
        return _listed(writer, list(found.values()), len(stories), len(proposals))
    top = el("tr", el("td"), *(_column(writer, one) for one in proposals))
    body = [_row(writer, story, proposals, found) for story in stories]
    made = el("table", el("thead", top), el("tbody", *body), cls="matrix")
    label = PAGE["matrix-label"]
    return el("div", made, cls="scroll", tabindex="0", role="region", aria_label=label)


def _column(writer: Writer, proposal: str) -> Html:
    name = writer.link(proposal, title=writer.site.heading(proposal))
    return el("th", el("span", name), scope="col")


def _row(
    writer: Writer, story: str, proposals: Sequence[str], found: dict[tuple[str, str], Case]
) -> Html:
    name = el("span", writer.link(story, title=writer.site.heading(story)))
    head = el("th", el("div", name, writer.mark(story)), scope="row")
    return el("tr", head, *(_cell(writer, found.get((story, one))) for one in proposals))


def _cell(writer: Writer, case: Case | None) -> Html:
    if case is None:
        return Html("<td></td>")
    mark, heading = STATE_MARKS[case.state], writer.site.heading
    told = f"{heading(case.failure)} / {heading(case.proposal)}: {STATE[case.state]}"
    others = [heading(ref) for ref in case.by if ref != case.proposal]
    label = f"{told} ({'; '.join(others)})" if others else told
    glyph = unheard(text(mark.glyph))
    return el("td", link(writer.url(case.failure), glyph, cls=mark.tone, title=label))


def _listed(writer: Writer, cases: Sequence[Case], stories: int, proposals: int) -> Html:
    said = PAGE["large"].format(
        stories=stories, proposals=proposals, most=MOST, number=min(len(cases), MOST_ROWS)
    )
    heads = (PAGE["story"], PAGE["proposal"], PAGE["state"])
    ranked = sorted(cases, key=lambda one: (STATES.index(one.state), one.failure, one.proposal))
    rows = [
        [writer.link(one.failure), writer.link(one.proposal), state(writer, one)]
        for one in ranked[:MOST_ROWS]
    ]
    return join(el("p", text(said)), table(heads, rows, label=PAGE["matrix"]))


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
