"""YAML data in Argdown: mappings whose scalars are all text; nothing is ever constructed."""

import json
import re
from typing import Any

from robustmap.formats.exchange._reading import MAX_DEPTH, Faults
from robustmap.model.problem import clip

MAX_DATA = 2**20
"""Longer data blocks are refused."""

_BLOCK = re.compile(r"\{[ \t]*\n")
_CLOSED = re.compile(r"[ \t]*\}\s*\Z")


def read_data(image: str, faults: Faults, line: int, column: int) -> dict[str, Any]:
    """Read what stands between braces: in a line like JSON, or on lines of its own like YAML.

    Faults name the line of the file, not that of the block. Gives {} where there are any.
    """
    block = _BLOCK.match(image)
    if block is None:
        return read_yaml(image, faults, line, column)
    inner = _CLOSED.sub("", image[block.end() :])
    return read_yaml(inner, faults, line + 1, 1)


def read_yaml(text: str, faults: Faults, line: int, column: int = 1) -> dict[str, Any]:
    """Read a YAML mapping that begins at a line and column of the file."""
    import yaml

    def tell(message: str, mark: Any = None, expected: str = "") -> None:
        down = mark.line if mark else 0
        across = mark.column + (column if down == 0 else 1) if mark else column
        faults.add(f"the data: {message}", line=line + down, column=across, expected=expected)

    if len(text) > MAX_DATA:
        tell("they are too long", expected=f"at most {MAX_DATA:,} characters")
        return {}
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            wrong = builder.take(event)
            if wrong:
                tell(wrong, event.start_mark, "plain keys, texts and lists")
                break
    except yaml.MarkedYAMLError as error:
        tell(f"this is no YAML: {error.problem or 'it cannot be read'}", error.problem_mark)
    except yaml.YAMLError:
        tell("this is no YAML: a character cannot be in it")
    else:
        if not isinstance(builder.value, dict) and builder.value:
            tell("they are no keys with values", expected="`key: value`")
    return builder.value if isinstance(builder.value, dict) else {}


class _Builder:
    """Builds a value of libyaml's events, without recursion; tells what is refused."""

    def __init__(self) -> None:
        self.value: Any = None
        self.open: list[Any] = []
        self.keys: list[str | None] = []
        self.documents = 0

    def take(self, event: Any) -> str:
        """Take one event; "" where it may be."""
        kind = type(event).__name__
        if kind == "DocumentStartEvent":
            self.documents += 1
            return "there are two documents" if self.documents > 1 else ""
        wrong = _refused(event)
        if wrong:
            return wrong
        if kind in ("MappingEndEvent", "SequenceEndEvent"):
            self.open.pop()
            self.keys.pop()
            return ""
        if kind == "ScalarEvent":
            return self._put(event.value, key=True)
        if kind in ("MappingStartEvent", "SequenceStartEvent"):
            return self._begin(kind)
        return ""

    def _begin(self, kind: str) -> str:
        if len(self.open) >= MAX_DEPTH:
            return "they are nested too deeply"
        made: Any = {} if kind == "MappingStartEvent" else []
        wrong = self._put(made, key=False)
        self.open.append(made)
        self.keys.append(None)
        return wrong

    def _put(self, value: Any, *, key: bool) -> str:
        if not self.open:
            self.value = value
            return ""
        inside, name = self.open[-1], self.keys[-1]
        if isinstance(inside, list):
            inside.append(value)
        elif name is not None:
            inside[name] = value
            self.keys[-1] = None
        elif not key:
            return "a key is no text"
        elif value in inside:
            return f"the key `{clip(value)}` stands twice"
        else:
            self.keys[-1] = value
        return ""


def _refused(event: Any) -> str:
    """Tell of what YAML would share or construct."""
    if type(event).__name__ == "AliasEvent":
        return f"the alias `*{clip(event.anchor)}` is refused"
    if getattr(event, "anchor", None):
        return f"the anchor `&{clip(event.anchor)}` is refused"
    tag = getattr(event, "tag", None)
    return f"the tag `{clip(tag)}` is refused" if tag else ""


_ESCAPED = re.compile("[{}\x7f-\x9f\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def write_data(data: dict[str, Any]) -> str:
    r"""Write data in one line that is YAML as well as JSON.

    Braces in texts are written as their numbers: Argdown looks for the last one by its sign.

    >>> write_data({"id": "a", "note": "a {brace}"})
    '{id: "a", note: "a \\u007bbrace\\u007d"}'
    """
    inner = ", ".join(f"{_key(key)}: {_value(data[key])}" for key in data)
    return f"{{{inner}}}"


_BARE = re.compile(r"[a-z][a-z_-]*")
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) and key not in _WORDS else _text(key)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return write_data(value)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_value, value))}]"
    return _text(value) if isinstance(value, str) else json.dumps(value)


def _text(text: str) -> str:
    return _ESCAPED.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False)
    )
