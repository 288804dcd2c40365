"""A small kb with one calm debate, and beside it attacks in every field that takes text."""

import json
from pathlib import Path
from typing import Any

HIT = "window.hit=1"

SCRIPT = f"</title><script>{HIT}</script>]]>"
IMAGE = f'"><img src=x onerror="{HIT}">'
HIDDEN = f"&lt;script&gt;{HIT}&lt;/script&gt;"
LIST = f"{{: onclick={HIT} }} {{{{ 7*7 }}}} {{% x %}}"
LINK = f"[go](javascript:{HIT}) ![see](http://elsewhere.test/x.png)"
ALL = (SCRIPT, IMAGE, HIDDEN, LIST, LINK)
EVERYTHING = (
    f"{' '.join(ALL)} <!-- --> <svg onload={HIT}> [it](calm-claim) <a href=//elsewhere.test>"
)

Files = dict[str, dict[str, Any]]


def calm() -> Files:
    """Give a debate with an undercut, as anybody would write it."""
    return {
        "questions/calm-debate": {
            "title": "Do capabilities generalise further than alignment?",
            "sort": "debate",
            "about": "calm-claim",
            "lists": ["calm-for", "calm-against"],
            "sources": "plain-text, intro",
        },
        "claims/calm-claim": {
            "title": "Capabilities generalise further than alignment does",
            "standing": "open",
            "sources": "plain-text, intro, by plain-text/author",
        },
        "arguments/calm-for": {
            "title": "Reality corrects beliefs, and nothing corrects aims",
            "number": 1,
            "for": "calm-claim",
            "premises": [{"beliefs": "Reality punishes false beliefs wherever they are held."}],
            "sources": "plain-text, For 1, by plain-text/author",
            "aliases": "calm-for-of-old",
        },
        "arguments/calm-against": {
            "title": "Capabilities can be put to work on oversight",
            "number": 1,
            "against": "calm-claim",
            "premises": ["calm-premise", {"edge": "Overseers can look inside."}],
            "sources": "plain-text, Against 1",
        },
        "claims/calm-premise": {
            "title": "There are schemes that turn ability to oversight",
            "sources": "plain-text, Against 1",
        },
        "arguments/calm-undercut": {
            "title": "Correction within a life is not the same as in evolution",
            "undercuts": "calm-for",
            "premises": [{"life": "What corrects us within a life may well correct aims too."}],
            "sources": "plain-text, comment 2, by plain-text/c2",
        },
        "sources/plain-text": {
            "title": "A list of arguments",
            "authors": "nobody",
            "sections": ["intro", "For 1", "Against 1", "comments"],
        },
        "claims/calm-gone": {"title": "A claim that was withdrawn", "review": "withdrawn"},
    }


