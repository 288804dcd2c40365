"""Answers an issue that a form has made: `comment_issue.py FOLDER`.

The folder is what `answer_issue.py` has left, which ran from main too.
"""

# ruff: noqa: INP001 - scripts beside each other, no package
import os
import re
import sys
from pathlib import Path
from urllib.parse import quote, urlencode

import artifact
import gh
import sticky

LONGEST = 8000
"""Characters of an address that a forge surely takes."""

_PATH = re.compile(r"[\w./-]+/[\w-]+\.md")


def link(path: str, text: str) -> str:
    """Give a sentence with a link that opens a new file on the forge, ready to be proposed."""
    if not _PATH.fullmatch(path) or ".." in path:
        return ""
    folder, _, name = path.rpartition("/")
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    branch = gh.event()["repository"]["default_branch"]
    address = f"{server}/{gh.repository()}/new/{quote(branch)}/{quote(folder)}"
    full = f"{address}?{urlencode({'filename': name, 'value': text}, quote_via=quote)}"
    if len(full) <= LONGEST:
        return (
            f"[Create this file]({full}), and a pull request with it. Or let somebody else do it."
        )
    short = f"{address}?{urlencode({'filename': name}, quote_via=quote)}"
    return f"[Create this file]({short}) and paste the text above, or let somebody else do so."


def main(folder: Path) -> str:
    """Comment, and say in a word what was done."""
    number = gh.event()["issue"]["number"]
    about = artifact.about(folder)
    if artifact.number(about) != number:
        message = "it answers another issue"
        raise artifact.BadArtifactError(message)
    text = artifact.text(folder, "comment.md")
    if about.get("path"):
        text += f"\n{link(str(about['path']), str(about['text']))}\n"
    return f"{number}: {sticky.put(number, sticky.FORM, text)}"


if __name__ == "__main__":
    try:
        said = main(Path(sys.argv[1]))
    except (artifact.BadArtifactError, gh.ForgeError) as error:
        sys.exit(f"no answer: {error}")
    sys.stdout.write(f"{said}\n")
