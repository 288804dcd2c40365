"""Which argument of a debate attacks which: columns attack rows, together what hangs together."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from robustmap.explain import words
from robustmap.explain.labels import MATRIX_LABEL
from robustmap.graph.debate import Debate
from robustmap.publish.asked.by_node import by_node
from robustmap.publish.asked.formal import formal
from robustmap.publish.asked.once import once
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.debates.attacks import components, ranks
from robustmap.publish.parts.points.replies import ATTACKS, Reply, attacks
from robustmap.publish.parts.writer import BOUND, Writer, bind, items, told_by, unheard
from robustmap.publish.site import Site

MOST = 60
"""The largest matrix that a page shows, in rows and in columns."""
MOST_BYTES = 27_000
"""How large a matrix may be, the way up to the root in its links apart."""

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
    for argument, replies in _attacked(site, debate.question):
        for reply in map(Reply._make, replies):
            found.setdefault((argument, reply.item), reply)
    return found


@formal
def _attacked(site: Site, question: str) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """Give the arguments of a debate that anything attacks, with the attacks in plain tuples."""
    told = ((one, _ranked(site, one)) for one in site.debates[question].arguments)
    return tuple(one for one in told if one[1])


@by_node
def _ranked(site: Site, argument: str) -> tuple[tuple[str, ...], ...]:
    """Give the attacks on an argument in plain tuples, those that break its step first."""
    found = sorted(attacks(site, argument), key=lambda one: ATTACKS.index(one.relation))
    return tuple(map(tuple, found))


def matrix(writer: Writer, debate: Debate, found: Cells) -> Html:
    """Give the matrix as a table, or nothing where it would be empty or too large.

    Each attack component has rows of its own, set apart, and columns that stand together.
    """
    rows, columns = {row for row, _ in found}, {column for _, column in found}
    if not rows or max(len(rows), len(columns)) > MOST:
        return NOTHING
    order = components(found, ranks(debate.arguments))
    blocks = [[ref for ref in one if ref in columns] for one in order]
    heads = [_column(writer, ref) for block in blocks for ref in block]
    bodies, before = [], 0
    for one, block in zip(order, blocks, strict=True):
        gaps = _gap(before), _gap(len(heads) - before - len(block))
        told = (_row(writer, row, block, gaps, found) for row in one if row in rows)
        bodies.append(el("tbody", *told))
        before += len(block)
    top = el("tr", el("td"), *heads)
    table = el("table", el("thead", top), *bodies, cls="matrix")
    region = {"tabindex": "0", "role": "region", "aria_label": MATRIX_LABEL}
    made = el("div", el("div", table, cls="scroll", **region), cls=FILTERED)
    # However deep its page lies: its links are longer there.
    return made if len(made.replace(writer.root, "")) <= MOST_BYTES else NOTHING


def _column(writer: Writer, ref: str) -> Html:
    """Head a column with the name that the list gives, or the title, and the verdict's glyph."""
    mark, says = writer.site.mark(ref), writer.site.short(ref)
    glyph = NOTHING
    if mark is not None:
        told = f' class="{mark.tone}" role="img" title="{text(says)}"{_bound(writer, ref)}'
        glyph = Html(f"<i{told}>{text(mark.glyph)}</i>")
    # Where the name is the title itself, nothing need tell it again.
    label, heading = writer.site.label(ref), writer.site.heading(ref)
    name = writer.link(ref, label, title=heading if label else "")
    return el("th", el("span", glyph, text(" "), name), scope="col")


def _gap(columns: int) -> Html:
    """Give one cell for columns of other components: nothing there attacks the row."""
    return el("td", colspan=str(columns) if columns > 1 else "") if columns else NOTHING


def _row(
    writer: Writer, row: str, columns: Sequence[str], gaps: tuple[Html, Html], found: Cells
) -> Html:
    name = el("span", writer.label(row), writer.link(row))
    head = el("th", el("div", name, writer.mark(row)), scope="row")
    replies = (found.get((row, column)) for column in columns)
    shown = (el("td", sign(writer, reply) if reply else NOTHING) for reply in replies)
    return el("tr", head, gaps[0], *shown, gaps[1])


def _bound(writer: Writer, ref: str) -> Html:
    """Bind a sign to the verdict on something that the link at it leads to."""
    return BOUND if told_by(writer.site.path(ref), ref) else bind(ref)


def sign(writer: Writer, reply: Reply, said: str = "") -> Html:
    """Give the sign of an attack, a link to where it is told; `said` stands beside it.

    It carries what it is filtered by: its kind, its basis, and in its class how it fares.
    """
    solution, says = writer.site.solution, SAYS[reply.relation]
    # Whether a step counts is asked of it alone; why not, of the whole, is hardly ever asked.
    if not solution.counts(reply.inference):
        why = solution.flat.uncounted[reply.inference]
        says = f"{says} ({words.NO_EFFECT.format(why=why)})"
    # Beside its words a sign has a title only where that says more.
    label = "" if says == said else f"{writer.site.heading(reply.item)}: {says}"
    ref, url = reply.inference, writer.url(reply.inference)
    kinds = f'data-kind="{reply.relation}" data-basis="{writer.site.map.inferences[ref].basis}"'
    shown = join(unheard(text(GLYPHS[reply.relation])), text(said), by=" ")
    title = f' title="{text(label)}"' if label else ""
    told = f'class="{tone(writer, ref)}"{title}{_bound(writer, ref)} {kinds}'
    return Html(f'<a href="{text(url)}" {told}>{shown}</a>') if url else shown


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
