"""Pins: verdicts that must not change unnoticed."""

from collections.abc import Iterator

from robustmap.check.registry import Solve, rule
from robustmap.model.codes import problem
from robustmap.model.map import Map
from robustmap.model.problem import Problem, Span
from robustmap.model.suggest import nearest
from robustmap.reason.ask import ask


@rule("RM501", "RM502")
def failing_pins(map_: Map, solve: Solve) -> Iterator[Problem]:
    """Find pins that name nothing, or whose verdict has changed."""
    for ref, expected, span, node in _pins(map_):
        found = map_.resolve(ref)
        if found is None:
            yield problem(
                "RM201",
                f"`expect` pins `{ref}`, which does not exist",
                span,
                expected="a claim or an argument",
                suggestion=nearest(ref, map_.nodes),
            )
            continue
        verdict = ask(solve(), found)
        if verdict is None:
            yield problem(
                "RM502",
                f"`{found}` has no verdict to pin",
                span,
                node=node,
                expected="a claim or an argument",
            )
        elif verdict.answer != expected:
            yield problem(
                "RM501",
                f"`{found}` is pinned as {expected}, but it is {verdict.answer}",
                span,
                node=node,
                expected=f"`{verdict.answer}`",
                way_out=f"ask `robustmap why {found}`; if it is right, edit the pin",
            )


def _pins(map_: Map) -> Iterator[tuple[str, str, Span, str]]:
    for ref, expected in sorted(map_.settings.expect.items()):
        yield ref, expected, map_.settings_places.span(("expect", ref)), ""
    for node in map_.live:
        if node.expect is not None:
            yield node.id, node.expect, map_.span(node.id, "expect"), node.id
