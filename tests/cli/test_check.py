"""`robustmap check`: everything wrong at once, in words, and the exit status."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.commands import runner

Run = Callable[..., subprocess.CompletedProcess[str]]

SOUND = {
    "map.yaml": "title: Generalisation\n",
    "sources/gen-post.md": "---\ntitle: A post on generalisation\n---\n",
    "claims/capabilities-generalise-further.md": (
        "---\ntitle: Capabilities generalise further than alignment\nsources: gen-post\n---\n"
    ),
    "arguments/for-1.md": (
        "---\nfor: capabilities-generalise-further\nsources: gen-post, For 1, by gen-post/author\n"
        "premises:\n  - p1: Demonstrations of the failure exist.\n---\n"
    ),
}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / "kb" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in this process, in an empty folder that holds a sound kb."""
    write(tmp_path, SOUND)
    called = runner(monkeypatch, capsys)

    def command(*arguments: str) -> subprocess.CompletedProcess[str]:
        done = called(*arguments, cwd=tmp_path)
        return subprocess.CompletedProcess(arguments, done.status or 0, done.out, done.err)

    return command


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """Run the real command in an empty folder that holds a sound kb."""
    write(tmp_path, SOUND)

    def command(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "robustmap", *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env=os.environ | {"PYTHONUTF8": "1"},
        )

    return command


# Exit status


def test_a_sound_kb_is_fine(process: Run) -> None:
    done = process("check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "3 nodes: nothing to say\n", "")


def test_warnings_are_fine_unless_strict(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"claims/alone.md": "---\ntitle: Alone\nsources: gen-post\n---\n"})
    assert run("check").returncode == 0
    assert "warning[RM307]" in run("check").stdout
    assert run("check", "--strict").returncode == 1


def test_notes_are_fine_even_then(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kb/map.yaml").unlink()
    done = run("check", "--strict")
    assert "note[RM902]" in done.stdout
    assert done.returncode == 0


def test_errors_are_not_fine(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"claims/a.md": "---\n---\n"})
    assert run("check").returncode == 1


