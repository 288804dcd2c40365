"""The plain tree: every page and file as it is written, and the writing itself."""

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from robustmap import disk
from robustmap.disk.mirror import Mirror, mirror
from robustmap.errors import WriteError
from robustmap.publish.html import head, one_line
from robustmap.publish.page import File, Page, Pieces

TREE, OUTPUT, DOCS, CACHE = "tree", "site", "docs", "history"
MARKER = ".robustmap"
_MARKER_TEXT = "Made by `robustmap build`. This folder may be deleted at any time.\n"

# The heading has no id of its own: the search would make two entries of the page.
BLOCK = '<div class="rm" id="top">'

_value, _written = json.JSONDecoder().raw_decode, json.JSONEncoder(ensure_ascii=False).encode

_FENCE = "---\n"
_BEGIN = f"{_FENCE}\n{BLOCK}"

MAX_DESCRIPTION = 200


def written(one: Page | File) -> tuple[str, bytes | Pieces]:
    """Give the name under which a page or file is written below the docs, and what is written."""
    if isinstance(one, File):
        return one.path, one.given
    return source_of(one.path), markdown(one).encode()


def source_of(path: str) -> str:
    """Give the file from which the page at a path is rendered.

    >>> source_of("n/for-2/"), source_of("")
    ('n/for-2.md', 'index.md')
    """
    return f"{path.rstrip('/') or 'index'}.md"


def markdown(page: Page) -> str:
    """Write a page as Markdown: front matter, and one block of HTML.

    The values in the front matter are quoted as in JSON, which YAML reads as the same.
    """
    return "".join((_FENCE, _front(page), _BEGIN, page.body, "</div>\n"))


def parted(source: str) -> tuple[dict[str, Any], str] | None:
    """Give what a page written by `markdown` says of itself, and its block; None for any other.

    >>> from robustmap.publish.html import NOTHING
    >>> parted(markdown(Page("", "Home", NOTHING)))
    ({'title': 'Home'}, '<div class="rm" id="top"></div>')
    """
    front, found, body = source.partition(_BEGIN)
    if not (found and front.startswith(_FENCE)):
        return None
    meta = {}
    for line in front.removeprefix(_FENCE).splitlines():
        key, _, value = line.partition(": ")
        try:
            meta[key], end = _value(value)
        except ValueError:
            return None
        if end != len(value):
            return None
    return meta, BLOCK + body.rstrip("\n")


def _front(page: Page) -> str:
    title = head(page.title)
    description = head(page.description[: 2 * MAX_DESCRIPTION])
    if len(description) > MAX_DESCRIPTION:
        description = description[:MAX_DESCRIPTION].rsplit(" ", 1)[0] + " …"
    given = {
        "title": title,
        "heading": page.title if title != page.title else "",
        "description": description,
        "verdict": head(page.verdict),
        "node": page.node,
        "moved": page.moved,
        "canonical": page.canonical,
    }
    keys = [f"{key}: {_quoted(value)}\n" for key, value in given.items() if value]
    if not page.search:
        keys.append('search: {"exclude": true}\n')
    if not page.listed:
        keys.append('robots: "noindex"\n')
    return "".join(keys)


def _quoted(value: str) -> str:
    return _written(one_line(value))


def prepare(out: Path) -> None:
    """Claim a folder for what is built: files that others made in it are never deleted.

    Raises:
        WriteError: the folder holds a `tree`, `site` or `history` that this package did not make.
    """
    if not (out / MARKER).is_file():
        for name in (TREE, OUTPUT, CACHE):
            taken = out / name
            if taken.exists() and (not taken.is_dir() or any(taken.iterdir())):
                message = (
                    f"`{taken}` was not made by robustmap and would be overwritten; "
                    "name another folder with --out"
                )
                raise WriteError(message)
    disk.write(out, MARKER, _MARKER_TEXT)
    (out / OUTPUT).mkdir(exist_ok=True)


def write(out: Path, files: Mapping[str, bytes], kept: Collection[str] = ()) -> None:
    """Make `out`/tree hold exactly these files, and those `kept`; what is the same stays.

    Raises:
        WriteError: a file cannot be written or removed.
    """
    mirror(out / TREE, files, kept)


def planted(out: Path) -> Mirror:
    """Give `out`/tree to be handed its files one by one.

    Raises:
        WriteError: it cannot be written.
    """
    return Mirror(out / TREE)
