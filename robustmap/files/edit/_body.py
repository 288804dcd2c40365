"""The text below the keys of a file, under edit."""

from robustmap.files.document import split
from robustmap.files.edit._page import Page


def append(page: Page, words: str) -> None:
    """Add a paragraph below the text."""
    end = len(page.text.rstrip("\n"))
    page.put(end, len(page.text), f"\n\n{words.strip()}\n")


def put_body(page: Page, words: str) -> None:
    """Put another text in the place of all that stands below the keys."""
    document, _ = split(page.name, page.data)
    assert document is not None  # a page can be split
    lines = page.text.split("\n")
    start = sum(len(line) + 1 for line in lines[: document.body_line - 1])
    start = min(start, len(page.text))
    lead = "\n" if page.text[start - 1 : start] == "\n" else "\n\n"
    page.put(start, len(page.text), f"{lead}{words.strip()}\n")
