"""The lines of an outline: indentation, mark, brackets, id and text."""

import re
from collections.abc import Iterator

from robustmap.formats.outline.items import Line, Mark, Shape, Slip
from robustmap.model.problem import clip

MAX_OUTLINE = 256 * 1024
TAB = 4

_COMMENTS = re.compile(r"<!--.*?-->|/\*.*?\*/", re.DOTALL)
_HEAD = re.compile(r"\A\s*(={3,})[ \t]*\n.*?^\1[ \t]*$", re.DOTALL | re.MULTILINE)
_SKIP = re.compile(r"#{1,6}\s|//")
_UNKNOWN = re.compile(r"\(\d+\)\s|-{2,}(?:\s|$)|={3,}")
_BULLET = re.compile(r"(?:\*|\d{1,3}[.)])\s+")
_MARK = re.compile(
    r"(?:(?P<sign><\+|\+>|<-|->|<_|_>|><|[+!?\u2212\u2013\u2014-])(?:\s+|(?=[\[<]))"
    r"|(?P<word>for|against|undercuts?|challenge):\s+)"
)
_ID = re.compile(r"\s*\(id:\s*([^)]*)\)\s*$")
_SHAPES: tuple[tuple[Shape, re.Pattern[str]], ...] = (
    ("known", re.compile(r"\[\[\s*(?P<name>[^\]]+?)\s*\]\]\s*(?P<text>)")),
    ("claim", re.compile(r"\[(?P<name>[^\[\]]+)\](?:\s*:\s*(?P<text>.*))?")),
    ("argument", re.compile(r"<(?P<name>[^<>]+)>(?:\s*:\s*(?P<text>.*))?")),
)

MARKS: dict[str, Mark] = {
    "+": Mark("for"),
    "<+": Mark("for"),
    "for": Mark("for"),
    "+>": Mark("for", outgoing=True),
    "-": Mark("against"),
    "\u2212": Mark("against"),
    "\u2013": Mark("against"),
    "\u2014": Mark("against"),
    "<-": Mark("against"),
    "against": Mark("against"),
    "->": Mark("against", outgoing=True),
    "!": Mark("undercuts"),
    "<_": Mark("undercuts"),
    "undercut": Mark("undercuts"),
    "undercuts": Mark("undercuts"),
    "_>": Mark("undercuts", outgoing=True),
    "><": Mark("contradicts"),
    "?": Mark("asks_about"),
    "challenge": Mark("asks_about"),
}
"""Each mark with what it means; the last of those with brackets are Argdown's."""


def decoded(data: bytes) -> str | Slip:
    """Give the text of an outline without comments, its lines in their places."""
    if len(data) > MAX_OUTLINE:
        return Slip(1, f"it holds more than {MAX_OUTLINE // 1024} KiB", "an outline in parts")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Slip(line, f"the byte 0x{data[error.start]:02x} is not UTF-8", "text in UTF-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for pattern in (_HEAD, _COMMENTS):
        text = pattern.sub(lambda found: "\n" * found[0].count("\n"), text)
    return text


def lines(text: str) -> Iterator[Line | Slip]:
    """Yield every line that says something."""
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.expandtabs(TAB).rstrip()
        content = line.lstrip()
        if content and not _SKIP.match(content):
            yield _line(number, len(line) - len(content), content)


def _line(number: int, indent: int, content: str) -> Line | Slip:
    if content.startswith("|"):
        return Line(number, indent, None, "more", "", content[1:].removeprefix(" "), "")
    if _UNKNOWN.match(content):
        told = f"`{clip(content)}` is not read in an outline"
        return Slip(number, told, "premises as plain lines, indented below their argument")
    content = content[match.end() :] if (match := _BULLET.match(content)) else content
    match = _MARK.match(content)
    mark = MARKS[match["sign"] or match["word"]] if match else None
    content = content[match.end() :].strip() if match else content
    found = _ID.search(content)
    given = found[1].strip() if found else ""
    content = content[: found.start()] if found else content
    if not content and not given:
        return Slip(number, "the line says nothing", "a sentence, or `[[ID]]`, after the mark")
    for shape, pattern in _SHAPES:
        match = pattern.fullmatch(content)
        if match and not match["name"].strip():
            return Slip(number, "the brackets are empty", "a title or an id in them")
        if match:
            text = (match["text"] or "").strip()
            return Line(number, indent, mark, shape, match["name"].strip(), text, given)
    return Line(number, indent, mark, "plain", "", content, given)
