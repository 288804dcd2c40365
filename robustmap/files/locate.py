"""Where the kb is: given, near, in the source checkout, or shipped with the package."""

from pathlib import Path
from typing import NamedTuple

from robustmap.errors import KbNotFoundError
from robustmap.files.find import SETTINGS
from robustmap.model.nodes import FOLDERS

KB = "kb"
PACKAGE = Path(__file__).resolve().parent.parent


class Located(NamedTuple):
    """A kb's folder, and how messages call it: relative to the working directory if inside."""

    folder: Path
    shown: str


def locate(folder: str | Path | None = None) -> Located:
    """Find the kb.

    Raises:
        KbNotFoundError: the folder does not exist, or there is none to be found.
    """
    if folder is not None:
        given = Path(folder)
        if not given.is_dir():
            message = f"there is no folder `{given}`; `robustmap init` makes a kb"
            raise KbNotFoundError(message)
        inner = given / KB
        return _located(inner if not _is_kb(given) and _is_kb(inner) else given)
    here = Path.cwd()
    for above in (here, *here.parents):
        if _is_kb(above / KB):
            return _located(above / KB)
    for near in (PACKAGE.parent / KB, PACKAGE / "_data" / KB):
        if _is_kb(near):
            return _located(near)
    message = "no kb was found here or above; `robustmap init` makes one, `--kb` names one"
    raise KbNotFoundError(message)


def own(folder: str | Path | None = None) -> Located:
    """Find a kb that is somebody's own: the folder given, or one here or above.

    `locate` also finds the kb that is shipped with the package. Who compares or changes
    files does not mean that one.

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


def holding(folder: str | Path) -> Located:
    """Find the kb in a folder that has to be one, or to hold one.

    Raises:
        KbNotFoundError: the folder does not exist, or nothing of a kb is in it.
    """
    found = locate(folder)
    if not _is_kb(found.folder):
        some = ", ".join(f"`{kind}`" for kind in list(FOLDERS)[:2])
        message = f"`{found.shown}` holds no kb: no `{SETTINGS}`, and no folder such as {some}"
        raise KbNotFoundError(message)
    return found


def _is_kb(folder: Path) -> bool:
    return (folder / SETTINGS).is_file() or any((folder / kind).is_dir() for kind in FOLDERS)


def _located(folder: Path) -> Located:
    here = Path.cwd()
    path = folder.resolve()
    inside = path.is_relative_to(here)
    return Located(path, path.relative_to(here).as_posix() if inside else path.as_posix())
