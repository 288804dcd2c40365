"""The page of the guide on engines: its Python says what it says, its tables are whole."""

import doctest
import re
from dataclasses import fields
from pathlib import Path

import pytest

from robustmap.engines import ENGINES
from robustmap.engines._formulas import FORMULAS
from robustmap.explain.field_terms import FIELD_TERMS

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "site/pages/guide/scale.md").read_text(encoding="utf-8")
ROWS = [line for line in TEXT.splitlines() if line.startswith("| `")]


def test_python_says_what_the_page_says() -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("numba")
    blocks = re.findall(r"^```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    test = doctest.DocTestParser().get_doctest("".join(blocks), {}, "scale.md", None, 0)
    assert len(test.examples) > 10
    assert doctest.DocTestRunner().run(test).failed == 0


def test_all_engines_options_and_formulas_are_named() -> None:
    named = set(re.findall(r"`([^`]+)`", " ".join(ROWS)))
    assert named >= set(ENGINES)
    for name in ("duckdb", "spark"):
        assert named >= {one.name for one in fields(ENGINES[name])}
    assert all(f"`{name}`" in TEXT for name in FORMULAS)


def test_the_page_is_in_the_navigation() -> None:
    assert "guide/scale.md" in (ROOT / "site/mkdocs.yml").read_text(encoding="utf-8")


def test_the_page_uses_no_field_term() -> None:
    prose = re.sub(r"```.*?```|`[^`]*`", " ", TEXT, flags=re.DOTALL).lower()
    assert [t for t in FIELD_TERMS if re.search(rf"\b{re.escape(t)}\b", prose)] == []
