"""What Python users may rely on: the names of the package, each there and explained."""

import inspect
import re
from pathlib import Path
from typing import get_type_hints

import pytest

import robustmap

NAMES = [name for name in robustmap.__all__ if name != "__version__"]
CLASSES = [name for name in NAMES if inspect.isclass(getattr(robustmap, name))]
FUNCTIONS = [name for name in NAMES if inspect.isfunction(getattr(robustmap, name))]


def methods(cls: type) -> list[str]:
    """List the public methods and properties that a class adds to its parents."""
    return [name for name in vars(cls) if not name.startswith("_")]


def test_each_name_is_listed_once() -> None:
    assert len(robustmap.__all__) == len(set(robustmap.__all__))
    assert dir(robustmap) == sorted(robustmap.__all__)


def test_the_face_is_what_the_guide_tells_of() -> None:
    assert {"load", "from_networkx", "KB", "Verdict", "View", "Problem"} <= set(NAMES)
    assert {"RobustmapError", "UnknownIdError", "KbNotFoundError", "GitError"} <= set(NAMES)
    assert {"FormatError", "QueryError", "UnknownNameError", "NoVerdictError"} <= set(NAMES)
    assert set(FUNCTIONS) == {"from_networkx", "import_file", "load"}


@pytest.mark.parametrize("name", NAMES)
def test_each_name_can_be_imported_and_says_what_it_is(name: str) -> None:
    found = getattr(robustmap, name)
    assert found.__name__ == name
    assert inspect.getdoc(found)
    assert found.__doc__ != object.__doc__


@pytest.mark.parametrize("name", CLASSES)
def test_each_method_is_documented(name: str) -> None:
    cls = getattr(robustmap, name)
    for method in methods(cls):
        if name not in ("Problem", "View") or callable(getattr(cls, method)):
            assert inspect.getdoc(inspect.getattr_static(cls, method)), f"{name}.{method}"


@pytest.mark.parametrize("name", FUNCTIONS)
def test_each_function_is_typed(name: str) -> None:
    function = getattr(robustmap, name)
    hints = inspect.get_annotations(function)
    assert set(hints) == {*inspect.signature(function).parameters, "return"}


def test_each_method_of_a_kb_is_typed() -> None:
    for name, method in vars(robustmap.KB).items():
        if inspect.isfunction(method) and not name.startswith("_"):
            wanted = {*inspect.signature(method).parameters, "return"} - {"self"}
            assert set(inspect.get_annotations(method)) == wanted, name


def test_every_exception_is_one_family() -> None:
    for name in CLASSES:
        if issubclass(getattr(robustmap, name), Exception):
            assert issubclass(getattr(robustmap, name), robustmap.RobustmapError)


def test_a_name_that_is_not_there_is_refused_as_usual() -> None:
    with pytest.raises(AttributeError, match="module 'robustmap' has no attribute 'laod'"):
        _ = robustmap.laod


def test_the_version_is_that_of_the_project() -> None:
    text = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    found = re.search(r'^version = "(.+)"$', text, re.MULTILINE)
    assert found
    assert robustmap.__version__ == found[1]


def test_types_are_shipped() -> None:
    assert (Path(robustmap.__file__).parent / "py.typed").exists()
    assert get_type_hints(robustmap.load)["return"] is robustmap.KB
