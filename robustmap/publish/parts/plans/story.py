"""What a failure story's page tells: its slots and beats, how it ends, what meets it."""

from collections.abc import Iterable, Iterator

from robustmap.explain.labels import NOTES
from robustmap.explain.stories import (
    BEATS,
    BLANK,
    CONCRETENESS,
    DIRECTION,
    ENDS_IN,
    MODALITY,
    OUTCOME,
    SLOT,
    STATE,
    STAYS,
    STORY,
    stays,
)
from robustmap.explain.stories import concreteness as in_words
from robustmap.model import ids
from robustmap.model.nodes import Node, Story
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.marks import NO_EFFECT, Mark
from robustmap.publish.parts.tables import table
from robustmap.publish.parts.writer import Writer, folded, items, pill, section, small
from robustmap.reason.stories import Alternative, Case, State, alternatives, concreteness
from robustmap.reason.stories.told import of_story

SLOT_MARKS = {
    "concrete": Mark("✓", "holds"),
    "generic": Mark("○", "disputed"),
    "unfillable": Mark("✕", "fallen"),
    "missing": Mark("?", "silent"),
}
"""The mark of a slot, by what fills it."""

STATE_MARKS: dict[State, Mark] = {
    "open": Mark("●", "fallen"),
    "disputed": Mark("≈", "disputed"),
    "addressed": Mark("✓", "holds"),
    "excluded": Mark("⊘", "holds"),
    "fallen": Mark("✕", "silent"),
    "idle": NO_EFFECT,
}
"""The mark of how it stands between a failure and a proposal: green is good for the proposal."""

SHOWN = 12


def slots(writer: Writer, node: Story) -> Html:
    """Tell the story: its slots with how concrete each is, its beats, how and when it ends."""
    found = concreteness(node)
    note = el("p", text(STORY["template"]), cls="hint") if found.template else NOTHING
    rows = [_slot(node, name) for name in SLOT]
    heads = (STORY["slot"], STORY["said"], STORY["how"])
    made = table(heads, rows, cls="fixed", label=STORY["slots"]) if found.given else NOTHING
    if found.given:
        made = join(made, el("p", text(in_words(found)), cls="hint"))
    return section(STORY["slots"], note, _beats(writer, node), made, _facts(writer, node))


def _slot(node: Story, name: str) -> list[Html]:
    slot = node.slots.get(name)
    level = slot.concreteness if slot else "missing"
    said = text(slot.text) if slot else NOTHING
    return [text(SLOT[name]), said, pill(SLOT_MARKS[level], CONCRETENESS[level])]


def _beats(writer: Writer, node: Story) -> Html:
    """Give the four beats as sentences; what the text leaves out stays open in them."""
    given = node.slots
    if not given:
        return NOTHING
    holes = {name: el("em", text(within(given[name].text))) for name in given}
    holes |= {name: text(BLANK[name]) for name in BLANK if name not in given}
    holes["outcome"] = text(OUTCOME[node.ends_in])
    return items((writer.fill(beat, **holes) for beat in BEATS), tag="ol", cls="beats")


def within(said: str) -> str:
    """Give the text of a slot as it stands within a sentence.

    >>> within("A guard dog."), within("AIXI"), within("Please them")
    ('a guard dog', 'AIXI', 'please them')
    """
    said = " ".join(said.split()).removesuffix(".")
    first = said.partition(" ")[0]
    return said[:1].lower() + said[1:] if first[1:].islower() or first == "A" else said


def _facts(writer: Writer, node: Story) -> Html:
    rows = [join(el("dt", text(STORY[name])), el("dd", said)) for name, said in _said(writer, node)]
    return el("dl", *rows) if rows else NOTHING


