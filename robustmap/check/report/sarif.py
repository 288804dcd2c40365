"""Findings as SARIF 2.1.0, for code scanning."""

import json
from typing import Any

from robustmap.check.report import REPORTS, Checked
from robustmap.check.report._excerpt import in_a_line, lasting
from robustmap.explain.forge import uri
from robustmap.model.codes import CODES, Code
from robustmap.model.problem import Problem, Severity

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "note"}


@REPORTS.entry("sarif")
def sarif(checked: Checked) -> str:
    """Write one SARIF run; a finding keeps its fingerprint when lines move."""
    used = {code: n for n, code in enumerate(sorted({one.code for one in checked.problems}))}
    run = {
        "tool": {"driver": {"name": "robustmap", "rules": [_rule(CODES[code]) for code in used]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, used) for problem in checked.problems],
    }
    found = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _rule(code: Code) -> dict[str, Any]:
    return {
        "id": code.code,
        "name": code.name,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.meaning},
        "help": {"text": code.way_out},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(problem: Problem, used: dict[str, int]) -> dict[str, Any]:
    span = problem.span
    region = {"startLine": span.line, "startColumn": span.column}
    if span.end:
        region["endColumn"] = span.end
    return {
        "ruleId": problem.code,
        "ruleIndex": used[problem.code],
        "level": _LEVELS[problem.severity],
        "message": {"text": in_a_line(problem)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri(span.path)},
                    "region": region,
                }
            }
        ],
        "partialFingerprints": {
            "robustmap/v1": f"{problem.code}:{problem.node or span.path}:{lasting(problem)}"
        },
    }
