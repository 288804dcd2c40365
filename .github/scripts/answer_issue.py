"""Works out the answer to an issue that a form has made: `answer_issue.py FOLDER`.

The text is read from the file of the event, so it is never a word of a command. Nothing is
left where no form has made the issue: that one is for people alone.
"""

# ruff: noqa: INP001 - scripts beside each other, no package
import json
import os
import subprocess
import sys
from pathlib import Path

import gh

from robustmap.formats.issues import read_issue


def main(folder: Path) -> bool:
    """Leave `comment.md` and `about.json`; gives whether a form has made the issue."""
    issue = gh.event()["issue"]
    body = (issue["body"] or "").encode("utf-8", "replace")
    if not read_issue(body).form:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    told = _run(body, "markdown")
    found = json.loads(_run(body, "json"))
    files = [] if found["faults"] else found["files"]
    about = {"number": issue["number"], **(files[0] if files else {})}
    (folder / "comment.md").write_text(told, encoding="utf-8")
    (folder / "about.json").write_text(json.dumps(about), encoding="utf-8")
    return True


def _run(body: bytes, form: str) -> str:
    done = subprocess.run(  # noqa: S603 - no shell, no word of the issue
        [sys.executable, "-m", "robustmap", "from-issue", "-", "--format", form],
        input=body,
        capture_output=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        sys.exit(gh.one_line(done.stderr.decode("utf-8", "replace")))
    return done.stdout.decode("utf-8")


if __name__ == "__main__":
    made = "true" if main(Path(sys.argv[1])) else "false"
    with open(os.environ["GITHUB_OUTPUT"], "a", encoding="utf-8") as file:  # noqa: PTH123 - plain
        file.write(f"form={made}\n")
