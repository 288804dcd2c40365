"""Findings as GitLab's Code Quality report, which merge requests show beside the changes."""

import json
from hashlib import sha256
from typing import Any

from robustmap.check.report import REPORTS, Checked
from robustmap.check.report._excerpt import in_a_line, lasting
from robustmap.model.problem import Problem, Severity

_SEVERITIES: dict[Severity, str] = {"error": "critical", "warning": "minor", "note": "info"}


@REPORTS.entry("gitlab")
def gitlab(checked: Checked) -> str:
    """Write one entry for each finding; one keeps its fingerprint when lines move."""
    seen: dict[str, int] = {}
    found = []
    for problem in checked.problems:
        key = "\n".join((problem.code, problem.span.path, problem.node, lasting(problem)))
        # GitLab shows one of several entries with the same fingerprint.
        seen[key] = seen.get(key, 0) + 1
        found.append(_entry(problem, f"{key}\n{seen[key]}"))
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _entry(problem: Problem, key: str) -> dict[str, Any]:
    lines = {"begin": problem.span.line}
    return {
        "description": in_a_line(problem),
        "check_name": problem.code,
        "fingerprint": sha256(key.encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": _SEVERITIES[problem.severity],
        "location": {"path": problem.span.path, "lines": lines},
    }
