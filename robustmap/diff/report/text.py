"""A difference for people at a terminal."""

from collections.abc import Iterator

from robustmap.diff.report import REPORTS, Compared
from robustmap.diff.report._content import Item, Line, Name, opening, plain, sections


@REPORTS.entry("text")
def text(compared: Compared) -> str:
    """Write the consequences, then the changes, then new findings."""
    lines = [_set(line) for line in opening(compared)]
    for section in sections(compared):
        lines += ["", section.heading]
        for item in section.items:
            lines += _item(item)
    return "\n".join(lines) + "\n"


def _item(item: Item) -> Iterator[str]:
    sign = f"{item.sign} " if item.sign else ""
    yield f"  {sign}{_set(item.line)}"
    if item.title:
        # In quotes, so that no line begins with what a log could take for a command.
        yield f'    "{plain(item.title)}"'
    for line in item.more:
        yield f"    {_set(line)}"


def _set(line: Line) -> str:
    return "".join(plain(piece.text) if isinstance(piece, Name) else piece for piece in line)
