"""Why the thesis and the sixteen listed items have their verdicts, as files to read in review.

With ROBUSTMAP_UPDATE_GOLDEN=1 the files are rewritten, and git shows the change.
"""

import os
from pathlib import Path

import pytest

import robustmap as rm

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent / "why"
THESIS = "capabilities-generalise-further"
ITEMS = (
    THESIS,
    *(f"for-{number}" for number in range(1, 10)),
    *(f"against-{number}" for number in range(1, 8)),
)


@pytest.fixture(scope="module")
def kb():
    return rm.load(ROOT / "kb")


def test_the_items_are_those_of_the_published_list(kb):
    assert kb["do-capabilities-generalise-further"].node.lists == ITEMS[1:]


@pytest.mark.parametrize("item", ITEMS)
def test_why(kb, item):
    told = f"{kb.why(item)}\n"
    golden = FOLDER / f"{item}.txt"
    if os.environ.get("ROBUSTMAP_UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")


def test_no_file_is_left_over():
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == sorted(ITEMS)
