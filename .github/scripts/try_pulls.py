"""Tries what each open pull request would make of main as it is now: `try_pulls.py FOLDER`.

Needs a token that may read. Pull requests are merged as git objects and read by main's own
code; none of theirs runs. For each, the folder gets a folder named by its number.
"""

# ruff: noqa: INP001 - scripts beside each other, no package
import json
import sys
from pathlib import Path
from typing import Any

import gh
import scratch

MOST = 50
"""So many pull requests are tried, those that changed last first."""

_GATE = 3
_LOGIN = ("-c", "credential.helper=", "-c", "credential.helper=!gh auth git-credential")

RED = "**Merged with main as it is now, this no longer passes.** It may have passed before."
CONFLICT = "**This is in conflict with main as it is now**, so nothing more can be said of it."


def outcome(number: int, head: str, main: str) -> dict[str, str] | None:
    """Give what becomes of main with a pull request; None if it has moved on meanwhile."""
    ref = f"refs/robustmap/{number}"
    fetch = ("fetch", "--quiet", "--no-tags", "origin", f"+refs/pull/{number}/head:{ref}")
    done = scratch.run("git", *_LOGIN, *fetch)
    if done.status or scratch.git("rev-parse", ref) != head:
        sys.stdout.write(f"{number}: not tried, {gh.one_line(done.err) or 'it has moved on'}\n")
        return None
    merge = scratch.merged(main, head)
    if not merge:
        return {"state": "conflict", "text": CONFLICT}
    done = scratch.robustmap(
        *("diff", main, merge, "--direct", "--format", "markdown", "--fail-on", "error")
    )
    if done.status not in (0, _GATE):
        sys.stdout.write(f"{number}: not tried, {gh.one_line(done.err)}\n")
        return None
    if done.status == _GATE:
        return {"state": "red", "text": f"{RED}\n\n{done.out}"}
    return {"state": "fine", "text": done.out}


def main(folder: Path) -> None:
    """Try all of them."""
    branch = gh.event()["repository"]["default_branch"]
    query = f"state=open&base={branch}&sort=updated&direction=desc&per_page={MOST}"
    pulls: list[dict[str, Any]] = gh.call(f"repos/{gh.repository()}/pulls?{query}")
    now = scratch.git("rev-parse", "HEAD")
    folder.mkdir(parents=True, exist_ok=True)
    for pull in pulls:
        number, head = int(pull["number"]), str(pull["head"]["sha"])
        found = outcome(number, head, now)
        if found is None:
            continue
        own = folder / str(number)
        own.mkdir()
        about = {"number": number, "head": head, "state": found["state"]}
        (own / "about.json").write_text(json.dumps(about), encoding="utf-8")
        (own / "comment.md").write_text(found["text"], encoding="utf-8")
        sys.stdout.write(f"{number}: {found['state']}\n")


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except gh.ForgeError as error:
        sys.exit(str(error))
