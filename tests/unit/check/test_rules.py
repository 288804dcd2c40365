"""Rules in what their golden folders leave out: the cases beside the plain one."""

from collections.abc import Iterator
from typing import Any

import pytest

from robustmap.check.registry import RULES, Rule, check, rule
from robustmap.model.codes import CODES
from robustmap.model.map import Map
from robustmap.model.nodes import KINDS
from robustmap.model.problem import Problem
from robustmap.model.settings import Settings


def mapped(settings: dict[str, Any] | None = None, **nodes: dict[str, Any]) -> Map:
    """Make a map of nodes given by id; `kind` is an argument's where it has premises."""
    made = []
    for name, fields in nodes.items():
        kind = fields.pop("kind", "argument" if "premises" in fields else "claim")
        made.append(KINDS[kind].model_validate({"id": name, "title": name, **fields}))
    return Map(made, Settings.model_validate(settings or {}))


def found(map_: Map, *codes: str) -> list[Problem]:
    return [one for one in check(map_) if one.code in codes]


# References


def test_every_sort_of_part_can_be_named() -> None:
    map_ = mapped(
        t={},
        a={"for": ["t", "s"], "premises": [{"p1": "One."}]},
        s={},
        b={"undercuts": ["a#on-t", "a"], "against": "a#p1", "premises": ["t"]},
        p={"kind": "proposal", "needs": "x", "relies_on": "t"},
        x={"kind": "threshold"},
        c={
            "against": ["p#needs-x", "p#works", "p#robust-up"],
            "undercuts": "p#relies-on",
            "premises": ["s"],
        },
        d={"for": "p", "undercuts": "b#on-a#p1", "premises": ["s"]},
    )
    assert found(map_, "RM201", "RM207", "RM210") == []


def test_an_earlier_id_leads_to_the_node() -> None:
    map_ = mapped(
        t={"aliases": ["thesis"]},
        a={"for": "thesis", "premises": [{"p1": "One."}], "aliases": "first"},
        b={"against": "first#p1", "premises": ["thesis"]},
    )
    assert not [one for one in check(map_) if one.severity == "error"]


def test_a_local_id_is_told_to_need_its_argument() -> None:
    map_ = mapped(t={}, a={"for": "t", "undercuts": "p1", "premises": [{"p1": "One."}]})
    [problem] = found(map_, "RM201")
    assert problem.suggestion == "a#p1"


def test_a_handle_needs_a_source_but_no_file() -> None:
    map_ = mapped(
        s={"kind": "source"},
        rohin={"kind": "person"},
        a={"sources": ["s, For 1, by s/c4", "s, For 2, by rohin"]},
        b={"sources": ["s, For 1, by r/c4", "s, by a", "s, by nobody-at-all", "s, by rohin/c4"]},
    )
    assert [(one.code, one.suggestion) for one in found(map_, "RM201", "RM210")] == [
        ("RM201", ""),
        ("RM201", ""),
        ("RM210", ""),
        ("RM210", ""),
    ]


STEP_OF_A = ", or name the argument whose step is meant (`a`)"


@pytest.mark.parametrize(
    ("handle", "meant"),
    [("c4'", "s/c4"), ("c4.", "s/c4"), ('"c4"', "s/c4"), ("(me)", "s/me"), ("", ""), ("!", "")],
)
def test_what_belongs_to_no_name_is_found_in_a_handle(handle: str, meant: str) -> None:
    map_ = mapped(s={"kind": "source"}, a={"sources": [{"source": "s", "by": f"s/{handle}"}]})
    [problem] = found(map_, "RM102")
    assert problem.suggestion == meant


@pytest.mark.parametrize("handle", ["c4", "Rohin_Shah", "a.b-c", "me@home", "Zoë", "4"])
def test_names_of_all_sorts_may_be_handles(handle: str) -> None:
    map_ = mapped(s={"kind": "source"}, a={"sources": [{"source": "s", "by": f"s/{handle}"}]})
    assert not found(map_, "RM102", "RM201")


@pytest.mark.parametrize(
    ("field", "ref", "way_out"),
    [
        ("undercuts", "t", f"to speak against it, write `against: t`{STEP_OF_A}"),
        ("backs", "t", f"to speak for it, write `for: t`{STEP_OF_A}"),
        ("undercuts", "s", "to speak against it, write `against: s`"),
        ("against", "a", "write `undercuts: a` to meet its step, or name its premise `a#p1`"),
        ("for", "a", "write `backs: a` to meet its step, or name its premise `a#p1`"),
        ("for", "x", "name a claim or a proposal"),
    ],
)
def test_the_wrong_kind_of_target_is_told_what_was_meant(
    field: str, ref: str, way_out: str
) -> None:
    map_ = mapped(
        t={},
        s={},
        x={"kind": "threshold"},
        a={"for": "t", "premises": [{"p1": "One."}]},
        b={field: ref, "premises": ["s", "t"]},
    )
    [problem] = found(map_, "RM210")
    assert problem.way_out == way_out


