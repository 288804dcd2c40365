"""The cookbook: questions, each asked in words, Python, SPARQL and SQL, with equal answers.

One file for each, in the order of their numbers. Adding one adds a file.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any, NamedTuple

from robustmap.query.language import Answer

FORMS = ("text", "python", "sparql", "sql")
"""The ways to ask, in the order in which they are shown."""


class Recipe(NamedTuple):
    """A question in words, and how it is asked in each way; `python` is an expression of `kb`."""

    name: str
    question: str
    text: str
    python: str
    sparql: str
    sql: str


@cache
def cookbook() -> Mapping[str, Recipe]:
    """Give the recipes by name, in order."""
    found = {}
    for file in sorted(files(__name__).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            name = file.name.removesuffix(".toml").partition("-")[2]
            said = tomllib.loads(file.read_text(encoding="utf-8"))
            own = {key: str(value).strip() for key, value in said.items()}
            found[name] = Recipe(name=name, **own)
    return found


def rows_of(answer: Answer) -> list[tuple[Any, ...]]:
    """Give an answer as SPARQL and SQL would: a row for each of several values in a cell."""
    return sorted(one for row in answer for one in product(*map(_several, row.cells)))


def _several(cell: Any) -> Iterable[Any]:
    return cell if isinstance(cell, tuple) else (cell,)
