"""One text for a heading and what stands below it, and the two of them again."""

import re

from robustmap.model.expand import first_sentence
from robustmap.model.fields import MAX_TITLE_LENGTH

MACHINE = re.compile(r"(?:[0-9]+|[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
"""Ids that say nothing to a reader: numbers and UUIDs; such nodes are named after their text."""

_NO_TEXT = re.compile("[\ufffe\uffff]")


def joined(title: str | None, body: str) -> str:
    r"""Give one text: the title, an empty line, the body; a title made of the body adds nothing.

    >>> joined("Rain", "It rains."), joined("It rains.", "It rains. It pours.")
    ('Rain\n\nIt rains.', 'It rains. It pours.')
    """
    heading, text = cleaned(title or ""), cleaned(body)
    heading = " ".join(heading.split()) if "\n" in heading else heading
    if not heading or not text:
        return heading or text
    return text if heading == _shortened(text) else f"{heading}\n\n{text}"


def parted(text: str, *, bare: bool = False) -> tuple[str, str]:
    r"""Give a title and a body; joining them gives the text. `bare` may do without a title.

    >>> parted("Rain\n\nIt rains."), parted("It rains.")
    (('Rain', 'It rains.'), ('It rains.', ''))
    """
    text = cleaned(text)
    if "\n" not in text and len(text) <= MAX_TITLE_LENGTH:
        return text, ""
    head, _, rest = text.partition("\n\n")
    if _is_heading(head) and rest and not rest[0].isspace() and head != _shortened(rest):
        return head, rest
    return "" if bare else _shortened(text), text


def cleaned(text: str) -> str:
    """Give a text as files have it: without blanks around it, and with evened line ends."""
    evened = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return _NO_TEXT.sub("\ufffd", evened).strip()


def _is_heading(line: str) -> bool:
    return "\n" not in line and 0 < len(line) <= MAX_TITLE_LENGTH and line == line.strip()


def _shortened(text: str) -> str:
    sentence = first_sentence(text)
    if len(sentence) <= MAX_TITLE_LENGTH:
        return sentence
    words, _, _ = sentence[: MAX_TITLE_LENGTH - 1].rpartition(" ")
    return f"{words or sentence[: MAX_TITLE_LENGTH - 2]} …"
