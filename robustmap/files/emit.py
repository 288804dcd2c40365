"""The canonical writer: one way to write a node file, and only one.

Keys stand in the order of their kind's model, one list entry per line, a list of one
text as the text itself where the model takes either, text plain where it reads back as it
is and double-quoted elsewhere. What is written reads back as what was given.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel, BeforeValidator

from robustmap.files.comments import NO_COMMENTS, Comments
from robustmap.files.document import FENCE
from robustmap.files.shape import field_at, keys_of, part
from robustmap.model.places import Path

_INDENT = "  "
_MAX_SIMPLE_KEY = 1000
"""YAML takes no longer key than 1,024 characters without a `?` before it."""

_UNSHOWN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
"""What YAML does not take as it is, or takes for the end of a line."""

# Narrower than YAML allows: what is not plain here is quoted, which is never wrong.
_PLAIN = re.compile(
    rf"(?:[\w(./$+]|-[0-9.]|[^\x00-\x7f\s{_UNSHOWN}])(?:[^\t\n{_UNSHOWN}]*[^\s{_UNSHOWN}])?"
)
_PLAIN_KEY = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_./#+-]*[A-Za-z0-9_])?")
_MEANS_MORE = re.compile(r": |:$| #")
_NOTHING = frozenset({"null", "Null", "NULL"})
_UNREADABLE = re.compile(f"[{_UNSHOWN}]")
_QUOTED = re.compile(rf'["\\\t\n{_UNSHOWN}]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def emit(
    cls: type[BaseModel], fields: Mapping[str, Any], body: str, comments: Comments = NO_COMMENTS
) -> str:
    """Give the text of a node file of kind `cls`; `fields` are as read, all scalars text.

    The body is kept as it is; only the blank lines around it are evened out.
    """
    text = body.strip("\n")
    below = f"\n{text}\n" if text else ""
    return f"{FENCE}\n{emit_front(cls, fields, comments)}{FENCE}\n{below}"


def emit_front(
    cls: type[BaseModel], fields: Mapping[str, Any], comments: Comments = NO_COMMENTS
) -> str:
    """Give the text of front matter, or of map.yaml, without the lines around it."""
    lead = [*comments.header, ""] if comments.header else []
    block = _Writer(comments).mapping(fields, (), cls)
    return "".join(f"{line}\n" for line in (*lead, *block.above, *block.lines))


class _Block(NamedTuple):
    """Lines of a value; `above` are the comments that belong above the first of them."""

    above: list[str]
    lines: list[str]


class _Writer:
    def __init__(self, comments: Comments) -> None:
        self.comments = comments

    def mapping(self, fields: Mapping[str, Any], path: Path, cls: type[BaseModel] | None) -> _Block:
        known = [key for key in keys_of(cls) if key in fields] if cls else []
        keys = dict.fromkeys([*known, *fields])
        pairs = (self.pair(key, fields[key], (*path, key), cls) for key in keys)
        return self.joined(pairs, path)

    def sequence(self, entries: list[Any], path: Path, inner: type[BaseModel] | None) -> _Block:
        blocks = (self.entry(entries[n], (*path, n), inner) for n in range(len(entries)))
        return self.joined(blocks, path)

    def joined(self, blocks: Iterable[_Block], path: Path) -> _Block:
        first, *rest = [*blocks] or [_Block([], [])]
        lines = list(first.lines)
        for block in rest:
            lines += block.above + block.lines
        return _Block(first.above, lines + self.comments.below.get(path, []))

    def pair(self, key: str, value: Any, path: Path, cls: type[BaseModel] | None) -> _Block:
        """Write a key with its value."""
        above, value = self.settled(value, path, cls)
        lead = _lead(_key(key))
        if isinstance(value, str):
            first, *rest = _scalar(value)
            return _Block(above, [*lead[:-1], f"{lead[-1]} {first}", *_indented(rest)])
        if not value:
            return _Block(above, [*lead[:-1], f"{lead[-1]} {_empty(value)}"])
        block = self.value(value, path, _inner(cls, key))
        return _Block(above, [*lead, *_indented([*block.above, *block.lines])])

    def entry(self, value: Any, path: Path, inner: type[BaseModel] | None) -> _Block:
        """Write an entry of a list; comments on its first line go above the dash."""
        above = self.comments.above.get(path, [])
        if isinstance(value, str):
            block = _Block([], _scalar(value))
        elif not value:
            above = above + self.comments.below.get(path, [])
            block = _Block([], [_empty(value)])
        else:
            block = self.value(value, path, inner)
        first, *rest = block.lines
        return _Block([*above, *block.above], [f"- {first}", *_indented(rest)])

    def value(self, value: Any, path: Path, inner: type[BaseModel] | None) -> _Block:
        write: Callable[..., _Block] = self.mapping if isinstance(value, dict) else self.sequence
        return write(value, path, inner)

    def settled(self, value: Any, path: Path, cls: type[BaseModel] | None) -> tuple[list[str], Any]:
        """Give the comments above a key, and its value: a list of one text as the text."""
        above = self.comments.above.get(path, [])
        below = self.comments.below.get(path, [])
        if not value and not isinstance(value, str):
            return above + below, value
        if not below and is_one_text(value) and takes_either(cls, str(path[-1])):
            return above + self.comments.above.get((*path, 0), []), value[0]
        return above, value


def is_one_text(value: Any) -> bool:
    """Tell whether a value is a list that holds one text and nothing else."""
    return isinstance(value, list) and len(value) == 1 and isinstance(value[0], str)


@cache
def takes_either(cls: type[BaseModel] | None, key: str) -> bool:
    """Tell whether a key takes a list of one text and the text itself for the same.

    >>> from robustmap.model.nodes import Argument, Proposal
    >>> takes_either(Argument, "for"), takes_either(Proposal, "requires_order")
    (True, False)
    """
    field = field_at(cls, (key,))[2] if cls else None
    if field is None:
        return False
    listed = get_origin(field.annotation) is tuple and ... in get_args(field.annotation)
    return listed and any(isinstance(one, BeforeValidator) for one in field.metadata)


@cache
def _inner(cls: type[BaseModel] | None, key: str) -> type[BaseModel] | None:
    """Give the piece of which the value of a key is made, if it is made of one."""
    field = field_at(cls, (key,))[2] if cls else None
    return part(field.annotation) if field else None


def _lead(key: str) -> list[str]:
    return [f"{key}:"] if len(key) <= _MAX_SIMPLE_KEY else [f"? {key}", ":"]


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (_INDENT + line if line else "" for line in lines)


def _empty(value: Any) -> str:
    return "{}" if isinstance(value, dict) else "[]"


def _key(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) and key not in _NOTHING else quoted(key)


def _scalar(text: str) -> list[str]:
    """Write a text: plain, else as lines of their own where it has some, else quoted."""
    if is_plain(text):
        return [text]
    lines = text.removesuffix("\n").split("\n")
    if "\n" in text and _reads_as_lines(text, lines):
        return ["|" if text.endswith("\n") else "|-", *lines]
    return [quoted(text)]


def _reads_as_lines(text: str, lines: list[str]) -> bool:
    """Tell whether lines keep every blank and line end of a text."""
    if _UNREADABLE.search(text) or lines[0][:1].isspace() or not (lines[0] and lines[-1]):
        return False
    return all(line.strip() or not line for line in lines)


def is_plain(text: str) -> bool:
    """Tell whether a text reads back as itself without quotes.

    >>> is_plain("no"), is_plain("1:20"), is_plain("Two kinds: one works"), is_plain("~")
    (True, True, False, False)
    """
    fits = _PLAIN.fullmatch(text) is not None and text not in _NOTHING
    return fits and _MEANS_MORE.search(text) is None


def quoted(text: str) -> str:
    r"""Write a text in double quotes, on one line.

    >>> quoted('She said "no":\n')
    '"She said \\"no\\":\\n"'
    """
    return f'"{_QUOTED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"
