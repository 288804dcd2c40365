"""Pins: verdicts that must not change unnoticed."""

from collections.abc import Iterator
from functools import cache
from typing import get_args

from robustmap.check.registry import Solve, rule
from robustmap.model import ids
from robustmap.model.codes import problem
from robustmap.model.map import Map
from robustmap.model.nodes import ArgumentAnswer, ClaimAnswer
from robustmap.model.problem import Problem, Span, clip
from robustmap.model.suggest import Suggester
from robustmap.reason.ask import ask


@rule("RM501", "RM502", "RM201")
def failing_pins(map_: Map, solve: Solve) -> Iterator[Problem]:
    """Find pins that name nothing, or whose verdict has changed."""

    @cache
    def near() -> Suggester:
        return Suggester(one.id for one in map_.live if one.kind in _POSSIBLE)

    for ref, expected, key, span, node in _pins(map_):
        found = map_.resolve(ref)
        if found is None:
            yield problem(
                "RM201",
                f"`expect` names `{clip(ref, ids.MAX_ID_LENGTH)}`, which does not exist",
                key,
                expected="a claim, an argument, or a part of one",
                suggestion=near().nearest(ref),
            )
            continue
        verdict = ask(solve(), found)
        if verdict is None:
            yield problem(
                "RM502",
                f"`{found}` has no verdict to pin",
                key,
                node=node,
                expected="a claim or an argument",
            )
        elif verdict.answer != expected:
            yield problem(
                "RM501",
                f"`{found}` is pinned as {expected}, but its verdict is {verdict.answer}",
                span,
                node=node,
                expected=f"`{verdict.answer}`, as things stand",
                way_out="first mend the files with errors: this may only follow from them"
                if map_.broken
                else f"ask `robustmap why {found}`; if it is right, edit the pin",
            )


_POSSIBLE = {
    "claim": get_args(ClaimAnswer),
    "proposal": get_args(ClaimAnswer),
    "argument": get_args(ArgumentAnswer),
    "story": get_args(ArgumentAnswer),
}
_ANY = (*get_args(ClaimAnswer), *get_args(ArgumentAnswer))


def _pins(map_: Map) -> Iterator[tuple[str, str, Span, Span, str]]:
    """Yield what is pinned, its verdict, the places of both, and the node that says so."""
    places = map_.settings_places
    for ref, expected in sorted(map_.settings.expect.items()):
        yield ref, expected, places.key("expect", ref), places.span(("expect", ref)), ""
    for node in map_.live:
        # A word that is no verdict on such a node has been found in reading.
        if node.expect is not None and node.expect in _POSSIBLE.get(node.kind, _ANY):
            span = map_.span(node.id, "expect")
            yield node.id, node.expect, span, span, node.id
