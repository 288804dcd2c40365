"""A page of each main sort, word for word, without the picture.

`ROBUSTMAP_UPDATE_GOLDEN=1 pytest tests/golden/test_golden_pages.py` writes them anew.
"""

import os
import re
from pathlib import Path

import pytest

from robustmap.files.read import read
from robustmap.kb import KB
from robustmap.publish.page import Page
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from tests.unit.publish import payload

HERE = Path(__file__).parent / "pages"
UPDATE = "ROBUSTMAP_UPDATE_GOLDEN" in os.environ

SHOWN = {
    "home": "",
    "argument": "n/calm-for/",
    "claim": "n/calm-claim/",
    "proposal": "n/bad-proposal/",
    "debate": "d/calm-debate/",
    "undercuts": "undercuts/",
}

PICTURE = re.compile(r"<svg.*?</svg>", re.DOTALL)
BLOCKS = r"section|h\d|p|ul|li|dl|dt|div|details|nav|aside|table|tr"
BREAK = re.compile(rf"(?<=>)(?=<(?:{BLOCKS})\b)")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    kb = payload.write(tmp_path_factory.mktemp("golden") / "kb")
    site = Site(KB(read(kb, "kb")))
    found = [one for name in ("home", "nodes", "debates", "undercuts") for one in PAGES[name](site)]
    return {one.path: one for one in found if isinstance(one, Page)}


@pytest.mark.parametrize("name", SHOWN)
def test_the_page_is_as_it_was_reviewed(pages, name):
    body = PICTURE.sub("<svg/>", pages[SHOWN[name]].body)
    shown = BREAK.sub("\n", body) + "\n"
    golden = HERE / f"{name}.html"
    if UPDATE:
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")
