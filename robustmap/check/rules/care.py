"""Care for sources, and for not saying the same thing twice."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from robustmap.check.registry import Solve, rule
from robustmap.model.codes import problem
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.problem import Problem
from robustmap.model.references import references

_SOURCED = frozenset({"claim", "argument", "threshold", "proposal", "question"})
_WORD = re.compile(r"[^\W_]+")
_NEGATION = frozenset({"not", "no", "never", "cannot", "without", "neither", "nor", "against"})

ALIKE = 0.9
"""Share of characters in common, word order aside, from which two titles are one."""

RARE = 40
"""A word that more titles share than this tells nothing about any two of them."""


@rule("RM401")
def no_source(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find nodes that do not say where they are taken from."""
    for node in map_.live:
        if node.kind in _SOURCED and not node.sources and node.id not in map_.broken:
            yield problem(
                "RM401",
                f"nothing says where `{node.id}` is taken from",
                map_.span(node.id),
                node=node.id,
            )


@rule("RM402")
def near_duplicates(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find titles of one kind that say nearly the same.

    Only titles that share one of their three rarest words are compared, so the cost
    grows with the kb and not with its square.
    """
    titled: dict[str, list[tuple[Node, tuple[str, ...]]]] = {}
    for node in map_.live:
        if node.title:
            words = tuple(sorted(_WORD.findall(node.title.lower())))
            titled.setdefault(node.kind, []).append((node, words))
    for kind in sorted(titled):
        for one, other in _alike(titled[kind]):
            if not _told_apart(map_, one, other):
                yield problem(
                    "RM402",
                    f"the title is nearly that of `{one.id}`: {one.title}",
                    map_.span(other.id, "title"),
                    node=other.id,
                    expected="a title that tells the two apart",
                )


def _alike(titled: list[tuple[Node, tuple[str, ...]]]) -> Iterator[tuple[Node, Node]]:
    frequency = Counter(word for _, words in titled for word in set(words))
    posts: dict[tuple[str, ...], list[int]] = {}
    for number, (_, words) in enumerate(titled):
        posts.setdefault(words, []).append(number)
        for word in sorted(set(words), key=lambda w: (frequency[w], w))[:3]:
            if 1 < frequency[word] <= RARE:
                posts.setdefault((word, ""), []).append(number)
    pairs = [pair for post in posts.values() for pair in combinations(post, 2)]
    if not pairs:
        return
    # Small maps have nothing to compare, and then never wait for the library.
    from rapidfuzz.distance import Indel

    joined = [" ".join(words) for _, words in titled]
    seen: set[tuple[int, int]] = set()
    for a, b in pairs:
        if not Indel.normalized_similarity(joined[a], joined[b], score_cutoff=ALIKE):
            continue
        if (a, b) not in seen and not _opposite(titled[a][1], titled[b][1]):
            seen.add((a, b))
            yield titled[a][0], titled[b][0]


def _opposite(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two titles differ in a number or a negation, and so in meaning."""
    apart = set(one) ^ set(other)
    return any(word.isdigit() or word in _NEGATION for word in apart)


def _told_apart(map_: Map, one: Node, other: Node) -> bool:
    """Tell whether either of two nodes says how it stands to the other."""
    return any(
        map_.resolve(reference.ref) == there.id
        for here, there in ((one, other), (other, one))
        for reference in references(here)
    )