@pytest.mark.parametrize("files", [{}, {"map.yaml": "title: T\n"}])
def test_an_empty_kb_is_a_failure(run: Run, tmp_path: Path, files: dict[str, str]) -> None:
    (tmp_path / "empty/kb/claims").mkdir(parents=True)
    for name, text in files.items():
        (tmp_path / "empty/kb" / name).write_text(text, encoding="utf-8")
    done = run("check", "--kb", "empty/kb")
    assert done.returncode == 1
    assert done.stdout == (
        "empty/kb/map.yaml:1:1: error[RM901] the knowledge base holds no node\n"
        "  = expected: a node file\n"
        "  = run `robustmap init`, or say where the kb is with `--kb`\n"
        "\n"
        "0 nodes: 1 error\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--kb", "nowhere"),
        ("check", "--kb", "kb/map.yaml"),
        ("check", "--format", "xml"),
        ("check", "--fromat", "json"),
        ("chekc",),
    ],
)
def test_misuse_is_one_line_without_a_traceback(process: Run, arguments: tuple[str, ...]) -> None:
    done = process(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert "nowhere" in done.stderr or len(done.stderr.split("\n")) <= 5


def test_a_folder_that_is_not_there_is_named_with_the_way_out(run: Run) -> None:
    done = run("check", "--kb", "nowhere")
    assert done.stderr == ("robustmap: there is no folder `nowhere`; `robustmap init` makes a kb\n")


def test_a_check_writes_nothing(run: Run, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    run("check")
    run("check", "--format", "sarif")
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_paths_are_told_as_they_can_be_opened(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"claims/a.md": "---\ntitle: A\nbasis: sure\nsources: gen-post\n---\n"})
    assert "\nkb/claims/a.md:3:8: error[RM103]" in "\n" + run("check").stdout
    (tmp_path / "elsewhere").mkdir()
    outside = subprocess.run(
        [sys.executable, "-m", "robustmap", "check", "--kb", str(tmp_path)],
        cwd=tmp_path / "elsewhere",
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"{tmp_path}/kb/claims/a.md:3:8: error[RM103]" in outside.stdout
    assert "  3 | basis: sure" in outside.stdout


# Fourteen mistakes at once

MISTAKES = {
    "claims/colon.md": "---\ntitle: Two kinds: one generalises\nsources: gen-post\n---\n",
    "claims/words.md": (
        "---\ntitle: Words\nsort: empircal\nimplicit: yes\nsources: gen-post\n"
        "similar_to: for-1\n---\n"
    ),
    "arguments/unknown.md": (
        "---\nfor: capabilities-generalize-further\nstrenght: weak\n"
        "sources: gen-post, by gen-pots/x\npremises:\n  - Evidence: demonstrations exist.\n---\n"
    ),
    "arguments/kinds.md": (
        "---\nundercuts: capabilities-generalise-further\nagainst: for-1#p2\nsources: gen-post\n"
        "number: third\n---\n\nA reason.\n"
    ),
    "arguments/itself.md": (
        "---\nundercuts: itself\ntitle: Item #3 undercuts itself\nsources: gen-post\n---\n"
    ),
    "arguments/twice.md": (
        "---\nfor: capabilities-generalise-further\nfor: words\nscheme:\nsources: gen-post\n---\n"
        "\nA reason.\n"
    ),
    "claim/folder.md": "---\ntitle: Folder\nsimilar_to: words\nsources: gen-post\n---\n",
}

ANSWERS = [
    # (place, code, what stands under the carets, a part of what is expected, did you mean)
    ("arguments/itself.md:2:12", "RM302", "itself", "of another file", ""),
    ("arguments/itself.md:3:13", "RM009", "#3 undercuts itself", "in double quotes", ""),
    (
        "arguments/kinds.md:2:12",
        "RM210",
        "capabilities-generalise-further",
        "an argument",
        "",
    ),
    ("arguments/kinds.md:3:10", "RM207", "for-1#p2", "`#p1`", "for-1#p1"),
    ("arguments/kinds.md:5:9", "RM102", "third", "a whole number", ""),
    ("arguments/twice.md:3:1", "RM004", "for", "", ""),
    ("arguments/twice.md:4:1", "RM005", "scheme", "", ""),
    (
        "arguments/unknown.md:2:6",
        "RM201",
        "capabilities-generalize-further",
        "a claim or a proposal",
        "capabilities-generalise-further",
    ),
    ("arguments/unknown.md:3:1", "RM101", "strenght", "a key of `arguments/`", "strength"),
    ("arguments/unknown.md:4:23", "RM201", "gen-pots/x", "source/handle", "gen-post/x"),
    ("arguments/unknown.md:6:5", "RM106", "Evidence", "lower-case letters", "evidence"),
    ("claim/folder.md:1:1", "RM206", "", "`claims/`", "claims/"),
    ("claims/colon.md:2:17", "RM003", ":", "", ""),
    ("claims/words.md:3:7", "RM103", "empircal", "`empirical`", "empirical"),
    ("claims/words.md:4:11", "RM102", "yes", "`true` or `false`", "true"),
]


def blocks(text: str) -> dict[tuple[str, str], list[str]]:
    """Give the lines of each finding by place and code."""
    found = {}
    for block in text.removesuffix("\n").split("\n\n")[:-1]:
        lines = block.split("\n")
        place, _, rest = lines[0].partition(": ")
        found[place, rest.partition("[")[2][:5]] = lines[1:]
    return found


def test_fourteen_mistakes_are_each_answered_and_all_at_once(run: Run, tmp_path: Path) -> None:
    write(tmp_path, MISTAKES)
    done = run("check")
    assert (done.returncode, done.stderr) == (1, "")
    found = blocks(done.stdout)
    assert sorted(found) == sorted((f"kb/{place}", code) for place, code, *_ in ANSWERS)
    assert len({code for _, code in found}) >= 13
    assert len(found) >= 14
    for place, code, under, expected, meant in ANSWERS:
        lines = found[f"kb/{place}", code]
        if under:
            carets = lines[1]
            first, last = carets.index("^"), carets.rindex("^") + 1
            assert lines[0][first:last] == under, place
        text = "\n".join(lines)
        assert expected in text, place
        assert (f"did you mean `{meant}`?" in text) == bool(meant), place
        assert lines[-1].startswith("  = "), place
    assert done.stdout.endswith("10 nodes: 15 errors\n")


def test_the_order_never_depends_on_the_run(process: Run, tmp_path: Path) -> None:
    write(tmp_path, MISTAKES)
    assert process("check").stdout == process("check").stdout


# Many at once


def test_two_and_a_half_thousand_wrong_ids_are_each_answered(
    process: Run, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    right = [f"claim-about-{name}-{n}" for n in range(250) for name in _NAMES]
    files = {
        f"claims/{one}.md": f"---\ntitle: The {one}\nsources: gen-post\n---\n" for one in right
    }
    for n, one in enumerate(right):
        wrong = f"{one[:7]}{one[8:]}"  # a letter is missing
        files[f"arguments/arg-{n}.md"] = f"---\nfor: {wrong}\nsources: gen-post\n---\n\nSo it is.\n"
    write(tmp_path, files)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = process("check", "--format", "json")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 1
    found = [p for p in json.loads(done.stdout)["problems"] if p["code"] == "RM201"]
    assert len(right) == len(found) == 2500
    meant = {p["node"]: p["suggestion"] for p in found}
    assert meant == {f"arg-{n}": one for n, one in enumerate(right)}
    # Recorded, not asserted: machines differ.
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    record_property("cpu_seconds", round(spent, 2))


_NAMES = (
    "deception",
    "oversight",
    "generalisation",
    "awareness",
    "containment",
    "feedback",
    "interpretability",
    "bootstrapping",
    "takeoff",
    "corrigibility",
)


# Formats


def test_json_and_sarif_can_be_read(run: Run, tmp_path: Path) -> None:
    write(tmp_path, MISTAKES)
    as_json = run("check", "--format", "json")
    as_sarif = run("check", "--format", "sarif")
    assert as_json.returncode == as_sarif.returncode == 1
    problems = json.loads(as_json.stdout)["problems"]
    [sarif] = json.loads(as_sarif.stdout)["runs"]
    assert len(problems) == len(sarif["results"]) == 15
    rules = [one["id"] for one in sarif["tool"]["driver"]["rules"]]
    for problem, result in zip(problems, sarif["results"], strict=True):
        assert result["ruleId"] == problem["code"] == rules[result["ruleIndex"]]
        [location] = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == problem["path"]
        assert location["physicalLocation"]["region"]["startLine"] == problem["line"] >= 1
        assert result["partialFingerprints"]


def test_github_gets_annotations_and_a_count(run: Run, tmp_path: Path) -> None:
    write(tmp_path, MISTAKES)
    done = run("check", "--format", "github")
    assert done.returncode == 1
    lines = done.stdout.split("\n")
    annotations = [line for line in lines if line.startswith("::")]
    assert len(annotations) == 10
    assert all(line.startswith("::error file=kb/") for line in annotations)
    assert annotations[-1].endswith("(and 5 more: see the log)")
    assert lines[-2] == "10 nodes: 15 errors"


# Strange files, through the whole command


def test_strange_files_are_findings(run: Run, tmp_path: Path) -> None:
    kb = tmp_path / "kb"
    (kb / "claims/x.md").mkdir()
    (kb / "claims/empty.md").write_bytes(b"")
    (kb / "claims/binary.md").write_bytes(bytes(range(256)))
    (kb / "claims/round.md").symlink_to("round.md")
    (kb / "claims/caf\udce9.md").write_bytes(b"")
    (kb / "claims/esc.md").write_bytes(b"---\ntitle: \x1b[2J\n---\n")
    done = run("check")
    assert (done.returncode, done.stderr) == (1, "")
    assert sorted(code for _, code in blocks(done.stdout)) == [
        "RM001",
        "RM002",
        "RM013",
        "RM015",
        "RM205",
    ]
    assert "\x1b" not in done.stdout


def test_the_reader_of_the_output_may_go_away(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {f"claims/c{n}.md": "---\n---\n" for n in range(300)})
    assert run("check").returncode == 1
    with subprocess.Popen(
        [sys.executable, "-m", "robustmap", "check"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as command:
        assert command.stdout
        assert command.stderr
        command.stdout.close()
        assert command.stderr.read() == ""


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_finding(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kb/claims/capabilities-generalise-further.md").chmod(0)
    done = run("check")
    assert done.returncode == 1
    assert "error[RM013] the file cannot be read: permission denied" in done.stdout


# What was, and what is new


def git(folder: Path, *words: str) -> None:
    named = ("-c", "user.name=somebody", "-c", "user.email=somebody@example.org")
    subprocess.run(["git", *named, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def committed(run: Run, tmp_path: Path) -> Run:
    """Commit the sound kb, then one with a mistake; the files on the disk are sound again."""
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "sound")
    wrong = "---\ntitle: A\nbasis: sure\nsources: gen-post\n---\n"
    write(tmp_path, {"claims/a.md": wrong})
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "wrong")
    (tmp_path / "kb/claims/a.md").unlink()
    return run


def test_a_kb_is_checked_as_it_was_at_a_commit(committed: Run, tmp_path: Path) -> None:
    assert committed("check").returncode == 0
    assert committed("check", "--at", "HEAD~1").returncode == 0
    done = committed("check", "--at", "HEAD")
    assert done.returncode == 1
    assert "kb/claims/a.md:3:8: error[RM103]" in done.stdout
    assert "  3 | basis: sure" in done.stdout
    assert not (tmp_path / "kb/claims/a.md").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--at", "mian"), "did you mean `main`?"),
        (("--at", "--all"), "cannot be a branch"),
        (("--at", "HEAD", "--fix"), "a commit is only read"),
        (("--at", "HEAD", "--write-baseline", "b.json"), "a commit is only read"),
        (("--changed-from", "mian"), "did you mean `main`?"),
    ],
)
def test_a_commit_that_is_none_is_misuse(
    committed: Run, arguments: tuple[str, ...], said: str
) -> None:
    done = committed("check", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_what_is_new_is_annotated_before_what_is_old(committed: Run, tmp_path: Path) -> None:
    git(tmp_path, "checkout", "-q", "--", ".")
    wrong = "---\ntitle: Z\nnote: n\nbasis: sure\nsources: gen-post\n---\n"
    write(tmp_path, {f"claims/z{n}.md": wrong for n in range(2)})

    def shown(*arguments: str) -> list[str]:
        out = committed("check", "--format", "github", *arguments).stdout
        lines = [one for one in out.split("\n") if one.startswith("::error ")]
        return [one.split("file=kb/claims/")[1].split(".md")[0] for one in lines]

    assert shown() == ["a", "z0", "z1"]
    assert shown("--changed-from", "HEAD") == ["z0", "z1", "a"]
    assert shown("--changed-from", "HEAD~1") == ["a", "z0", "z1"]
