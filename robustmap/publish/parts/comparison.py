"""A comparison or checklist on a page: the grid, what nobody meets, what is beaten."""

from collections.abc import Iterator, Sequence

from robustmap.explain import plans as told
from robustmap.explain.plans import COMPARISONS
from robustmap.model.nodes import Question
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.marks import Mark
from robustmap.publish.parts.argument import replies
from robustmap.publish.parts.propose import edit
from robustmap.publish.parts.tables import table
from robustmap.publish.parts.writer import Writer, details, few, items, pill, section
from robustmap.reason.comparisons import Cell, Comparison, Dominated, Unmet

NAMED = 6
"""So many options of which nobody has said anything are named; their own list has all."""

ANSWER_MARKS = {
    "yes": Mark("✓", "holds"),
    "partly": Mark("◐", "granted"),
    "no": Mark("✕", "fallen"),
}
FARED_MARKS = {
    "disputed": Mark("≈", "disputed"),
    "fallen": Mark("⊣", "fallen"),
    "open": Mark("…", "silent"),
    "uncounted": Mark("◌", "silent"),
    "unknown": Mark("?", "silent"),
    "missing": Mark("·", "silent"),
}
"""The mark of a cell: how it has fared, and where it stands what it says."""


def question(writer: Writer, node: Question) -> Html:
    """Give the middle of a question's page: its grid, where it compares, and the replies."""
    found = writer.site.kb.comparisons.get(node.id)
    grid = compared(writer, found) if found is not None else NOTHING
    return join(grid, replies(writer, node))


def compared(writer: Writer, found: Comparison) -> Html:
    """Give a comparison: what it judges by, its grid, and what follows from that."""
    criteria = writer.rows(found.criteria)
    return join(
        section(COMPARISONS["criteria"], criteria, anchor="criteria"),
        section(COMPARISONS["grid"], _count(found), grid(writer, found), anchor="grid"),
        section(
            COMPARISONS["unmet"],
            items(_unmet(writer, found, one) for one in found.unmet),
            anchor="unmet",
            note=COMPARISONS["unmet-note"],
        ),
        section(
            COMPARISONS["dominated"],
            items(_dominated(writer, one) for one in found.dominated),
            el("p", text(COMPARISONS["cut"])) if found.cut else NOTHING,
            anchor="beaten",
            note=COMPARISONS["dominated-note"],
        ),
    )


def _count(found: Comparison) -> Html:
    if not found.cells:
        return NOTHING
    filled = len(found.cells) - len(found.unassessed)
    return el("p", text(told.assessed(filled, len(found.cells))))


def grid(writer: Writer, found: Comparison) -> Html:
    """Give the table of options and criteria; options of which nothing is said are listed.

    A cell is empty where nothing is said: most are, and their words would be most of a page.
    """
    heads = [COMPARISONS["option"], *map(writer.site.heading, found.criteria)]
    rows, silent = [], []
    for option, cells in found.rows:
        if found.sort == "checklist" and all(one.state == "missing" for one in cells):
            silent.append(option)
        else:
            rows.append(_row(writer, option, cells))
    made = table(heads, rows, label=writer.site.heading(found.question))
    empty = any(not shown for row in rows for shown in row)
    note = el("p", text(COMPARISONS["grid-note"]), cls="hint") if empty else NOTHING
    return join(note, made, _silent(writer, silent))


def _row(writer: Writer, option: str, cells: Sequence[Cell]) -> list[Html]:
    missing = [one for one in cells if one.state == "missing"]
    head = join(writer.link(option), invite(writer, missing[0]) if missing else NOTHING, by=" ")
    shown = (NOTHING if one.state == "missing" else cell(writer, one) for one in cells)
    return [head, *shown]


def cell(writer: Writer, one: Cell) -> Html:
    """Give one cell: its mark, its words, its condition and reason; or an invitation."""
    mark = FARED_MARKS.get(one.state) or ANSWER_MARKS[one.answer]
    shown = pill(mark, told.cell(one))
    if one.assessed:
        shown = link(writer.url(one.statement), shown)
    return join(shown, *said(one), NOTHING if one.assessed else invite(writer, one), by=" ")


def said(one: Cell) -> Iterator[Html]:
    """Yield what a cell says besides its answer: its condition, number and reason."""
    if one.condition:
        yield el("small", text(COMPARISONS["condition"].format(condition=one.condition)))
    if one.quantity:
        yield el("small", text(told.amount(one.quantity)))
    if one.why:
        yield el("div", el("small", text(one.why)))


def invite(writer: Writer, one: Cell) -> Html:
    """Give a link that opens the option's file, or nothing where the map names no forge."""
    url = edit(writer.site.map.settings.repository or "", writer.site.file(one.option))
    shown = text(COMPARISONS["assess"])
    return link(url, shown, cls="invite", rel="nofollow noopener") if url else NOTHING


def _silent(writer: Writer, options: list[str]) -> Html:
    """Name the options of which nothing has been said: an invitation, not a reproach."""
    head = COMPARISONS["silent"].format(number=told.options(len(options)))
    names = el("p", few(writer, options, NAMED, writer.to("proposals/")))
    note = el("p", text(COMPARISONS["unassessed-note"]), cls="hint")
    return details(text(head), names, note) if options else NOTHING


def _unmet(writer: Writer, found: Comparison, one: Unmet) -> Html:
    known = []
    if one.partly:
        known.append(
            writer.fill(
                COMPARISONS["unmet-partly"], options=join(*map(writer.link, one.partly), by=", ")
            )
        )
    if one.open:
        number = f"{len(one.open)} of {told.options(len(found.options))}"
        known.append(text(COMPARISONS["unmet-open"].format(number=number)))
    shown = writer.link(one.criterion)
    if not known:
        return shown
    return writer.fill(COMPARISONS["unmet-row"], criterion=shown, known=join(*known, by="; "))


def _dominated(writer: Writer, one: Dominated) -> Html:
    return writer.fill(
        COMPARISONS["dominated-row"],
        by=writer.link(one.by),
        option=writer.link(one.option),
        better=join(*map(writer.link, one.better), by=", "),
    )
