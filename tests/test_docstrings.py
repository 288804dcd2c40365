"""The examples in docstrings say what is true."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import robustmap

ROOT = Path(robustmap.__file__).parent
MODULES = [
    ".".join(path.relative_to(ROOT.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted(ROOT.rglob("*.py"))
    if ">>> " in path.read_text("utf-8")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    runner = doctest.DocTestRunner()
    # To run a docstring without examples is not free: every source file that is held is
    # looked at again.
    for one in doctest.DocTestFinder(exclude_empty=True).find(import_module(name), name):
        if one.examples:
            runner.run(one)
    assert runner.summarize().attempted > 0, f"{name} has examples, but in no docstring"
    assert runner.summarize().failed == 0


def test_there_are_examples() -> None:
    assert len(MODULES) >= 50
