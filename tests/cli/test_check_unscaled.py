"""A proposal that does not scale, with unknown everywhere, passes the check."""

import json
import re
import shutil
from pathlib import Path

from robustmap.kb import load
from robustmap.model.nodes import SourceText
from tests.support.commands import Run

ROOT = Path(__file__).parents[2]

PLAN = """---
title: A plan that works at one scale only
needs:
  - {at: some-skill, failure: silent}
breaks:
  - {at: more-skill, failure: catastrophic}
at_limit: breaks
relies_on: luck-lasts
assessed:
  - {on: does-it-hold, answer: unknown}
  - on: is-it-cheap
without:
  - {at: luck-lasts, breaks: unknown}
branches:
  - {if: anything goes wrong, then: nobody knows}
sources: talk, slide 3, by talk/somebody
---

It is known to fail; how, and what else would, nobody has said.
"""

KB = {
    "map.yaml": "title: One proposal\n",
    "sources/talk.md": "---\ntitle: A talk\n---\n",
    "axes/skill.md": "---\ntitle: Skill\nsources: talk\n---\n",
    "thresholds/some-skill.md": "---\ntitle: Some skill\naxis: skill\nsources: talk\n---\n",
    "thresholds/more-skill.md": "---\ntitle: More skill\naxis: skill\nsources: talk\n---\n",
    "claims/luck-lasts.md": "---\ntitle: Luck lasts\nsources: talk\n---\n",
    "claims/is-it-cheap.md": "---\ntitle: It is cheap\nsources: talk\n---\n",
    "questions/does-it-hold.md": "---\ntitle: Does it hold?\nsources: talk\n---\n",
    "questions/every-plan.md": (
        "---\ntitle: What is asked of every plan?\nsort: checklist\n"
        "criteria: [does-it-hold, is-it-cheap]\nsources: talk\n---\n"
    ),
    "proposals/one-scale.md": PLAN,
}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / "kb" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_a_freshly_written_kb_of_one_such_proposal_passes(tmp_path: Path, run: Run) -> None:
    write(tmp_path, KB)
    done = run("check", cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    assert not re.search(r"error\[|warning\[", done.out)
    told = run("robustness", "one-scale", cwd=tmp_path)
    assert told.status == 0
    assert "stops once more-skill is reached, fails disastrously" in told.out
    assert re.search(r"luck-lasts .*said to be unknown", told.out)
    assert re.search(r"is-it-cheap +said to be unknown", told.out)
    data = json.loads(run("robustness", "one-scale", "--format", "json", cwd=tmp_path).out)
    assert [(one["claim"], one["told"]) for one in data["assumptions"]] == [
        ("luck-lasts", "unknown")
    ]
    assert {one["state"] for one in data["comparisons"]} == {"unknown"}


def test_one_of_the_shortest_kind_passes(tmp_path: Path, run: Run) -> None:
    plan = "---\ntitle: A bare plan\nat_limit: breaks\npart_of: luck-lasts\nsources: talk\n---\n"
    names = ("map.yaml", "sources/talk.md", "claims/luck-lasts.md")
    write(tmp_path, {**{name: KB[name] for name in names}, "proposals/bare.md": plan})
    done = run("check", cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    assert not re.search(r"error\[|warning\[", done.out)


def test_such_a_proposal_in_the_real_kb_is_no_finding(tmp_path: Path, run: Run) -> None:
    shutil.copytree(ROOT / "kb", tmp_path / "kb")
    kb = load(tmp_path / "kb")
    first, second = kb.thresholds.ids[:2]
    listed = next(one for one in kb.comparisons.values() if one.sort == "checklist")
    text = next(one.node for one in kb.sources if isinstance(one.node, SourceText))
    place = f", {text.parts[0].at}" if text.parts else ""
    names = {
        "some-skill": first,
        "more-skill": second,
        "luck-lasts": kb.claims[0].id,
        "talk, slide 3, by talk/somebody": f"{text.id}{place}",
        "does-it-hold": listed.criteria[0],
        "is-it-cheap": listed.criteria[1],
    }
    plan = PLAN
    for name, real in names.items():
        plan = plan.replace(name, real)
    (tmp_path / "kb/proposals/one-scale.md").write_text(plan, encoding="utf-8")
    assert "one-scale" not in run("check", cwd=tmp_path).out
    assert listed.question in load(tmp_path / "kb").asked["one-scale"]
