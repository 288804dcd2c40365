"""Kialo's text export: a tree of claims, Pro and Con, with references to claims said before."""

from typing import TYPE_CHECKING

from robustmap.formats.exchange._format import FORMATS, Format, Imported
from robustmap.formats.exchange._kialo.drawing import discussion
from robustmap.formats.exchange._kialo.text import TITLE, parsed, written
from robustmap.formats.exchange._kialo.tree import nodes_of, sound
from robustmap.formats.exchange._nodes import Maker
from robustmap.formats.exchange._reading import Faults, decoded
from robustmap.model.map import Map

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution

LOSES = (
    "ids, and all but the texts of claims and arguments and what speaks for and against what: "
    "an undercut becomes a Con below the argument, premises become Pros one by one, "
    "contradictions two Cons; the other kinds of nodes, standing, sources and pins"
)


def read(data: bytes, faults: Faults) -> Imported | None:
    """Read a discussion; claims are named after their texts."""
    text = decoded(data, faults)
    if text is None:
        return None
    found = parsed(text, faults)
    if not faults.failed and not found.lines and not found.title:
        faults.add("there are no claims", line=1, column=1, expected="`1. A thesis.`")
    maker = Maker(faults)
    if not faults.failed:
        found = sound(found, maker)
    if not faults.failed:
        nodes_of(found, maker)
    return None if faults.failed else Imported(tuple(maker.nodes.values()))


def keeps(map_: Map) -> Map:
    """Give the claims of the tree, with the names that reading gives them."""
    maker = Maker(Faults())
    nodes_of(discussion(map_), maker)
    return Map(maker.nodes.values())


def write(solution: "Solution") -> bytes:
    """Write the tree: the theses of debates, then what speaks for or against nothing."""
    return written(discussion(solution.map)).encode()


def sniff(data: bytes) -> bool:
    """Tell by the first words."""
    first = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    bare = first.startswith(b"1. ") and b"\n1.1. " in data[:100_000]
    return bare or first.startswith(TITLE.encode())


FORMATS.add(
    "kialo",
    Format(
        "kialo",
        "Kialo's text export, a tree of Pro and Con",
        (".kialo.txt", ".txt"),
        LOSES,
        sniff,
        read,
        write,
        keeps,
        undercuts=False,
    ),
)
