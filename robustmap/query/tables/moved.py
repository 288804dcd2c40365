"""Who changed their mind or granted a point, on what, and why."""

from robustmap.explain.labels import STANCE
from robustmap.model.positions import Held, Moved, moved
from robustmap.query.item import Asker
from robustmap.query.tables._speakers import handle, holder, named, speaker, where
from robustmap.query.tables._table import TABLES, Cell, Name, Table


@TABLES.entry("moved")
def changes(kb: Asker) -> Table:
    """List every change of mind and every concession that is recorded."""
    return Table(
        "Who changed their mind",
        "Views that replaced earlier ones, and points that were granted: what moved whom, how "
        "far it goes, and what remains.",
        (
            *("who", "about", "before", "now", "moved by", "said by", "occasion", "scope"),
            *("remains", "where"),
        ),
        tuple(_row(kb, one) for one in moved(kb.map)),
        "Nobody is recorded to have changed their mind.",
    )


def _row(kb: Asker, one: Moved) -> tuple[Cell, ...]:
    after = one.after
    return (
        holder(one),
        named(kb.map, one.about),
        _stance(one.before) if one.before else "",
        f"{_stance(after)} (concession)" if after.concedes else _stance(after),
        tuple(named(kb.map, ref) for ref in one.why),
        speakers(kb, one),
        after.occasion,
        after.scope,
        after.residue,
        where(kb.map, after),
    )


def _stance(one: Held) -> str:
    return STANCE.get(one.stance, one.stance)


def speakers(kb: Asker, one: Moved) -> tuple[str | Name, ...]:
    """Give who says what moved somebody, each once; their own words move nobody."""
    itself = {one.who, one.after.person if one.who == one.after.person else ""}
    source = one.after.source
    if source is not None and source.by:
        itself |= {source.by, *_names(handle(kb.map, source.by))}
    found: dict[str | Name, None] = {}
    for ref in one.why:
        node = kb.map.owner(ref)
        for place in node.sources if node else ():
            said = speaker(kb.map, place)
            if place.asserts and said and not itself & {*_names(said), place.by}:
                found[said] = None
    return tuple(found)


def _names(cell: str | Name) -> tuple[str, ...]:
    return (cell.ref,) if isinstance(cell, Name) else (cell,)
