"""The shape of the package: small files, small functions, one way to add a thing."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules, walk_packages
from types import ModuleType
from typing import Any

import pytest

import robustmap
from robustmap.model.registry import Registry

ROOT = Path(robustmap.__file__).parents[1]
FILES = sorted((ROOT / "robustmap").rglob("*.py"))
NAMES = [path.relative_to(ROOT).as_posix() for path in FILES]

MAX_FILE = 300
MAX_FUNCTION = 50


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    return {name: ast.parse((ROOT / name).read_text("utf-8")) for name in NAMES}


def modules() -> list[ModuleType]:
    found = walk_packages(robustmap.__path__, "robustmap.")
    return [import_module(one.name) for one in found if not one.name.endswith("__main__")]


def registries() -> dict[str, Registry[Any]]:
    """Give every registry by the package whose modules register there."""
    values = (value for module in modules() for value in vars(module).values())
    return {one.package: one for one in values if isinstance(one, Registry)}


def origins(entry: Any) -> Iterator[str]:
    """Yield the modules in which the functions and classes of an entry stand."""
    if isinstance(entry, tuple):
        for part in entry:
            yield from origins(part)
    elif hasattr(entry, "__module__"):
        yield entry.__module__


def adds(module: str) -> bool:
    """Tell whether a module adds an entry itself, though what it adds stands elsewhere."""
    path = ROOT / f"{module.replace('.', '/')}.py"
    return path.is_file() and bool(
        re.search(r"^@?[A-Z]+\.(add|entry)\(", path.read_text(), re.MULTILINE)
    )


def test_no_file_is_long() -> None:
    long = {
        name: lines
        for name, path in zip(NAMES, FILES, strict=True)
        if (lines := len(path.read_text("utf-8").splitlines())) > MAX_FILE
    }
    assert not long, f"split these files, they have more than {MAX_FILE} lines: {long}"


def test_no_function_is_long(trees: dict[str, ast.Module]) -> None:
    long = {
        f"{name}: {node.name}": lines
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and (lines := (node.end_lineno or 0) - node.lineno + 1) >= MAX_FUNCTION
    }
    assert not long, f"split these functions, they have {MAX_FUNCTION} lines or more: {long}"


def test_every_module_says_what_it_is(trees: dict[str, ast.Module]) -> None:
    docs = {name: ast.get_docstring(tree) for name, tree in trees.items()}
    assert not [name for name, doc in docs.items() if not doc], "these have no docstring"
    first = {name: doc.split("\n", maxsplit=1)[0] for name, doc in docs.items() if doc}
    endless = [name for name, line in first.items() if not line.endswith((".", "?", "!"))]
    assert not endless, f"end the first line of their docstrings: {endless}"


def test_there_are_the_registries_that_the_design_names() -> None:
    assert {
        "robustmap.check.report",
        "robustmap.check.rules",
        "robustmap.reason.robustness.scaling",
        "robustmap.reason.semantics",
    } <= registries().keys()


def test_every_file_of_a_registry_registers_something() -> None:
    silent = []
    for package, registry in registries().items():
        registered = {origin for entry in registry.entries.values() for origin in origins(entry)}
        for module in iter_modules(import_module(package).__path__):
            name = f"{package}.{module.name}"
            if module.name.startswith("_") or name in registered or adds(name):
                continue
            silent.append(name)
    assert not silent, f"these register nothing (begin the name with `_` if so meant): {silent}"


def test_an_empty_registry_is_refused() -> None:
    assert all(registry.entries for registry in registries().values())


def test_heavy_libraries_are_imported_where_they_are_used(trees: dict[str, ast.Module]) -> None:
    heavy = {"markdown_it", "mkdocs", "networkx", "numpy", "pygraphviz", "pyvis", "rdflib"}
    heavy |= {"rapidfuzz", "watchdog"}
    early = [
        f"{name}:{node.lineno}"
        for name, tree in trees.items()
        for node in tree.body
        for imported in _imported(node)
        if imported.partition(".")[0] in heavy
    ]
    assert not early, f"import these inside functions: {early}"


def _imported(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield node.module or ""


def test_the_layers_point_one_way() -> None:
    # The script of the same Python, whatever the path says.
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout
