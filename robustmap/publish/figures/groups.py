"""A large debate in parts: each argument at the top of a chain of replies with all of them.

Where there are many, short chains that do the same to the same statement share a part, in
published order, so that no picture is large and nothing is lost.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from typing import NamedTuple

from robustmap.model import ids
from robustmap.publish.figures.columns import columns
from robustmap.publish.figures.scene import Scene

ROOM = 30
"""How many boxes and pills share a part, where chains have to share."""
MOST_GROUPS = 36
"""About how many parts a picture shows; where there are more chains, they share parts."""


class Group(NamedTuple):
    """A part: its name within addresses, what it begins with, and everything in it.

    `kind` and `target` say what those at its beginning do, to what stands at the top.
    """

    key: str
    roots: tuple[str, ...]
    members: tuple[str, ...]
    kind: str
    target: str


def grouped(scene: Scene) -> tuple[Group, ...]:
    """Cut what stands below the top of a scene into parts. Linear, but for sorting.

    Every box and pill is in exactly one part: that of the nearest beginning of a chain which
    it leads to, the earlier one where two are as near. Where all belong to one chain, what is
    nearest to its beginning is one part, and what leads there falls into others.
    """
    coming = _coming(scene)
    column = columns(scene.body, scene.inner)
    chains = _chains([ref for ref in scene.body if not column[ref]], coming)
    room = max(ROOM, ceil(len(scene.body) / MOST_GROUPS))
    if len(chains) == 1:
        ((root, chain),) = chains.items()
        half = max(1, min(room, len(chain) // 2))
        head, rest = chain[:half], chain[half:]
        chains = {root: head, **_chains(_next(head, rest, coming), coming, head)}
        return _groups(chains, {}, room)
    return _groups(chains, _aims(scene), room if len(chains) > MOST_GROUPS else 0)


def _groups(
    chains: Mapping[str, Sequence[str]], aims: Mapping[str, tuple[str, str]], room: int
) -> tuple[Group, ...]:
    """Put short chains together that do the same to the same, as many as there is room for."""
    bins: dict[tuple[str, str], list[list[str]]] = {}
    for root in chains:
        full = bins.setdefault(aims.get(root, ("", "")), [[]])
        used = sum(len(chains[one]) for one in full[-1])
        if full[-1] and used + len(chains[root]) > room:
            full.append([])
        full[-1].append(root)
    taken: set[str] = set()
    found = []
    for (kind, target), full in bins.items():
        for roots in full:
            members = tuple(one for root in roots for one in chains[root])
            found.append(Group(_key(roots[0], taken), tuple(roots), members, kind, target))
    return tuple(found)


def _coming(scene: Scene) -> Mapping[str, Sequence[str]]:
    """Give what leads to each box or pill. A contradiction leads both ways."""
    found: dict[str, dict[str, None]] = {}
    for arrow in scene.inner:
        if arrow.kind == "contradicts":
            found.setdefault(arrow.start, {})[arrow.end] = None
        found.setdefault(arrow.end, {})[arrow.start] = None
    return {end: tuple(starts) for end, starts in found.items()}


def _chains(
    roots: Iterable[str], coming: Mapping[str, Sequence[str]], done: Iterable[str] = ()
) -> dict[str, list[str]]:
    """Give what leads to each beginning, itself first, the nearest first."""
    found = {ref: [ref] for ref in roots}
    root_of = {ref: ref for ref in (*done, *found)}
    queue = deque(found)
    while queue:
        ref = queue.popleft()
        for other in coming.get(ref, ()):
            if other not in root_of:
                root_of[other] = root_of[ref]
                found[root_of[ref]].append(other)
                queue.append(other)
    return found


def _next(
    head: Sequence[str], rest: Iterable[str], coming: Mapping[str, Sequence[str]]
) -> list[str]:
    """Give those of the rest that lead straight to the head, in the order of the rest."""
    near = {other for ref in head for other in coming.get(ref, ())}
    return [ref for ref in rest if ref in near]


def _aims(scene: Scene) -> Mapping[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for one in scene.raised:
        below, top = (one.end, one.start) if one.start in scene.tops else (one.start, one.end)
        found.setdefault(below, (one.kind, top))
    return found


def _key(root: str, taken: set[str]) -> str:
    """Name a part after what it begins with, as addresses can carry it."""
    plain = "".join(c if c.isalnum() and c.isascii() else "-" for c in root.lower()).strip("-")
    name = plain if ids.is_slug(plain) else "part"
    key, number = name, 1
    while key in taken:
        number += 1
        key = f"{name}-{number}"
    taken.add(key)
    return key


def ties(scene: Scene, groups: Iterable[Group]) -> Mapping[tuple[str, str, str], int]:
    """Count the arrows between parts: (from, to, kind) by key -> how many. Premises aside."""
    of = {ref: one.key for one in groups for ref in one.members}
    found: dict[tuple[str, str, str], int] = {}
    for one in scene.inner:
        start, end = of[one.start], of[one.end]
        if start != end and one.kind != "premise":
            found[start, end, one.kind] = found.get((start, end, one.kind), 0) + 1
    return found
