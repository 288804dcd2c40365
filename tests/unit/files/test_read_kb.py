"""From files to a map: what a node is made of, and who is blamed for what."""

import pytest

from robustmap.check.registry import check
from robustmap.files.find import Tree
from robustmap.files.read import read_tree
from robustmap.model.map import Map
from robustmap.model.nodes import Argument, Claim, Proposal, Threshold
from robustmap.model.problem import Problem

SETTINGS = {"map.yaml": "title: T\n"}


def kb(files: dict[str, str | bytes]) -> Map:
    data = {
        name: text if isinstance(text, bytes) else text.encode()
        for name, text in sorted((SETTINGS | files).items())
    }
    return read_tree(Tree("kb", data, []))


def node(*lines: str, body: str = "") -> str:
    return "\n".join(["---", *lines, "---", body])


def found(map_: Map) -> list[tuple[str, str, tuple[int, ...]]]:
    return [(p.code, p.span.path.removeprefix("kb/"), p.span[1:]) for p in map_.problems]


def blamed(map_: Map) -> set[tuple[str, str]]:
    """Give (code, file) of every error that a full check finds."""
    return {(p.code, p.span.path.removeprefix("kb/")) for p in check(map_) if p.severity == "error"}


def one(map_: Map, code: str) -> Problem:
    [problem] = [p for p in check(map_) if p.code == code]
    return problem


# What a node is made of


def test_a_node_of_each_folder_has_its_kind_id_and_body() -> None:
    map_ = kb(
        {
            "claims/deep/down/a.md": node("title: A", body="\nOne.\n\nTwo.\n"),
            "arguments/b.md": node("for: a"),
            "proposals/p.md": node("title: P", "except: [wars]"),
        }
    )
    assert not map_.problems
    assert [type(one) for one in map_.nodes.values()] == [Claim, Argument, Proposal]
    assert map_.nodes["a"].body == "One.\n\nTwo."
    assert map_.places["a"].body_line == 4
    assert map_.span("b", "for", 0, "to") == ("kb/arguments/b.md", 2, 6, 7)


def test_own_keys_are_kept_as_they_are() -> None:
    map_ = kb({"claims/a.md": node("title: A", "x-seen: {by: [me, 1]}")})
    assert map_.nodes["a"].x == {"x-seen": {"by": ["me", "1"]}}
    assert not map_.problems


def test_text_around_a_value_is_taken_away() -> None:
    map_ = kb({"claims/a.md": node('title: "  A  "', "note: |", "  One.", "  Two.")})
    assert map_.nodes["a"].title == "A"
    assert map_.nodes["a"].note == "One.\nTwo."


def test_files_beside_the_nodes_are_no_nodes() -> None:
    map_ = kb({"README.md": "# Hello", "LICENSE": "CC BY 4.0", "claims/a.md": node("title: A")})
    assert list(map_.nodes) == ["a"]
    assert not map_.problems


# Faults of one file


def test_every_fault_of_a_file_is_found_at_its_place() -> None:
    map_ = kb(
        {
            "arguments/b.md": node(
                "for: [a, {to: b, basis: sure}]",
                "strenght: weak",
                "number: third",
                "premises:",
                "  - p1: One.",
                "    p2: Two.",
                "  - P 3: Three.",
                "  - Four words stand here.",
            )
        }
    )
    assert found(map_) == [
        ("RM103", "arguments/b.md", (2, 25, 29)),
        ("RM101", "arguments/b.md", (3, 1, 9)),
        ("RM102", "arguments/b.md", (4, 9, 14)),
        ("RM102", "arguments/b.md", (6, 5, 0)),
        ("RM106", "arguments/b.md", (8, 5, 8)),
        ("RM107", "arguments/b.md", (9, 5, 27)),
    ]


def test_what_is_sound_beside_a_fault_is_kept_and_keeps_its_place() -> None:
    map_ = kb(
        {
            "claims/a.md": node("title: A"),
            "arguments/b.md": node(
                "for:", "  - to: a b", "  - a", "  - nowhere", "premises:", "  - [x]", "  - p: One."
            ),
        }
    )
    argument = map_.nodes["b"]
    assert isinstance(argument, Argument)
    assert [link.to for link in argument.for_] == ["a", "nowhere"]
    assert [premise.local for premise in argument.premises] == ["p"]
    assert one(map_, "RM201").span == ("kb/arguments/b.md", 5, 5, 12)


def test_a_key_that_is_there_without_a_value_is_not_missing_too() -> None:
    assert [code for code, *_ in found(kb({"claims/a.md": node("title:")}))] == ["RM005"]
    assert [code for code, *_ in found(kb({"claims/a.md": node("title: [A]")}))] == ["RM102"]


def test_a_missing_key_beside_an_unknown_one_is_one_mistake() -> None:
    map_ = kb({"proposals/p.md": node("title: P", "requires_order: [{frist: a, then: b}]")})
    [problem] = map_.problems
    assert (problem.code, problem.suggestion) == ("RM101", "first")


def test_half_a_file_does_not_miss_what_stands_in_its_other_half() -> None:
    map_ = kb({"claims/a.md": node("tags: [", "title: A")})
    assert [code for code, *_ in found(map_)] == ["RM003"]


