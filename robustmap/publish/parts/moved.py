"""Who changed their mind or granted a point, and who moved them."""

from robustmap.explain.holders import PEOPLE
from robustmap.model.positions import Moved
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.people import dials, manner
from robustmap.publish.parts.tabled import cell
from robustmap.publish.parts.writer import Writer, folded, section, small
from robustmap.query.tables import Name
from robustmap.query.tables._speakers import INFERRED, holder
from robustmap.query.tables.moved import speakers

SHOWN = 40


def who_moved_whom(writer: Writer) -> Html:
    """Give every recorded change of mind; a tie that is only inferred names nobody."""
    rows = [_row(writer, one) for one in writer.site.kb.moved]
    return section(
        PEOPLE["changed"],
        folded(rows, SHOWN, PEOPLE["more"]),
        note=PEOPLE["changed-note"],
        anchor="moved",
    )


def _row(writer: Writer, one: Moved) -> Html:
    holes = {"about": writer.link(one.about), "now": dials(one.after), "who": _who(writer, one)}
    if one.before:
        said = writer.fill(PEOPLE["move"], before=dials(one.before), **holes)
    else:
        said = writer.fill(PEOPLE["grant"], **holes)
    others = speakers(writer.site.kb, one)
    by = join(*(_cell(writer, other) for other in others), by=", ")
    said_by = writer.fill(PEOPLE["said-by"], who=by) if others else NOTHING
    told = manner(writer, one.after, said_by)
    return join(said, *(el("p", piece, cls="hint") for piece in told), by=" ")


def _who(writer: Writer, one: Moved) -> Html:
    inferred = NOTHING if one.who == one.after.person else small(text(INFERRED))
    return join(_cell(writer, holder(one)), inferred, by=" ")


def _cell(writer: Writer, value: str | Name) -> Html:
    return el("b", cell(writer, value))
