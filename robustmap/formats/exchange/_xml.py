"""XML from strangers: no document type, no entities, nothing from outside, bounded."""

from collections.abc import Iterator
from typing import Any

from robustmap.formats.exchange._reading import MAX_DEPTH, Faults, Where, fits
from robustmap.model.problem import clip

MAX_ELEMENTS = 500_000
"""Elements and attributes together; what holds more is refused before it fills the memory."""


class Element:
    """An element: its name without prefix, what it holds, and where it begins."""

    __slots__ = ("attributes", "children", "column", "line", "name", "pieces")

    def __init__(self, name: str, attributes: dict[str, str], where: Where) -> None:
        """Begin an element that holds nothing yet."""
        self.name, self.attributes = name, attributes
        self.line, self.column = where["line"], where["column"]
        self.children: list[Element] = []
        self.pieces: list[str] = []

    @property
    def text(self) -> str:
        """The text directly in it."""
        return "".join(self.pieces)

    @property
    def at(self) -> Where:
        """Its `line` and `column`, for a fault."""
        return Where(line=self.line, column=self.column)

    def all(self, name: str) -> Iterator["Element"]:
        """Yield the elements directly in it that have a name."""
        return (one for one in self.children if one.name == name)


class _RefusedError(Exception):
    """The file holds something that is not read; raised through expat's callbacks."""


def read_xml(data: bytes, faults: Faults, root: str = "") -> Element | None:
    """Read an XML file; None, with a fault, where it is none, or not to be trusted.

    Refused are a document type (so there are no entities to swell and none from outside),
    nesting deeper than `MAX_DEPTH`, more than `MAX_ELEMENTS`, and another root than `root`.
    Nothing that a file names is ever opened.
    """
    from xml.parsers.expat import ErrorString, ExpatError

    if not fits(data, faults):
        return None
    tree = _Tree()
    try:
        tree.parser.Parse(data, True)  # noqa: FBT003 - expat's own interface
    except ExpatError as error:
        told = ErrorString(error.code)
        faults.add(f"this is no XML: {told}", line=error.lineno, column=error.offset + 1)
        return None
    except (_RefusedError, LookupError, ValueError) as error:
        faults.add(str(error), **tree.here)
        return None
    found = tree.root
    if found is None or (root and found.name != root):
        name = found.name if found else "nothing"
        faults.add(f"the file holds `{clip(name)}`", line=1, expected=f"`<{root}>`")
        return None
    return found


class _Tree:
    """Builds elements from what expat tells."""

    def __init__(self) -> None:
        from xml.parsers.expat import ParserCreate

        self.root: Element | None = None
        self.open: list[Element] = []
        self.count = 0
        self.parser = ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data

    @property
    def here(self) -> Where:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber
        return Where(line=line, column=column + 1)

    def doctype(self, *_: Any) -> None:
        message = "the file declares a document type, with which it could pull in other files"
        raise _RefusedError(message)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1 + len(attributes)
        if len(self.open) >= MAX_DEPTH:
            message = f"the elements are nested more than {MAX_DEPTH} deep"
            raise _RefusedError(message)
        if self.count > MAX_ELEMENTS:
            message = f"there are more than {MAX_ELEMENTS:,} elements and attributes"
            raise _RefusedError(message)
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        element = Element(name.rpartition(" ")[2], plain, self.here)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, _: str) -> None:
        self.open.pop()

    def data(self, text: str) -> None:
        self.open[-1].pieces.append(text)
