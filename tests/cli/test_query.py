"""`robustmap query`: rows by conditions and SPARQL, as text, JSON and CSV."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.support.commands import Run, folder_with, runner

KB = {
    "map.yaml": "title: A small map\n",
    "claims/thesis.md": "---\ntitle: The thesis\nstanding: presumed\n---\n",
    "claims/shared.md": '---\ntitle: "Shared, and \\"quoted\\""\n---\n',
    "arguments/one.md": "---\nfor: thesis\npremises: shared\n---\n\nOne reason. More of it.\n",
    "arguments/two.md": "---\nfor: thesis\npremises: shared\nbasis: reading\n---\n\nAnother.\n",
    "arguments/three.md": "---\nagainst: thesis\nundercuts: one\n---\n\nNot so fast.\n",
    "thresholds/low.md": "---\ntitle: A low one\n---\n",
    "people/jane-roe.md": (
        "---\ntitle: Jane Roe\npositions:\n"
        "  - {id: a, about: thesis, stance: rejects, source: text}\n---\n"
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_with(tmp_path, KB)


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    command = runner(monkeypatch, capsys)
    return lambda *args, **more: command("query", *args, cwd=folder, **more)


def test_rows_are_aligned_and_counted(run: Run) -> None:
    done = run("arguments")
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == [
        "id     kind                          verdict                          title",
        "one    argument: for                 step broken by three             One reason.",
        "three  argument: against, undercuts  holds, no reply yet              Not so fast.",
        "two    argument: for                 has no effect here: our reading  Another.",
        "",
        "3 arguments",
    ]


def test_a_column_that_says_nothing_is_left_out(run: Run) -> None:
    assert (
        run("thresholds").out == "id   kind       title\nlow  threshold  A low one\n\n1 threshold\n"
    )


def test_conditions_narrow(run: Run) -> None:
    out = run("arguments", "kind=undercut", "basis=stated", "answer=stands").out
    assert [line.split()[0] for line in out.splitlines()[1:2]] == ["three"]
    assert out.endswith("\n1 argument\n")


def test_nothing_found_is_said_and_fine(run: Run) -> None:
    assert run("claims", "answer=circular") == (0, "nothing found\n", "")
    assert run("claims", "answer=circular", "--format", "csv").out.count("\n") == 1
    assert json.loads(run("claims", "answer=circular", "--format", "json").out) == []


def test_all_rows(run: Run) -> None:
    assert run("all").out.endswith("\n7 nodes\n")


def test_the_view_changes_the_answer(run: Run) -> None:
    assert run("arguments", "answer=undercut").out.endswith("1 argument\n")
    assert run("arguments", "answer=undercut", "--off", "three").out == "nothing found\n"
    assert "holds, no reply yet" in run("arguments", "id=two", "--basis", "reading").out
    assert "countered here" in run("claims", "--as-seen-by", "jane-roe").out


def test_why_tells_the_reasons_of_each_row(run: Run) -> None:
    assert run("arguments", "id=one", "--why").out == (
        "one - One reason.: step broken by three\n"
        "  undercut by: three - Not so fast.: holds, no reply yet\n"
        "    premise: #reason - Not so fast.: taken for granted\n"
        "\n"
        "1 argument\n"
    )
    assert run("people", "--why").out.startswith("jane-roe - Jane Roe: has no verdict\n")


def test_json(run: Run) -> None:
    found = json.loads(run("arguments", "kind=undercut", "--format", "json").out)
    assert found == [
        {
            "id": "three",
            "kind": "argument",
            "does": ["rebuttal", "undercut"],
            "answer": "stands",
            "verdict": "holds, no reply yet",
            "title": "Not so fast.",
        }
    ]
    why = json.loads(run("claims", "id=shared", "--format", "json", "--why").out)[0]["why"]
    assert (why["id"], why["words"], why["because"]) == ("shared", "taken for granted", [])
    assert json.loads(run("people", "--format", "json", "--why").out)[0]["why"] is None


def test_csv(run: Run) -> None:
    rows = list(csv.reader(io.StringIO(run("claims", "--format", "csv", "--why").out)))
    assert rows[0] == ["id", "kind", "does", "answer", "verdict", "title", "why"]
    assert rows[1][:6] == [
        *("shared", "claim", "", "unargued", "taken for granted"),
        'Shared, and "quoted"',
    ]
    assert rows[2][6].startswith("thesis - The thesis: countered here\n  because: three - Not")


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_a_find_can_be_a_failure(run: Run, form: str) -> None:
    assert run("claims", "answer=rejected", "--fail-if-any", "--format", form).status == 3
    assert run("claims", "answer=contested", "--fail-if-any", "--format", form).status == 0
    assert run("--sparql", "undercuts", "--fail-if-any", "--format", form).status == 3
    assert run("--sparql", "breaking-points", "--fail-if-any", "--format", form).status == 0


def test_shipped_queries_are_listed(run: Run) -> None:
    lines = run("--list").out.splitlines()
    assert lines[0].split(maxsplit=1) == ["query", "what it answers"]
    assert [line.split()[0] for line in lines[1:]] == [
        *("breaking-points", "endless-failures", "failures", "for-and-against"),
        *("shared-premises", "unanswered", "undercuts"),
    ]
    listed = {
        one["name"]: one["answers"] for one in json.loads(run("--list", "--format", "json").out)
    }
    assert "nobody has replied" in listed["unanswered"]
    assert run("--list", "--format", "csv").out.startswith("name,answers\nbreaking-points,")


def test_a_shipped_query(run: Run) -> None:
    assert run("--sparql", "undercuts").out == (
        "attacker  attacker_answer  target  target_answer  counts\n"
        "three     stands           one     undercut       true\n"
        "\n"
        "1 row\n"
    )
    assert run("--sparql", "undercuts", "--format", "csv").out == (
        "attacker,attacker_answer,target,target_answer,counts\nthree,stands,one,undercut,true\n"
    )
    assert json.loads(run("--sparql", "undercuts", "--format", "json").out)[0]["counts"] is True


def test_a_query_from_a_file_from_the_input_and_as_it_stands(run: Run, folder: Path) -> None:
    query = "SELECT ?id { ?x a rm:Threshold ; dcterms:identifier ?id }"
    (folder / "mine.rq").write_text(f"# mine\n{query}\n", encoding="utf-8")
    said = "id\nlow\n\n1 row\n"
    assert run("--sparql", "mine.rq").out == said
    assert run("--sparql", "-", answers=[query]).out == said
    assert run("--sparql", query).out == said
    assert run("--sparql", "breaking-points", "--format", "csv").out == (
        "proposal,threshold,title,failure,clause,answer\n"
    )


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["argments"], "there are no rows called `argments`; did you mean `arguments`?"),
        (["undercuts"], "`undercuts` is a shipped query: ask it by `--sparql undercuts`"),
        (["claims", "answr=x"], "there is no property `answr` here; did you mean `answer`?"),
        (["claims", "x"], "`x` is no condition"),
        (["--sparql", "underkuts"], "no shipped query is called `underkuts`; did you mean"),
        (["--sparql", "no/such.rq"], "`no/such.rq` cannot be read: no such file or directory"),
        (["--sparql", "."], "`.` cannot be read: is a directory"),
        (["--sparql", "bad.rq"], "`bad.rq` cannot be read: it is not UTF-8"),
        (["--sparql", "ASK {"], "the query cannot be read at line 1, column 6"),
        (["--sparql", "LOAD <a> {}"], "the query cannot be read at line 1, column 1"),
        (["--sparql", "CLEAR ALL #{"], "a query may only ask: updates"),
        (["--sparql", "ASK { SERVICE <a> {} }"], "a query may not reach outside the map"),
    ],
)
def test_misuse_is_one_line(run: Run, folder: Path, args: list[str], sentence: str) -> None:
    (folder / "bad.rq").write_bytes(b"ASK { \xff }")
    status, out, err = run(*args)
    assert (status, out) == (2, "")
    assert err.startswith("robustmap: ")
    assert sentence in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        ([], "give ROWS"),
        (["claims", "--sparql", "undercuts"], "give ROWS"),
        (["--sparql", "undercuts", "--why"], "have no reasons"),
    ],
)
def test_contradictory_options_are_misuse(run: Run, args: list[str], sentence: str) -> None:
    status, out, err = run(*args)
    assert (status, out) == (2, "")
    assert sentence in err


def test_the_same_bytes_twice(run: Run) -> None:
    for args in (["all", "--why"], ["all", "--format", "json"], ["--sparql", "for-and-against"]):
        assert run(*args) == run(*args)
