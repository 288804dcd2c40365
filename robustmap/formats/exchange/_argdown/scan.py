"""The words of an Argdown element: its title, text, tags, and the data after it."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from robustmap.formats.exchange._argdown.data import read_data
from robustmap.formats.exchange._argdown.document import End, Place, Sort
from robustmap.formats.exchange._argdown.plain import CODES
from robustmap.formats.exchange._reading import Faults
from robustmap.model.problem import clip

LINE = re.compile(
    r"[ \t]*(?:(?P<blank>\n|\Z)|(?P<number>\(\d+\))|(?P<inference>--)"
    r"|(?P<relation>\+>|->|<\+|\+|<-|-|><|_>|<_|_(?=\s))|(?P<item>(?:\d+\.|\*)(?=\s)))"
    r"|(?P<heading>\#+ )"
)
"""What the beginning of a line can be, where it is not just words."""

_TEXT = re.compile(r"[^\\@#\[<{.:/\n]+")
_CODE = re.compile(r"([.:])[^\s\ufeff]+?\1")
_TAG = re.compile(r"#([\w\u00a0-\uffef-]+)")
_INCLUDE = re.compile(r"@include\([^)\n]*\)")
_GAP = re.compile(r"[ \t]*\n?[ \t]*(?=\{)")
_END = re.compile(r"\}(?=\s[^,}])")
_TAIL = re.compile(r"\s*[,}]")
_CLOSE = {"statement": "]", "argument": ">"}


@dataclass(eq=False)
class Content:
    """What an element says; `text` is None where it only refers to its title."""

    sort: Sort = "statement"
    title: str = ""
    start: int = 0
    text: str | None = None
    tags: dict[str, None] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)
    mentions: list[tuple[End, Place]] = field(default_factory=list)


class Scanner:
    """Reads elements out of a text; `at` moves on. What is not found is not sought again."""

    def __init__(self, text: str, faults: Faults) -> None:
        """Begin at the beginning."""
        self.text, self.faults, self.at = text, faults, 0
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._missing: dict[str, int] = {}
        read: dict[str, Callable[[Content], str]] = {".": self._code, "#": self._tag}
        self._readers = read | {"@": self._mention, "[": self._bracket}
        self._readers |= {":": self._code, "<": self._bracket}

    def place(self, offset: int | None = None) -> tuple[int, int]:
        """Give the line and column of an offset, or of where it is."""
        offset = self.at if offset is None else offset
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def fault(self, message: str, offset: int, expected: str = "", fix: str = "") -> None:
        """Tell what is wrong at an offset."""
        line, column = self.place(offset)
        self.faults.add(message, line=line, column=column, expected=expected, fix=fix)

    def find(self, mark: str, start: int, end: int) -> int:
        """Give where a mark stands, -1 where it does not before `end`."""
        if start < self._missing.get(mark, -1) and end <= self._missing[mark]:
            return -1
        found = self.text.find(mark, start, end)
        if found < 0:
            self._missing[mark] = end
        return found

    def line_end(self, offset: int) -> int:
        """Give where the line of an offset ends."""
        line = bisect_right(self._starts, offset)
        return self._starts[line] - 1 if line < len(self._starts) else len(self.text)

    def comments(self) -> bool:
        """Pass comments at the beginning of a line; tell whether there were any."""
        passed = False
        while True:
            start = self.at
            while self.text[start : start + 1] in (" ", "\t") and start < len(self.text):
                start += 1
            end = self.comment(start)
            if end < 0:
                return passed
            passed = True
            self.at = end + 1 if self.text[end : end + 1] == "\n" else end

    def comment(self, offset: int) -> int:
        """Give where the comment at an offset ends; -1 where there is none."""
        if self.text.startswith("//", offset):
            return self.line_end(offset)
        for opens, closes in (("/*", "*/"), ("<!--", "-->")):
            if self.text.startswith(opens, offset):
                found = self.find(closes, offset + len(opens), len(self.text))
                return found + len(closes) if found >= 0 else -1
        return -1

    def element(self) -> Content:
        """Read an element from here on, with its data; `at` is behind it then."""
        content = Content()
        self._title(content)
        pieces = self._pieces(content)
        if content.text is None and content.title:
            if "".join(pieces).strip():
                told = f"words follow the reference to `{clip(content.title)}`"
                self.fault(told, content.start, "`:` behind the bracket, if they are what it says")
        else:
            content.text = " ".join("".join(pieces).split())
        self._data(content)
        return content

    def heading(self) -> tuple[str, dict[str, Any]]:
        """Read a heading from behind its marks on: its words and data."""
        content = Content()
        text = " ".join("".join(self._pieces(content)).split())
        self._data(content)
        return text, content.data

    def _title(self, content: Content) -> None:
        """Read the title that an element begins with, if there is one."""
        while self.text[self.at : self.at + 1] in (" ", "\t") and self.at < len(self.text):
            self.at += 1
        content.start = self.at
        opens = self.text[self.at : self.at + 1]
        sort: Sort = "argument" if opens == "<" else "statement"
        if opens not in ("[", "<") or opens == "":
            return
        end = self.line_end(self.at)
        close = self.find(_CLOSE[sort], self.at + 1, end)
        if close < 0:
            told = f"the bracket is not closed: `{clip(self.text[self.at : end])}`"
            self.fault(told, self.at, f"`{_CLOSE[sort]}`, or `\\{opens}` where no title is meant")
            self.at += 1
            return
        if sort == "statement" and self.text.startswith("(", close + 1):
            return
        title = self.text[self.at + 1 : close]
        if not title.strip() or title.startswith("-") or opens in title:
            told = f"`{clip(self.text[self.at : close + 1])}` is no title"
            self.fault(told, self.at, "words, without brackets and no hyphen first")
        content.sort, content.title = sort, title
        self.at = close + 1
        if self.text.startswith(":", self.at):
            content.text = ""
            self.at += 1

    def _pieces(self, content: Content) -> list[str]:
        """Read words up to an empty line, data, or a line that begins something else."""
        pieces: list[str] = []
        while self.at < len(self.text):
            sign = self.text[self.at]
            if sign == "\n":
                if self._ends():
                    break
                pieces.append(" ")
                continue
            words = _TEXT.match(self.text, self.at)
            if words:
                pieces.append(words[0])
                self.at = words.end()
            elif sign == "{" and self._block() > 0:
                break
            else:
                pieces.append(self._sign(sign, content))
        return pieces

    def _ends(self) -> bool:
        """Pass the end of a line; tell whether the next line begins something else."""
        before = self.at
        self.at += 1
        self.comments()
        if LINE.match(self.text, self.at) and self.text[self.at - 1 : self.at] == "\n":
            self.at = before
            return True
        return False

    def _sign(self, sign: str, content: Content) -> str:
        """Read from a sign on that may mean something."""
        start = self.at
        if sign == "\\":
            self.at = min(start + 2, self.line_end(start))
            return self.text[start + 1 : self.at]
        end = self.comment(start) if sign in "/<" else -1
        if end >= 0:
            self.at = end
            return ""
        read = self._readers.get(sign)
        if read is not None:
            return read(content)
        self.at += 1
        return sign

    def _code(self, _: Content) -> str:
        found = _CODE.match(self.text, self.at)
        told = found[0] if found else self.text[self.at]
        self.at += len(told)
        return CODES.get(told, told)

    def _tag(self, content: Content) -> str:
        start = self.at
        close = -1
        if self.text.startswith("(", start + 1):
            close = self.find(")", start + 2, self.line_end(start))
        plain = _TAG.match(self.text, start)
        if close > start + 2:
            tag, self.at = self.text[start + 2 : close], close + 1
        elif plain:
            tag, self.at = plain[1], plain.end()
        else:
            self.at += 1
            return "#"
        content.tags[tag] = None
        return ""

    def _mention(self, content: Content) -> str:
        start = self.at
        self.at += 1
        include = _INCLUDE.match(self.text, start)
        if include:
            told = f"`{clip(include[0])}` would put another file in here, and no other is opened"
            self.fault(told, start, "one file, or each file on its own")
            self.at = include.end()
            return ""
        sort: Sort = "statement" if self.text.startswith("[", self.at) else "argument"
        if self.text[self.at : self.at + 1] not in ("[", "<"):
            return "@"
        close = self.find(_CLOSE[sort], self.at + 1, self.line_end(start))
        if close < 0:
            return "@"
        title = self.text[self.at + 1 : close]
        content.mentions.append((End(sort, title), self.place(start)))
        self.at = close + 1
        return self.text[start : self.at]

    def _bracket(self, _: Content) -> str:
        """Read a bracket within words: a link, or one that stands for nothing."""
        sign = self.text[self.at]
        start, end = self.at, self.line_end(self.at)
        close = self.find("]" if sign == "[" else ">", start + 1, end)
        if close > start + 1 and sign == "[" and self.text.startswith("(", close + 1):
            shut = self.find(")", close + 2, end)
            if shut > close + 2:
                self.at = shut + 1
                return self.text[start : self.at]
        if close > start + 1 and not self.text.startswith("-", start + 1):
            told = f"the title `{clip(self.text[start : close + 1])}` stands among words"
            meant = f"`@{sign}` to mention it, `\\{sign}` where no title is meant"
            self.fault(told, start, meant)
            self.at = close + 1
            return ""
        self.at += 1
        return sign

    def _block(self) -> int:
        """Give where the data that open here end, as Argdown finds it; -1 where they do not."""
        if self.at < self._missing.get("data", -1):
            return -1
        hard = _END.search(self.text, self.at)
        stop = hard.start() + 1 if hard else self.text.rfind("}", self.at) + 1
        found = stop
        while found > self.at and _TAIL.match(self.text, found):
            found = self.text.rfind("}", self.at, found - 1) + 1
        if found <= self.at:
            self._missing["data"] = max(stop, self.at + 1) if hard else len(self.text)
            return -1
        return found

    def _data(self, content: Content) -> None:
        """Read the data behind an element, on its line or the next."""
        gap = _GAP.match(self.text, self.at)
        start = gap.end() if gap else self.at
        if not self.text.startswith("{", start):
            return
        self.at, back = start, self.at
        end = self._block()
        if end < 0:
            self.fault("the data are not closed", start, "`}`")
            self.at = back if back > start else start + 1
            return
        line, column = self.place(start)
        content.data = read_data(self.text[start:end], self.faults, line, column)
        self.at = end
