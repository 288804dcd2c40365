"""Mermaid: the arguments of a map as a flowchart, as forges and editors draw it."""

from typing import TYPE_CHECKING

from robustmap.formats.exchange._format import FORMATS, Format
from robustmap.graph.edges import Edge, edges
from robustmap.model.expand import heading
from robustmap.model.map import Map

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution

_ARROWS = {
    "premise": "-->",
    "supports": "-->|for|",
    "backs": "-->|backs|",
    "rebuts": "--x|argues the opposite|",
    "undermines": "--x|denies a premise|",
    "undercuts": "-.->|breaks the step|",
    "reframes": "-.->|rejects the question|",
    "qualifies": "-.->|limits the scope|",
    "contradicts": "x--x|contradicts|",
    "relies_on": "-->|relied on by|",
}
_TURNED = frozenset({"relies_on"})


def write(solution: "Solution") -> bytes:
    """Write what argues and what it is about; an undercut is an arrow onto an inference."""
    map_ = solution.map
    drawn = [one for one in edges(map_) if one.kind in _ARROWS and not _idle(map_, one)]
    parts = [one for one in edges(map_) if one.kind == "belongs_to"]
    ends = dict.fromkeys(end for one in drawn for end in (one.source, one.target))
    names = {end: f"n{number}" for number, end in enumerate(sorted(ends))}
    lines = ["flowchart BT"]
    for end, name in names.items():
        left, right = ("([", "])") if end in map_.inferences_of else ("[", "]")
        lines.append(f'  {name}{left}"{_text(_label(map_, end))}"{right}')
    for one in drawn:
        source, target = names[one.source], names[one.target]
        if one.kind in _TURNED:
            source, target = target, source
        lines.append(f"  {source} {_ARROWS[one.kind]} {target}")
    # A step among several of an argument hangs on it, so that what breaks it is seen to.
    lines += [
        f"  {names[one.source]} -.- {names[one.target]}"
        for one in parts
        if one.source in map_.inferences and one.source in names and one.target in names
    ]
    return "\n".join([*lines, ""]).encode()


def _idle(map_: Map, edge: Edge) -> bool:
    """Tell whether an edge only says that an argument rests on its own words."""
    found = map_.statements.get(edge.source)
    return found is not None and found.role == "reason" and edge.source not in map_.aimed_at


def _label(map_: Map, name: str) -> str:
    if name in map_.nodes:
        return heading(map_.nodes[name])
    if name in map_.statements:
        return map_.statements[name].text
    step = map_.inferences.get(name)
    return f"{step.owner} {step.relation} {step.target}" if step else name


def _text(label: str) -> str:
    """Give a label in which Mermaid finds neither markup nor the end of a text.

    >>> print(_text('a "b" <c> #d; `e`'))
    a #34;b#34; #60;c#62; #35;d#59; #96;e#96;
    """
    plain = " ".join(label.split())
    return "".join(f"#{ord(one)};" if one in _ACTIVE else one for one in plain)


_ACTIVE = frozenset('"<>#;`&[](){}|\\*_')


FORMATS.add(
    "mermaid",
    Format(
        "mermaid",
        "Mermaid flowchart, for Markdown on forges (written only)",
        (".mmd", ".mermaid"),
        "everything but headings and the arrows between arguments and what they are about",
        lambda _: False,
        write=write,
    ),
)
