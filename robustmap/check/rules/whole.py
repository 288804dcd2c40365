"""The kb as a whole."""

from collections.abc import Iterator

from robustmap.check.registry import Solve, rule
from robustmap.model.codes import problem
from robustmap.model.map import Map
from robustmap.model.problem import Problem, Span


@rule("RM901")
def empty_kb(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find a kb without any node: a check of nothing must not pass."""
    if not map_.nodes:
        span = Span(map_.settings_places.path)
        yield problem("RM901", "the knowledge base holds no node", span, expected="a node file")
