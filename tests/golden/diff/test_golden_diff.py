"""Differences written out: one folder per case, `base/` and `head/` and what is told.

Run with ROBUSTMAP_UPDATE_GOLDEN=1 to write what is told anew; git shows the change.
"""

import os
from pathlib import Path

import pytest

from robustmap.check.registry import check
from robustmap.diff.compare import compare
from robustmap.diff.findings import new_findings
from robustmap.diff.report import REPORTS, Compared
from robustmap.files.read import read
from robustmap.kb import obligations

HERE = Path(__file__).parent
CASES = sorted(path.parent.name for path in HERE.glob("*/base"))
FORMS = {"text": "expected.txt", "markdown": "expected.md", "github": "expected.github"}
UPDATE = os.environ.get("ROBUSTMAP_UPDATE_GOLDEN") == "1"


def test_there_are_cases():
    told = ["premise", "source", "step", "threshold", "window"]
    assert sorted([*told, "hostile", "renamed", "robustness", "together", "undercut"]) == CASES


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", CASES)
def test_a_difference_is_told_as_written(case, form):
    base, head = (read(HERE / case / side, "kb") for side in ("base", "head"))
    findings = new_findings(check(base), check(head))
    told = REPORTS[form](Compared(compare(base, head, owed=obligations), "main", "topic", findings))
    expected = HERE / case / FORMS[form]
    if UPDATE:
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")
