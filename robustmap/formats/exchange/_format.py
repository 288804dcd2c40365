"""The table of foreign formats, and what writing a map in one of them loses."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from robustmap.formats.exchange._reading import Faults
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.registry import Registry
from robustmap.model.settings import Settings

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution


class Imported(NamedTuple):
    """What a foreign file holds, as nodes of a map; `settings` where it has a title or pins."""

    nodes: tuple[Node, ...]
    settings: Settings | None = None

    @property
    def map(self) -> Map:
        """The map of these nodes alone."""
        return Map(self.nodes, self.settings or Settings())


class Format(NamedTuple):
    """A format: its files' names end with one of `suffixes`.

    `read` takes the bytes and where to put faults; None where nothing could be made of them.
    It never raises because of what is in a file. `write` takes a solved map, since some
    formats hold verdicts. `keeps` gives the map without what the format cannot hold: for
    every map m, reading what was written gives `keeps(m)`. `sniff` tells from the bytes
    whether a file is of this format. A format that can only be read or only be written has
    None for the other. `undercuts` tells whether it can hold an argument against a step.
    Where the ids of a format are meant beyond one file, `identity` gives for a node what
    nodes of two files have in common if they are one, and None for a node without it.
    """

    name: str
    words: str
    suffixes: tuple[str, ...]
    loses: str
    sniff: Callable[[bytes], bool]
    read: Callable[[bytes, Faults], Imported | None] | None = None
    write: "Callable[[Solution], bytes] | None" = None
    keeps: Callable[[Map], Map] | None = None
    undercuts: bool = True
    identity: Callable[[Node], str | None] | None = None

    @property
    def lossless(self) -> bool:
        """Whether everything comes back."""
        return self.loses == NOTHING


NOTHING = "nothing"
"""What a format loses that holds everything."""

FORMATS: Registry[Format] = Registry("robustmap.formats.exchange", "format")


def recognised(data: bytes, path: str = "") -> list[str]:
    """Give the names of the formats that a file may be of, by its content, then its name."""
    readable = {name: one for name, one in FORMATS.entries.items() if one.read}
    found = [name for name, one in readable.items() if one.sniff(data)]
    named = [name for name in found or readable if path.lower().endswith(readable[name].suffixes)]
    return named or found


class Lost(NamedTuple):
    """Something that a format cannot hold: what it is, and the nodes of which it is lost."""

    what: str
    nodes: tuple[str, ...]


def lost(whole: Map, kept: Map) -> tuple[Lost, ...]:
    """Tell what of a map is not in another one: whole nodes by kind, then fields by name.

    Linear in the map.
    """
    found: dict[str, list[str]] = {}
    for node in whole.nodes.values():
        for what in _differences(node, kept.nodes.get(node.id)):
            found.setdefault(what, []).append(node.id)
    return tuple(Lost(what, tuple(found[what])) for what in sorted(found))


def _differences(node: Node, kept: Node | None) -> Iterator[str]:
    if kept is None or kept.kind != node.kind:
        yield f"{node.kind} (whole)"
        return
    for name, field in type(node).model_fields.items():
        held = getattr(kept, name)
        if getattr(node, name) != held:
            part = "" if held == field.get_default(call_default_factory=True) else " (in part)"
            yield f"{node.kind}: {field.alias or name}{part}"
