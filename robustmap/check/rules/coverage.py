"""Nothing of a text is lost unnoticed, and no place is cited that a text does not have."""

from collections import Counter
from collections.abc import Iterator

from robustmap.check.registry import Solve, rule
from robustmap.graph.coverage import coverage
from robustmap.model.codes import problem
from robustmap.model.map import Map
from robustmap.model.nodes import Claim, SourceText
from robustmap.model.problem import Problem
from robustmap.model.suggest import Suggester


@rule("RM403", "RM404", "RM405")
def unaccounted(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find parts that nobody accounts for, places that are no part, and parts listed twice."""
    texts = [node for node in map_.of_kind("source") if isinstance(node, SourceText)]
    listing = [node for node in texts if node.parts]
    if not listing:
        return
    found = coverage(map_)
    for text in listing:
        yield from _listed_twice(map_, text)
        for number, part in enumerate(found[text.id].parts):
            if not part.accounted:
                yield problem(
                    "RM403",
                    f"nothing was taken from `{part.at}`, and nothing says why",
                    map_.span(text.id, "parts", number, "at"),
                    node=text.id,
                    expected="a node that names this place, or `left_out: ...`",
                )
        near = Suggester(part.at for part in text.parts)
        for node, place in found[text.id].strays:
            yield problem(
                "RM404",
                f"`{place}` is no part of `{text.id}`" if place else f"no place in `{text.id}`",
                map_.span(node, "sources", *_entry(map_, node, text.id, place)),
                node=node,
                expected="a part that the text lists, or such a part, a comma and a detail",
                suggestion=near.nearest(place) if place else "",
            )


def _entry(map_: Map, node: str, text: str, place: str) -> tuple[int, ...]:
    """Find the entry of `sources` that names a place; one may be named deeper in the file."""
    for number, said in enumerate(map_.nodes[node].sources):
        if (said.at or "") == place and map_.resolve(said.source) == text:
            return (number,)
    return ()


def _listed_twice(map_: Map, text: SourceText) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for number, part in enumerate(text.parts):
        seen[part.at] += 1
        if seen[part.at] > 1:
            yield problem(
                "RM405",
                f"`{part.at}` is listed twice",
                map_.span(text.id, "parts", number, "at"),
                node=text.id,
            )


@rule("RM406")
def empty_quantity(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find quantities that say neither how much nor in which direction, or are upside down."""
    for node in map_.of_kind("claim"):
        one = node.quantity if isinstance(node, Claim) else None
        if one is None or node.id in map_.broken:
            continue
        said = one.value or one.sign or one.low is not None or one.high is not None
        upside_down = one.low is not None and one.high is not None and one.low > one.high
        if not said or upside_down:
            yield problem(
                "RM406",
                "`low` is above `high`" if upside_down else "the quantity says nothing",
                map_.span(node.id, "quantity"),
                node=node.id,
                expected="`low` at most `high`" if upside_down else "`value`, `sign`, or a range",
            )
