"""What is told of an id under the cursor: its title, its verdict, and why, in a few lines."""

from collections.abc import Iterator
from typing import NamedTuple

from robustmap.editor.links import ref_at
from robustmap.editor.text import Position, Range
from robustmap.editor.workspace import Snapshot, Workspace
from robustmap.explain import words
from robustmap.explain.why import why
from robustmap.model import ids
from robustmap.model.expand import heading, statements
from robustmap.model.map import Map
from robustmap.reason.ask import ask

MAX_REASONS = 3
"""So many lines say why; `robustmap why` tells the rest."""


class Hover(NamedTuple):
    """Plain lines about what stands at a range."""

    range: Range
    lines: tuple[str, ...]


def hover(workspace: Workspace, name: str, position: Position) -> Hover | None:
    """Tell of the id at a place, None where there is none.

    Solves nothing: until the text as it is now has been judged, the verdict is that of the
    last text that was.
    """
    found = ref_at(workspace, name, position)
    if found is None:
        return None
    ref, piece = found
    now = workspace.snapshot()
    told = workspace.settled()
    lines = [_title(now.map, ref), *_verdict(told, ref)]
    if told is not now and len(lines) > 1:
        lines.append("(as it was before the last change)")
    return Hover(workspace.text(name).range(piece), tuple(lines))


def _title(map_: Map, ref: str) -> str:
    # Only the one node is looked at: to spell out every statement of a map takes long.
    node = map_.nodes.get(ref) or map_.nodes[ids.split(ref)[0]]
    if node.id == ref:
        return f"{ref} ({node.kind}): {heading(node)}"

    def named(other: str) -> str:
        found = map_.nodes.get(map_.aliases.get(other, other))
        return f"“{heading(found)}”" if found else other

    text = next((one.text for one in statements(node, named) if one.id == ref), "")
    return f"{ref}: {text}" if text else f"{ref} (part of: {heading(node)})"


def _verdict(told: Snapshot, ref: str) -> Iterator[str]:
    verdict = ask(told.solution, ref)
    if verdict is None:
        return
    yield words.verdict(verdict).fill()
    reason = why(told.solution, ref, depth=1)
    if reason is None:
        return
    for child in reason.children[:MAX_REASONS]:
        yield f"- {next(child.lines(above=ref))}"
    if len(reason.children) > MAX_REASONS:
        rest = words.count(len(reason.children) - MAX_REASONS, "more reason")
        yield f"- and {rest}"
