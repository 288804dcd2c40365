"""`robustmap query` in words, SQL and from the cookbook; `--fail-if-any`; `serve-sparql`."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from robustmap.errors import ToolError
from robustmap.query import server
from tests.cli.test_query import folder, run  # noqa: F401 - fixtures
from tests.support.commands import Run


def test_words_need_no_quotes(run: Run) -> None:  # noqa: F811
    done = run("arguments", "where", "undercut", "by", "standing")
    assert done.out.splitlines()[1].split()[0] == "one"
    assert done.out.endswith("\n1 row\n")
    assert run("arguments where undercut by standing") == done


def test_a_limit_is_told_in_every_form(run: Run) -> None:  # noqa: F811
    assert run("arguments limit 1").out.endswith("\n1 row; 2 more left out by the limit\n")
    for form in ("json", "csv", "markdown"):
        done = run("arguments show id limit 1", "--format", form)
        assert done.err == "robustmap: 2 more left out by the limit\n"
        assert "one" in done.out


def test_forms(run: Run) -> None:  # noqa: F811
    text = "arguments where undercut by anything show id, undercut by, count(premises)"
    assert json.loads(run(text, "--format", "json").out) == [
        {"id": "one", "undercut by": ["three"], "count(premises)": 1}
    ]
    assert run(text, "--format", "csv").out == "id,undercut by,count(premises)\none,three,1\n"
    assert run(text, "--format", "markdown").out.splitlines()[-1] == "| one | three | 1 |"
    assert run("claims", "--format", "markdown").out.startswith("| id | kind | verdict | title |")
    assert run("arguments count by answer", "--format", "csv").out == (
        "answer,number\nstands,2\nundercut,1\n"
    )
    assert "because: three" in run("claims where rejected", "--why").out


def test_a_query_is_a_check(run: Run) -> None:  # noqa: F811
    assert run("claims where rejected", "--fail-if-any").status == 3
    assert run("claims where circular", "--fail-if-any").status == 0
    assert run("--sql", "SELECT id FROM claims WHERE 0", "--fail-if-any").status == 0
    assert run("--sql", "SELECT id FROM claims", "--fail-if-any").status == 3


def test_a_mistake_has_a_caret_and_no_traceback(run: Run) -> None:  # noqa: F811
    done = run("claims where rejectd")
    assert (done.status, done.out) == (2, "")
    assert done.err.splitlines() == [
        "robustmap: `rejectd` is not a condition; did you mean `rejected`? (column 14)",
        "  claims where rejectd",
        "               ^^^^^^^",
    ]


def test_sql_from_text_file_and_input(run: Run, folder: Path) -> None:  # noqa: F811
    query = "SELECT id, answer FROM claims ORDER BY id"
    (folder / "mine.sql").write_text(query, encoding="utf-8")
    said = "id      answer\nshared  unargued\nthesis  rejected\n\n2 rows\n"
    assert run("--sql", query).out == said
    assert run("--sql", "mine.sql").out == said
    assert run("--sql", "-", answers=[query]).out == said
    refused = run("--sql", f"ATTACH '{folder}/x.db' AS x")
    assert (refused.status, refused.out) == (2, "")
    assert "may only read" in refused.err
    assert not (folder / "x.db").exists()


def test_the_cookbook(run: Run) -> None:  # noqa: F811
    assert len(run("--cookbook").out.splitlines()) == 21
    assert len(json.loads(run("--cookbook", "--format", "json").out)) == 20
    assert run("--cookbook", "undercut-by-what-holds", "--format", "csv").out == (
        "id,undercut by standing\none,three\n"
    )
    assert "did you mean `in-dispute`?" in run("--cookbook", "in-disputes").err
    assert "undercut by" in run("--words").out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["claims", "--sql", "SELECT 1"], "give ROWS"),
        (["--sql", "SELECT 1", "--why"], "have no reasons"),
        (["claims", "--endpoint", "http://127.0.0.1:1/"], "`--endpoint` goes with `--sparql`"),
        (["--sparql", "ASK {}", "--endpoint", "x", "--off", "one"], "leave the view out"),
        (["--sparql", "ASK {}", "--endpoint", "http://127.0.0.1:1/"], "the connection was refused"),
        (["--sparql", "ASK {}", "--engine", "rdflb"], "did you mean `rdflib`?"),
    ],
)
def test_what_does_not_fit_is_refused(run: Run, args: list[str], said: str) -> None:  # noqa: F811
    done = run(*args)
    assert (done.status, done.out) == (2, "")
    assert said in " ".join(done.err.split())


def test_a_server_in_one_command(run: Run, folder: Path) -> None:  # noqa: F811
    try:
        server.program()
    except ToolError as error:
        pytest.skip(str(error))
    command = [sys.executable, "-m", "robustmap", "serve-sparql", "--port", "0"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            first = process.stdout.readline()
            url = re.findall(r"http://127\.0\.0\.1:\d+/query", first)[0]
            assert run("--sparql", "undercuts", "--endpoint", url) == run("--sparql", "undercuts")
        finally:
            os.kill(process.pid, signal.SIGTERM)
        said = process.stdout.read()
    assert said.endswith("stopped\n")
    assert process.returncode == 0
    assert "connection was refused" in run("--sparql", "undercuts", "--endpoint", url).err
