"""What an issue says that a form has made: Markdown, one heading for each question.

Only known headings at the third level count, wherever they stand, so an answer can never
hide the questions after it. Whatever else is written becomes a fault in clear words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from robustmap.formats.issues.form import BODY, FORMS, ID, Ask, Form
from robustmap.formats.issues.values import READ, Unreadable
from robustmap.model.expand import RELATIONS
from robustmap.model.problem import clip
from robustmap.model.suggest import nearest

MAX_ISSUE = 256 * 1024
"""Longer text is not read: a forge takes a quarter of this."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r" {0,3}###[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_EMPTY = frozenset({"", "_No response_", "No response"})
_UNCHOSEN = frozenset({*_EMPTY, "None", "_None_"})


class Fault(NamedTuple):
    """What keeps an issue from being read: under which heading, what, and what would be right."""

    heading: str
    message: str
    expected: str = ""
    suggestion: str = ""


@dataclass
class Answers:
    """The answers of one issue: fields as a node file has them, all scalars text."""

    form: str = ""
    kind: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    id: str = ""
    faults: list[Fault] = field(default_factory=list)

    @property
    def headings(self) -> dict[str, str]:
        """Give the heading under which each key was asked for."""
        return {ask.key: ask.heading for ask in FORMS[self.form].asks} if self.form else {}


class _Section(NamedTuple):
    heading: str
    text: str


def read_issue(data: bytes) -> Answers:
    """Read the body of an issue. Never raises: what is wrong is told in `faults`."""
    found = Answers()
    text = _decoded(data, found)
    if text is None:
        return found
    before, sections = _sections(text)
    form = _form(sections, found)
    if form is None:
        return found
    found.kind = form.kind
    if before:
        told = f"`{clip(before)}` stands above the first heading"
        found.faults.append(Fault("", told, "every answer below its heading"))
    _Reader(form, found).read(sections)
    return found


def _decoded(data: bytes, found: Answers) -> str | None:
    if len(data) > MAX_ISSUE:
        message = f"the issue holds more than {MAX_ISSUE // 1024} KiB"
        found.faults.append(Fault("", message, "an issue that a form has made"))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"the byte 0x{data[error.start]:02x} is not UTF-8"
        found.faults.append(Fault("", message, "text in UTF-8"))
        return None
    text = _COMMENT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if "<!--" in text:
        message = "a comment begins with `<!--` and never ends"
        found.faults.append(Fault("", message, "`-->` after it, or no comment"))
        return None
    return text


def _sections(text: str) -> tuple[str, list[_Section]]:
    """Give what stands above the first heading, and each heading with the text below it."""
    blocks: list[tuple[str, list[str]]] = [("", [])]
    for line in text.split("\n"):
        match = _HEADING.fullmatch(line)
        if match:
            blocks.append((match[1], []))
        else:
            blocks[-1][1].append(line)
    (_, above), *rest = blocks
    return "\n".join(above).strip(), [_Section(name, "\n".join(lines)) for name, lines in rest]


def _form(sections: list[_Section], found: Answers) -> Form | None:
    """Tell which form has made an issue, by the heading that no other form has."""
    if not sections:
        told = "there is no line `### ` with a question of a form"
        found.faults.append(Fault("", told, "the text of an issue that a form has made"))
        return None
    firsts = {form.asks[0].heading: name for name, form in FORMS.items()}
    given = [firsts[one.heading] for one in sections if one.heading in firsts]
    if len(set(given)) == 1:
        found.form = given[0]
        return FORMS[found.form]
    expected = f"one of {', '.join(f'`### {one}`' for one in firsts)}"
    near = nearest(sections[0].heading, firsts)
    told = "its headings are those of several forms" if given else "no heading tells which form"
    found.faults.append(Fault("", told, expected, near))
    return None


class _Reader:
    def __init__(self, form: Form, found: Answers) -> None:
        self.form = form
        self.found = found

    def read(self, sections: list[_Section]) -> None:
        seen: dict[str, Ask] = {}
        for one in sections:
            ask = self.form.headings.get(one.heading)
            if ask is None:
                self.unknown(one.heading)
            elif one.heading in seen:
                told = "the heading stands twice"
                self.fault(ask, told, "each heading once; in an answer, `####`")
            else:
                seen[one.heading] = ask
                self.answer(ask, one.text)
        self.complain(seen)

    def unknown(self, heading: str) -> None:
        near = nearest(heading, self.form.headings)
        told = f"`### {clip(heading)}` is no question of this form"
        expected = "a heading of the form; in an answer, `####`"
        self.found.faults.append(Fault("", told, expected, near))

    def answer(self, ask: Ask, text: str) -> None:
        """Take in one answer; an empty one is none."""
        text = text.strip("\n").rstrip()
        if text.strip() in (_UNCHOSEN if ask.sort == "choice" else _EMPTY):
            return
        try:
            value = READ[ask.sort](text)
        except Unreadable as wrong:
            self.fault(ask, wrong.message, wrong.expected)
            return
        if ask.sort == "choice" and value not in self.form.options(ask):
            options = self.form.options(ask)
            expected = f"one of {', '.join(options)}"
            self.fault(ask, f"`{clip(value)}` is no answer", expected, nearest(value, options))
        elif ask.key == BODY:
            self.found.body = value
        elif ask.key == ID:
            self.found.id = value
        elif value:
            self.found.fields[ask.key] = value

    def complain(self, seen: dict[str, Ask]) -> None:
        """Say which questions have no answer that need one."""
        told = {fault.heading for fault in self.found.faults}
        for ask in self.form.asks:
            if ask.needed and ask.key not in self.found.fields and ask.heading not in told:
                what = "has no answer" if ask.heading in seen else "is not asked"
                self.fault(ask, f"it {what}", "an answer: without it there is no such node")
        self.found.faults += _missing(self.form, self.found)

    def fault(self, ask: Ask, message: str, expected: str = "", suggestion: str = "") -> None:
        self.found.faults.append(Fault(ask.heading, message, expected, suggestion))


def _missing(form: Form, found: Answers) -> Iterator[Fault]:
    """Yield what an argument lacks that needs one of several answers."""
    if form.kind != "argument" or found.faults:
        return
    aims = {ask.key: ask.heading for ask in form.asks if ask.key in _AIMS}
    if not found.fields.keys() & aims.keys():
        told = f"nothing is said under {' or '.join(f'`{one}`' for one in aims.values())}"
        yield Fault("", told, "the id of what it is aimed at")
    if "premises" not in found.fields and not found.body:
        if found.fields.get("title"):
            # One sentence is a whole reason: it is then the argument's only premise.
            found.fields["premises"] = [{"p1": found.fields.pop("title")}]
        else:
            yield Fault("Premises", "it has no answer", "a sentence here, or text below")


_AIMS = tuple(one for one in RELATIONS if one != "contradicts")
