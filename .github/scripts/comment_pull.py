"""Puts what a check has found under its pull request: `comment_pull.py FOLDER`.

Runs from main, after the check, with a token that may comment. The folder is what the check
has left; with a pull request from a fork anybody may have written it. So the forge's own
event decides which pull request it is, and of the rest only text is kept.
"""

# ruff: noqa: INP001 - scripts beside each other, no package
import sys
from pathlib import Path
from typing import Any

import artifact
import gh
import sticky


def main(folder: Path) -> str:
    """Comment, and say in a word what was done."""
    run = gh.event()["workflow_run"]
    if not (folder / "about.json").exists():
        return "the check has left no report"
    number = artifact.number(artifact.about(folder))
    text = sticky.tame(artifact.text(folder, "comment.md"))
    pull = gh.call(f"repos/{gh.repository()}/pulls/{number}")
    reason = _other(pull, run)
    if reason:
        return f"no comment on {number}: {reason}"
    return f"{number}: {sticky.put(number, sticky.CONSEQUENCES, text)}"


def _other(pull: dict[str, Any], run: dict[str, Any]) -> str:
    """Say why a pull request is not the one that was checked, or "" if it is."""
    head = pull["head"]
    if pull["state"] != "open":
        return "it is closed"
    if pull["base"]["repo"]["full_name"] != gh.repository():
        return "it is one of another repository"
    if head["sha"] != run["head_sha"]:
        return "the check was of other commits"
    if (head["repo"] or {}).get("full_name") != run["head_repository"]["full_name"]:
        return "the check was of another repository"
    return ""


if __name__ == "__main__":
    try:
        said = main(Path(sys.argv[1]))
    except (artifact.BadArtifactError, gh.ForgeError) as error:
        sys.exit(f"no comment: {error}")
    sys.stdout.write(f"{said}\n")
