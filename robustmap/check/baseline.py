"""A list of old findings that are known: only what is new is told beside it."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from robustmap.model.problem import Problem

VERSION = 1

Known = Counter[tuple[str, str, str]]
"""How often each finding is known: its code, its file within the kb, and its message."""


class Sifted(NamedTuple):
    """Findings told apart: what is new, how many are known, how many known ones are gone."""

    new: tuple[Problem, ...]
    hidden: int
    gone: int


def recorded(problems: Iterable[Problem], root: str) -> dict[str, Any]:
    """Give findings as data, by file and message: lines may move without making them new."""
    entries = sorted(_key(one, root) for one in problems)
    names = ("code", "path", "message")
    return {"version": VERSION, "findings": [dict(zip(names, one, strict=True)) for one in entries]}


def known(data: Any) -> Known | None:
    """Read recorded findings, or give None where the data is something else."""
    if not isinstance(data, dict) or data.get("version") != VERSION:
        return None
    entries = data.get("findings")
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        return None
    keys = [tuple(one.get(name) for name in ("code", "path", "message")) for one in entries]
    if not all(isinstance(part, str) for key in keys for part in key):
        return None
    return Counter((code, path, message) for code, path, message in keys)


def sift(problems: Iterable[Problem], old: Known, root: str) -> Sifted:
    """Leave out each finding as often as it is known."""
    left = Counter(old)
    new: list[Problem] = []
    hidden = 0
    for one in problems:
        key = _key(one, root)
        if left[key] > 0:
            left[key] -= 1
            hidden += 1
        else:
            new.append(one)
    return Sifted(tuple(new), hidden, sum(left.values()))


def _key(one: Problem, root: str) -> tuple[str, str, str]:
    """Give what stays the same of a finding wherever the kb lies and whatever lines move."""
    lead = f"{root}/"
    return one.code, one.span.path.removeprefix(lead), one.message.replace(lead, "")
