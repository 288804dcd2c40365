"""Who may be named in a cell: a person only where the text itself names them."""

from robustmap.explain.concepts import inferred
from robustmap.explain.voices import SOMEBODY
from robustmap.model.fields import SourceRef
from robustmap.model.map import Map
from robustmap.model.nodes import Person
from robustmap.model.parts import Definition
from robustmap.model.positions import Held, Moved
from robustmap.query.tables._table import Cell, Name

INFERRED = "as we infer"


def handle(map_: Map, ref: str | None) -> str | Name:
    """Give a person's name as a link, a handle as it is, "" for nobody."""
    person = map_.nodes.get(map_.resolve(ref) or "") if ref else None
    return Name(person.id) if isinstance(person, Person) else ref or ""


def speaker(map_: Map, source: SourceRef) -> str | Name:
    """Give who speaks at a place; what is only inferred stays with the handle."""
    if source.attributed == "explicit":
        return handle(map_, source.by)
    if source.attributed == "unattributed" or not source.by:
        return ""
    return source.by if "/" in source.by else SOMEBODY


def definer(map_: Map, one: Definition) -> str | Name:
    """Give who gave a definition; a person only where that is not merely inferred."""
    found = handle(map_, one.by)
    return SOMEBODY if isinstance(found, Name) and inferred(one) else found


def holder(one: Held | Moved) -> str | Name:
    """Give whose position it is: the person, or only a handle where the tie is inferred."""
    after = one if isinstance(one, Held) else one.after
    return Name(one.who) if one.who == after.person else one.who or SOMEBODY


def where(map_: Map, one: Held) -> Cell:
    """Give the text and place of a position, and whether its holder is inferred."""
    if one.source is None:
        return ""
    text = one.source.source
    pieces = (one.source.at or "", INFERRED if one.source.attributed == "inferred" else "")
    return (Name(text) if text in map_ else text, *filter(None, pieces))


def named(map_: Map, ref: str) -> str | Name:
    """Give what an id names as a link where it leads somewhere, else as it was written."""
    return Name(ref) if ref in map_ else ref
