"""Every pinned verdict is explained, one by one, on the page of pins; none is explained twice."""

import re
from pathlib import Path

import robustmap as rm

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| \[([^\]]+)\]\(\.\./n/([^)]+)\.md\) \| ([a-z-]+) \| (.+) \|$", re.MULTILINE)


def test_every_pin_has_its_place_and_its_reason() -> None:
    kb = rm.load(ROOT / "kb")
    page = (ROOT / "site/pages/kb/pins.md").read_text(encoding="utf-8")
    rows = [(ref, answer) for ref, _, answer, _ in ROW.findall(page)]
    assert rows == list(kb.map.settings.expect.items())
    for ref, node, _, said in ROW.findall(page):
        assert kb.map.owner(ref).id == node
        assert len(said.split()) >= 4, f"{ref} gives no reason"


def test_a_careless_contribution_turns_the_check_red(tmp_path: Path) -> None:
    """An undercut of the reply that keeps a pinned argument down is enough."""
    from shutil import copytree

    folder = tmp_path / "kb"
    copytree(ROOT / "kb", folder)
    (folder / "arguments/careless.md").write_text(
        "---\ntitle: No it is not\nundercuts: reward-is-not-the-signal-meant\n"
        "sources: gen-post, comment 7\n---\n\nNo.\n",
        encoding="utf-8",
    )
    found = {one.code for one in rm.load(folder).problems}
    assert "RM501" in found
