"""Failure stories between two maps: they flip, and they flip others, like any argument."""

from robustmap.diff.compare import compare
from robustmap.diff.report import REPORTS, Compared
from robustmap.model.map import Map
from tests.support.maps import argument, proposal, story

EMPTY = {"text": "Anything.", "concreteness": "generic"}


def test_a_story_that_is_broken_flips_and_so_does_what_it_denied() -> None:
    nodes = [proposal("plan"), story("tale", against="plan#robust-up")]
    found = compare(Map(nodes), Map([*nodes, argument("cut", undercuts="tale")]))
    flips = {one.id: (one.what, one.before.answer, one.after.answer) for one in found.flips}
    assert flips == {
        "tale": ("story", "stands", "undercut"),
        "plan#robust-up": ("works", "rejected", "unsupported"),
    }
    for name, report in REPORTS.entries.items():
        told = report(Compared(found, "a", "b", [], []))
        assert name == "json" or "failure story" in told


def test_a_story_emptied_of_what_is_concrete_has_no_effect() -> None:
    plan = proposal("plan")
    full, empty = (story("tale", against="plan", task=task) for task in ("Please people", EMPTY))
    found = compare(Map([plan, full]), Map([plan, empty]))
    flips = {one.id: one.after for one in found.flips}
    assert flips["tale"].no_effect == "an empty template"
    assert flips["plan#works"].answer == "unsupported"