def hostile() -> Files:
    """Give nodes of every kind with an attack in every field."""
    source = {"source": "bad-text", "at": SCRIPT, "by": f"bad-text/<b>{HIT}</b>".replace(" ", "")}
    common = {
        "tags": [IMAGE, SCRIPT],
        "note": EVERYTHING,
        "titles": [{"text": IMAGE, "by": "bad-text/<i>x</i>"}],
        "x-own": {"deep": [SCRIPT, IMAGE]},
        "sources": [source],
    }
    return {
        "questions/bad-debate": {
            **common,
            "title": SCRIPT,
            "sort": "debate",
            "about": ["bad-claim", "bad-proposal"],
            "lists": ["bad-argument"],
        },
        "questions/bad-challenge": {
            **common,
            "title": LINK,
            "sort": "challenge",
            "asks_about": "bad-claim",
        },
        "claims/bad-claim": {
            **common,
            "title": IMAGE,
            "contradicts": "bad-other",
            "quantity": {"value": IMAGE, "unit": SCRIPT, "certainty": "guessed"},
            "states": {"before": ["bad-threshold", "bad-later"]},
            "implicit": "true",
            "exposed_by": "bad-person",
        },
        "claims/bad-other": {**common, "title": HIDDEN},
        "arguments/bad-argument": {
            **common,
            "title": LIST,
            "for": "bad-claim",
            "premises": [{"p1": EVERYTHING}, {"p2": SCRIPT}],
            "scheme": IMAGE,
            "acknowledged_by": "bad-person",
        },
        "arguments/bad-undercut": {
            **common,
            "title": IMAGE + HIDDEN[:40],
            "undercuts": "bad-argument",
            "against": "bad-other",
            "premises": [{"p1": IMAGE}],
        },
        "thresholds/bad-threshold": {**common, "title": SCRIPT + "1", "axis": "bad-axis"},
        "thresholds/bad-later": {**common, "title": SCRIPT + "2", "axis": "bad-axis"},
        "axes/bad-axis": {**common, "title": IMAGE + "axis", "unit": IMAGE, "sort": SCRIPT},
        "proposals/bad-proposal": {
            **common,
            "title": LINK[:60],
            "needs": [{"at": "bad-threshold", "why": EVERYTHING, "failure": "silent"}],
            "breaks": [{"at": "bad-later", "why": IMAGE, "sources": [source]}],
            "requires_order": [{"first": "bad-early", "then": "bad-later", "why": SCRIPT}],
            "relative": [{"of": "bad-axis", "to": "bad-axis", "margin": 1, "why": IMAGE}],
            "enables": [{"at": "bad-plan", "why": SCRIPT}],
            "except": [SCRIPT],
            "branches": [{"if": IMAGE, "then": SCRIPT}],
            "goals": [EVERYTHING],
        },
        "thresholds/bad-early": {**common, "title": IMAGE + "3", "axis": "bad-axis"},
        "claims/bad-effect": {
            **common,
            "title": SCRIPT + "effect",
            "states": {"hinders": ["bad-plan", "bad-proposal"]},
        },
        "arguments/bad-attack": {
            **common,
            "title": IMAGE + "attack",
            "against": ["bad-claim", "bad-effect", "bad-proposal#robust-up"],
            "premises": [{"p1": SCRIPT}],
        },
        "proposals/bad-plan": {
            **common,
            "title": HIDDEN + "plan",
            "breaks": [{"at": "bad-early", "failure": "catastrophic"}],
            "covers": ["bad-claim"],
            "relies_on": ["bad-other"],
            "assessed": [
                {
                    "on": "bad-other",
                    "answer": "partly",
                    "if": IMAGE,
                    "why": SCRIPT,
                    "quantity": {"value": IMAGE, "unit": SCRIPT, "certainty": "guessed"},
                    "sources": [source],
                },
                {"on": "bad-effect", "why": EVERYTHING},
            ],
            "without": [
                {"at": "bad-other", "breaks": "no", "why": EVERYTHING, "sources": [source]}
            ],
            "branches": [
                {
                    "id": "one",
                    "if": EVERYTHING,
                    "then": IMAGE,
                    "on": "bad-proposal",
                    "goes": "badly",
                    "affects": ["bad-proposal"],
                    "needs": ["bad-other"],
                }
            ],
        },
        "questions/bad-comparison": {
            **common,
            "title": SCRIPT + "comparison",
            "sort": "comparison",
            "criteria": ["bad-other", "bad-effect"],
            "options": ["bad-plan", "bad-proposal"],
        },
        "people/bad-person": {
            "title": IMAGE + "person",
            "handle": ["bad-text/<u>x</u>"],
            "positions": [
                {
                    "id": "one",
                    "about": "bad-claim",
                    "stance": "accepts",
                    "source": {"source": "bad-text", "at": IMAGE, "by": "bad-person"},
                }
            ],
        },
        "sources/bad-text": {
            "title": SCRIPT + "text",
            "authors": [IMAGE],
            "url": f"javascript:{HIT}",
            "sections": [SCRIPT],
            "note": EVERYTHING,
        },
    }


def write(folder: Path) -> Path:
    """Write the kb into a folder."""
    for name, fields in {**calm(), **hostile()}.items():
        body = EVERYTHING if "/bad-" in name else "Said *calmly*, and at [length](calm-premise)."
        path = folder / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        # JSON is YAML, and quotes whatever has to be quoted.
        keys = "".join(f"{key}: {json.dumps(value)}\n" for key, value in fields.items())
        path.write_text(f"---\n{keys}---\n\n{body}\n", encoding="utf-8")
    settings = {
        "title": SCRIPT,
        "description": f"What stands, {IMAGE}",
        "main": "calm-debate",
        "repository": "https://github.com/nobody/nothing",
    }
    lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in settings.items())
    (folder / "map.yaml").write_text(lines, encoding="utf-8")
    return folder
