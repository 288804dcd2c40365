"""`rename`, `promote`, `withdraw`, `merge` and `split` as they are run."""

import json
from pathlib import Path

import pytest

from robustmap.files.find import on_disk
from robustmap.files.read import read_tree
from tests.support.commands import Run, files

KB = {
    "map.yaml": "# About\ntitle: T\nmain: debate\nexpect:\n  # pins\n  change: stands\n"
    '  "change#why": unargued\n  plans-help: supported\nevaluate:\n  off: [other]\n',
    "sources/book.md": "---\ntitle: A book\n---\n",
    "claims/plans-help.md": "---\n# first\ntitle: Plans help\nsimilar_to: planning-helps  # so\n"
    "tags: [x]\nsources: book, part 1, by book/ann\n---\n\nSee [it](change).\n",
    "claims/planning-helps.md": "---\ntitle: Planning helps\nsimilar_to: change\ntags: [y, x]\n"
    "aliases: old-words\nsources:\n  - book, part 2, by book/bob\n---\n\nMore.\n",
    "arguments/part/change.md": "---\r\ntitle: Things change\r\nfor: plans-help\r\npremises:\r\n"
    "  # the reason\r\n  - why: Things change, and nobody asks.\r\n  - Plans bend.\r\n"
    "sources: book, part 1, by book/ann\r\n---\r\n\r\nProse.\r\n",
    "arguments/other.md": "---\ntitle: Other\nagainst:\n  - plans-help\n  - to: 'change#why'\n"
    "undercuts: [change]\npremises:\n  - p: P.\nsources: 'book, part 1, by book/bob'\n---\n",
    "arguments/reply.md": "---\ntitle: Reply\nundercuts: other#on-change#why\npremises:\n"
    '  - "planning-helps"\nsources: book, part 1, by book/ann\nx-mine: change\n---\n',
    "questions/debate.md": "---\ntitle: Debate?\nsort: debate\nabout: plans-help\n"
    "lists: [change, other, reply]\n---\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in KB.items():
        path = tmp_path / "kb" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return tmp_path


def text(folder: Path, name: str) -> str:
    return (folder / "kb" / name).read_bytes().decode()


def test_a_renamed_node_is_renamed_everywhere_and_nothing_else_changes(
    run: Run, folder: Path
) -> None:
    before = files(folder / "kb")
    ran = run("rename", "change", "null", cwd=folder)
    assert (ran.status, ran.err) == (0, "")
    assert "kb/arguments/part/change.md: moved to kb/arguments/part/null.md" in ran.out
    after = files(folder / "kb")
    assert after.pop("arguments/part/null.md") == before.pop("arguments/part/change.md").replace(
        b"sources:", b"aliases: change\r\nsources:"
    )
    changed = {name for name in before if before[name] != after.get(name)}
    assert changed == {
        *("map.yaml", "claims/plans-help.md", "claims/planning-helps.md"),
        *("arguments/other.md", "arguments/reply.md", "questions/debate.md"),
    }
    assert '  # pins\n  "null": stands\n  "null#why": unargued\n' in text(folder, "map.yaml")
    assert "  - to: 'null#why'\nundercuts: [\"null\"]\n" in text(folder, "arguments/other.md")
    reply = text(folder, "arguments/reply.md")
    assert "undercuts: other#on-null#why\n" in reply
    assert "x-mine: change\n" in reply
    assert "See [it](null)." in text(folder, "claims/plans-help.md")


def test_there_and_back_leaves_only_the_alias(run: Run, folder: Path) -> None:
    before = files(folder / "kb")
    run("rename", "change", "elsewhere", cwd=folder)
    ran = run("rename", "elsewhere", "change", cwd=folder)
    assert ran.status == 0
    name = "arguments/part/change.md"
    expected = before[name].replace(b"sources:", b"aliases: elsewhere\r\nsources:")
    assert files(folder / "kb") == before | {name: expected}


def test_a_renamed_source_takes_its_handles_along(run: Run, folder: Path) -> None:
    assert run("rename", "book", "tome", cwd=folder).status == 0
    assert "sources: 'tome, part 1, by tome/bob'" in text(folder, "arguments/other.md")
    assert "  - tome, part 2, by tome/bob\n" in text(folder, "claims/planning-helps.md")


@pytest.mark.parametrize(
    "arguments",
    [
        ("rename", "change", "elsewhere"),
        ("promote", "change#why"),
        ("withdraw", "plans-help", "--replaced-by", "change"),
        ("merge", "plans-help", "planning-helps"),
        ("split", "other", "--to", "another", "--take", "change"),
        ("split", "plans-help", "--to", "plans-cost", "--title", "Plans cost"),
    ],
)
def test_a_dry_run_shows_a_diff_and_writes_nothing(
    run: Run, folder: Path, arguments: tuple[str, ...]
) -> None:
    before = files(folder)
    ran = run(*arguments, "--dry-run", cwd=folder)
    assert files(folder) == before
    assert ran.err == ""
    assert "\n+++ kb/" in ran.out
    assert "nothing was written\n" in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rename", "chnage", "x"), "nothing is called `chnage`; did you mean `change`?"),
        (("rename", "change#why", "x"), "`change#why` is a part of `change`"),
        (("rename", "change", "other"), "the id `other` is taken"),
        (("rename", "change", "old-words"), "taken by `planning-helps`, which had it before"),
        (("rename", "change", "change"), "`change` is its id already"),
        (("rename", "change", "Two words"), "cannot be an id"),
        (("rename", "change", "../../x"), "cannot be an id"),
        (("rename", "change", "a\nb"), "cannot be an id"),
        (("rename", "change", "index"), "`index` is reserved"),
        (("promote", "change#hwy"), "did you mean `change#why`?"),
        (("promote", "change"), "`change` is no premise"),
        (("promote", "change#why", "--id", "other"), "the id `other` is taken"),
        (("withdraw", "plans-help", "--replaced-by", "plans-help"), "replaced by itself"),
        (("withdraw", "plans-hlep"), "did you mean `plans-help`?"),
        (("merge", "plans-help", "change"), "of the kind claim, `change` of the kind argument"),
        (("merge", "plans-help", "plans-help"), "that is one node"),
        (("merge", "change", "other"), "they rest on different premises"),
        (("merge", "other", "change"), "`other` stands against `change` (`undercuts`)"),
        (("split", "reply", "--to", "x"), "it has one premise and one target"),
        (("split", "other", "--to", "x"), "say with `--take` what is to move"),
        (("split", "other", "--to", "change", "--take", "p"), "the id `change` is taken"),
        (("split", "other", "--to", "x", "--take", "p"), "one premise of `other` at least"),
        (("split", "other", "--to", "x", "--take", "plans-hlep"), "did you mean `plans-help`?"),
        (("split", "change", "--to", "x", "--take", "plans-help"), "one target of `change` at"),
        (("split", "change", "--to", "x", "--take", "why", "--share", "why"), "move and be shared"),
        (("split", "plans-help", "--to", "x"), "say with `--title`"),
        (("split", "plans-help", "--to", "x", "--take", "p"), "of an argument"),
        (("split", "book", "--to", "x"), "only arguments and claims can, no source"),
        (("split", "change#why", "--to", "x"), "is a part of `change`"),
        (
            ("split", "plans-help", "--to", "x", "--title", "T", "--move", "reply"),
            "`reply` does not name `plans-help`",
        ),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(
    run: Run, folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = files(folder)
    ran = run(*arguments, cwd=folder)
    assert files(folder) == before
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_a_file_that_cannot_be_read_and_may_name_it_stops_a_renaming(
    run: Run, folder: Path
) -> None:
    (folder / "kb/claims/broken.md").write_text("---\ntitle: T: U\nsimilar_to: change\n---\n")
    before = files(folder)
    ran = run("rename", "change", "elsewhere", cwd=folder)
    assert files(folder) == before
    assert ran.status == 2
    assert "kb/claims/broken.md:2:" in ran.err
    assert run("rename", "planning-helps", "elsewhere", cwd=folder).status == 0


def test_a_promoted_premise_keeps_its_id_alive(run: Run, folder: Path) -> None:
    others = {n: d for n, d in files(folder / "kb").items() if n != "arguments/part/change.md"}
    ran = run("promote", "change#why", "--id", "nobody-asks", cwd=folder)
    assert (ran.status, ran.err) == (0, "")
    assert text(folder, "claims/nobody-asks.md") == (
        "---\ntitle: Things change, and nobody asks\naliases: change#why\n"
        "sources: book, part 1, by book/ann\n---\n"
    )
    assert ("  # the reason\r\n  - nobody-asks\r\n  - p1: Plans bend.\r\n") in text(
        folder, "arguments/part/change.md"
    )
    after = files(folder / "kb")
    assert {name: after[name] for name in others} == others
    map_ = read_tree(on_disk(folder / "kb"))
    assert map_.resolve("change#why") == "nobody-asks"
    again = run("rename", "change", "elsewhere", cwd=folder)
    assert again.status == 0
    assert read_tree(on_disk(folder / "kb")).resolve("change#why") == "nobody-asks"


def test_a_withdrawn_node_is_a_tombstone(run: Run, folder: Path) -> None:
    ran = run("withdraw", "planning-helps", "--replaced-by", "plans-help", cwd=folder)
    assert ran.status == 0
    assert "review: withdrawn\nreplaced_by: plans-help\n" in text(
        folder, "claims/planning-helps.md"
    )
    assert "warning[RM209]" in ran.out
    again = run("withdraw", "planning-helps", cwd=folder)
    assert (again.status, "withdrawn already" in again.err) == (2, True)


def test_merged_nodes_are_one(run: Run, folder: Path) -> None:
    ran = run("merge", "plans-help", "planning-helps", cwd=folder)
    assert (ran.status, ran.err) == (0, "")
    assert not (folder / "kb/claims/planning-helps.md").exists()
    assert text(folder, "claims/plans-help.md") == (
        "---\n# first\ntitle: Plans help\ntitles:\n  - text: Planning helps\n    by: book/bob\n"
        "aliases:\n  - planning-helps\n  - old-words\nsimilar_to: change\ntags: [x, y]\n"
        "sources:\n  - book, part 1, by book/ann\n  - book, part 2, by book/bob\n---\n\n"
        "See [it](change).\n\nMore.\n"
    )
    assert '  - "plans-help"\n' in text(folder, "arguments/reply.md")
    assert "the text of both" in ran.out


def test_all_that_hinders_a_merge_is_told_at_once(run: Run, folder: Path) -> None:
    path = folder / "kb/claims/planning-helps.md"
    path.write_text(path.read_text().replace("tags:", "standing: open\nx-a: 1\ntags:"))
    path = folder / "kb/claims/plans-help.md"
    path.write_text(path.read_text().replace("tags:", "x-a: 2\ntags:"))
    path = folder / "kb/map.yaml"
    path.write_text(path.read_text().replace("evaluate", "  planning-helps: contested\nevaluate"))
    before = files(folder)
    ran = run("merge", "plans-help", "planning-helps", cwd=folder)
    assert ran.status == 2
    assert ran.err.splitlines()[1:] == [
        "  `standing` is left out in one and `open` in the other",
        "  both give `x-a`, and not the same",
        "  map.yaml pins `planning-helps` and `plans-help` to different verdicts",
        "Nothing was written.",
    ]
    assert files(folder) == before


def test_an_argument_becomes_two(run: Run, folder: Path) -> None:
    (folder / "kb/arguments/reply.md").write_text(
        "---\nundercuts:\n  - change  # all of it\nagainst: change#why\n---\nNo.\n"
    )
    before = text(folder, "arguments/part/change.md")
    ran = run("split", "change", "--to", "bending", "--take", "p1", cwd=folder)
    assert (ran.status, ran.err) == (0, "")
    assert text(folder, "arguments/part/bending.md") == (
        "---\r\ntitle: Plans bend\r\nfor: plans-help\r\npremises:\r\n"
        "  - p1: Plans bend.\r\nsources: book, part 1, by book/ann\r\n---\r\n\r\n"
        "Split off from [Things change](change).\r\n"
    )
    left = before.replace("  - Plans bend.\r\n", "")
    assert text(folder, "arguments/part/change.md") == left
    reply = "undercuts:\n  - change  # all of it\n  - bending\nagainst: change#why\n"
    assert reply in text(folder, "arguments/reply.md")
    assert "undercuts: [change, bending]\n" in text(folder, "arguments/other.md")
    assert "  kb/questions/debate.md:5: `lists`\n" in ran.out
    assert "bending: step broken by reply\n" in ran.out


def test_who_is_named_by_move_means_the_second(run: Run, folder: Path) -> None:
    move = ("--move", "kb/arguments/other.md", "--move", "debate")
    ran = run("split", "change", "--to", "bending", "--take", "p1", *move, cwd=folder)
    assert ran.err == ""
    assert "undercuts: [bending]\n" in text(folder, "arguments/other.md")
    assert "undercuts: other#on-bending#why\n" not in text(folder, "arguments/reply.md")
    assert "lists: [bending, other, reply]" in text(folder, "questions/debate.md")
    assert "links that lead to bending now: 2\n" in ran.out


def test_a_step_with_its_target_moves_and_links_to_it_follow(run: Run, folder: Path) -> None:
    (folder / "kb/map.yaml").write_text("title: T\nevaluate:\n  off: other  # not now\n")
    take = ("--take", "plans-help", "--take", "change")
    ran = run("split", "other", "--to", "another", *take, "--title", "T", cwd=folder)
    assert (ran.status, ran.err) == (0, "")
    assert "undercuts: other\n" in text(folder, "arguments/reply.md")
    assert text(folder, "arguments/another.md") == (
        "---\ntitle: T\nagainst:\n  - plans-help\nundercuts: [change]\npremises:\n"
        "  - other#p\nsources: 'book, part 1, by book/bob'\n---\n\nSplit off from [Other](other).\n"
    )
    assert text(folder, "map.yaml").endswith("  off:\n    - other  # not now\n    - another\n")
    assert "no other verdict turns" in ran.out


@pytest.mark.parametrize("dry", [True, False])
def test_what_a_program_is_told(run: Run, folder: Path, *, dry: bool) -> None:
    before = files(folder)
    options = ("--format", "json", *(["--dry-run"] if dry else []))
    ran = run("rename", "change", "elsewhere", *options, cwd=folder)
    told = json.loads(ran.out)
    assert told["written"] is not dry
    assert ("diff" in told) is dry
    assert (files(folder) == before) is dry
    assert {
        "path": "kb/arguments/part/elsewhere.md",
        "done": "moved",
        "before": "kb/arguments/part/change.md",
    } in told["files"]
    assert told["names"]["change#why"] == "elsewhere#why"
    assert (told["turned"], told["verdicts"], told["findings"]) == ([], {}, [])


def test_findings_and_verdicts_are_told_as_elsewhere(run: Run, folder: Path) -> None:
    (folder / "kb/map.yaml").write_text("title: T\nexpect:\n  plans-help: contested\n")
    checked = json.loads(run("check", "--format", "json", cwd=folder).out)["problems"]
    ran = run("withdraw", "other", "--format", "json", cwd=folder)
    told = json.loads(ran.out)
    assert {"id": "plans-help", "now": "plans-help"}.items() <= told["turned"][-1].items()
    after = json.loads(run("check", "--format", "json", cwd=folder).out)["problems"]
    assert told["findings"] == [one for one in after if one not in checked]
    assert ran.status == 1


def test_the_verdicts_that_turn_are_told(run: Run, folder: Path) -> None:
    (folder / "kb/map.yaml").write_text("title: T\n")
    ran = run("withdraw", "other", "--dry-run", cwd=folder)
    assert "\n  change: step broken by other -> holds, no reply yet\n" in ran.out
    ran = run("rename", "other", "another", cwd=folder)
    assert "\nno verdict turns\n" in ran.out


def test_keys_of_ones_own_are_merged(run: Run, folder: Path) -> None:
    path = folder / "kb/claims/planning-helps.md"
    path.write_text(path.read_text().replace("tags:", "x-a: 1\nx-b: {c: d}  # told\ntags:"))
    ran = run("merge", "plans-help", "planning-helps", cwd=folder)
    assert ran.err == ""
    kept = text(folder, "claims/plans-help.md")
    assert "sources:\n  - book, part 1, by book/ann\n" in kept
    assert "x-a: 1\nx-b:\n  c: d\n---\n" in kept
    assert "comments in claims/planning-helps.md go with it:\n  # told\n" in ran.out
