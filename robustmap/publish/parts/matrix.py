"""Which argument of a debate attacks which: columns attack rows, together what hangs together."""

from collections.abc import Sequence
from typing import NamedTuple

from robustmap.explain import words
from robustmap.explain.labels import MATRIX_LABEL
from robustmap.graph.debate import Debate
from robustmap.publish.asked.once import once
from robustmap.publish.asked.seen import asked
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.parts.attacks import components, ranks
from robustmap.publish.parts.replies import ATTACKS, Reply, attacks
from robustmap.publish.parts.writer import Writer, items
from robustmap.publish.site import Site

MOST = 60
"""The largest matrix that a page shows, in rows and in columns."""
MOST_BYTES = 40_000
"""How large a matrix may be within a page."""

FILTERED = "rm-attacks"
"""The class of what holds attacks that the page's script can filter."""

GLYPHS = {"undercuts": "⊣", "against": "✕", "contradicts": "✕"}
SAYS = {
    "undercuts": words.ATTACK["undercut"],
    "against": words.ATTACK["undermine"],
    "contradicts": words.ATTACK["undermine"],
}

TONES = {"stands": "fallen", "contested": "disputed"}
"""How an attack colours its cell, by how it fares itself."""

Cells = dict[tuple[str, str], Reply]


class Attack(NamedTuple):
    """A cell of the matrix: what is attacked, what attacks it, and how."""

    row: str
    column: str
    reply: Reply


@once
def cells(site: Site, debate: Debate) -> Cells:
    """Give the attacks within a debate, gathered once: (attacked argument, attacker) -> reply.

    Where one item attacks another in two ways, breaking its step comes first.
    """
    found: Cells = {}
    for argument in debate.arguments:
        for reply in ranked(site, argument):
            found.setdefault((argument, reply.item), reply)
    return found


@asked
def ranked(site: Site, argument: str) -> tuple[Reply, ...]:
    """Give the attacks on an argument, those that break its step first."""
    return tuple(sorted(attacks(site, argument), key=lambda one: ATTACKS.index(one.relation)))


def matrix(writer: Writer, debate: Debate, found: Cells) -> Html:
    """Give the matrix as a table, or nothing where it would be empty or too large.

    Each attack component has rows of its own, set apart, and columns that stand together.
    """
    rows, columns = {row for row, _ in found}, {column for _, column in found}
    if not rows or max(len(rows), len(columns)) > MOST:
        return NOTHING
    order = components(found, ranks(debate.arguments))
    heads = [ref for one in order for ref in one if ref in columns]
    top = el("tr", el("td"), *(_column(writer, ref) for ref in heads))
    bodies = [
        el("tbody", *(_row(writer, row, heads, found) for row in one if row in rows))
        for one in order
    ]
    table = el("table", el("thead", top), *bodies, cls="matrix")
    region = {"tabindex": "0", "role": "region", "aria_label": MATRIX_LABEL}
    made = el("div", el("div", table, cls="scroll", **region), cls=FILTERED)
    return made if len(made) <= MOST_BYTES else NOTHING


def _column(writer: Writer, ref: str) -> Html:
    """Head a column with the name that the list gives, or the title, and the verdict's glyph."""
    mark, says = writer.site.mark(ref), writer.site.short(ref)
    glyph = NOTHING
    if mark is not None:
        shown = {"role": "img", "aria_label": says, "title": says, "data_v": ref}
        glyph = el("i", text(mark.glyph), cls=mark.tone, **shown)
    # Where the name is the title itself, nothing need tell it again.
    label, heading = writer.site.label(ref), writer.site.heading(ref)
    name = writer.link(ref, label, title=heading if label else "")
    return el("th", el("span", glyph, text(" "), name), scope="col")


def _row(writer: Writer, row: str, columns: Sequence[str], found: Cells) -> Html:
    name = el("span", writer.label(row), writer.link(row))
    head = el("th", el("div", name, writer.mark(row)), scope="row")
    return el("tr", head, *(_cell(writer, found.get((row, column))) for column in columns))


def _cell(writer: Writer, reply: Reply | None) -> Html:
    return Html("<td></td>") if reply is None else el("td", sign(writer, reply))


def sign(writer: Writer, reply: Reply, said: str = "") -> Html:
    """Give the sign of an attack, a link to where it is told; `said` stands beside it.

    It carries what it is filtered by: its kind, its basis, and in its class how it fares.
    """
    solution, says = writer.site.solution, SAYS[reply.relation]
    # Whether a step counts is asked of it alone; why not, of the whole, is hardly ever asked.
    if not solution.counts(reply.inference):
        why = solution.flat.uncounted[reply.inference]
        says = f"{says} ({words.NO_EFFECT.format(why=why)})"
    label = f"{writer.site.heading(reply.item)}: {says}"
    told = {"title": label, "aria_label": label, "data_v": reply.inference}
    told |= {
        "data_kind": reply.relation,
        "data_basis": writer.site.map.inferences[reply.inference].basis,
    }
    shown = join(text(GLYPHS[reply.relation]), text(said), by=" ")
    return link(writer.url(reply.inference), shown, cls=tone(writer, reply.inference), **told)


def tone(writer: Writer, inference: str) -> str:
    """Give the class that colours an attack, by how it fares and whether it counts."""
    solution = writer.site.solution
    if not solution.counts(inference):
        return "silent"
    return TONES.get(solution.inference_answer(inference), "silent")


def attack_list(debate: Debate, found: Cells) -> list[list[Attack]]:
    """Give the attacks in the order of the matrix, those together that hang together."""
    order = components(found, ranks(debate.arguments))
    by_row: dict[str, list[tuple[str, Reply]]] = {}
    for (row, column), reply in found.items():
        by_row.setdefault(row, []).append((column, reply))
    return [
        [Attack(row, column, reply) for row in one for column, reply in sorted(by_row.get(row, ()))]
        for one in order
    ]


def attack_line(writer: Writer, one: Attack) -> Html:
    """Tell an attack in a line: attacker, sign, attacked."""
    shown = sign(writer, one.reply, SAYS[one.reply.relation])
    attacker = writer.label(one.column), writer.link(one.column)
    return join(*attacker, shown, writer.row(one.row), by=" ")


def listed(rows: Sequence[Html]) -> Html:
    """Give lines of attacks as a list that can be filtered."""
    return el("div", items(rows), cls=FILTERED)


def legend() -> Html:
    """Say what the signs in the cells mean."""
    pairs = ((GLYPHS["undercuts"], SAYS["undercuts"]), (GLYPHS["against"], SAYS["against"]))
    return join(*(join(el("b", text(glyph)), text(f" {says}")) for glyph, says in pairs), by=", ")
