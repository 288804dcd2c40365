"""Findings where they stand in the files, and the changes that would mend them."""

from collections.abc import Iterator
from typing import NamedTuple

from robustmap.editor.links import find
from robustmap.editor.text import Edit, Range, Text
from robustmap.editor.workspace import Snapshot, Workspace
from robustmap.files.find import SETTINGS
from robustmap.model.codes import CODES
from robustmap.model.problem import Problem, Severity
from robustmap.model.suggest import nearest

REREAD = "RM407"
"""The finding that a link was read against an earlier wording."""


class Finding(NamedTuple):
    """A finding at its place in a file."""

    range: Range
    severity: Severity
    code: str
    message: str
    problem: Problem


class Fix(NamedTuple):
    """A change that a finding itself proposes."""

    title: str
    edit: Edit
    finding: Finding


def findings(workspace: Workspace, snapshot: Snapshot) -> dict[str, list[Finding]]:
    """Give every finding by file; one on the kb as a whole goes to its settings."""
    names = {workspace.path(name): name for name in workspace.files()}
    found: dict[str, list[Finding]] = {}
    for problem in snapshot.problems:
        name = names.get(problem.span.path, SETTINGS)
        found.setdefault(name, []).append(_finding(workspace.text(name), problem))
    return found


def _finding(text: Text, problem: Problem) -> Finding:
    return Finding(
        text.of_span(problem.span), problem.severity, problem.code, told(problem), problem
    )


def told(problem: Problem) -> str:
    """Tell a finding with what was expected and what to do, each on a line of its own."""
    lines = [problem.message]
    lines += [f"expected: {problem.expected}"] if problem.expected else []
    lines += [f"did you mean `{problem.suggestion}`?"] if problem.suggestion else []
    way_out = problem.way_out or CODES[problem.code].way_out
    lines += [way_out] if way_out and not problem.suggestion else []
    return "\n".join(lines)


def fixes(workspace: Workspace, snapshot: Snapshot, name: str, range_: Range) -> Iterator[Fix]:
    """Yield what the findings of a range propose to write instead.

    Findings on texts that have changed since propose nothing: the places are not certain.
    """
    if snapshot is not workspace.snapshot():
        return
    path, text = workspace.path(name), workspace.text(name)
    for problem in snapshot.problems:
        if problem.span.path != path:
            continue
        finding = _finding(text, problem)
        title, edit = _proposed(text, problem)
        if edit is not None and finding.range.touches(range_):
            yield Fix(title, edit, finding)


def _proposed(text: Text, problem: Problem) -> tuple[str, Edit | None]:
    """Give what a finding proposes to write, and what that is called."""
    if problem.code == REREAD:
        # No suggestion: nobody but who has read both can say that the link still holds.
        _, *digits = problem.expected.split("`")[:2]
        if not (digits and problem.span.end):
            return "", None
        edit = Edit(text.range(text.piece(problem.span)), digits[0])
        return "I have read it again, and the link holds", edit
    if not problem.suggestion:
        return "", None
    return f"Change to `{problem.suggestion}`", _edit(text, problem)


def _edit(text: Text, problem: Problem) -> Edit | None:
    """Put a suggestion in the place of what the message quotes, if that stands there."""
    if problem.span[1:] == (1, 1, 0):
        return None
    piece = text.piece(problem.span)
    there = text.between(piece)
    bare = there.strip().strip("'\"")
    quoted = problem.message.split("`")[1::2]
    near = nearest(problem.suggestion, quoted)
    for word in (*(one for one in quoted if one == bare), *([near] if near else ())):
        at = find(text, problem.span, word)
        if at is not None:
            return Edit(text.range(at), problem.suggestion)
    if bare == there and bare and problem.span.end and not any(map(str.isspace, bare)):
        return Edit(text.range(piece), problem.suggestion)
    return None
