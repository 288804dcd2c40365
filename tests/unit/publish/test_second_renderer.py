"""The same tree gives the same addresses and the same words under both of its renderers.

Zensical follows mkdocs-material; it is no dependency, and these tests are skipped where it is
not on the path and ROBUSTMAP_ZENSICAL does not name it.
"""

import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from robustmap.files.read import read
from robustmap.kb import KB
from robustmap.publish.build import build
from robustmap.publish.site import Site
from robustmap.publish.source import find
from tests.unit.publish import payload

pytestmark = pytest.mark.long

ZENSICAL = os.environ.get("ROBUSTMAP_ZENSICAL") or shutil.which("zensical")

# What a theme brings along has other names in each version, and nobody links to it.
OF_THEMES = re.compile(
    r"assets/(images|javascripts/(bundle|lunr|workers|LICENSE)|stylesheets)\b.*"
    r"|sitemap\.xml\.gz|search\.json|search/search_index\.json"
)
BLOCK = re.compile(r'<div class="rm" id="top">(.*)</article>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")


class Both:
    """A site made twice from one tree: its folders."""

    def __init__(self, folder: Path) -> None:
        kb = payload.write(folder / "kb")
        self.first = build(Site(KB(read(kb, "kb"))), find(kb), folder / "build").output
        tree = folder / "tree"
        shutil.copytree(folder / "build" / "tree", tree)
        self.said = subprocess.run(
            [str(ZENSICAL), "build", "-f", "mkdocs.yml"],
            cwd=tree,
            check=False,
            capture_output=True,
            text=True,
        )
        self.second = tree / "site"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    if not ZENSICAL:
        pytest.skip("zensical is not installed, and ROBUSTMAP_ZENSICAL names none")
    return Both(tmp_path_factory.mktemp("renderers"))


def addresses(folder: Path) -> set[str]:
    """Give the address of every page and file, but for those of the theme."""
    names = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    return {name for name in names if not OF_THEMES.fullmatch(name)}


def words(page: Path) -> str:
    """Give the words of a page of ours, "" for pages that the renderer makes by itself."""
    found = BLOCK.search(page.read_text(encoding="utf-8"))
    return " ".join(unescape(TAG.sub(" ", found[1])).split()) if found else ""


def test_the_second_renderer_takes_the_tree_as_it_is(both: Both) -> None:
    assert both.said.returncode == 0, both.said.stderr
    assert "No issues found" in both.said.stdout + both.said.stderr


def test_both_give_the_same_addresses(both: Both) -> None:
    one, other = addresses(both.first), addresses(both.second)
    assert (one - other, other - one) == (set(), set())
    assert {"n/calm-for/index.html", "d/calm-debate/index.html", "404.html"} <= one


def test_both_say_the_same(both: Both) -> None:
    pages = sorted(name for name in addresses(both.first) if name.endswith(".html"))
    told = {name: words(both.first / name) for name in pages}
    other = {name: words(both.second / name) for name in pages}
    assert [name for name in pages if told[name] != other[name]] == []
    assert sum(map(bool, told.values())) > len(pages) / 2
