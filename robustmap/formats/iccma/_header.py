"""The line with which the numbered formats begin: `p af N`, `p aba N`."""

import re

from robustmap.formats.iccma._reading import Faults, plain_number, shown
from robustmap.graph.csr import MAX_ARGUMENTS

_START = 1 << 16
"""The header is looked for in so many bytes; comments before it may be that long."""


def begins(kind: str) -> re.Pattern[bytes]:
    """Give the pattern of a file of a kind, from its beginning to the end of its header."""
    before = rb"(?:\xef\xbb\xbf)?(?:[ \t]*+(?:#[^\n]*+)?\r?\n)*+"
    return re.compile(before + rb"p[ \t]+" + kind.encode() + rb"[ \t]+(\d{1,9})[ \t]*\r?(?:\n|\Z)")


def looks(kind: str) -> re.Pattern[bytes]:
    """Give the pattern of what is meant to be such a file, however wrong its number is."""
    before = rb"(?:\xef\xbb\xbf)?(?:[ \t]*+(?:#[^\n]*+)?\r?\n)*+"
    return re.compile(before + rb"[ \t]*p[ \t]+" + kind.encode() + rb"(?:\s|\Z)")


def start(data: bytes) -> bytes:
    """Give the part of a file in which its header has to be."""
    return data[:_START]


class Header:
    """Takes in the header of a file, and tells what is wrong with it."""

    def __init__(self, kind: str, faults: Faults) -> None:
        """Take the word that the header has to have after its `p`."""
        self.kind = kind
        self.faults = faults
        self.size: int | None = None
        self.line = 0
        self.missed = False

    def take(self, place: tuple[int, str]) -> None:
        """Take in a line that begins with `p`."""
        words = place[1].split(maxsplit=4)
        right = f"`p {self.kind} N`, N the number of {_WHAT[self.kind]}"
        if self.line:
            message = f"there is a header already, on line {self.line}"
            self.faults.at(place, 0, message, "one header")
            return
        self.line = place[0]
        if len(words) != _WORDS:
            at = min(len(words), _WORDS)
            message = f"the header has {'no number' if len(words) < _WORDS else 'too many words'}"
            self.faults.at(place, at, message, right)
        if len(words) > 1 and words[1] != self.kind:
            other = words[1] if words[1] in _WHAT else ""
            message = f"this is a file of the kind {shown(words[1])}"
            self.faults.at(place, 1, message, right if other else f"`{self.kind}`")
        if len(words) >= _WORDS:
            self._number(place, words[2], right)

    def _number(self, place: tuple[int, str], word: str, right: str) -> None:
        number = plain_number(word)
        if number < 0:
            self.faults.at(place, 2, f"{shown(word)} is not a number", right)
        elif number > MAX_ARGUMENTS:
            message = f"{shown(word)} {_WHAT[self.kind]} are too many"
            self.faults.at(place, 2, message, f"at most {MAX_ARGUMENTS:,}")
        else:
            self.size = number

    def missing(self, place: tuple[int, str]) -> None:
        """Say once that something stands before the header."""
        if not self.line and not self.missed:
            self.missed = True
            right = f"`p {self.kind} N` on the first line"
            self.faults.at(place, 0, "the header is missing", right)

    def number(self, place: tuple[int, str], at: int, word: str) -> int:
        """Give the number from 0 that a word of a line means, or tell what is wrong with it."""
        number = plain_number(word)
        what = _WHAT[self.kind]
        if number < 0:
            self.faults.at(place, at, f"{shown(word)} is not a number", f"one of the {what}")
        elif number == 0:
            self.faults.at(place, at, f"the {what} are numbered from 1", "a number from 1")
        elif self.size is not None and number > self.size:
            message = f"{shown(word)} is more than the header says"
            right = f"a number up to {self.size}" if self.size else f"no line: there are no {what}"
            self.faults.at(place, at, message, right)
        return number - 1


_WORDS = 3
_WHAT = {"af": "arguments", "aba": "atoms"}
