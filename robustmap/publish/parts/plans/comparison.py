"""A comparison or checklist on a page: the grid, what nobody meets, what is beaten."""

from collections.abc import Iterator, Sequence

from robustmap.explain import plans as told
from robustmap.explain.plans import COMPARISONS
from robustmap.model.nodes import Question
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.marks import Mark
from robustmap.publish.parts.longer import EACH, SHOWN, Long, beginning
from robustmap.publish.parts.points.argument import replies
from robustmap.publish.parts.propose import edit
from robustmap.publish.parts.tables import table
from robustmap.publish.parts.writer import Writer, details, few, items, pill, section
from robustmap.publish.site import Site
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
    grid = compared(writer, node, found) if found is not None else NOTHING
    return join(grid, replies(writer, node))


def compared(writer: Writer, node: Question, found: Comparison) -> Html:
    """Give a comparison: what it judges by, its grid, and what follows from that."""
    criteria = writer.rows(found.criteria)
    return join(
        section(COMPARISONS["criteria"], criteria, anchor="criteria"),
        beginning(writer, node, GRID, _count(found), _silent(writer, found)),
        section(
            COMPARISONS["unmet"],
            items(_unmet(writer, found, one) for one in found.unmet),
            anchor="unmet",
            note=COMPARISONS["unmet-note"],
        ),
        beginning(
            writer, node, BEATEN, *([el("p", text(COMPARISONS["cut"]))] if found.cut else [])
        ),
    )


def _count(found: Comparison) -> Html:
    if not found.cells:
        return NOTHING
    filled = len(found.cells) - len(found.unassessed)
    return el("p", text(told.assessed(filled, len(found.cells))))


def _assessed(site: Site, node: Question) -> list[tuple[str, Sequence[Cell]]]:
    """Give the options of a grid with their cells, but for those of which nothing is said."""
    found = site.kb.comparisons.get(node.id)
    return [] if found is None else [row for row in found.rows if not _is_silent(found, row[1])]


def _is_silent(found: Comparison, cells: Sequence[Cell]) -> bool:
    return found.sort == "checklist" and all(one.state == "missing" for one in cells)


def _grid(writer: Writer, options: Sequence[tuple[str, Sequence[Cell]]]) -> Html:
    """Give the table of options and criteria.

    A cell is empty where nothing is said: most are, and their words would be most of a page.
    """
    criteria = [one.criterion for one in options[0][1]] if options else []
    heads = [COMPARISONS["option"], *map(writer.site.heading, criteria)]
    rows = [_row(writer, *row) for row in options]
    empty = any(not shown for row in rows for shown in row)
    note = el("p", text(COMPARISONS["grid-note"]), cls="hint") if empty else NOTHING
    return join(note, table(heads, rows, label=COMPARISONS["grid"]))


GRID = Long("grid", COMPARISONS["grid"], _assessed, _grid, SHOWN, EACH)


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


def _silent(writer: Writer, found: Comparison) -> Html:
    """Name the options of which nothing has been said: an invitation, not a reproach."""
    options = [option for option, cells in found.rows if _is_silent(found, cells)]
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


def _dominated(site: Site, node: Question) -> Sequence[Dominated]:
    found = site.kb.comparisons.get(node.id)
    return () if found is None else found.dominated


def _beaten(writer: Writer, found: Sequence[Dominated]) -> Html:
    return items(
        writer.fill(
            COMPARISONS["dominated-row"],
            by=writer.link(one.by),
            option=writer.link(one.option),
            better=join(*map(writer.link, one.better), by=", "),
        )
        for one in found
    )


BEATEN = Long(
    *("beaten", COMPARISONS["dominated"], _dominated, _beaten, SHOWN, EACH),
    note=COMPARISONS["dominated-note"],
)
