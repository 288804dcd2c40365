"""Tells open pull requests what main as it is now makes of them: `comment_open.py FOLDER`.

The folder is what `try_pulls.py` has left, which ran from main too. One that no longer passes
gets a comment and a failed status; one that does has its earlier ones put right.
"""

# ruff: noqa: INP001 - scripts beside each other, no package
import re
import sys
from pathlib import Path

import artifact
import gh
import sticky

CONTEXT = "kb with the new main"

_STATUS = {
    "fine": ("success", "Merged with main as it is now, it passes."),
    "red": ("failure", "Merged with main as it is now, it does not pass."),
    "conflict": ("failure", "It is in conflict with main as it is now."),
}
_SHA = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


def tell(folder: Path) -> str:
    """Tell one pull request, and say in a word what was done."""
    about = artifact.about(folder)
    number, head, state = artifact.number(about), str(about.get("head")), about.get("state")
    if state not in _STATUS or not _SHA.fullmatch(head):
        message = "about.json names no commit or no state"
        raise artifact.BadArtifactError(message)
    pull = gh.call(f"repos/{gh.repository()}/pulls/{number}")
    if pull["state"] != "open" or pull["head"]["sha"] != head:
        return f"{number}: it has moved on, and its own check will tell"
    _mark(head, *_STATUS[state])
    text = artifact.text(folder, "comment.md")
    said = sticky.put(number, sticky.CONSEQUENCES, text, create=state != "fine")
    return f"{number}: {state}, {said}"


def _mark(head: str, state: str, description: str) -> None:
    """Set the status of a commit, unless it is so already or there is nothing to put right."""
    found = gh.call(f"repos/{gh.repository()}/commits/{head}/status")["statuses"]
    now = next((one["state"] for one in found if one["context"] == CONTEXT), "success")
    if now != state:
        told = {"state": state, "context": CONTEXT, "description": description}
        gh.call(f"repos/{gh.repository()}/statuses/{head}", "POST", told)


def main(folder: Path) -> int:
    """Tell all of them; one that is refused does not keep the others from being told."""
    refused = 0
    for own in sorted(folder.iterdir()) if folder.is_dir() else ():
        try:
            sys.stdout.write(f"{tell(own)}\n")
        except (artifact.BadArtifactError, gh.ForgeError) as error:
            refused = 1
            sys.stdout.write(f"{own.name}: {error}\n")
    return refused


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
