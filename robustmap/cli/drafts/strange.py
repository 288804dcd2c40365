"""Foreign files on the command line: which format, what is wrong with them, and how it is told."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from robustmap.formats.exchange import Fault, Faults, Imported


_START = 4096


class Read(NamedTuple):
    """A foreign file that was read: its format's name, what it holds, and what was wrong."""

    form: str
    found: "Imported | None"
    faults: "Faults"


def read_foreign(data: bytes, path: str, form: str | None) -> Read:
    """Read a foreign file, by the format named or by what it looks like.

    Raises:
        UnknownNameError: there is no such format.
        click.UsageError: the format cannot be read, or several would do.
    """
    from robustmap.formats.exchange import FORMATS, Faults, recognised

    faults = Faults()
    if form is None:
        names = recognised(data, path)
        if len(names) > 1:
            message = f"{path} may be any of {', '.join(names)}; say which by --format"
            raise click.UsageError(message)
        if not names:
            readable = ", ".join(name for name, one in FORMATS.entries.items() if one.read)
            told = "this is none of the formats that are known"
            faults.add(told, expected=f"one of {readable} (--format says which)")
            return Read("", None, faults)
        form = names[0]
    read = FORMATS[form].read
    if read is None:
        message = f"{form} can only be written; `robustmap formats` shows what can be read"
        raise click.UsageError(message)
    return Read(form, read(data, faults), faults)


def told(faults: "Faults", data: bytes, path: str) -> Iterator[str]:
    """Show faults for people: place, what is wrong, the line with a caret, what was expected."""
    lines = _lines(data, faults.found)
    for fault in faults.found:
        yield from _block(fault, lines, path)
    if faults.more:
        yield f"{path}: and {faults.more:,} more"


def _lines(data: bytes, faults: "Sequence[Fault]") -> list[bytes]:
    if b"\0" in data[:_START]:
        return []  # what is packed has lines only once it is unpacked
    last = max((one.line for one in faults), default=0)
    return data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").split(b"\n", last)[:last]


def _block(fault: "Fault", lines: list[bytes], path: str) -> Iterator[str]:
    from robustmap.explain.excerpt import excerpt, printable
    from robustmap.model.problem import Span

    column = max(1, fault.column)
    place = f"{path}:{fault.line}:{column}" if fault.line else path
    yield printable(f"{place}: {fault.severity}: {fault.message}")
    if 0 < fault.line <= len(lines):
        text = lines[fault.line - 1].decode("utf-8", "replace")
        yield from excerpt(Span(path, fault.line, column, column + 1), text)
    if fault.expected:
        yield printable(f"  = expected: {fault.expected}")
    if fault.suggestion:
        yield printable(f"  = did you mean `{fault.suggestion}`?")


def as_data(faults: "Faults") -> list[dict[str, Any]]:
    """Give faults as JSON has them."""
    return [fault._asdict() for fault in faults.found]