def _said(writer: Writer, node: Story) -> Iterator[tuple[str, Html]]:
    if node.ends_in:
        yield "ends", text(ENDS_IN[node.ends_in])
    if node.failure_class:
        yield "class", join(*map(writer.link, dict.fromkeys(node.failure_class)), by=", ")
    told = of_story(writer.site.solution, node)
    directions = [one for one in dict.fromkeys(one.direction for one in told) if one]
    if directions or node.direction:
        found = directions or [node.direction or ""]
        yield "direction", text(", ".join(DIRECTION[one] for one in found))
    if node.when:
        yield "when", join(*map(writer.link, dict.fromkeys(node.when)), by=", ")
    if node.modality:
        yield "modality", text(MODALITY[node.modality])
    if node.persists:
        yield "persists", items(ranges(writer, node))


def ranges(writer: Writer, node: Story) -> Iterator[Html]:
    """Yield over which range of which axis the failure stays, as sentences."""
    for one in node.persists:
        start, end = one.from_ or "", one.until or ""
        sentence = stays(start, end, endless=one.endless)
        range_ = writer.fill(sentence, start=writer.link(start), end=writer.link(end))
        told = writer.fill(STAYS["along"], axis=writer.link(one.axis), range=range_)
        yield join(told, el("small", text(one.why)) if one.why else NOTHING, by=" ")


def met(writer: Writer, node: Story) -> Html:
    """Say for each proposal what meets the failure, and compare the alternatives."""
    cases = writer.site.kb.class_coverage.by_story.get(node.id, ())
    rows = [_at(writer, one) for one in cases]
    return join(
        section(STORY["for-proposals"], folded(rows, SHOWN, NOTES["more"]), anchor="meets"),
        section(STORY["mitigations"], compared(writer, node), anchor="mitigations"),
    )


def _at(writer: Writer, one: Case) -> Html:
    said = writer.fill(STORY["at"], proposal=writer.link(one.proposal))
    return join(said, state(writer, one), by=" ")


def state(writer: Writer, one: Case) -> Html:
    """Give how it stands between a failure and a proposal, and what closes it."""
    said = [pill(STATE_MARKS[one.state], STATE[one.state])]
    others = [ref for ref in one.by if ref != one.proposal]
    if others:
        said.append(writer.fill(STORY["by"], by=_links(writer, others)))
    if one.doubts:
        said.append(el("small", writer.fill(STORY["doubt"], by=_links(writer, one.doubts))))
    return join(*said, by=" ")


def _links(writer: Writer, refs: Iterable[str]) -> Html:
    return join(*map(writer.link, refs), by=", ")


def compared(writer: Writer, node: Story) -> Html:
    """Give the alternatives by the criteria on which any of them has been judged."""
    found = list(alternatives(writer.site.map, node))
    criteria = list(dict.fromkeys(one for alternative in found for one in alternative.cells))
    heads = (STORY["alternative"], STORY["answers"], *map(writer.site.heading, criteria))
    rows = [
        [
            join(writer.link(one.proposal), writer.mark(one.proposal), by=" "),
            text(STORY["yes"] if one.answers else STORY["no"]),
            *(_cell(writer, one, criterion) for criterion in criteria),
        ]
        for one in found
    ]
    return table(heads, rows, label=STORY["mitigations"])


def _cell(writer: Writer, one: Alternative, criterion: str) -> Html:
    """Give how an alternative is judged by a criterion, with the verdict on that."""
    cell = one.cells.get(criterion)
    if cell is None:
        return NOTHING
    statement = ids.join(one.proposal, f"meets-{cell.on}")
    said = (NOTES["if"].format(case=cell.if_).rstrip(":") if cell.if_ else "", cell.why or "")
    more = join(*(text(one) for one in said if one), by=" · ")
    return join(text(cell.answer), writer.mark(statement), small(more), by=" ")


def stories_of_class(writer: Writer, node: Node) -> Html:
    """List the stories of a class of failures, and where the class stands open or answered."""
    coverage = writer.site.kb.class_coverage
    rows = [writer.row(one) for one in coverage.classes.get(node.id, ())]
    cases = [_at(writer, one) for one in coverage.by_class(node.id)]
    return join(
        section(STORY["of-class"], folded(rows, SHOWN, NOTES["more"]), anchor="stories"),
        section(STORY["for-proposals"], folded(cases, SHOWN, NOTES["more"]), anchor="proposals"),
    )
