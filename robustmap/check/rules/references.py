"""References: ids that are unknown, dangling, withdrawn, of the wrong kind, or missed."""

from collections.abc import Iterator

from robustmap.check.registry import Solve, rule
from robustmap.check.rules._judge import MAX_ID, Judge
from robustmap.model import ids
from robustmap.model.codes import problem
from robustmap.model.map import Map
from robustmap.model.nodes import Node, Person
from robustmap.model.problem import Problem, clip
from robustmap.model.references import Allowed, Reference, references
from robustmap.model.suggest import nearest


@rule("RM201", "RM224", "RM207", "RM208", "RM209", "RM210", "RM307", "RM310")
def wrong_references(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find references that lead nowhere or to the wrong thing, and nodes that none leads to.

    Both at once: a node that a mistyped reference was meant to name is not isolated.
    """
    judge = Judge(map_)
    linked: set[str] = set()
    right: dict[tuple[str, ...], str] = {}
    for node in map_.live:
        for reference in references(node):
            # Many name the same: what is right in one node is so in all but that which it names.
            if right.get(reference[1:], node.id) != node.id:
                if reference.allowed not in _OF_TEXTS:
                    linked.add(node.id)
                continue
            linked.update(_links(map_, node.id, reference))
            found = judge.of_node(node, reference)
            if found is not None:
                yield found
            elif (owner := _owner(map_, reference)) != node.id:
                right[reference[1:]] = owner
    for reference in _of_settings(map_):
        found = judge.of_map(map_.settings_places.span(reference.path), reference)
        if found is not None:
            yield found
    yield from _replaced(map_)
    yield from _isolated(map_, linked | judge.meant)


def _replaced(map_: Map) -> Iterator[Problem]:
    """Find positions that say they replace one which the person does not have."""
    for node in map_.of_kind("person"):
        assert isinstance(node, Person)
        known = [position.id for position in node.positions]
        for number, position in enumerate(node.positions):
            if position.replaces and position.replaces not in known:
                others = [one for one in known if one != position.id]
                yield problem(
                    "RM207",
                    f"`{node.id}` has no position `{clip(position.replaces, MAX_ID)}`",
                    map_.span(node.id, "positions", number, "replaces"),
                    node=node.id,
                    expected="the id of another position of the same person",
                    suggestion=nearest(position.replaces, others),
                )


def _links(map_: Map, node: str, reference: Reference) -> Iterator[str]:
    """Yield the nodes that a reference connects; naming a source alone connects nothing."""
    owner = _owner(map_, reference)
    if owner == node:
        return
    yield owner
    if reference.allowed == "handle":
        yield reference.ref
    if reference.allowed not in _OF_TEXTS:
        yield node  # also where it leads nowhere: that is another mistake


_OF_TEXTS = ("source", "handle")


def _owner(map_: Map, reference: Reference) -> str:
    found = map_.resolve(reference.ref)
    return ids.split(found or reference.ref)[0].partition("/")[0]


def _of_settings(map_: Map) -> Iterator[Reference]:
    """Yield the references of map.yaml."""
    settings = map_.settings
    evaluate = settings.evaluate
    yield from _all(("evaluate", "off"), evaluate.off, "argument")
    yield from _all(("evaluate", "grant"), evaluate.grant, "statement")
    yield from _all(("evaluate", "deny"), evaluate.deny, "statement")
    if settings.today:
        yield from _all(("today", "crossed"), settings.today.crossed, "threshold")
    if settings.main:
        yield Reference(("main",), "main", settings.main, "question")


def _all(path: tuple[str, ...], refs: tuple[str, ...], allowed: Allowed) -> Iterator[Reference]:
    return (Reference((*path, n), path[-1], ref, allowed) for n, ref in enumerate(refs))


def _isolated(map_: Map, linked: set[str]) -> Iterator[Problem]:
    """Find nodes that name no other node, sources apart, and that no other node names.

    What a broken file names could not be read; its words tell what it may have named.
    """
    pinned = {ids.split(statement)[0] for statement in map_.settings.expect}
    read = linked | pinned | map_.broken
    alone = [node for node in map_.live if node.id not in read and not _speaks(node, read)]
    words = {word for node in map_.broken for word in map_.places[node].words} if alone else set()
    for node in alone:
        if node.id not in words:
            yield problem(
                "RM307",
                f"nothing leads to `{node.id}`, and it leads nowhere",
                map_.span(node.id, "title"),
                node=node.id,
            )


def _speaks(node: Node, cited: set[str]) -> bool:
    """Tell whether a person speaks in some text: a handle of theirs is cited."""
    return isinstance(node, Person) and any(handle in cited for handle in node.handle)


@rule("RM203")
def duplicate_aliases(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find aliases that are an id or another's alias, also where only case differs."""
    if not any(node.aliases for node in map_.nodes.values()):
        return
    in_use = (*map_.statements, *map_.inferences, *map_.nodes)
    owners = {name.lower(): name for name in in_use}
    for node in map_.nodes.values():
        for number, alias in enumerate(node.aliases):
            other = owners.setdefault(alias.lower(), node.id)
            if other == node.id and alias.lower() != node.id:
                continue
            name = "the id" if other.lower() == alias.lower() else "an alias"
            what = "its own id" if other == node.id else f"also {name} of `{other}`"
            yield problem(
                "RM203",
                f"the alias `{alias}` is {what}",
                map_.span(node.id, "aliases", number),
                node=node.id,
            )
