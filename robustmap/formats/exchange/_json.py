"""JSON from strangers: bounded, without doubles, and with a place for every value."""

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from math import isfinite
from typing import Any, NoReturn

from robustmap.formats.exchange._reading import MAX_DEPTH, Faults, Where, decoded
from robustmap.model.problem import clip

Path = tuple[str | int, ...]

MAX_VALUES = 2_000_000
"""Text with more commas and brackets than this is refused: read, it would fill the memory."""


class Json:
    """A JSON text and the value that it is; places are looked for only when asked."""

    def __init__(self, text: str, value: Any, first_line: int = 1) -> None:
        """Take the text, and what it says."""
        self.text = text
        self.value = value
        self.first_line = first_line

    def at(self, *path: str | int) -> Where:
        """Give `line` and `column` of a value, or of the nearest that holds it: for a fault."""
        while path and path not in self._offsets:
            path = path[:-1]
        offset = self._offsets.get(path, 0)
        line = bisect_right(self._lines, offset)
        return Where(line=line + self.first_line - 1, column=offset - self._lines[line - 1] + 1)

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line begins."""
        return [0, *(end.end() for end in re.finditer("\n", self.text))]

    @cached_property
    def _offsets(self) -> dict[Path, int]:
        return dict(_places(self.text))


def read_json(data: bytes, faults: Faults) -> Json | None:
    """Read a JSON file; None, with a fault, where it is none or beyond the bounds."""
    text = decoded(data, faults)
    return None if text is None else read_text(text, faults)


def read_text(text: str, faults: Faults, line: int = 1) -> Json | None:
    """Read JSON that stands in a text from a line on; see `read_json`."""
    if len(text) > MAX_VALUES and sum(map(text.count, ",[{")) > MAX_VALUES:
        faults.add("there are too many values", line=line, expected=f"at most {MAX_VALUES:,}")
        return None
    value = _parsed(text, faults, line)
    if value is not _NONE and _too_deep(value):
        faults.add("the values are nested too deeply", line=line, expected=_DEPTH)
        return None
    return None if value is _NONE else Json(text, value, line)


_NONE = object()


def _parsed(text: str, faults: Faults, line: int) -> Any:
    """Give the value of a text, `_NONE` with a fault where it is no JSON."""
    try:
        return json.loads(
            text, object_pairs_hook=_single, parse_constant=_constant, parse_float=_finite
        )
    except json.JSONDecodeError as error:
        faults.add(
            f"this is no JSON: {error.msg[0].lower()}{error.msg[1:]}",
            line=error.lineno + line - 1,
            column=error.colno,
        )
    except _TwiceError as error:
        faults.add(f"the key `{clip(str(error))}` stands twice in one object", line=line)
    except RecursionError:
        faults.add("the values are nested too deeply", line=line, expected=_DEPTH)
    except ValueError as error:
        faults.add(f"this is no JSON: {error}", line=line)
    return _NONE


_DEPTH = f"at most {MAX_DEPTH} levels"


class _TwiceError(Exception):
    """An object says the same key twice."""


def _single(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        raise _TwiceError(next(key for key in counts if counts[key] > 1))
    return found


def _constant(name: str) -> NoReturn:
    message = f"{clip(name)} is not a number"
    raise ValueError(message)


def _finite(digits: str) -> float:
    found = float(digits)
    return found if isfinite(found) else _constant(digits)


def _too_deep(value: Any) -> bool:
    level: list[Any] = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for one in level for inner in _inner(one)]
        if not level:
            return False
    return True


def _inner(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[][{}:,]|[^][{}:,\s"]+')


def _places(text: str) -> Iterator[tuple[Path, int]]:
    """Yield the path and offset of every value of a sound JSON text."""
    stack: list[str | int] = []
    waits = False  # for the value of a key
    yield (), 0
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark == ",":
            if stack and isinstance(stack[-1], int):
                stack[-1] += 1
        elif mark in ("}", "]"):
            stack.pop()
        elif mark == ":":
            waits = True
        elif stack and isinstance(stack[-1], str) and not waits:
            stack[-1] = json.loads(mark)
        else:
            waits = False
            yield tuple(stack), token.start()
            if mark in ("{", "["):
                stack.append("" if mark == "{" else 0)


def write_json(value: Any) -> bytes:
    """Write a value as JSON with sorted keys, the same bytes for the same value."""
    return (json.dumps(value, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()
