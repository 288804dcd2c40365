"""What holds for every workflow file and action: who may write, what is pinned, what is run."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.expressions import value
from tests.support.workflows import load

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
ACTIONS = [ROOT / "action.yml", *sorted((ROOT / ".github/actions").glob("*/action.yml"))]
SCRIPTS = sorted((ROOT / ".github/scripts").glob("*.py"))

STARTS = {
    "after-merge.yml": {"push"},
    "check.yml": {"pull_request", "merge_group", "push"},
    "comment.yml": {"workflow_run"},
    "issue.yml": {"issues"},
    "publish.yml": {"push", "workflow_dispatch"},
}

MAY_WRITE = {
    ("after-merge.yml", "tell"): {"pull-requests", "statuses"},
    ("comment.yml", "comment"): {"pull-requests"},
    ("issue.yml", "answer"): {"issues"},
    ("publish.yml", "deploy"): {"pages", "id-token"},
}
"""The jobs that may write, and what: all others may read at most."""


def steps(path: Path) -> list[dict[str, Any]]:
    file = load(path)
    if "runs" in file:
        return file["runs"]["steps"]
    return [step for job in file["jobs"].values() for step in job["steps"]]


def jobs() -> Iterator[tuple[Path, str, dict[str, Any], dict[str, str]]]:
    for path in WORKFLOWS:
        file = load(path)
        for name, job in file["jobs"].items():
            yield path, name, job, job.get("permissions", file["permissions"])


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_each_workflow_starts_for_what_it_is_for():
    assert {path.name: set(load(path)["on"]) for path in WORKFLOWS} == STARTS
    for path in WORKFLOWS:
        on = load(path)["on"]
        assert on.get("push", {"branches": ["main"]}) == {"branches": ["main"]}


def test_no_workflow_hands_rights_to_a_pull_request():
    assert not any("pull_request_target" in path.read_text("utf-8") for path in WORKFLOWS)
    assert load(ROOT / ".github/workflows/comment.yml")["on"]["workflow_run"] == {
        "workflows": ["check"],
        "types": ["completed"],
    }


def test_only_some_jobs_may_write_and_only_what_they_must():
    found = {
        (path.name, name): {what for what, right in rights.items() if right == "write"}
        for path, name, _, rights in jobs()
        if "write" in rights.values()
    }
    assert found == MAY_WRITE
    for path in WORKFLOWS:
        assert load(path)["permissions"] in ({}, {"contents": "read"})


def test_a_job_that_may_write_installs_nothing_and_never_loads_the_package():
    for path, name, job, _ in jobs():
        if (path.name, name) not in MAY_WRITE:
            continue
        for step in job["steps"]:
            told = step.get("run", "")
            assert not re.search(r"\.venv|pip|make|robustmap ", told), told
            if "checkout" in step.get("uses", ""):
                assert step["with"].get("sparse-checkout") == ".github"
                ref = step["with"].get("ref", "")
                assert ref in ("", "${{ github.event.repository.default_branch }}")


@pytest.mark.parametrize("path", [*WORKFLOWS, *ACTIONS], ids=named)
class TestFile:
    def test_actions_are_pinned_by_commit(self, path: Path):
        lines = re.findall(r"(?<!\w)uses: (.*)$", path.read_text("utf-8"), re.MULTILINE)
        assert len(lines) == len([step for step in steps(path) if "uses" in step])
        pin = r"[\w-]+/[\w-]+@[0-9a-f]{40} # v[\d.]+"
        ours = r"\./[\w./-]* # zizmor: ignore\[self-repository\] - .*"
        assert [one for one in lines if not re.fullmatch(rf"{pin}|{ours}", one)] == []

    def test_no_token_stays_in_the_checkout(self, path: Path):
        checkouts = [step for step in steps(path) if "/checkout@" in step.get("uses", "")]
        assert {step["with"]["persist-credentials"] for step in checkouts} <= {"false"}

    def test_no_expression_reaches_a_shell_line(self, path: Path):
        assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []

    def test_nothing_that_people_write_is_handed_to_a_shell_line_at_all(self, path: Path):
        """Titles, bodies, names of branches: what needs them reads the file of the event."""
        for step in steps(path):
            told = " ".join(step.get("env", {}).values())
            asked = re.findall(r"github\.(?:event\.)?[\w.]+", told)
            assert set(asked) <= {
                "github.token",
                "github.event_name",
                "github.event.before",
                "github.event.merge_group.base_sha",
                "github.event.pull_request.base.sha",
                "github.event.pull_request.head.sha",
                "github.event.pull_request.number",
            }

    def test_shell_lines_are_sound(self, path: Path):
        for step in steps(path):
            if "run" not in step:
                continue
            subprocess.run(["bash", "-n"], input=step["run"], text=True, check=True)
            if shutil.which("shellcheck"):
                done = subprocess.run(
                    ["shellcheck", "--shell=bash", "--exclude=SC2016", "-"],
                    input=step["run"],
                    text=True,
                    check=False,
                    capture_output=True,
                )
                assert done.stdout == ""

    def test_a_step_that_has_a_token_runs_mains_code_alone(self, path: Path):
        for step in steps(path):
            if "github.token" in str(step.get("env", {})):
                assert path.name != "check.yml"


def test_every_step_of_an_action_names_its_shell():
    for path in ACTIONS:
        assert all(("run" in step) == ("shell" in step) for step in steps(path))


def test_what_is_called_by_a_path_is_there():
    for path in [*WORKFLOWS, *ACTIONS]:
        for step in steps(path):
            for script in re.findall(r"[\w./-]*scripts/(\w+\.py)", step.get("run", "")):
                assert ROOT / ".github/scripts" / script in SCRIPTS
            if step.get("uses", "").startswith("./"):
                assert (ROOT / step["uses"].split()[0] / "action.yml").is_file()


@pytest.mark.parametrize("path", SCRIPTS, ids=named)
def test_what_comments_needs_the_standard_library_alone(path: Path):
    beside = {one.stem for one in SCRIPTS}
    used = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in (
            [one.name for one in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    foreign = used - beside - set(sys.stdlib_module_names)
    assert foreign <= ({"robustmap"} if path.stem in ("answer_issue", "blame_pair") else set())


def test_only_main_is_published():
    publish = load(ROOT / ".github/workflows/publish.yml")
    assert publish["jobs"]["build"]["if"] == "github.ref == 'refs/heads/main'"
    assert publish["jobs"]["deploy"]["needs"] == "build"
    assert "pull_request" not in publish["on"]


def test_hooks_for_other_repositories_are_whole():
    hooks = {one["id"]: one for one in load(ROOT / ".pre-commit-hooks.yaml")}
    assert set(hooks) == {"robustmap-check", "robustmap-fmt"}
    for one in hooks.values():
        assert (one["language"], one["pass_filenames"]) == ("python", "false")
        assert re.fullmatch(r"robustmap \w+", one["entry"])


def test_no_owner_is_made_up():
    lines = (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    assert [line for line in lines if line.strip() and not line.startswith("#")] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a.b == 'x'", True),
        ("a.b != 'x' || a.none == ''", True),
        ("!cancelled() && a.b == 'y'", False),
        ("(a.b == 'y' || a.b == 'x') && contains(a.text, '### ')", True),
        ("a.none.deeper", None),
    ],
)
def test_expressions_are_worked_out(text: str, expected: object):
    assert value(text, {"a": {"b": "x", "text": "one\n### two"}}) == expected
