"""An Argdown document as text."""

import re
from collections.abc import Iterable, Iterator

from robustmap.formats.exchange._argdown.data import write_data
from robustmap.formats.exchange._argdown.document import Argument, Document, Element, End
from robustmap.formats.exchange._argdown.plain import escaped

_ARROWS = {"support": "+>", "attack": "->", "contradictory": "><", "contrary": "->"}
_TAG = re.compile(r"[A-Za-z0-9-]+")


def dump(document: Document) -> str:
    """Write a document: front matter, then each section's statements and arguments."""
    return "\n\n".join(_Dumper(document).blocks()) + "\n"


class _Dumper:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.out: dict[End, list[str]] = {}
        """What stands below an element: its arrows."""
        for one in document.relations:
            if one.kind == "undercut":
                self.out.setdefault(one.on, []).append(f"  <_ {_reference(one.by)}")
            else:
                line = f"  {_ARROWS[one.kind]} {_reference(one.on)}"
                self.out.setdefault(one.by, []).append(line)
        self.inside = {
            title: argument.title
            for argument in document.arguments.values()
            for step in argument.steps
            for title in (*step.premises, step.conclusion)
            if any(one.inside == argument.title for one in document.statement(title).texts)
        }
        """Statement told among the premises and conclusions of an argument -> that argument."""
        self.told: set[str] = set()

    def blocks(self) -> Iterator[str]:
        if self.document.settings:
            lines = [f"{key}: {write_text(value)}" for key, value in self.document.settings.items()]
            yield "\n".join(["===", *lines, "==="])
        last: tuple[str, ...] = ()
        for end, element in sorted(self.elements(), key=lambda one: one[1].section):
            section = element.section
            if section != last:
                same = _shared(last, section)
                for level, title in enumerate(section[same:], start=same + 1):
                    yield f"{'#' * level} {escaped(title)}"
                last = section
            if isinstance(element, Argument):
                yield from self.argument(end, element)
            else:
                yield "\n".join(self.statement(end, element))

    def elements(self) -> Iterator[tuple[End, Element]]:
        for title, statement in self.document.statements.items():
            if title not in self.inside:
                yield End("statement", title), statement
        for title, argument in self.document.arguments.items():
            yield End("argument", title), argument

    def statement(self, end: End, element: Element, number: str = "") -> Iterator[str]:
        """Yield the lines of a definition."""
        title = "" if element.untitled else f"{_reference(end)}: "
        words = [f"{number}{title}{escaped(element.text)}", *map(_tag, element.tags)]
        if element.data:
            words.append(write_data(element.data))
        yield " ".join(words)
        yield from self.out.get(end, ())

    def argument(self, end: End, argument: Argument) -> Iterator[str]:
        """Yield the blocks of an argument: its gist, and its premises with what they come to."""
        yield "\n".join(self.statement(end, argument))
        lines: list[str] = []
        number = 0
        for place, step in enumerate(argument.steps):
            for title in step.premises:
                number += 1
                lines += self.line(argument, number, title)
            lines += ["----"] if not step.rules else ["--", ", ".join(map(_rule, step.rules)), "--"]
            lines += self.out.get(end._replace(step=place), ())
            number += 1
            lines += self.line(argument, number, step.conclusion)
        if lines:
            yield "\n".join(lines)

    def line(self, argument: Argument, number: int, title: str) -> Iterable[str]:
        """Give the lines of a premise or conclusion: told where it first stands inside."""
        end = End("statement", title)
        if self.inside.get(title) == argument.title and title not in self.told:
            self.told.add(title)
            return self.statement(end, self.document.statement(title), f"({number}) ")
        return [f"({number}) {_reference(end)}"]


def _reference(end: End) -> str:
    return f"[{end.title}]" if end.sort == "statement" else f"<{end.title}>"


def _tag(tag: str) -> str:
    return f"#{tag}" if _TAG.fullmatch(tag) else f"#({tag})"


def _rule(rule: str) -> str:
    return escaped(rule).replace("--", "\\-\\-")


def _shared(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    same = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        same += 1
    return same


def write_text(value: object) -> str:
    """Write a text of the front matter: between quotes, as JSON and YAML have it."""
    return write_data({"a": value})[4:-1].replace("===", "\\u003d" * 3)
