"""A difference in the Reviewdog Diagnostic Format, which review tools read."""

import json
from typing import Any

from robustmap.diff.report import REPORTS, Compared
from robustmap.diff.report._alarms import RULES, Alarm, alarms
from robustmap.model.problem import Severity

_SEVERITY: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


@REPORTS.entry("rdjson")
def rdjson(compared: Compared) -> str:
    """Write one result with a diagnostic for each remark that has a place.

    Lines only: the format counts columns in bytes, which only the files could tell.
    """
    found = [one for one in alarms(compared) if one.span.path]
    told = {"source": {"name": "robustmap"}, "diagnostics": [_diagnostic(one) for one in found]}
    return json.dumps(told, indent=2) + "\n"


def _diagnostic(one: Alarm) -> dict[str, Any]:
    said = f"{RULES[one.rule]}: {one.text}" if one.rule in RULES else one.text
    return {
        "message": said,
        "location": {"path": one.span.path, "range": {"start": {"line": one.span.line}}},
        "severity": _SEVERITY[one.level],
        "code": {"value": one.rule},
    }
