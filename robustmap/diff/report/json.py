"""A difference for programs."""

import json as _json

from robustmap.diff.report import REPORTS, Compared
from robustmap.model.problem import SEVERITIES


@REPORTS.entry("json")
def json(compared: Compared) -> str:
    """Write the difference and the new findings as one JSON object."""
    found = compared.diff.data() | {
        "base": compared.base,
        "head": compared.head,
        "notes": [note.fill() for note in compared.notes],
        "findings": {
            "counts": {
                severity: sum(problem.severity == severity for problem in compared.findings)
                for severity in SEVERITIES
            },
            "new": [
                {
                    "code": problem.code,
                    "severity": problem.severity,
                    "message": problem.message,
                    "path": problem.span.path,
                    "line": problem.span.line,
                    "column": problem.span.column,
                    "end_column": problem.span.end,
                    "node": problem.node,
                }
                for problem in compared.findings
            ],
        },
    }
    text = _json.dumps(found, indent=2, ensure_ascii=False) + "\n"
    # A file name that is no text would otherwise stop the output halfway.
    return text.encode("utf-8", "replace").decode("utf-8")
