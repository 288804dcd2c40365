"""Flags and answers that become more than a text in a file: one reader per key."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from robustmap.model.ids import is_slug

_NAMED = re.compile(r"(\S+):\s+(\S.*)", re.DOTALL)


def definitions(answers: list[str]) -> list[dict[str, str]]:
    """Read `name: a whole sentence` as a definition; one without a name gets a number.

    >>> definitions(["use: What it is used for.", "What it is."])
    [{'id': 'use', 'text': 'What it is used for.'}, {'id': 'd2', 'text': 'What it is.'}]
    """
    found = []
    for number, answer in enumerate(answers, start=1):
        match = _NAMED.fullmatch(answer)
        if match and is_slug(match[1]):
            found.append({"id": match[1], "text": match[2]})
        else:
            found.append({"id": f"d{number}", "text": answer})
    return found


READ: Mapping[str, Callable[[list[str]], Any]] = {"definitions": definitions}
