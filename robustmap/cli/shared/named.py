"""How commands name what has an id: with the first words of its title."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from robustmap.kb import KB

MOST = 60
"""A title is cut after so many characters, at a blank."""


def named(kb: "KB", ref: str) -> str:
    """Give an id with its title, or the first words of that."""
    title = kb[ref].title if ref in kb else ref
    if title == ref:
        return ref
    return f"{ref} ({shortened(title)})"


def shortened(title: str, most: int = MOST) -> str:
    """Cut a title to its first words.

    >>> shortened("A claim", 20), shortened("A claim that is long", 12)
    ('A claim', 'A claim…')
    """
    title = " ".join(title.split())
    if len(title) <= most:
        return title.removesuffix(".")
    return f"{title[:most].rpartition(' ')[0] or title[:most]}…"
