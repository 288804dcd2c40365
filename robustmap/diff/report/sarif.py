"""A difference as SARIF 2.1.0, for code scanning."""

import json
import re
from typing import Any

from robustmap.diff.report import REPORTS, Compared
from robustmap.diff.report._alarms import RULES, Alarm, alarms
from robustmap.explain.forge import uri
from robustmap.model.codes import CODES


@REPORTS.entry("sarif")
def sarif(compared: Compared) -> str:
    """Write one SARIF run; a result keeps its fingerprint when lines move."""
    found = alarms(compared)
    used = {rule: at for at, rule in enumerate(sorted({one.rule for one in found}))}
    run = {
        "tool": {"driver": {"name": "robustmap", "rules": [_rule(rule) for rule in used]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, used) for one in found],
    }
    told = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(told, indent=2) + "\n"


def _rule(name: str) -> dict[str, Any]:
    if name in CODES:
        code = CODES[name]
        return {
            "id": name,
            "name": code.name,
            "shortDescription": {"text": code.title},
            "fullDescription": {"text": code.meaning},
            "help": {"text": code.way_out},
        }
    return {"id": name, "name": name, "shortDescription": {"text": RULES[name]}}


def _result(one: Alarm, used: dict[str, int]) -> dict[str, Any]:
    region = {"startLine": one.span.line, "startColumn": one.span.column}
    if one.span.end:
        region["endColumn"] = one.span.end
    place = {"artifactLocation": {"uri": uri(one.span.path)}, "region": region}
    lasting = _LINE.sub("line", one.text) if one.rule in CODES else ""
    told = {
        "ruleId": one.rule,
        "ruleIndex": used[one.rule],
        "level": one.level,
        "message": {"text": one.text},
        "partialFingerprints": {
            "robustmap-diff/v1": f"{one.rule}:{one.node or one.span.path}:{lasting}"
        },
    }
    return told | ({"locations": [{"physicalLocation": place}]} if one.span.path else {})


_LINE = re.compile(r"line \d+")