def test_a_contradiction_has_no_step_to_undercut() -> None:
    map_ = mapped(
        t={"contradicts": "s"}, s={}, a={"undercuts": "t#contradicts-s", "premises": ["s"]}
    )
    assert [one.code for one in found(map_, "RM201", "RM207", "RM210")] == ["RM210"]


def test_what_replaces_a_withdrawn_node_is_suggested_and_may_be_withdrawn_too() -> None:
    map_ = mapped(
        old={"review": "withdrawn", "replaced_by": "older"},
        older={"review": "withdrawn", "replaced_by": "t"},
        t={},
        a={"for": "old", "premises": ["t"]},
    )
    [problem] = found(map_, "RM209")
    assert problem.suggestion == "older"


def test_map_yaml_is_judged_like_a_node() -> None:
    map_ = mapped(
        {
            "main": "debatte",
            "evaluate": {"grant": ["gone"], "off": ["t"]},
            "today": {"crossed": "xx"},
        },
        debate={"kind": "question", "about": ["t", "x"]},
        t={},
        gone={"review": "withdrawn"},
        x={"kind": "threshold"},
    )
    assert [(one.code, one.suggestion) for one in found(map_, "RM201", "RM209", "RM210")] == [
        ("RM201", "x"),
        ("RM201", "debate"),
        ("RM209", ""),
        ("RM210", ""),
    ]


def test_only_relations_between_two_nodes_forbid_the_node_itself() -> None:
    map_ = mapped(
        t={"similar_to": "t", "part_of": ["s", "t"]},
        s={"contradicts": "s"},
        q={"kind": "question", "about": "t", "lists": ["a"]},
        a={"for": "t", "premises": ["s"], "rests_on_list": {"list": "q", "except": ["a"]}},
    )
    assert [(one.node, one.message) for one in found(map_, "RM310")] == [
        ("s", "`contradicts` names the node itself"),
        ("t", "`part_of` names the node itself"),
        ("t", "`similar_to` names the node itself"),
    ]


def test_a_source_alone_connects_nothing() -> None:
    map_ = mapped(s={"kind": "source"}, a={"sources": "s"}, b={}, c={"for": "b", "premises": ["b"]})
    assert [one.node for one in found(map_, "RM307")] == ["a"]


def test_a_pinned_node_is_not_isolated() -> None:
    assert not found(mapped({"expect": {"a": "unargued"}}, a={}), "RM307")


# Structure


def test_a_circle_is_told_with_the_arguments_that_close_it() -> None:
    map_ = mapped(
        a={"standing": "open"},
        b={"standing": "open"},
        c={"standing": "open"},
        x={"for": "a", "premises": ["b"]},
        y={"for": "b", "premises": ["c"]},
        z={"for": "c", "premises": ["a", {"p1": "One."}]},
    )
    [problem] = found(map_, "RM304")
    assert problem.message == (
        "nothing holds these up but each other: `a` rests on `b` through `x`, "
        "`b` rests on `c` through `y`, `c` rests on `a` through `z`"
    )


def test_a_circle_with_support_from_outside_is_none() -> None:
    map_ = mapped(
        a={"standing": "open"},
        b={"standing": "open"},
        x={"for": "a", "premises": ["b"]},
        y={"for": "b", "premises": ["a"]},
        z={"for": "b", "premises": [{"p1": "One."}]},
    )
    assert not found(map_, "RM304")


def test_a_long_circle_is_told_in_short() -> None:
    nodes: dict[str, dict[str, Any]] = {f"c{n:02}": {"standing": "open"} for n in range(40)}
    for n in range(40):
        nodes[f"x{n:02}"] = {"for": f"c{n:02}", "premises": [f"c{(n + 1) % 40:02}"]}
    [problem] = found(mapped(None, **nodes), "RM304")
    assert ", 33 more, `c39` rests on `c00` through `x39`" in problem.message
    assert problem.message.count("rests on") == 7


