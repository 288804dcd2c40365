"""Another date of a threshold, and the dated chances that move with it."""

import json
from typing import Any

from robustmap.diff.compare import compare
from robustmap.diff.report import REPORTS, Compared
from robustmap.diff.result import Diff
from robustmap.diff.shape import DiffShape
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from tests.support.dated import dated
from tests.support.maps import proposal, threshold

PLAN = proposal("plan", needs="a", breaks="b")
B = dated("b", start=2027, mean=9, never=0.1)


def between(*head: Node, base: Any = None) -> Diff:
    return compare(Map(base or [dated("a", "2030"), B, PLAN]), Map(head))


def told(diff: Diff) -> str:
    return REPORTS["text"](Compared(diff, "base", "head", (), ()))


def test_another_date_is_a_change_of_its_own_and_moves_chances() -> None:
    diff = between(dated("a", start=2026, p10=2028, p90=2040), B, PLAN)
    (change,) = diff.changes
    assert (change.name, change.node) == ("redated", "a")
    assert change.data()["before"] == "2030"
    assert change.data()["after"] == "from 2026, p10 2028, p90 2040"
    (moved,) = diff.dated
    assert moved.proposal == "plan"
    assert moved.before is not None
    assert moved.after is not None
    assert diff.flips == diff.shares == ()
    shown = told(diff)
    assert "dated otherwise: from 2026, p10 2028, p90 2040; before: 2030" in shown
    assert "Dated chances" in shown
    assert "1 dated chance moves" in shown


def test_what_has_no_part_in_it_moves_nothing() -> None:
    base = [dated("a", "2030"), B, dated("c", "2040"), PLAN]
    diff = between(dated("a", "2030"), B, dated("c", start=2030, mean=3), PLAN, base=base)
    assert [one.name for one in diff.changes] == ["redated"]
    assert diff.dated == ()
    assert diff
    added = between(*base, dated("d", start=2030, mean=3), base=base)
    assert added.dated == ()


def test_a_date_that_goes_leaves_nothing_to_tell() -> None:
    diff = between(threshold("a"), B, PLAN)
    (change,) = diff.changes
    assert change.data()["after"] == ""
    (moved,) = diff.dated
    assert moved.after is None
    assert "not told by dates" in told(diff)


def test_what_is_said_of_a_date_besides_is_a_plain_edit() -> None:
    diff = between(dated("a", {"at": "2030", "why": "So {he} says."}), B, PLAN)
    assert [(one.name, one.fields) for one in diff.changes] == [("edited", ("date",))]
    assert diff.dated == ()


def test_braces_in_a_factor_are_no_holes() -> None:
    diff = between(dated("a", {"at": "2030", "loading": "0.5", "factor": "{x} {0}"}), B, PLAN)
    assert "factor {x} {0}" in told(diff)
    assert diff.dated == ()


def test_a_threshold_under_a_new_name_keeps_its_draws() -> None:
    base = [dated("a", start=2026, mean=5), B, PLAN]
    renamed = dated("first", start=2026, mean=5).model_copy(update={"aliases": ("a",)})
    diff = between(renamed, B, proposal("plan", needs="first", breaks="b"), base=base)
    assert diff.dated == ()
    assert "redated" not in {one.name for one in diff.changes}


def test_the_shape_holds_for_what_is_written() -> None:
    diff = between(dated("a", "2031"), B, PLAN)
    data = {**diff.data(), "base": "base", "head": "head", "notes": []}
    data["findings"] = {"counts": {}, "new": []}
    DiffShape.model_validate_json(json.dumps(data))
