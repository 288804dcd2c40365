"""How git is run: in a folder, with nothing of a repository's own settings obeyed."""

import os
import subprocess
from pathlib import Path

from robustmap.errors import GitError
from robustmap.files.find import visible

# Settings of a repository may name programs to run, and a partial clone fetches what it
# lacks: reading does neither.
_CAREFUL = (
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "protocol.allow=never"),
    *("--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs"),
)
# The folder decides on the repository, also where git itself runs us, as from a hook: these
# are what `git rev-parse --local-env-vars` lists, without settings that somebody gives.
_NOT_OURS = frozenset(
    {
        *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE"),
        *("GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"),
        *("GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_REPLACE_REF_BASE", "GIT_IMPLICIT_WORK_TREE"),
    }
)


def run(folder: Path, *words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder and give what came of it."""
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
    environment |= {"LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    try:
        return subprocess.run(  # noqa: S603 - no shell, and refs that look like options are refused
            ["git", *_CAREFUL, *words],  # noqa: S607 - git is found on the path, as by its users
            cwd=folder,
            input=stdin,
            env=environment,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        message = "git was not found; install it, or give two folders instead"
        raise GitError(message) from error
    except OSError as error:
        message = f"git cannot be run: {(error.strerror or str(error)).lower()}"
        raise GitError(message) from error


def reason(found: subprocess.CompletedProcess[bytes]) -> str:
    """Give the line in which git says why it stopped; others may stand before it."""
    lines = found.stderr.decode("utf-8", "replace").strip().split("\n")
    said = next((line for line in lines if line.startswith("fatal: ")), lines[0])
    return visible(said.removeprefix("fatal: ")) or f"git ended with status {found.returncode}"
