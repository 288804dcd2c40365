"""The reports: the caret under the place, and nothing in a text that could act."""

import json

import pytest

from robustmap.check.report import REPORTS, Checked
from robustmap.explain.forge import LIMIT
from robustmap.model.codes import CODES, problem
from robustmap.model.problem import Problem, Span


def told(form: str, *problems: Problem, lines: list[str] | None = None, nodes: int = 3) -> str:
    return REPORTS[form](Checked(problems, nodes, lambda _: lines or []))


def excerpt(line: str, column: int, end: int) -> list[str]:
    """Give the source line and the carets of a finding at a place on the first line."""
    text = told("text", problem("RM103", "m", Span("a.md", 1, column, end)), lines=[line])
    return [one[4:] for one in text.split("\n")[1:3]]


def test_all_forms_are_there() -> None:
    assert list(REPORTS) == ["github", "gitlab", "json", "sarif", "text"]


# Text


def test_a_finding_is_told_in_six_lines() -> None:
    found = problem(
        "RM103",
        "`basis` is `sure`",
        Span("kb/a.md", 3, 8, 12),
        expected="`stated`",
        suggestion="stated",
        way_out="write it",
    )
    assert told("text", found, lines=["---", "title: T", "basis: sure"]) == (
        "kb/a.md:3:8: error[RM103] `basis` is `sure`\n"
        "  3 | basis: sure\n"
        "    |        ^^^^\n"
        "  = expected: `stated`\n"
        "  = did you mean `stated`?\n"
        "  = write it\n"
        "\n"
        "3 nodes: 1 error\n"
    )


def test_the_counts_are_in_words() -> None:
    def one(code: str) -> Problem:
        return problem(code, "m", Span("a.md"))

    assert told("text", nodes=1) == "1 node: nothing to say\n"
    found = [one("RM101"), one("RM101"), one("RM401"), one("RM107")]
    assert told("text", *found).endswith("3 nodes: 2 errors, 1 warning, 1 note\n")


@pytest.mark.parametrize(
    ("line", "column", "end", "expected"),
    [
        ("basis: sure", 8, 12, ["| basis: sure", "|        ^^^^"]),
        ("basis: sure", 8, 0, ["| basis: sure", "|        ^^^^"]),
        ("basis: sure", 8, 99, ["| basis: sure", "|        ^^^^"]),
        ("basis: sure", 8, 8, ["| basis: sure", "|        ^"]),
        ("basis:", 7, 8, ["| basis:", "|       ^"]),
        ("\tbasis:\tsure", 9, 13, ["| \tbasis:\tsure", "| \t      \t^^^^"]),
        ("t: 正しい x", 4, 7, ["| t: 正しい x", "|    ^^^^^^"]),
        ("t: 正しい x", 8, 9, ["| t: 正しい x", "|           ^"]),
        ("t: e\u0301e x", 4, 7, ["| t: e\u0301e x", "|    ^^"]),
        ("t: \x1b[2Jx y", 9, 10, ["| t: \ufffd[2Jx y", "|         ^"]),
        ("t: a\u202eb x", 8, 9, ["| t: a\ufffdb x", "|        ^"]),
    ],
)
def test_the_caret_stands_under_the_place(
    line: str, column: int, end: int, expected: list[str]
) -> None:
    assert excerpt(line, column, end) == expected


def test_of_a_long_line_a_part_is_shown() -> None:
    line = "x" * 1000 + "HERE" + "y" * 1000
    shown, carets = excerpt(line, 1001, 1005)
    assert len(shown) < 140
    assert shown[carets.index("^") :].startswith("HERE")
    assert carets.strip("| ") == "^^^^"
    assert shown.startswith("| ...x")
    assert shown.endswith("y...")


def test_a_finding_about_a_whole_file_shows_no_line() -> None:
    text = told("text", problem("RM205", "m", Span("kb/A.md")), lines=["---"])
    assert text.startswith("kb/A.md:1:1: error[RM205] m\n  = rename the file\n")


def test_a_line_that_is_not_there_is_not_shown() -> None:
    assert "|" not in told("text", problem("RM103", "m", Span("a.md", 9, 2, 3)), lines=["---"])


# GitHub


def test_an_annotation_has_its_place_and_all_that_is_said() -> None:
    found = problem(
        "RM201", "m", Span("kb/a.md", 3, 8, 12), expected="e", suggestion="s", way_out="w"
    )
    assert told("github", found).split("\n")[0] == (
        "::error file=kb/a.md,line=3,col=8,endColumn=12,title=RM201"
        "::m; expected: e; did you mean `s`?; w"
    )


def test_nothing_in_a_text_or_path_ends_an_annotation() -> None:
    evil = "100%\n::warning::x\r, a: b"
    found = problem("RM201", evil, Span("kb/a,b:c%.md"), way_out=evil)
    command, summary, rest = told("github", found).split("\n")
    assert command.startswith("::error file=kb/a%2Cb%3Ac%25.md,line=1,col=1,title=RM201::100%25")
    assert (summary, rest) == ("3 nodes: 1 error", "")


