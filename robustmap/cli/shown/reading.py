"""What `robustmap reread` shows of a link: what its target said then, and says now."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from robustmap.model.map import Map
    from robustmap.model.reads import Reading
    from robustmap.model.wording import Wording


class Due(NamedTuple):
    """A link that is to be read again, with what its target says and said."""

    link: "Reading"
    now: "Wording"
    then: "Wording | None"

    def data(self, *, written: bool) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "node": self.link.node,
            "field": self.link.field,
            "to": self.link.ref,
            "read": self.link.read,
            "now": self.now.short,
            "said": _told(self.then) if self.then else None,
            "says": _told(self.now),
            "written": written,
        }


def due(map_: "Map", nodes: list[str], *, add: bool) -> Iterator["Reading"]:
    """Yield the links of some nodes that are suspect; with `add` also those without a hash."""
    from robustmap.model.reads import is_live, is_suspect, readings

    for node in nodes:
        for one in readings(map_.nodes[node]):
            if is_suspect(map_, one) or (add and not one.read and is_live(map_, one)):
                yield one


def shown(one: Due, path: str) -> Iterator[str]:
    """Yield lines that show a link, with what is new at its target marked as in a diff."""
    from robustmap.diff.report._line import plain

    link = one.link
    yield f"{path}: `{link.field}` names `{link.ref}`"
    now = _told(one.now)
    if not link.read:
        yield "  it does not say yet against which wording; now that is:"
    elif one.then is None:
        yield f"  it was read against another wording ({link.read}), which git does not have; now:"
    else:
        yield f"  it was read against another wording ({link.read}):"
        yield from (f"  - {plain(line)}" for line in _told(one.then) if line not in now)
    before = now if one.then is None else _told(one.then)
    yield from (f"  {' ' if line in before else '+'} {plain(line)}" for line in now)


def _told(found: "Wording") -> list[str]:
    return [*found.texts, *found.names]
