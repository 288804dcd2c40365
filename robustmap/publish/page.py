"""What pages and files are before anything is written."""

from typing import NamedTuple

from robustmap.publish.html import Html


class Page(NamedTuple):
    """A page: its path below the site's root ("" is the home page), and what it shows.

    `title` and `description` are plain text. `search` says whether the search finds it,
    `listed` whether search engines are asked to list it.
    """

    path: str
    title: str
    body: Html
    description: str = ""
    search: bool = True
    listed: bool = True


class File(NamedTuple):
    """A file that is published as it is: its path below the site's root, and its bytes."""

    path: str
    data: bytes
