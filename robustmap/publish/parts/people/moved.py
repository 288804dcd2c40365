"""Who changed their mind or granted a point, and who moved them."""

from collections.abc import Mapping
from weakref import WeakKeyDictionary

from robustmap.explain.holders import MOVED, PEOPLE
from robustmap.model.nodes import Person
from robustmap.model.positions import Moved
from robustmap.publish.asked.seen import asked
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.people.dials import dials, manner
from robustmap.publish.parts.tabled import cell
from robustmap.publish.parts.tables import number, table
from robustmap.publish.parts.writer import Writer, folded, items, section, small
from robustmap.publish.site import Site
from robustmap.query.tables import Name
from robustmap.query.tables._speakers import INFERRED, holder
from robustmap.query.tables.moved import speakers

SHOWN = 40
MOST_ROWS = 200


def who_moved_whom(writer: Writer) -> Html:
    """Give every recorded change of mind; a tie that is only inferred names nobody."""
    rows = [_row(writer, one) for one in writer.site.kb.moved]
    return join(
        section(
            PEOPLE["changed"],
            folded(rows, SHOWN, PEOPLE["more"]),
            note=PEOPLE["changed-note"],
            anchor="moved",
        ),
        section(MOVED["title"], _network(writer), note=MOVED["note"], anchor="movers"),
    )


_Two = tuple[str | Name, str | Name]
"""Who moved, and who was moved."""

_KNOWN: "WeakKeyDictionary[Site, Mapping[_Two, list[str]]]" = WeakKeyDictionary()


@asked
def _movers(site: Site) -> Mapping[_Two, list[str]]:
    """Give on what somebody moved somebody, once per time. Linear in the moves, kept."""
    known = _KNOWN.get(site)
    if known is None:
        known = _KNOWN[site] = {}
        for one in site.kb.moved:
            for mover in speakers(site.kb, one):
                known.setdefault((mover, holder(one)), []).append(one.about)
    return known


def moved_others(writer: Writer, person: Person) -> Html:
    """Tell on a person's page whom their arguments moved, and on what."""
    found = _movers(writer.site)
    rows = [
        join(_cell(writer, whom), _about(writer, about), by=": ")
        for (mover, whom), about in found.items()
        if mover == Name(person.id)
    ]
    return section(MOVED["others"], folded(rows, SHOWN, PEOPLE["more"]), anchor="moved-others")


def _about(writer: Writer, refs: list[str]) -> Html:
    return join(*map(writer.link, dict.fromkeys(refs)), by=", ")


def _network(writer: Writer) -> Html:
    """Give who moved whom as a table: one row for each two, those who moved most first."""
    found = _movers(writer.site)
    order = sorted(found, key=lambda two: (-len(found[two]), *map(str, two)))
    rows = [
        [
            _cell(writer, mover),
            _cell(writer, whom),
            number(text(str(len(found[mover, whom]))), str(len(found[mover, whom]))),
            items(writer.row(ref) for ref in dict.fromkeys(found[mover, whom])),
        ]
        for mover, whom in order[:MOST_ROWS]
    ]
    heads = [MOVED[one] for one in ("mover", "whom", "times", "on")]
    return table(heads, rows, label=MOVED["label"])


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
