"""Words between Argdown and Markdown: what must be escaped, and what a title may be."""

import re

_WHOLE = frozenset("\\[]<>{}*_#")
_CODE = re.compile(r"([.:])([^\s\ufeff]+?)\1")
_HARMLESS = re.compile(r"[^\W_]")
_RUN = re.compile("={3,}")
_OWN = {
    *("__proto__", "constructor", "hasOwnProperty", "isPrototypeOf", "toLocaleString"),
    *("toString", "valueOf", "propertyIsEnumerable", "__defineGetter__", "__defineSetter__"),
    *("__lookupGetter__", "__lookupSetter__"),
}
_UNTITLED = re.compile(r"Untitled \d+")

_LETTERS = {
    "A": "∀",
    "E": "∃",
    "O": "\U0001d5e2",
    "P": "\U0001d5e3",
    "->": "→",
    "<->": "↔",
    "~": "¬",
    "^": "∧",
    "v": "\u2228",
    "v_": "⊻",
    "<>": "◇",
    "[]": "◻",
}
CODES = {f"{mark}{name}{mark}": _LETTERS[name] for name in _LETTERS for mark in ".:"}
"""The codes of logic, each between dots or colons, and the sign that stands for it."""


def clean(text: str) -> str:
    """Give a text in one line, its words one blank apart."""
    return " ".join(text.split())


def escaped(text: str) -> str:
    r"""Write a text of one line so that it reads as nothing but text.

    >>> escaped("snake_case, [1] and https://a.b")
    'snake\\_case, \\[1\\] and https:\\//a.b'
    """
    pieces = []
    at = 0
    while at < len(text):
        code = _CODE.match(text, at)
        if code and _harmless(code):
            pieces.append(code[0])
            at = code.end()
            continue
        sign = text[at]
        run = _RUN.match(text, at)
        if run:
            pieces.append("\\=" * len(run[0]))
            at = run.end()
            continue
        opens = sign == "/" and text[at + 1 : at + 2] in ("/", "*") and at + 1 < len(text)
        pieces.append(f"\\{sign}" if code or opens or sign in _WHOLE else sign)
        at += 1
    return "".join(pieces)


def _harmless(code: "re.Match[str]") -> bool:
    """Tell whether what looks like a code is read as the text that it is ("e.g.")."""
    return code[0] not in CODES and _HARMLESS.fullmatch(code[2]) is not None


def statement_title(title: str) -> str:
    """Give a title as it may stand in square brackets, "" where nothing of it can."""
    return clean(title).replace("[", "(").replace("]", ")").lstrip("-").strip()


def argument_title(title: str) -> str:
    """Give a title as it may stand in angle brackets, "" where nothing of it can.

    With a sign of a relation first, the bracket would be read as one: `<_` is an undercut.

    >>> argument_title("_private_ matters"), argument_title("+")
    ('private_ matters', '')
    """
    return clean(title).replace("<", "\u2039").replace(">", "\u203a").lstrip("-+_ ")


class Titles:
    """Gives each title once, whatever it is the title of."""

    def __init__(self) -> None:
        """Begin with none taken."""
        self._taken: set[str] = set()

    def free(self, title: str, name: str) -> str:
        """Give a title that nothing has yet; `name` tells it from others of the same words."""
        reserved = title in _OWN or is_untitled(title)
        found = f"{title} ({name})" if reserved or title in self._taken or not title else title
        number = 2
        while found in self._taken:
            found = f"{title} ({name}, {number})"
            number += 1
        self._taken.add(found)
        return found


def is_untitled(title: str) -> bool:
    """Tell whether a title is only the number that Argdown gives where nobody gave one."""
    return _UNTITLED.fullmatch(title) is not None
