"""How text is made fit for a forge's workflow commands and for addresses."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from robustmap.model.problem import SEVERITIES, Severity, Span

LIMIT = 10
"""How many annotations of each severity one step may show; the forge drops the rest silently."""

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


class Annotation(NamedTuple):
    """A remark on a line: what is shown there, and `log`, how it is told where it is not.

    A span without a path is a remark on the whole. Both texts are one line.
    """

    severity: Severity
    title: str
    text: str
    span: Span
    log: str


def annotations(found: Iterable[Annotation]) -> Iterator[str]:
    """Write workflow commands, the gravest first, at most as many as are shown of each severity.

    Within a severity the order stays. The last one that is shown says how many more there are;
    these follow as plain lines for the log.

    >>> one = Annotation("note", "RM107", "too long", Span("kb/a.md", 3, 8), "kb/a.md:3: too long")
    >>> print(*annotations([one]))
    ::notice file=kb/a.md,line=3,col=8,title=RM107::too long
    """
    told = list(found)
    for severity in SEVERITIES:
        yield from _some([one for one in told if one.severity == severity])


def _some(found: Sequence[Annotation]) -> Iterator[str]:
    more = len(found) - LIMIT
    for number, one in enumerate(found[:LIMIT], start=1):
        last = f" (and {more} more: see the log)" if number == LIMIT and more > 0 else ""
        command = _COMMANDS[one.severity]
        yield f"::{command} {_place(one.span)}title={value(one.title)}::{data(one.text + last)}"
    for one in found[LIMIT:]:
        yield inert(one.log)


def _place(span: Span) -> str:
    if not span.path:
        return ""
    end = f",endColumn={span.end}" if span.end else ""
    path = "".join(one if one.isprintable() else "\ufffd" for one in value(span.path))
    return f"file={path},line={span.line},col={span.column}{end},"


def inert(line: str) -> str:
    """Give a line of a log in which a runner finds no command.

    The older form of commands is obeyed wherever in a line it stands, the newer one only
    where it begins the line, blanks aside.

    >>> print(inert("a title with ##[error]no"))
    a title with ## [error]no
    >>> print(inert("  ::error::no"))
      : :error::no
    """
    bare = line.lstrip()
    if bare.startswith("::"):
        line = f"{line[: len(line) - len(bare)]}: {bare[1:]}"
    return line.replace("##[", "## [")


def data(text: str) -> str:
    r"""Escape the message of a workflow command, so that it stays one line.

    >>> data("50%\nmore")
    '50%25%0Amore'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def value(text: str) -> str:
    """Escape the value of a property of a workflow command.

    >>> value("a,b::c")
    'a%2Cb%3A%3Ac'
    """
    return data(text).replace(":", "%3A").replace(",", "%2C")


def uri(path: str) -> str:
    """Write a path as a relative address: bytes that have a meaning there are escaped.

    >>> uri("kb/a b.md")
    'kb/a%20b.md'
    """
    text = path.encode("utf-8", "surrogateescape")
    return "".join(chr(b) if chr(b) in _UNRESERVED else f"%{b:02X}" for b in text)


_UNRESERVED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")
