"""Where the site's own files are: its configuration, theme and hand-written pages."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from robustmap.errors import ToolError

CONFIG = "mkdocs.yml"
GUIDE = "pages/guide"
OWN_PAGES = "pages/kb"
THEME = "theme"

_PACKAGE = Path(__file__).resolve().parent.parent


class Source(NamedTuple):
    """The folder of the site's own files.

    `beside` says that it stands beside the kb, so that pages written about that kb may
    be published with it.
    """

    folder: Path
    beside: bool

    @property
    def config(self) -> Path:
        """The hand-written configuration."""
        return self.folder / CONFIG

    def theme(self) -> Iterator[tuple[str, bytes]]:
        """Yield (name below the theme's folder, bytes) of its files, sorted."""
        return _files(self.folder / THEME)

    def guide(self) -> Iterator[tuple[str, bytes]]:
        """Yield (name, bytes) of the guide's pages, which speak of no particular kb."""
        return _files(self.folder / GUIDE)

    def own_pages(self) -> Iterator[tuple[str, bytes]]:
        """Yield (name, bytes) of the pages written about the kb beside which this stands."""
        return _files(self.folder / OWN_PAGES) if self.beside else iter(())


def asset(name: str) -> str:
    """Give the text of a file of the theme that this package comes with, by its name in there.

    Raises:
        ToolError: the package was installed without it.
    """
    for folder in (_PACKAGE.parent / "site", _PACKAGE / "_data" / "site"):
        found = folder / THEME / "assets" / name
        if found.is_file():
            return found.read_text(encoding="utf-8")
    message = "the package was installed without the site's files; install it again"
    raise ToolError(message)


def find(kb: Path) -> Source:
    """Find the site's files: beside the kb, else in the source checkout or the package.

    Raises:
        ToolError: the package was installed without them.
    """
    beside = kb.resolve().parent / "site"
    if (beside / CONFIG).is_file():
        return Source(beside, beside=True)
    for folder in (_PACKAGE.parent / "site", _PACKAGE / "_data" / "site"):
        if (folder / CONFIG).is_file():
            return Source(folder, beside=False)
    message = "the package was installed without the site's files; install it again"
    raise ToolError(message)


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield path.relative_to(folder).as_posix(), path.read_bytes()
