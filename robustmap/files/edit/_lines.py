"""Single values and entries of lists, written to stand among what others wrote."""

import re
from typing import Any

from pydantic import BaseModel

from robustmap.files.emit import emit_front, is_plain, quoted

_WORD = re.compile(r"[\w./#+-]+")


def scalar(value: str) -> str:
    """Write a single value on one line, in quotes only where it needs them.

    >>> scalar("plans-help"), scalar("One: two")
    ('plans-help', '"One: two"')
    """
    return value if is_plain(value) else quoted(value)


def plain_entry(cls: type[BaseModel], key: str, entry: Any) -> list[str]:
    """Give the lines of one entry of a list, its dash in the first column."""
    if isinstance(entry, str):
        return [f"- {scalar(entry)}"]
    lines = emit_front(cls, {key: [entry]}).splitlines()[1:]
    return [line[2:] for line in lines]


def flow_text(entry: Any) -> str:
    """Write an entry for a list between brackets.

    >>> flow_text("plans-help"), flow_text({"to": "a", "basis": "implied"})
    ('plans-help', '{to: a, basis: implied}')
    """
    if isinstance(entry, str):
        return entry if _WORD.fullmatch(entry) and is_plain(entry) else quoted(entry)
    if isinstance(entry, list):
        return f"[{', '.join(flow_text(one) for one in entry)}]"
    return f"{{{', '.join(f'{key}: {flow_text(value)}' for key, value in entry.items())}}}"
