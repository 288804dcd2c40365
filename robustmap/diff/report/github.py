"""A difference as annotations of a pull request, by GitHub's workflow commands."""

from collections.abc import Iterator, Sequence

from robustmap.diff.report import REPORTS, Compared
from robustmap.diff.report._alarms import RULES, Alarm, alarms
from robustmap.diff.report._content import opening
from robustmap.diff.report._line import plain, shown, spelled
from robustmap.explain.forge import data, value
from robustmap.model.problem import Severity

LIMIT = 10
"""How many annotations of each level one step may show; the forge drops the rest silently."""

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


@REPORTS.entry("github")
def github(compared: Compared) -> str:
    """Write annotations, at most as many as are shown, and what is left over as plain lines.

    The gravest come first, those on changed lines before the others.
    """
    found = alarms(compared)
    lines: list[str] = []
    for level, command in _COMMANDS.items():
        lines += _annotations(command, [one for one in found if one.level == level])
    # A word of ours begins each line, so that no name can turn it into a command.
    lines += [f"diff: {spelled(line)}" for line in opening(compared)]
    # A file name that is no text would otherwise stop the output halfway.
    return ("\n".join(lines) + "\n").encode("utf-8", "replace").decode("utf-8")


def _annotations(command: str, found: Sequence[Alarm]) -> Iterator[str]:
    more = len(found) - LIMIT
    for number, one in enumerate(found[:LIMIT], start=1):
        last = f" (and {more} more: see the log)" if number == LIMIT and more > 0 else ""
        yield f"::{command} {_place(one)}title={value(_titled(one))}::{data(one.text + last)}"
    for one in found[LIMIT:]:
        yield f"more: {plain(one.span.path)}:{one.span.line}: {one.rule}: {one.text}"


def _place(one: Alarm) -> str:
    span = one.span
    if not span.path:
        return ""
    end = f",endColumn={span.end}" if span.end else ""
    return f"file={shown(value(span.path))},line={span.line},col={span.column}{end},"


def _titled(one: Alarm) -> str:
    return RULES.get(one.rule, one.rule)
