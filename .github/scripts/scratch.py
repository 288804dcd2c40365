"""Merges that nobody has made, as git objects: nothing is checked out and no branch moves."""

# ruff: noqa: INP001 - scripts beside each other, no package
import json
import subprocess
import sys
from typing import Any, NamedTuple

import gh


class Ran(NamedTuple):
    """What a command has said, and its exit status."""

    status: int
    out: str
    err: str


def run(*words: str) -> Ran:
    """Run a command without a shell."""
    done = subprocess.run(  # noqa: S603 - names of commits, and numbers
        words, capture_output=True, check=False
    )
    out, err = (one.decode("utf-8", "replace") for one in (done.stdout, done.stderr))
    return Ran(done.returncode, out, err)


def git(*words: str) -> str:
    """Run git, and give what it says; ends the program where it refuses."""
    done = run("git", "-c", "core.hooksPath=/dev/null", *words)
    if done.status:
        sys.exit(f"git {words[0]}: {gh.one_line(done.err)}")
    return done.out.strip()


def robustmap(*words: str) -> Ran:
    """Run `robustmap` of the code that is running."""
    return run(sys.executable, "-m", "robustmap", *words)


def commit(tree: str, *parents: str) -> str:
    """Make a commit that no branch leads to."""
    who = ("-c", "user.name=robustmap", "-c", "user.email=robustmap@localhost")
    over = [word for parent in parents for word in ("-p", parent)]
    return git(*who, "commit-tree", tree, *over, "-m", "scratch")


def merged(one: str, other: str) -> str:
    """Merge two commits; gives the merge, or "" if they are in conflict."""
    done = run("git", "merge-tree", "--write-tree", "--no-messages", one, other)
    if done.status not in (0, 1):
        sys.exit(f"git merge-tree: {gh.one_line(done.err)}")
    return "" if done.status else commit(done.out.split("\n")[0], one, other)


def applied(onto: str, change: str) -> str:
    """Do what a commit has done to its first parent to another commit; "" if in conflict."""
    before = git("rev-parse", f"{change}^1")
    # Both lines of history are told to have parted where the change began.
    ours = commit(f"{onto}^{{tree}}", before)
    theirs = commit(f"{change}^{{tree}}", before)
    return merged(ours, theirs)


class UnreadableError(Exception):
    """There is no kb at a commit."""


def errors(at: str) -> list[dict[str, Any]]:
    """Give the errors that `check` finds in the kb at a commit.

    Raises:
        UnreadableError: there is no kb there.
    """
    done = robustmap("check", "--at", at, "--format", "json")
    if done.status not in (0, 1):
        raise UnreadableError(done.err)
    return [one for one in json.loads(done.out)["problems"] if one["severity"] == "error"]
