"""A foreign AIF file that was imported, and lies in files since, is exported as it was."""

import json
from pathlib import Path

from tests.support.commands import Run
from tests.support.foreign import SAMPLES

SAMPLE = SAMPLES / "aif" / "dialogue.aif.json"


def test_a_foreign_file_comes_back_whole_out_of_the_files_of_a_kb(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kb" / "claims").mkdir(parents=True)
    (tmp_path / "kb" / "map.yaml").write_text("title: T\n")
    (tmp_path / "kb" / "claims" / "own.md").write_text("---\ntitle: Own.\nsources: s\n---\n")
    run("import", str(SAMPLE), "--write", cwd=tmp_path)
    done = run("export", "--format", "aif", cwd=tmp_path)
    found = json.loads(done.out)
    assert [one["nodeID"] for one in found["nodes"] if one["text"] == "Own."] == ["own"]
    found["nodes"] = [one for one in found["nodes"] if one["nodeID"] != "own"]
    for key, given in json.loads(SAMPLE.read_bytes()).items():
        assert sorted(map(json.dumps, map(sorted_, found[key]))) == sorted(
            map(json.dumps, map(sorted_, given))
        )


def sorted_(one: dict[str, str]) -> dict[str, str]:
    return dict(sorted(one.items()))
