"""Bodies and notes: the little Markdown that a kb's text may use.

Paragraphs, emphasis, code, quotes and lists are rendered. Links lead to nodes by id, or
by http, https and mailto. There is no HTML, no image and no heading: what looks like one
is shown as text.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from robustmap.publish.html import Html, clean

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Address = Callable[[str], str]
"""Gives the address of what a link names, or "" where it may lead nowhere."""

_ALLOWED = re.compile(r"(?:https?://|mailto:)[^\s<>\"'`\\]+", re.IGNORECASE)

# Lines that begin with a letter and hold nothing that Markdown or HTML could take for a mark.
_LINE = r"[^\W\d_][\w ,.;:'\"()?%/-]*(?<! )"
_PLAIN = re.compile(rf"{_LINE}(?:\n{{1,2}}{_LINE})*")


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False})
    parser.disable(["image", "heading", "lheading", "html_block", "html_inline", "hr"])
    # Every address is judged below, where those of nodes are known.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser


def external(url: str) -> str:
    """Give an address if it may stand on a page: http, https or mailto; else "".

    >>> external("https://example.org/x"), external("javascript:alert(1)")
    ('https://example.org/x', '')
    """
    return url if _ALLOWED.fullmatch(url) else ""


def render(source: str, address: Address) -> Html:
    """Render a body; a link whose address is empty becomes its text."""
    if "_" not in source and _PLAIN.fullmatch(source):
        said = source.replace('"', "&quot;").replace("\n\n", "</p>\n<p>")
        return Html(f"<p>{said}</p>\n")
    return parsed(source, address)


def parsed(source: str, address: Address) -> Html:
    """Render a body by the parser; `render` does without it where nothing is marked up."""
    parser = _parser()
    tokens = parser.parse(clean(source))
    for token in tokens:
        token.info = ""
        if token.children:
            token.children = list(_linked(token.children, address))
    return Html(parser.renderer.render(tokens, parser.options, {}))


def _linked(tokens: Sequence["Token"], address: Address) -> Iterator["Token"]:
    """Point links at their addresses; leave out the marks of those that have none."""
    open_links: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            url = address(str(token.attrGet("href") or ""))
            open_links.append(bool(url))
            if url:
                token.attrs = {"href": url, **_manners(url)}
                yield token
        elif token.type == "link_close":
            if open_links.pop():
                yield token
        else:
            yield token


def _manners(url: str) -> dict[str, str | int | float]:
    return {"rel": "nofollow noopener"} if external(url) else {}
