"""Runs workflow files step by step on this machine: bash, git and a stand-in for the forge.

What installs or builds is named in `PREPARED` and stood in for by what runs the tests; the
actions of others are in `_ACTIONS`. Everything else is run as it stands in the files.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.support import fake_gh
from tests.support.expressions import filled, holds

REPOSITORY = "owner/map"


def load(path: Path) -> dict[str, Any]:
    """Read a YAML file with every scalar as text: YAML 1.1 would read the key `on` as true."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes text only


@dataclass
class Job:
    """What became of a job."""

    status: str = "success"
    log: str = ""
    summary: str = ""
    ran: list[str] = field(default_factory=list)
    outputs: dict[str, str] = field(default_factory=dict)


@dataclass
class Forge:
    """A forge on this machine: `origin` holds the repository, `folder` everything else."""

    folder: Path
    origin: Path
    runs: int = 0

    def __post_init__(self) -> None:
        self.bin = self.folder / "bin"
        self.bin.mkdir(parents=True)
        _script(self.bin / "gh", f'exec "{sys.executable}" "{fake_gh.__file__}" "$@"')
        # What comments must do with the standard library alone.
        _script(self.bin / "python3", f'exec "{sys.executable}" -S "$@"')
        self.write({"pulls": {}, "comments": {}, "statuses": {}, "log": []})

    @property
    def state(self) -> dict[str, Any]:
        return json.loads((self.folder / "forge.json").read_text())

    def write(self, state: object) -> None:
        (self.folder / "forge.json").write_text(json.dumps(state))

    def run(
        self, name: str, on: str, event: Mapping[str, Any], sha: str, *, fork: bool = False
    ) -> "Run":
        """Run a workflow as it stands at a commit, or at main's if the forge runs main's."""
        self.runs += 1
        return Run(self, name, on, event, sha, fork=fork).all()


