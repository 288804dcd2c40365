"""The kb that a command may write to."""

from pathlib import Path

from robustmap.errors import KbNotFoundError
from robustmap.files.locate import KB, Located, locate


def writable_kb(folder: str | None) -> Located:
    """Find the kb that is meant to be changed: the folder given, or one here or above.

    `locate` also finds the kb that is shipped with the package. Nobody means that one.

    Raises:
        KbNotFoundError: there is none.
    """
    found = locate(folder)
    here = Path.cwd()
    if folder is None and found.folder not in {
        (above / KB).resolve() for above in (here, *here.parents)
    }:
        message = "no kb was found here or above; `robustmap init` makes one, `--kb` names one"
        raise KbNotFoundError(message)
    return found
