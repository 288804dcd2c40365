"""Says which two merges made main fail that were fine alone; exit status 1 if it fails.

Two pull requests that each pass can fail together, without a conflict. So the change by which
main fails is done, as git objects, to main as it was before others were merged.
"""

# ruff: noqa: INP001 - scripts beside each other, no package
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import scratch

from robustmap.diff.report.markdown import code

FURTHEST = 50
"""So many merges are looked back for one that passes."""

MOST = 20


class Failing(NamedTuple):
    """Main from the commit by which it fails: `past` is what it was before, the latest first."""

    first: str
    past: Sequence[str]


class Pair(NamedTuple):
    """Two changes, and commits in which the first, and both, are done to main as it was."""

    one: str
    other: str
    alone: str
    both: str


def failing(head: str) -> Failing | None:
    """Look back from a commit that fails to one that passes; None where none is found."""
    walk = scratch.git("rev-list", "--first-parent", f"--max-count={FURTHEST + 1}", head).split()
    for at, one in enumerate(walk[1:], start=1):
        try:
            if not scratch.errors(one):
                return Failing(walk[at - 1], walk[at:])
        except scratch.UnreadableError:
            return None
    return None


def pair(found: Failing) -> Pair | None:
    """Find the change without which the one by which main fails would have passed.

    That one is done to main as it was earlier and earlier, until it passes there. Costs a merge
    and two checks for each step back.
    """
    for one, before in pairwise(found.past):
        alone = scratch.applied(before, found.first)
        if alone and _passes(before) and _passes(alone):
            return Pair(one, found.first, one, scratch.applied(one, found.first))
    return None


def _passes(commit: str) -> bool:
    try:
        return not scratch.errors(commit)
    except scratch.UnreadableError:
        return False


def told(head: str, wrong: list[dict[str, Any]]) -> Iterator[str]:
    """Write the report in Markdown."""
    yield "## main fails"
    yield from _list(wrong)
    found = failing(head)
    if found is None:
        yield f"No commit that passes was found among the last {FURTHEST}."
        return
    yield f"It has failed since {_named(found.first)}."
    two = pair(found)
    if two is None:
        yield "That change fails on main as it was before too, as far back as it fits it."
        return
    yield "### Fine alone, not together"
    yield f"- {_named(two.one)}\n- {_named(two.other)}"
    yield from _list(scratch.errors(two.both))
    yield "What the second changes where the first is there:"
    yield _nested(scratch.robustmap("diff", two.alone, two.both, "--direct", *_MARKDOWN).out)


_MARKDOWN = ("--format", "markdown")


def _nested(report: str) -> str:
    """Put a report of its own below a heading of the third level."""
    return "\n".join(f"##{line}" if line.startswith("##") else line for line in report.split("\n"))


def _named(one: str) -> str:
    return code(scratch.git("log", "-1", "--format=%h %s", one))


def _list(found: list[dict[str, Any]]) -> Iterator[str]:
    lines = [f"- {code(_place(one))}: {one['code']} {code(one['message'])}" for one in found[:MOST]]
    if len(found) > MOST:
        lines.append(f"- and {len(found) - MOST} more")
    yield "\n".join(lines)


def _place(one: dict[str, Any]) -> str:
    return f"{one['path']}:{one['line']}"


if __name__ == "__main__":
    commit = scratch.git("rev-parse", "HEAD")
    wrong = scratch.errors(commit)
    if wrong:
        sys.stdout.write("\n\n".join(told(commit, wrong)) + "\n")
        sys.exit(1)
    sys.stdout.write("main passes.\n")
