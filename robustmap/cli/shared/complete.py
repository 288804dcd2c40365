"""Ids that complete in a shell: for arguments and options that name what is in the kb.

A shell asks while somebody is typing, so nothing here is ever an error: where there is no
kb, nothing is offered.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from robustmap.errors import RobustmapError

if TYPE_CHECKING:
    from robustmap.files.find import Tree

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
"""What click calls to complete a word."""

MAX_OFFERED = 200
"""More ids than this are not offered: a shell would ask whether to show them all."""


def complete_ids(*kinds: str) -> Complete:
    """Complete ids of the nodes of some kinds, or of all: `shell_complete=complete_ids("claim")`.

    Offers what begins with the word, else what holds it in its id or title. After `#` come
    the premises, clauses and steps of that node, whatever its kind.
    """

    def complete(
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG001 - click's interface
        incomplete: str,
    ) -> list[CompletionItem]:
        try:
            tree = _tree(ctx)
            node, mark, _ = incomplete.partition("#")
            found = _parts(tree, node, incomplete) if mark else _nodes(tree, kinds, incomplete)
        except (RobustmapError, OSError):
            return []
        return [CompletionItem(one, help=title) for one, title in found[:MAX_OFFERED]]

    return complete


def complete_schemes(
    ctx: click.Context,  # noqa: ARG001 - click's interface
    param: click.Parameter,  # noqa: ARG001 - click's interface
    incomplete: str,
) -> list[CompletionItem]:
    """Complete the ids of the patterns of reasoning."""
    from robustmap.model.schemes import SCHEMES

    return [
        CompletionItem(one.id, help=one.gist)
        for one in SCHEMES.values()
        if one.id.startswith(incomplete)
    ]


def _tree(ctx: click.Context) -> "Tree":
    from robustmap.files.find import on_disk
    from robustmap.files.locate import locate

    found = locate(ctx.params.get("folder"))
    return on_disk(found.folder, found.shown)


def _nodes(tree: "Tree", kinds: tuple[str, ...], typed: str) -> list[tuple[str, str]]:
    from robustmap.files.peek import peek

    known = [one for one in peek(tree) if not kinds or one.kind in kinds]
    begun = [one for one in known if one.id.startswith(typed)]
    found = begun or [one for one in known if one.has(typed)]
    return sorted((one.id, one.title) for one in found)


def _parts(tree: "Tree", node: str, typed: str) -> list[tuple[str, str]]:
    from robustmap.files.read import read_tree

    map_ = read_tree(tree)
    found = [one for one in map_.parts.get(node, ()) if one.startswith(typed)]
    return [(one, map_.statements[one].text if one in map_.statements else "") for one in found]
