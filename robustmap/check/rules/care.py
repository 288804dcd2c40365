"""Care for sources, and for not saying the same thing twice."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from robustmap.check.registry import Solve, rule
from robustmap.graph.sourced import unsourced
from robustmap.model import ids
from robustmap.model.codes import problem
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.problem import Problem
from robustmap.model.references import references

_WORD = re.compile(r"[^\W_]+")

_FILLERS = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "which", "of", "in", "on", "at"}
    | {"is", "are", "be", "it", "its", "also", "will", "would"}
)
"""Words that two titles may differ in and still say the same."""

ALIKE = 0.9
"""Share of characters in common from which two titles are looked at more closely."""

SAME_WORD = 0.8
"""The same for two words: `further` and `farther`, `generalise` and `generalize`."""

SHORT = 5
"""Words shorter than this have to be equal: `most` and `must` are no spellings of one word."""

RARE = 40
"""A word that more titles share than this tells nothing about any two of them."""


@rule("RM401")
def no_source(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find nodes that do not say where they are taken from."""
    for node in unsourced(map_):
        yield problem(
            "RM401",
            f"nothing says where `{node.id}` is taken from",
            map_.span(node.id, "title"),
            node=node.id,
        )


@rule("RM402")
def near_duplicates(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find titles of one kind that say the same but for spelling, forms of words and fillers.

    Only titles that share one of their three rarest words are compared, so the cost
    grows with the kb and not with its square.
    """
    titled: dict[str, list[tuple[Node, tuple[str, ...]]]] = {}
    for node in map_.live:
        if node.title and not (node.id in map_.broken and node.title == node.id):
            words = tuple(_WORD.findall(node.title.lower()))
            titled.setdefault(node.kind, []).append((node, words))
    for kind in sorted(titled):
        for one, other in _alike(titled[kind]):
            # Two kbs may well have the same text, or the same person.
            foreign = ids.space(one.id) != ids.space(other.id)
            if not foreign and not _told_apart(map_, one, other):
                same = "the title is" if one.title == other.title else "the title is nearly"
                yield problem(
                    "RM402",
                    f"{same} that of `{one.id}`: {one.title}",
                    map_.span(other.id, "title"),
                    node=other.id,
                    expected="a title that tells the two apart",
                )


def _alike(titled: list[tuple[Node, tuple[str, ...]]]) -> Iterator[tuple[Node, Node]]:
    frequency = Counter(word for _, words in titled for word in set(words))
    first: dict[tuple[str, ...], int] = {}
    posts: dict[str, list[int]] = {}
    for number, (node, words) in enumerate(titled):
        if words in first:
            yield titled[first[words]][0], node  # the same as an earlier one: compared no more
            continue
        first[words] = number
        for word in sorted(set(words), key=lambda w: (frequency[w], w))[:3]:
            if 1 < frequency[word] <= RARE:
                posts.setdefault(word, []).append(number)
    pairs = {pair for post in posts.values() for pair in combinations(post, 2)}
    if not pairs:
        return
    # Small maps have nothing to compare, and then never wait for the library.
    from rapidfuzz.distance import Indel

    joined = [" ".join(words) for _, words in titled]
    for a, b in sorted(pairs):
        near = Indel.normalized_similarity(joined[a], joined[b], score_cutoff=ALIKE)
        if near and _say_the_same(titled[a][1], titled[b][1]):
            yield titled[a][0], titled[b][0]


def _say_the_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two titles differ in nothing that could change what is meant."""
    left = [word for word in one if word not in _FILLERS]
    right = [word for word in other if word not in _FILLERS]
    return len(left) == len(right) and all(map(_same_word, left, right))


def _same_word(one: str, other: str) -> bool:
    """Tell whether two words are spellings or forms of one; `aligned` and `misaligned` are not."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < SHORT or long.endswith(short) or not (one + other).isalpha():
        return False
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other) >= SAME_WORD


def _told_apart(map_: Map, one: Node, other: Node) -> bool:
    """Tell whether either of two nodes says how it stands to the other."""
    return any(
        map_.resolve(reference.ref) == there.id
        for here, there in ((one, other), (other, one))
        for reference in references(here)
    )
