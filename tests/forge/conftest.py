"""A repository with a small kb on a forge of this machine, and what people do with it."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.support.workflows import REPOSITORY, Forge, Run

ROOT = Path(__file__).parents[2]
MACHINERY = (".github", "action.yml")

NOTES = "sources: notes, part 1, by notes/author\n"
KB = {
    "kb/map.yaml": "title: Plans\nexpect:\n  for-a: stands\n",
    "kb/sources/notes.md": "---\ntitle: Notes\n---\n",
    "kb/claims/a.md": f"---\ntitle: Plans help\n{NOTES}---\n",
    "kb/claims/b.md": f"---\ntitle: Plans are read\n{NOTES}---\n",
    "kb/arguments/for-a.md": f"---\ntitle: Who plans is faster\nfor: a\n{NOTES}---\n\nIt is so.\n",
    "kb/arguments/for-b.md": f"---\ntitle: They hang on the wall\nfor: b\n{NOTES}---\n\nThey do.\n",
}


class People:
    """What people do with the repository: commit, propose, merge."""

    def __init__(self, folder: Path, files: Mapping[str, str], kb: Path | None = None) -> None:
        self.work = folder / "work"
        self.origin = folder / "origin.git"
        subprocess.run(["git", "init", "-q", "-b", "main", self.work], check=True)
        self.git("config", "user.name", "somebody")
        self.git("config", "user.email", "somebody@example.org")
        for name in MACHINERY:
            source = ROOT / name
            if source.is_dir():
                ignore = shutil.ignore_patterns("__pycache__")
                shutil.copytree(source, self.work / name, ignore=ignore)
            else:
                shutil.copy(source, self.work / name)
        if kb:
            shutil.copytree(kb, self.work / "kb")
        self.commit(files, "The first commit")
        subprocess.run(["git", "clone", "-q", "--bare", self.work, self.origin], check=True)
        self.git("remote", "add", "origin", str(self.origin))
        self.forge = Forge(folder / "forge", self.origin)

    def git(self, *words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=self.work, capture_output=True, check=True, text=True
        )
        return done.stdout.strip()

    def commit(self, files: Mapping[str, str | None], message: str) -> str:
        """Write files, or delete those without a text, and commit."""
        for name, text in files.items():
            path = self.work / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
        return self.git("rev-parse", "HEAD")

    def propose(
        self,
        number: int,
        files: Mapping[str, str | None],
        message: str = "A change",
        fork: str = "",
    ) -> str:
        """Push a branch from main, or one more commit to it, and open a pull request."""
        branch = f"pull-{number}"
        there = branch in self.git("branch", "--format=%(refname:short)").split()
        self.git("checkout", "-q", *([branch] if there else ["-b", branch, "main"]))
        head = self.commit(files, message)
        self.git("push", "-q", "origin", f"+HEAD:refs/pull/{number}/head")
        self.git("checkout", "-q", "main")
        state = self.forge.state
        state["pulls"][str(number)] = {
            "number": number,
            "state": "open",
            "head": {"sha": head, "repo": {"full_name": fork or REPOSITORY}},
            "base": {"sha": self.git("rev-parse", "main"), "repo": {"full_name": REPOSITORY}},
        }
        self.forge.write(state)
        return head

    def check(self, number: int) -> Run:
        """Run the check as the forge does: on what main would be after the merge."""
        pull = self.forge.state["pulls"][str(number)]
        self.git("checkout", "-q", "--detach", "main")
        self.git("merge", "-q", "--no-ff", "-m", "The merge", pull["head"]["sha"])
        merge = self.git("rev-parse", "HEAD")
        self.git("push", "-q", "origin", f"+HEAD:refs/pull/{number}/merge")
        self.git("checkout", "-q", "main")
        fork = pull["head"]["repo"]["full_name"] != REPOSITORY
        return self.forge.run("check", "pull_request", {"pull_request": pull}, merge, fork=fork)

    def comment(self, number: int, check: Run, **other: Any) -> Run:
        """Run what follows a check: it comes from main, and has main's rights."""
        head = self.forge.state["pulls"][str(number)]["head"]
        about = {
            "id": check.id,
            "event": "pull_request",
            "conclusion": check.conclusion,
            "head_sha": head["sha"],
            "head_repository": head["repo"],
            **other,
        }
        return self.forge.run("comment", "workflow_run", {"workflow_run": about}, self.main)

    @property
    def main(self) -> str:
        return self.git("rev-parse", "main")

    def merge(self, number: int) -> dict[str, str]:
        """Merge a pull request into main; gives the event."""
        before = self.main
        head = self.forge.state["pulls"][str(number)]["head"]["sha"]
        self.git("merge", "-q", "--no-ff", "-m", f"Merge pull request #{number}", head)
        self.git("push", "-q", "origin", "main")
        state = self.forge.state
        state["pulls"][str(number)]["state"] = "closed"
        self.forge.write(state)
        return {"before": before}

    def comments(self, number: int) -> list[dict[str, Any]]:
        return self.forge.state["comments"].get(str(number), [])

    def say(self, number: int, author: str, body: str, kind: str = "User") -> None:
        """Let somebody else comment."""
        state = self.forge.state
        kept = state["comments"].setdefault(str(number), [])
        kept.append({"id": len(kept) + 1, "user": {"login": author, "type": kind}, "body": body})
        self.forge.write(state)


@pytest.fixture
def people(tmp_path: Path) -> People:
    return People(tmp_path, KB)
