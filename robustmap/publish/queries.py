"""Queries within pages: a fenced block `robustmap` becomes the table that answers it.

    ```robustmap
    arguments where undercut by standing
    ```

Nothing of such a block is ever executed: it is read as `robustmap query` reads it.
"""

import re
from collections.abc import Mapping

from robustmap.errors import QueryError, ToolError
from robustmap.publish.html import el, join, text
from robustmap.publish.parts.queried import found, queried
from robustmap.publish.parts.writer import Writer
from robustmap.publish.site import Site

_FENCE = re.compile(
    rb"^(?P<fence>`{3,}|~{3,})[^\S\n]*(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=fence)[`~]*[^\S\n]*\r?$",
    re.MULTILINE | re.DOTALL,
)
NAME = b"robustmap"


def embedded(site: Site, pages: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give pages with the answers to the queries that stand in them, by the same names.

    Other fenced blocks stay as they are, also where such a block is shown within one.

    Raises:
        ToolError: a query cannot be answered; the message names the page and line.
    """
    return {
        name: _page(site, name, data) if name.endswith(".md") and NAME in data else data
        for name, data in pages.items()
    }


def _page(site: Site, name: str, data: bytes) -> bytes:
    path = f"{name.removesuffix('.md').removesuffix('index').rstrip('/')}/"

    def answered(fence: re.Match[bytes]) -> bytes:
        if fence["info"].strip() != NAME:
            return fence[0]
        line = data.count(b"\n", 0, fence.start()) + 2
        return _answered(site, path, fence["body"].decode("utf-8", "replace"), f"{name}:{line}")

    return _FENCE.sub(answered, data)


def _answered(site: Site, path: str, query: str, place: str) -> bytes:
    said = " ".join(query.split())
    try:
        answer = site.kb.query(said)
    except QueryError as error:
        message = f"{place}: {error}"
        raise ToolError(message) from error
    caption = el("p", el("code", text(said)))
    made = el("div", join(caption, queried(Writer(site, path), found(answer))), cls="rm rm-query")
    # One line, as a blank one would end the HTML within Markdown.
    return " ".join(made.split("\n")).encode()
