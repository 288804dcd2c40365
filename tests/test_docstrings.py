"""The examples in docstrings say what is true."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

import robustmap

MODULES = [
    one.name
    for one in walk_packages(robustmap.__path__, "robustmap.")
    if not one.name.endswith("__main__")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = [one for name in MODULES for one in finder.find(import_module(name)) if one.examples]
    assert len(found) >= 50
