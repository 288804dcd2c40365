"""Which argument of a debate attacks which: columns attack rows."""

from robustmap.explain import words
from robustmap.explain.labels import MATRIX_LABEL
from robustmap.graph.debate import Debate
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.parts.replies import ATTACKS, Reply, attacks
from robustmap.publish.parts.writer import Writer

MOST = 100
"""The largest matrix that a page shows, in rows and in columns."""

GLYPHS = {"undercuts": "⊣", "against": "✕", "contradicts": "✕"}
SAYS = {
    "undercuts": words.ATTACK["undercut"],
    "against": words.ATTACK["undermine"],
    "contradicts": words.ATTACK["undermine"],
}

TONES = {"stands": "fallen", "contested": "disputed"}
"""How an attack colours its cell, by how it fares itself."""

Cells = dict[tuple[str, str], Reply]


def cells(writer: Writer, debate: Debate) -> Cells:
    """Give the attacks within a debate: (attacked argument, attacker) -> reply.

    Where one item attacks another in two ways, breaking its step comes first.
    """
    found: Cells = {}
    for argument in debate.arguments:
        ranked = sorted(attacks(writer.site, argument), key=lambda r: ATTACKS.index(r.relation))
        for reply in ranked:
            found.setdefault((argument, reply.item), reply)
    return found


def matrix(writer: Writer, debate: Debate, found: Cells) -> Html:
    """Give the matrix as a table, or nothing where it would be empty or too large."""
    order = {ref: number for number, ref in enumerate(debate.arguments)}
    rows = sorted({row for row, _ in found}, key=lambda ref: order[ref])
    columns = sorted(
        {column for _, column in found}, key=lambda ref: (order.get(ref, len(order)), ref)
    )
    if not rows or max(len(rows), len(columns)) > MOST:
        return NOTHING
    top = el("tr", el("td"), *(_column(writer, ref) for ref in columns))
    body = [_row(writer, row, columns, found) for row in rows]
    table = el("table", el("thead", top), el("tbody", *body), cls="matrix")
    return el("div", table, cls="scroll", tabindex="0", role="region", aria_label=MATRIX_LABEL)


def _column(writer: Writer, ref: str) -> Html:
    """Head a column with the name that the list gives, or the title, and the verdict's glyph."""
    mark, says = writer.site.mark(ref), writer.site.short(ref)
    glyph = NOTHING
    if mark is not None:
        glyph = el("i", text(mark.glyph), cls=mark.tone, role="img", aria_label=says, title=says)
    name = writer.link(ref, writer.site.label(ref), title=writer.site.heading(ref))
    return el("th", el("span", glyph, text(" "), name), scope="col")


def _row(writer: Writer, row: str, columns: list[str], found: Cells) -> Html:
    name = el("span", writer.label(row), writer.link(row, title=writer.site.heading(row)))
    head = el("th", el("div", name, writer.mark(row)), scope="row")
    return el("tr", head, *(_cell(writer, found.get((row, column))) for column in columns))


def _cell(writer: Writer, reply: Reply | None) -> Html:
    if reply is None:
        return Html("<td></td>")
    solution, says = writer.site.solution, SAYS[reply.relation]
    why = solution.flat.uncounted.get(reply.inference)
    if why:
        says = f"{says} ({words.NO_EFFECT.format(why=why)})"
    answer = "" if why else solution.inference_answer(reply.inference)
    label = f"{writer.site.heading(reply.item)}: {says}"
    shown = text(GLYPHS[reply.relation])
    url, tone = writer.url(reply.inference), TONES.get(answer, "silent")
    return el("td", link(url, shown, cls=tone, title=label, aria_label=label))


def legend() -> Html:
    """Say what the signs in the cells mean."""
    pairs = ((GLYPHS["undercuts"], SAYS["undercuts"]), (GLYPHS["against"], SAYS["against"]))
    return join(*(join(el("b", text(glyph)), text(f" {says}")) for glyph, says in pairs), by=", ")
