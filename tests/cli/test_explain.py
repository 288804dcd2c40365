"""`robustmap explain`: every finding can be looked up, by anything that names it."""

import json
import os
import subprocess
import sys

import pytest

from robustmap.model.codes import CODES


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "robustmap", "explain", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"PYTHONUTF8": "1"},
    )


def test_a_code_is_explained_with_its_way_out_and_an_example() -> None:
    done = run("RM009")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "error[RM009] cut-by-comment: a `#` cuts the value short\n"
        "\n"
        "In YAML a blank and a `#` begin a comment, so the rest of the sentence is\n"
        "silently lost.\n"
        "\n"
        "Way out: put the whole value in double quotes, or the comment on a line of its\n"
        "own.\n"
        "\n"
        "Wrong:\n"
        "    title: Against item #3 there is evidence\n"
        "\n"
        "Right:\n"
        '    title: "Against item #3 there is evidence"\n'
    )


@pytest.mark.parametrize("name", ["rm201", "Rm201", " RM201 ", "unknown-id", "Unknown-ID"])
def test_any_case_and_the_short_name_will_do(name: str) -> None:
    assert run(name).stdout == run("RM201").stdout


def test_without_a_code_all_are_listed() -> None:
    lines = run().stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(CODES)
    assert lines[0] == "RM001  error    not-utf8               the file is not UTF-8 text"


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("RM21", "did you mean `RM201`?"),
        ("unknown-idd", "did you mean `unknown-id`?"),
        ("zzz", "`robustmap explain` lists them all"),
    ],
)
def test_what_is_unknown_is_misuse(name: str, answer: str) -> None:
    done = run(name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"robustmap: no finding has the code `{name}`; {answer}\n"


def test_as_json_one_or_all() -> None:
    one = json.loads(run("RM103", "--format", "json").stdout)
    assert one == CODES["RM103"]._asdict()
    every = json.loads(run("--format", "json").stdout)
    assert [code["code"] for code in every] == list(CODES)


def test_as_markdown_one_or_all() -> None:
    page = run("RM003", "--format", "markdown").stdout
    assert page.startswith("# RM003: the keys cannot be read\n\n`bad-yaml`, an error\n\n")
    assert "\n## Wrong\n\n```yaml\ntitle: Two kinds: one works\n```\n" in page
    table = run("--format", "markdown").stdout.splitlines()
    assert len(table) == 2 + len(CODES)
    assert "| RM003 | error | bad-yaml | the keys cannot be read |" in table


def test_paths_are_no_yaml() -> None:
    assert "```\nkb/claims/Reality hits back.md\n```" in run("RM205", "--format", "markdown").stdout


def test_every_code_says_all_there_is_to_say() -> None:
    names = [code.name for code in CODES.values()]
    assert len(set(names)) == len(names)
    for code in CODES.values():
        for text in (code.title, code.meaning, code.way_out, code.wrong, code.right):
            assert text.strip() == text
            assert text, code.code
        assert code.meaning.endswith("."), code.code
        assert not code.way_out.endswith("."), code.code
        assert code.title[0].islower() or code.title[:4] == "YAML", code.code
        assert code.wrong != code.right
