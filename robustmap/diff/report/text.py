"""A difference for people at a terminal."""

from collections.abc import Iterator

from robustmap.diff.report import REPORTS, Compared
from robustmap.diff.report._content import opening, sections
from robustmap.diff.report._line import Item, plain, spelled
from robustmap.explain.forge import inert


@REPORTS.entry("text")
def text(compared: Compared) -> str:
    """Write the consequences, then the changes, then new findings."""
    lines = [spelled(line) for line in opening(compared)]
    for section in sections(compared):
        lines += ["", section.heading]
        for item in section.items:
            lines += _item(item)
    return "\n".join(map(inert, lines)) + "\n"


def _item(item: Item) -> Iterator[str]:
    sign = f"{item.sign} " if item.sign else ""
    yield f"  {sign}{spelled(item.line)}"
    if item.title:
        # In quotes, so that no line begins with what a log could take for a command.
        yield f'    "{plain(item.title)}"'
    for line in item.more:
        yield f"    {spelled(line)}"
