"""Carneades 4 YAML: statements, arguments with undercutters, issues, assumptions, tests.

What Carneades reasons with is written out; the whole map stands under `meta`, which it
leaves alone. What somebody changes in the statements, arguments, assumptions and tests counts.
"""

import re
from typing import TYPE_CHECKING

from robustmap.formats.exchange._arguments import built
from robustmap.formats.exchange._arguments.merging import merged
from robustmap.formats.exchange._format import FORMATS, NOTHING, Format, Imported
from robustmap.formats.exchange._keep import everything
from robustmap.formats.exchange._nodes import Maker
from robustmap.formats.exchange._packed import MARK, unpacked
from robustmap.formats.exchange._reading import Faults
from robustmap.formats.exchange._yaml import read_yaml, write_yaml
from robustmap.model.map import Map

if TYPE_CHECKING:
    from robustmap.formats.exchange._carneades.parsing import Parsed
    from robustmap.reason.solution import Solution


def read(data: bytes, faults: Faults) -> Imported | None:
    """Read a file; ids that nothing defines, which Carneades only prints, are errors."""
    from robustmap.formats.exchange._carneades.parsing import Parsed

    root = read_yaml(data, faults)
    if root is None:
        return None
    parsed = Parsed(root, faults)
    if not any(key in root for key in ("statements", "arguments", "assumptions", "issues")):
        faults.add("there are no statements", line=1, column=1, expected="`statements:`")
    if faults.failed:
        return None
    mark = parsed.meta.get(MARK)
    imported = _foreign(parsed, faults) if mark is None else _own(parsed, faults)
    return None if faults.failed else imported


def _foreign(parsed: "Parsed", faults: Faults) -> Imported | None:
    from robustmap.formats.exchange._carneades.beside import sources_of
    from robustmap.formats.exchange._carneades.pins import pins_of
    from robustmap.formats.exchange._carneades.reading import Reading, title_of

    maker = Maker(faults)
    sources = sources_of(parsed.mapping(parsed.root, "references"), maker)
    reading = Reading(parsed, sources, own=False)
    graph = reading.graph()
    names = {} if faults.failed else built(graph, maker)
    if faults.failed:
        return None
    labels = {names[key]: parsed.tests[key] for key in parsed.tests if key in graph.statements}
    pins = pins_of(Map(maker.nodes.values()), labels, faults)
    for key, (label, _) in parsed.tests.items():
        if label == "in" and reading.added.get(key) == "undercut":
            pins |= {names[step]: "undercut" for step in reading.undercut[key]}
    title = title_of(parsed.meta)
    settings = {**({"title": title} if title else {}), **({"expect": pins} if pins else {})}
    return Imported(tuple(maker.nodes.values()), maker.settings(settings))


def _own(parsed: "Parsed", faults: Faults) -> Imported | None:
    """Read a file that was written here, and perhaps changed since."""
    from robustmap.formats.exchange._carneades.pins import repinned
    from robustmap.formats.exchange._carneades.reading import Reading, title_of
    from robustmap.formats.exchange._carneades.shape import shown

    whole = unpacked(parsed.meta.get(MARK), Maker(faults))
    if whole is None:
        return None
    before = shown(whole)
    graph = Reading(parsed, {}, own=True).graph()
    now = Maker(faults, whole.nodes.keys() - before.nodes.keys())
    if faults.failed:
        return None
    built(graph, now)
    nodes = tuple(merged(whole, before, Map(now.nodes.values()), faults))
    found = repinned(Map(nodes, whole.settings), graph.statements, parsed.tests, faults)
    settings, title = found.settings, title_of(parsed.meta)
    if title and title != " ".join(settings.title.split()):
        settings = settings.model_copy(update={"title": title})
    return Imported(tuple(found.nodes.values()), settings)


def write(solution: "Solution") -> bytes:
    """Write statements, arguments, issues, assumptions and tests, and the map below them."""
    from robustmap.formats.exchange._carneades.writing import file_of

    return write_yaml(file_of(solution))


_SECTION = re.compile(
    rb"^(?:statements|arguments|argument_schemes|assumptions)[ \t]*:", re.MULTILINE
)
_GSN = re.compile(rb"^module[ \t]*:", re.MULTILINE)


def sniff(data: bytes) -> bool:
    """Tell by a section that begins a line."""
    return bool(_SECTION.search(data)) and not _GSN.search(data)


FORMATS.add(
    "carneades",
    Format(
        "carneades",
        "Carneades 4 YAML, with issues and expected labels",
        (".carneades.yml", ".carneades.yaml", ".yml", ".yaml"),
        NOTHING,
        sniff,
        read,
        write,
        everything,
    ),
)
