"""Findings for programs."""

import json as _json

from robustmap.check.report import REPORTS, Checked
from robustmap.model.problem import SEVERITIES


@REPORTS.entry("json")
def json(checked: Checked) -> str:
    """Write the findings as one JSON object."""
    problems = [
        {
            "code": problem.code,
            "severity": problem.severity,
            "message": problem.message,
            "path": problem.span.path,
            "line": problem.span.line,
            "column": problem.span.column,
            "end_column": problem.span.end,
            "node": problem.node,
            "expected": problem.expected,
            "suggestion": problem.suggestion,
            "way_out": problem.way_out,
        }
        for problem in checked.problems
    ]
    counts = {
        severity: sum(problem.severity == severity for problem in checked.problems)
        for severity in SEVERITIES
    }
    found = {"nodes": checked.nodes, "counts": counts, "problems": problems}
    return _json.dumps(found, indent=2, ensure_ascii=False) + "\n"
