"""Foreign YAML: texts, lists and mappings with the place of each; nothing is constructed.

It is read from libyaml's events, so that nothing is built of what is refused: anchors,
aliases and tags (with them a few bytes can stand for gigabytes), keys that stand twice.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from robustmap.formats.exchange._reading import MAX_DEPTH, Faults, Where, decoded
from robustmap.model.problem import clip

MAX_VALUES = 1_000_000
"""A file with more keys and values than this is refused."""


class Word(str):
    """A text of the file, a key or a value, with the place where it begins.

    `plain` is True where it stands without quotes.
    """

    __slots__ = ("column", "line", "plain")
    line: int
    column: int
    plain: bool


class Rows(list[Any]):
    """A list of the file."""

    __slots__ = ("column", "line")
    line: int
    column: int


class Keys(dict[str, Any]):
    """A mapping of the file; its keys are `Word`s."""

    __slots__ = ("column", "line")
    line: int
    column: int


def at(value: Any) -> Where:
    """Give the place of something that was read, to be handed on to `Faults`."""
    return Where(line=getattr(value, "line", 0), column=getattr(value, "column", 0))


def key_of(mapping: Keys, key: str) -> Any:
    """Give a key as it stands in the file, for its place."""
    return next((one for one in mapping if one == key), mapping)


def read_yaml(data: bytes, faults: Faults) -> Keys | None:
    """Read a file that holds one mapping; None, with faults, where it does not.

    Every scalar is text; a key without a value has None. An empty file is an empty mapping.
    """
    text = decoded(data, faults)
    if text is None:
        return None
    found = _Reader(faults).read(text)
    if faults.failed:
        return None
    if found is None:
        found = Keys()
        found.line = found.column = 1
    if not isinstance(found, Keys):
        faults.add("the file holds no keys with values", **at(found), expected="`key: value`")
        return None
    return found


class _Reader:
    """Builds values of events, without recursion."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.root: Any = None
        self.open: list[Any] = []
        self.waiting: list[Word | None] = []
        self.values = 0
        self.rooted = False

    def read(self, text: str) -> Any:
        import yaml

        parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
        try:
            while parser.check_event() and self.take(parser.get_event()):
                pass
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
            told = f"this is no YAML: {error.problem or 'it cannot be read'}"
            self.faults.add(told, line=line, column=column)
        except yaml.YAMLError:
            self.faults.add("this is no YAML: a character cannot be in it")
        finally:
            parser.dispose()
        return self.root

    def take(self, event: Any) -> bool:
        """Take in an event; False where the reading stops."""
        kind = type(event).__name__
        if kind == "DocumentStartEvent":
            if self.rooted:
                return self.refuse(event, "a second document begins here", "one document")
            self.rooted = True
        elif kind == "AliasEvent":
            told = f"`*{clip(event.anchor)}` repeats a value from elsewhere"
            return self.refuse(event, told, "the value itself")
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self.open.pop()
            self.waiting.pop()
        elif kind == "ScalarEvent":
            return self.plainly(event) and self.put(self.scalar(event))
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            return self.plainly(event) and self.begin(event)
        return True

    def plainly(self, event: Any) -> bool:
        """Refuse anchors and tags, and too many values."""
        self.values += 1
        if self.values > MAX_VALUES:
            return self.refuse(event, f"there are more than {MAX_VALUES:,} values", "fewer")
        if event.anchor is not None:
            told = f"the anchor `&{clip(event.anchor)}` is refused"
            return self.refuse(event, told, "the value without it")
        if event.tag is not None:
            told = f"the tag `{clip(event.tag)}` is refused"
            return self.refuse(event, told, "the value without it")
        return True

    def scalar(self, event: Any) -> Word | None:
        plain = not event.style
        if plain and event.value in _NOTHING and self.open and self.waiting[-1] is not None:
            return None
        word = Word(event.value)
        word.plain = plain
        self.placed(word, event)
        return word

    def placed(self, value: Any, event: Any) -> None:
        mark = event.start_mark
        value.line, value.column = mark.line + 1, mark.column + 1

    def begin(self, event: Any) -> bool:
        if len(self.open) >= MAX_DEPTH:
            told = f"this is nested more than {MAX_DEPTH} deep"
            return self.refuse(event, told, f"at most {MAX_DEPTH} levels")
        made: Any = Keys() if type(event).__name__ == "MappingStartEvent" else Rows()
        self.placed(made, event)
        if self.open and isinstance(self.open[-1], Keys) and self.waiting[-1] is None:
            return self.refuse(event, "a key is a list or a mapping", "a word")
        taken = self.put(made)
        self.open.append(made)
        self.waiting.append(None)
        return taken

    def put(self, value: Any) -> bool:
        if not self.open:
            self.root = value
            return True
        inside, key = self.open[-1], self.waiting[-1]
        if isinstance(inside, Rows):
            inside.append(value)
        elif key is not None:
            # What stands under a key that stands twice is read, but goes nowhere.
            inside.setdefault(key, value)
            self.waiting[-1] = None
        else:
            if value in inside:
                first = at(key_of(inside, value))["line"]
                told = f"the key `{clip(value)}` stands twice, first on line {first}"
                self.faults.add(told, **at(value), expected="every key once")
            self.waiting[-1] = value
        return True

    def refuse(self, event: Any, message: str, expected: str) -> bool:
        mark = event.start_mark
        self.faults.add(message, line=mark.line + 1, column=mark.column + 1, expected=expected)
        return False


_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


class Line(list[Any]):
    """A list that is written in one line, between brackets."""


def write_yaml(value: Mapping[str, Any]) -> bytes:
    r"""Write keys in their order, texts so that every version of YAML reads them back as texts.

    >>> write_yaml({"y": "no", "a": Line(["b", "c"]), "t": "one\ntwo"}).decode()
    '"y": "no"\na: [b, c]\nt: |-\n  one\n  two\n'
    """
    import yaml

    text: str = yaml.dump(
        value,
        Dumper=_dumper(),
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=2**31 - 1,
    )
    return text.encode()


@cache
def _dumper() -> Any:
    import yaml

    class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
        """Writes texts, lists, mappings, numbers and truth values."""

        def ignore_aliases(self, _: Any) -> bool:
            return True

    def text(dumper: Any, value: str) -> Any:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=_style(value))

    def listed(dumper: Any, value: Iterable[Any]) -> Any:
        flow = isinstance(value, Line) or not value
        return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=flow)

    Dumper.add_representer(str, text)
    for kind in (Line, list, tuple):
        Dumper.add_representer(kind, listed)
    return Dumper


# Narrower than YAML allows: what is not plain here is quoted, which is never wrong.
_PLAIN = re.compile(r"[^\W\d_](?:[\w .()/+-]*[\w.()/+-])?|¬[\w().-]+")
_WORDS = re.compile(r"y|n|yes|no|on|off|true|false|null|inf|nan", re.IGNORECASE)
_UNEVEN = re.compile("[^\n\x20-\x7e\xa1-\u2027\u202a-\ud7ff\ue000-\ufdff\U00010000-\U0001ffff]")
_LINE = re.compile(r"(?:\S(?:.*\S)?)?")


def _style(value: str) -> str | None:
    """Give the sign of the style in which a text is written."""
    if _PLAIN.fullmatch(value) and not _WORDS.fullmatch(value):
        return None
    if "\n" not in value or _UNEVEN.search(value):
        return '"'
    lines = value.split("\n")
    return "|" if lines[0] and lines[-1] and all(map(_LINE.fullmatch, lines)) else '"'