def _script(path: Path, line: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/bash\n{line}\n")
    path.chmod(0o755)


class Run:
    """One run of a workflow."""

    def __init__(
        self, forge: Forge, name: str, on: str, event: Mapping[str, Any], sha: str, *, fork: bool
    ) -> None:
        self.forge, self.on, self.sha, self.fork = forge, on, sha, fork
        self.id = forge.runs
        self.folder = forge.folder / f"run-{self.id}"
        self.folder.mkdir()
        self.event = {"repository": {"default_branch": "main", "full_name": REPOSITORY}, **event}
        (self.folder / "event.json").write_text(json.dumps(self.event))
        text = _git(forge.origin, "show", f"{sha}:.github/workflows/{name}.yml")
        self.file = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes text only
        # Nothing of this job would be run.
        self.file["jobs"] = {key: one for key, one in self.file["jobs"].items() if key != "code"}
        self.jobs: dict[str, Job] = {}

    def all(self) -> "Run":
        assert self.on in self.file["on"], f"{self.on} does not start it"
        for name, job in self.file["jobs"].items():
            needs = [job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", [])
            failed = any(self.jobs[one].status != "success" for one in needs)
            known = self.known(job, {one: self.jobs[one] for one in needs})
            self.jobs[name] = Job("skipped")
            if holds(job.get("if"), known, failed=failed):
                self.jobs[name] = JobRun(self, name, job, known).all()
        return self

    @property
    def conclusion(self) -> str:
        return "failure" if any(j.status == "failure" for j in self.jobs.values()) else "success"

    def known(self, job: Mapping[str, Any], needs: Mapping[str, Job]) -> dict[str, Any]:
        github = {
            "event": self.event,
            "event_name": self.on,
            "ref": "refs/heads/main",
            "token": self.token(job.get("permissions", self.file["permissions"])),
        }
        return {"github": github, "needs": {n: {"outputs": j.outputs} for n, j in needs.items()}}

    def token(self, rights: Mapping[str, str]) -> str:
        """Give the token of a job; a pull request from a fork gets one that may only read."""
        may = dict(rights)
        if self.fork and self.on == "pull_request":
            may = dict.fromkeys(may, "read")
        return ",".join(f"{name}={right}" for name, right in may.items())

    def artifact(self, name: str) -> Path:
        return self.folder / "artifacts" / name


class JobRun:
    """One job: a machine of its own, with a workspace and a folder for passing files."""

    def __init__(self, run: Run, name: str, job: Mapping[str, Any], known: dict[str, Any]) -> None:
        self.run, self.job, self.name = run, job, name
        self.done = Job()
        self.place = run.folder / name
        self.space = self.place / "space"
        self.space.mkdir(parents=True)
        (self.place / "temp").mkdir()
        self.known = {**known, "runner": {"temp": str(self.place / "temp")}, "steps": {}}

    def all(self) -> Job:
        if self.steps(self.job["steps"], self.known, self.space):
            self.done.status = "failure"
        outputs = self.job.get("outputs", {})
        self.done.outputs = {key: filled(text, self.known) for key, text in outputs.items()}
        return self.done

    def steps(self, steps: list[dict[str, Any]], known: dict[str, Any], action: Path) -> bool:
        """Run steps one after the other; gives whether one failed."""
        failed = False
        for step in steps:
            label = step.get("name") or step["uses"]
            if not holds(step.get("if"), known, failed=failed):
                continue
            self.done.ran.append(label)
            outputs: dict[str, str] = {}
            fine = self.step(label, step, known, action, outputs)
            known["steps"][step.get("id", label)] = {"outputs": outputs}
            failed = failed or not (fine or step.get("continue-on-error") == "true")
        return failed

    def step(
        self,
        label: str,
        step: dict[str, Any],
        known: dict[str, Any],
        action: Path,
        outputs: dict[str, str],
    ) -> bool:
        if label in PREPARED:
            PREPARED[label](self)
            return True
        if "run" in step:
            env = {key: filled(text, known) for key, text in step.get("env", {}).items()}
            return self.bash(step["run"], env, action, outputs)
        given = {key: filled(text, known) for key, text in step.get("with", {}).items()}
        uses = step["uses"].split("@")[0]
        if uses.startswith("./"):
            return self.composite(self.space / uses, given, outputs)
        return _ACTIONS[uses](self, given, outputs)

    def composite(self, action: Path, given: dict[str, str], outputs: dict[str, str]) -> bool:
        """Run an action of the repository: its steps see its inputs and each other, no more."""
        file = load(action / "action.yml")
        assert set(given) <= set(file["inputs"])
        inside = {**self.known, "steps": {}, "inputs": {}}
        for key, one in file["inputs"].items():
            inside["inputs"][key] = given.get(key, filled(one.get("default", ""), self.known))
        failed = self.steps(file["runs"]["steps"], inside, action)
        for key, one in file.get("outputs", {}).items():
            outputs[key] = filled(one["value"], inside)
        return not failed

    def bash(self, text: str, env: dict[str, str], action: Path, outputs: dict[str, str]) -> bool:
        """Run a shell line as the forge's runner does."""
        assert "${{" not in text
        files = {key: self.place / key for key in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for one in files.values():
            one.write_text("")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", text],
            cwd=self.space,
            env={
                **{key: os.environ[key] for key in ("HOME", "LANG", "TMPDIR") if key in os.environ},
                "PATH": f"{self.run.forge.bin}:/usr/bin:/bin:{os.environ['PATH']}",
                "FAKE_GH": str(self.run.forge.folder / "forge.json"),
                "GITHUB_EVENT_PATH": str(self.run.folder / "event.json"),
                "GITHUB_EVENT_NAME": self.run.on,
                "GITHUB_REPOSITORY": REPOSITORY,
                "GITHUB_SERVER_URL": "https://github.com",
                "GITHUB_ACTION_PATH": str(action),
                "RUNNER_TEMP": str(self.place / "temp"),
                **{key: str(path) for key, path in files.items()},
                **env,
            },
            capture_output=True,
            check=False,
        )
        out = done.stdout.decode() + done.stderr.decode()
        self.done.log += out if out.endswith("\n") or not out else f"{out}\n"
        self.done.summary += files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        outputs |= dict(
            line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines()
        )
        return done.returncode == 0


def _git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, check=True, text=True)
    return done.stdout


def _checkout(job: JobRun, given: dict[str, str], _outputs: dict[str, str]) -> bool:
    assert given["persist-credentials"] == "false"
    commit = given.get("ref") or job.run.sha
    _git(job.place, "clone", "--quiet", str(job.run.forge.origin), str(job.space))
    if job.run.on == "pull_request":
        _git(job.space, "fetch", "--quiet", "origin", commit)
    _git(job.space, "checkout", "--quiet", commit)
    return True


def _upload(job: JobRun, given: dict[str, str], outputs: dict[str, str]) -> bool:
    aim, source = job.run.artifact(given["name"]), job.space / given["path"]
    if not source.exists() or not any(source.iterdir()):
        return given.get("if-no-files-found") != "error"
    assert not aim.exists(), "the forge refuses a second artifact of a name"
    shutil.copytree(source, aim, symlinks=True)
    outputs["artifact-url"] = (
        f"https://github.com/{REPOSITORY}/actions/runs/{job.run.id}/artifacts/1"
    )
    return True


def _download(job: JobRun, given: dict[str, str], _outputs: dict[str, str]) -> bool:
    source = job.run.artifact(given["name"])
    if given.get("run-id", str(job.run.id)) != str(job.run.id):
        assert "actions=read" in given["github-token"].split(",")
        source = job.run.forge.folder / f"run-{given['run-id']}" / "artifacts" / given["name"]
    if not source.exists():
        return False
    shutil.copytree(source, given["path"], symlinks=True)
    return True


_ACTIONS = {
    "actions/checkout": _checkout,
    "actions/setup-python": lambda *_: True,
    "actions/upload-artifact": _upload,
    "actions/download-artifact": _download,
}


def _installed(job: JobRun) -> None:
    for folder in (job.space / ".venv", job.place / "temp/robustmap"):
        _script(folder / "bin/python", f'exec "{sys.executable}" "$@"')
        _script(folder / "bin/robustmap", f'exec "{sys.executable}" -m robustmap "$@"')


def _built(job: JobRun) -> None:
    (job.space / "build/site").mkdir(parents=True)
    (job.space / "build/site/index.html").write_text("<!doctype html>")


PREPARED = {
    "Install": _installed,
    "Install robustmap": _installed,
    "Build the site": _built,
    "Check and test": lambda _: None,
}