def test_order_cycles_count_definitions_about_the_world_only() -> None:
    def cycle(**over: object) -> Map:
        first = {"sort": "definitional", "states": {"before": ["x", "y"]}}
        then = {"sort": "definitional", "states": {"before": ["y", "x"], **over}}
        kinds = {"x": {"kind": "threshold"}, "y": {"kind": "threshold"}}
        return mapped(None, a=first, b=then, **kinds)

    [problem] = found(cycle(), "RM308")
    assert problem.message.endswith("`x` before `y` (`a`), `y` before `x` (`b`)")
    assert not found(cycle(scope="all-proposals"), "RM308")
    assert not found(cycle(graded=True), "RM308")


def test_a_need_that_breaks_is_found_through_an_alias() -> None:
    map_ = mapped(
        x={"kind": "threshold", "aliases": "ex"},
        p={"kind": "proposal", "needs": "ex", "breaks": [{"at": "x", "failure": "silent"}]},
    )
    assert [one.message for one in found(map_, "RM309")] == [
        "`x` is needed, and it breaks the proposal"
    ]


def test_a_position_replaces_another_of_the_same_person() -> None:
    def held(replaces: str) -> list[Problem]:
        positions = [
            {"id": "first", "about": "c", "stance": "accepts"},
            {"id": "then", "about": "c", "stance": "rejects", "replaces": replaces},
        ]
        return found(mapped(c={}, p={"kind": "person", "positions": positions}), "RM207")

    assert held("first") == []
    [problem] = held("fist")
    assert problem.message == "`p` has no position `fist`"
    assert problem.suggestion == "first"


def test_an_alias_may_not_be_the_id_of_a_part() -> None:
    map_ = mapped(c={"aliases": "A#reason"}, a={"kind": "argument", "for": "c"})
    assert [one.message for one in found(map_, "RM203")] == [
        "the alias `A#reason` is also the id of `a#reason`"
    ]


def test_clauses_listed_twice() -> None:
    kinds: dict[str, dict[str, Any]] = {name: {"kind": "threshold"} for name in "xy"}
    kinds |= {name: {"kind": "axis"} for name in "uv"}
    proposal = {
        "kind": "proposal",
        "needs": ["x", "y", {"at": "x", "why": "Again."}],
        "requires_order": [{"first": "x", "then": "y"}, {"first": "y", "then": "x"}] * 2,
        "relative": [{"of": "u", "to": "v"}, {"of": "v", "to": "u"}],
    }
    assert [one.message for one in found(mapped(None, p=proposal, **kinds), "RM311")] == [
        "`x` and `y` stand twice under `requires_order`",
        "`x` stands twice under `needs`",
        "`y` and `x` stand twice under `requires_order`",
    ]


def test_each_target_is_told_once_for_each_time_too_many() -> None:
    map_ = mapped(t={}, a={"for": ["t", "t", "t"], "qualifies": "t", "premises": [{"p1": "One."}]})
    assert sorted(one.message for one in found(map_, "RM306")) == [
        "`t` is named twice under `for`",
        "`t` is named under both `for` and `qualifies`",
    ]


# Pins


def test_pins_of_files_and_of_parts() -> None:
    settings = {"expect": {"a#p1": "unargued", "t": "supported", "a#p2": "unargued"}}
    map_ = mapped(settings, t={"expect": "supported"}, a={"for": "t", "premises": [{"p1": "One."}]})
    assert [one.code for one in found(map_, "RM501", "RM502", "RM201")] == ["RM201"]


def test_nothing_is_solved_where_nothing_is_pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        pytest.fail("solved without need")

    monkeypatch.setattr("robustmap.check.registry.Solution.of", fail)
    check(mapped(t={}, a={"for": "t", "premises": [{"p1": "One."}]}))


# The table of rules


def test_a_rule_is_not_run_where_nothing_counts_that_it_finds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ran = []

    def run(map_: Map, _solve: object) -> Iterator[Problem]:
        ran.append(len(map_))
        return iter(())

    for codes in (("RM402",), ("RM402", "RM201")):
        monkeypatch.setitem(RULES._entries, "RM000", Rule(codes, run))
        check(mapped(t={}), ("error",))
    assert ran == [1]


def test_every_code_is_found_by_the_reading_or_by_a_rule() -> None:
    by_rules = {code for one in RULES.entries.values() for code in one.codes}
    assert by_rules <= CODES.keys()
    assert {code for code in CODES if code >= "RM3"} - by_rules == {"RM902"}


def test_a_rule_for_an_unknown_code_is_a_mistake_of_the_programmer() -> None:
    with pytest.raises(ValueError, match="RM999 is not in the table"):
        rule("RM999")