def test_at_most_ten_annotations_of_each_severity_and_the_rest_in_the_log() -> None:
    found = [
        problem(code, f"m{n}", Span("a.md", n + 1, 2, 3))
        for code in ("RM101", "RM401", "RM107")
        for n in range(25)
    ]
    lines = told("github", *found).split("\n")
    for command in ("::error ", "::warning ", "::notice "):
        shown = [line for line in lines if line.startswith(command)]
        assert len(shown) == LIMIT == 10
        assert shown[-1].endswith("(and 15 more: see the log)")
        assert not any("more" in line for line in shown[:-1])
    assert "a.md:25:2: warning[RM401] m24" in lines
    assert sum(line.startswith("a.md:") for line in lines) == 45


def test_exactly_ten_are_not_said_to_be_more() -> None:
    found = [problem("RM101", f"m{n}", Span("a.md", n + 1)) for n in range(10)]
    assert "more" not in told("github", *found)


# JSON and SARIF


def test_json_has_every_field() -> None:
    found = problem("RM201", "m", Span("a.md", 3, 8, 12), node="n", expected="e", suggestion="s")
    data = json.loads(told("json", found))
    assert data["nodes"] == 3
    assert data["counts"] == {"error": 1, "warning": 0, "note": 0}
    assert data["problems"] == [
        {
            "code": "RM201",
            "severity": "error",
            "message": "m",
            "path": "a.md",
            "line": 3,
            "column": 8,
            "end_column": 12,
            "node": "n",
            "expected": "e",
            "suggestion": "s",
            "way_out": CODES["RM201"].way_out,
        }
    ]


def test_sarif_has_the_shape_that_code_scanning_needs() -> None:
    found = [
        problem("RM401", "no source", Span("kb/a b.md", 1, 1), node="a"),
        problem("RM201", "m", Span("kb/b.md", 3, 8, 12), node="b", suggestion="s", way_out="w"),
    ]
    data = json.loads(told("sarif", *found))
    assert data["version"] == "2.1.0"
    assert data["$schema"].endswith("sarif-2.1.0.json")
    [run] = data["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "robustmap"
    assert [one["id"] for one in driver["rules"]] == ["RM201", "RM401"]
    for one in driver["rules"]:
        code = CODES[one["id"]]
        assert one["name"] == code.name
        assert one["shortDescription"] == {"text": code.title}
        assert one["fullDescription"] == {"text": code.meaning}
        assert one["help"] == {"text": code.way_out}
        assert one["defaultConfiguration"]["level"] == code.severity
    first, second = run["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("RM401", 1, "warning")
    assert second["message"] == {"text": "m; did you mean `s`?; w"}
    assert [one["locations"][0]["physicalLocation"] for one in (first, second)] == [
        {"artifactLocation": {"uri": "kb/a%20b.md"}, "region": {"startLine": 1, "startColumn": 1}},
        {
            "artifactLocation": {"uri": "kb/b.md"},
            "region": {"startLine": 3, "startColumn": 8, "endColumn": 12},
        },
    ]


def test_gitlab_has_the_shape_that_code_quality_needs() -> None:
    found = [
        problem("RM401", "no source", Span("kb/a b.md", 1, 1), node="a"),
        problem("RM201", "m", Span("kb/b.md", 3, 8, 12), node="b", suggestion="s", way_out="w"),
        problem("RM201", "m", Span("kb/b.md", 9, 8, 12), node="b", suggestion="s", way_out="w"),
    ]
    entries = json.loads(told("gitlab", *found))
    assert [one["severity"] for one in entries] == ["minor", "critical", "critical"]
    assert [one["check_name"] for one in entries] == ["RM401", "RM201", "RM201"]
    assert entries[0]["location"] == {"path": "kb/a b.md", "lines": {"begin": 1}}
    assert entries[1]["location"]["lines"] == {"begin": 3}
    assert entries[1]["description"] == "m; did you mean `s`?; w"
    prints = [one["fingerprint"] for one in entries]
    assert len(set(prints)) == 3
    assert all(len(one) == 64 for one in prints)
    later = problem("RM401", "no source", Span("kb/a b.md", 7, 1), node="a")
    assert json.loads(told("gitlab", later))[0]["fingerprint"] == prints[0]
    assert json.loads(told("gitlab")) == []


def test_a_fingerprint_stays_when_lines_move() -> None:
    def fingerprint(line: int) -> str:
        message = f"the key `for` occurs twice, first on line {line}"
        found = problem("RM004", message, Span("kb/a.md", line + 1, 1, 4), node="a")
        [result] = json.loads(told("sarif", found))["runs"][0]["results"]
        return result["partialFingerprints"]["robustmap/v1"]

    assert fingerprint(2) == fingerprint(7)


def test_no_findings_make_valid_reports() -> None:
    assert json.loads(told("sarif"))["runs"][0]["results"] == []
    assert json.loads(told("json"))["problems"] == []
    assert told("github") == "3 nodes: nothing to say\n"
