"""gsn2x YAML: goals, strategies and solutions of an assurance case, and what challenges them.

What can be drawn is written out as elements with our verdicts; the whole map stands in the
module, among what gsn2x lets its users add. What somebody changes in the elements counts.
"""

import re
from typing import TYPE_CHECKING

from robustmap.formats.exchange._arguments import built
from robustmap.formats.exchange._arguments.merging import merged
from robustmap.formats.exchange._format import FORMATS, NOTHING, Format, Imported
from robustmap.formats.exchange._gsn.parsing import MODULE, elements_of
from robustmap.formats.exchange._keep import everything
from robustmap.formats.exchange._nodes import Maker
from robustmap.formats.exchange._packed import MARK, unpacked
from robustmap.formats.exchange._reading import Faults
from robustmap.formats.exchange._yaml import Keys, read_yaml, write_yaml
from robustmap.model.fields import MAX_TITLE_LENGTH
from robustmap.model.map import Map

if TYPE_CHECKING:
    from robustmap.formats.exchange._gsn.shape import Element
    from robustmap.reason.solution import Solution


def read(data: bytes, faults: Faults) -> Imported | None:
    """Read a module; where hand-set marks differ from what follows here, warnings say so."""
    root = read_yaml(data, faults)
    if root is None:
        return None
    elements = elements_of(root, faults)
    if not root:
        faults.add("there are no elements", line=1, column=1, expected="`G1:`")
    imported = None if faults.failed else _imported(root, elements, faults)
    return None if faults.failed else imported


def _imported(root: Keys, elements: dict[str, "Element"], faults: Faults) -> Imported | None:
    from robustmap.formats.exchange._gsn.marks import compared
    from robustmap.formats.exchange._gsn.reading import Reading

    module = root.get(MODULE)
    module = module if isinstance(module, Keys) else Keys()
    reading = Reading(elements, faults, own=MARK in module)
    maker = Maker(faults)
    whole = unpacked(module[MARK], maker) if MARK in module else None
    graph = reading.graph()
    if faults.failed:
        return None
    if whole is None:
        names = built(graph, maker)
        name = " ".join(str(module.get("name") or "").split())
        settings = maker.settings({"title": name[:MAX_TITLE_LENGTH]} if name else {})
        imported = Imported(tuple(maker.nodes.values()), settings)
    else:
        from robustmap.formats.exchange._gsn.writing import shown

        before = shown(whole)
        now = Maker(faults, whole.nodes.keys() - before.nodes.keys())
        names = built(graph, now)
        nodes = tuple(merged(whole, before, Map(now.nodes.values()), faults))
        imported = Imported(nodes, whole.settings)
    if not faults.failed:
        compared(reading, imported.map, names)
    return imported


def write(solution: "Solution") -> bytes:
    """Write the elements with our verdicts, and the map in the module."""
    from robustmap.formats.exchange._gsn.writing import file_of

    return write_yaml(file_of(solution))


_ELEMENT = re.compile(rb"^[^\s#:'\"\[{-][^\n:]*:[ \t]*(?:\{ *\})?\r?$", re.MULTILINE)
_KEY = re.compile(
    rb"^[ \t]+(?:supportedBy|inContextOf|challenges|undeveloped|nodeType)[ \t]*:", re.MULTILINE
)
_OTHER = re.compile(rb"^(?:statements|arguments)[ \t]*:", re.MULTILINE)


def sniff(data: bytes) -> bool:
    """Tell by elements that begin a line, and their keys below them."""
    if re.match(rb"module:\n  name: .*\n  brief: .*(?:\n    .*)*\n  robustmap:\n", data):
        return True
    return bool(_KEY.search(data) and _ELEMENT.search(data)) and not _OTHER.search(data)


FORMATS.add(
    "gsn2x",
    Format(
        "gsn2x",
        "gsn2x YAML, the Goal Structuring Notation with challenges",
        (".gsn.yaml", ".gsn.yml", ".yaml", ".yml"),
        NOTHING,
        sniff,
        read,
        write,
        everything,
    ),
)