@pytest.mark.parametrize(
    ("value", "suggestion"),
    [("yes", "true"), ("True", "true"), ("1", "true"), ("no", "false"), ("maybe", "")],
)
def test_only_two_words_are_truth_values(value: str, suggestion: str) -> None:
    [problem] = kb({"claims/a.md": node("title: A", f"implicit: {value}")}).problems
    assert problem.code == "RM102"
    assert problem.suggestion == suggestion


def test_what_may_be_pinned_depends_on_the_kind() -> None:
    files = {"claims/a.md": node("title: A", "expect: stands")}
    problem = one(kb(files), "RM103")
    assert problem.message == "`expect` is `stands`, which is no verdict on a claim"
    assert ("RM501", "claims/a.md") not in blamed(kb(files))


@pytest.mark.parametrize("level", ["nan", "inf", "-inf", "high"])
def test_a_level_is_a_number_that_can_be_compared(level: str) -> None:
    map_ = kb({"thresholds/t.md": node("title: T", f"level: {level}")})
    assert [code for code, *_ in found(map_)] == ["RM102"]
    threshold = map_.nodes["t"]
    assert isinstance(threshold, Threshold)
    assert threshold.level is None


# Nobody else is blamed


@pytest.mark.parametrize(
    "text",
    [
        b"---\ntitle: \xff\n---\n",
        b"title: A\n",
        b"---\ntitle: A: b\n---\n",
        b"---\n[[[[[[[[[[\n---\n",
        b"---\ntitle: \x00\n---\n",
        b"---\nnothing: is\nright: here\n---\n",
        b"",
        b"x" * 300_000,
    ],
)
def test_a_broken_file_keeps_its_id(text: bytes) -> None:
    map_ = kb(
        {
            "claims/a.md": text,
            "arguments/b.md": node("for: a", "premises: [{p1: One.}]"),
        }
    )
    assert "a" in map_.nodes
    assert {file for _, file in blamed(map_)} == {"claims/a.md"}


def test_who_names_a_part_of_a_broken_file_is_not_blamed() -> None:
    map_ = kb(
        {
            "claims/a.md": node("title: A"),
            "arguments/b.md": node("for: a", "premises: [{p1: [One]}, {p2: Two.}"),
            "arguments/c.md": node("against: b#p1", "undercuts: b"),
        }
    )
    assert {file for _, file in blamed(map_)} == {"arguments/b.md"}


def test_who_names_a_file_in_a_wrong_folder_is_not_blamed() -> None:
    map_ = kb(
        {
            "claims/a.md": node("title: A"),
            "stuff/b.md": node("title: B"),
            "arguments/c.md": node("undercuts: b", "premises: [a]"),
        }
    )
    assert blamed(map_) == {("RM206", "stuff/b.md")}


def test_a_node_that_only_a_broken_file_names_is_not_isolated() -> None:
    files = {"claims/a.md": node("title: A"), "claims/z.md": node("title: Z")}
    isolated = {p.node for p in check(kb(files)) if p.code == "RM307"}
    assert isolated == {"a", "z"}
    broken = kb(files | {"arguments/b.md": node("for: [a", "premises: [{p1: One.}]")})
    assert {p.node for p in check(broken) if p.code == "RM307"} == {"z"}


def test_a_node_that_a_mistyped_id_means_is_not_isolated() -> None:
    map_ = kb(
        {
            "claims/reality-hits-back.md": node("title: A"),
            "arguments/b.md": node("for: reality-hit-back", "premises: [{p1: One.}]"),
        }
    )
    assert "RM307" not in {p.code for p in check(map_)}
    assert one(map_, "RM201").suggestion == "reality-hits-back"


# Names and folders


def test_a_node_in_two_files_is_the_first() -> None:
    map_ = kb({"claims/a.md": node("title: A"), "arguments/a.md": node("for: a")})
    assert isinstance(map_.nodes["a"], Argument)
    assert found(map_) == [("RM202", "claims/a.md", (1, 1, 0))]


def test_names_that_differ_in_case_are_one_mistake() -> None:
    map_ = kb({"claims/a.md": node("title: A"), "claims/A.md": node("title: B")})
    assert found(map_) == [("RM204", "claims/A.md", (1, 1, 0))]


def test_a_file_is_taken_for_the_kind_that_its_keys_speak_for() -> None:
    map_ = kb({"claims/b.md": node("for: a", "premises: [{p1: One.}]")})
    assert isinstance(map_.nodes["b"], Argument)
    [problem] = map_.problems
    assert (problem.code, problem.way_out) == ("RM206", "move the file to `arguments/`")


def test_a_file_in_a_strange_folder_is_told_where_its_keys_belong() -> None:
    [problem] = kb({"args/b.md": node("for: a", "premises: [{p1: One.}]")}).problems
    assert problem.code == "RM206"
    assert problem.way_out == "its keys are those of `arguments/`: move it there"


def test_without_any_node_a_missing_map_file_is_not_worth_a_word() -> None:
    assert [p.code for p in check(read_tree(Tree("kb", {}, [])))] == ["RM901"]
