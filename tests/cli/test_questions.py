"""`robustmap questions` and `robustmap schemes`: what tests an argument, and its files."""

import json
from pathlib import Path

import pytest

from robustmap.model.schemes import SCHEMES
from tests.support.commands import Run, files, refuses


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    run("init", cwd=tmp_path)
    (tmp_path / "kb/map.yaml").write_text("title: Plans\n")  # without pins
    run(
        *("new", "argument", "--for", "written-plans-help", "--scheme", "analogy", "--id", "maps"),
        *("--premise", "alike: Plans and maps are both read.", "--premise", "Maps help."),
        *("--title", "Plans are like maps", "--source", "plan-notes"),
        cwd=tmp_path,
    )
    return tmp_path


def test_the_catalogue(run: Run, tmp_path: Path) -> None:
    listed = run("schemes", cwd=tmp_path)
    assert listed.status == 0
    assert all(f"  {one} " in listed.out for one in SCHEMES)
    one = run("schemes", "Sunk costs", cwd=tmp_path)
    assert one.out.startswith("waste: Waste\n")
    assert "  spent  EFFORT has gone into THIS.\n" in one.out
    assert "undercut: breaks the step" in one.out
    wrong = run("schemes", "anlogy", cwd=tmp_path)
    assert (wrong.status, "did you mean `analogy`?" in wrong.err) == (2, True)
    data = json.loads(run("schemes", "--format", "json", cwd=tmp_path).out)
    assert [one["id"] for one in data] == list(SCHEMES)
    assert json.loads(run("schemes", "sign", "--format", "json", cwd=tmp_path).out)["slots"] == [
        {"local": "seen", "template": "SIGN is seen."},
        {"local": "means", "template": "SIGN generally goes with FACT."},
    ]


def test_premises_take_the_names_of_the_pattern(folder: Path) -> None:
    assert (folder / "kb/arguments/maps.md").read_text() == (
        "---\ntitle: Plans are like maps\nfor: written-plans-help\npremises:\n"
        "  - alike: Plans and maps are both read.\n  - known: Maps help.\n"
        "scheme: analogy\nsources: plan-notes\n---\n"
    )


def test_the_questions_are_offered_with_their_commands(run: Run, folder: Path) -> None:
    ran = run(
        *("new", "argument", "--against", "written-plans-help", "--scheme", "authority"),
        *("--premise", "Ann knows plans.", "--title", "Ann says no", "--source", "plan-notes"),
        cwd=folder,
    )
    assert ran.status == 0
    assert "scheme: expert-opinion\n" in (folder / "kb/arguments/ann-says-no.md").read_text()
    commands = [one for one in ran.out.splitlines() if one.startswith("    robustmap ")]
    assert len(commands) == len(SCHEMES["expert-opinion"].questions)
    for command in commands:
        made = run(*command.split()[1:], "--source", "plan-notes", cwd=folder)
        assert made.status == 0, made.err
    assert run("check", cwd=folder).status == 0
    told = run("questions", "ann-says-no", cwd=folder).out
    own = told.split("Of any argument:")[0]
    assert own.count("; put by ") == len(commands)
    assert "put by ann-says-no-expertise (no answer yet)" in own
    assert "put by ann-says-no-interest (holds, no reply yet)" in own


@pytest.mark.parametrize("given", ["analgy", "qqqq"])
def test_a_pattern_that_is_none(run: Run, folder: Path, given: str) -> None:
    before = files(folder)
    ran = run("new", "argument", "--for", "written-plans-help", "--scheme", given, cwd=folder)
    assert ran.status == 2
    assert ("did you mean `analogy`?" if given == "analgy" else "`robustmap schemes`") in ran.err
    assert files(folder) == before


def test_the_list(run: Run, folder: Path) -> None:
    ran = run("questions", "maps", cwd=folder)
    assert ran.status == 0
    assert "  pattern: Analogy: " in ran.out
    assert "bear on “A team that writes its plans down gets more of them done”?" in ran.out
    assert "  premise-2   Is it true that “Maps help”?" in ran.out
    plain = run("questions", "newcomers-catch-up", cwd=folder).out
    assert "it names no pattern" in plain
    assert "already done by" in plain
    data = json.loads(run("questions", "maps", "--format", "json", cwd=folder).out)
    assert (data["id"], data["scheme"]) == ("maps", "analogy")
    assert data["questions"][0]["key"] == "against"


def test_a_pattern_of_ones_own_is_told(run: Run, folder: Path) -> None:
    path = folder / "kb/arguments/maps.md"
    path.write_text(path.read_text().replace("scheme: analogy", "scheme: anlogy"))
    ran = run("questions", "maps", cwd=folder)
    assert "“anlogy”, is none of those" in ran.out
    assert "did you mean `analogy`?" in ran.out


def test_an_undercut_is_made(run: Run, folder: Path) -> None:
    args = ["questions", "maps", "--put", "difference", "--premise", "Maps hold still."]
    before = files(folder)
    shown = run(*args, "--dry-run", cwd=folder)
    assert shown.out.endswith("nothing was written\n")
    assert "maps: holds, no reply yet -> step broken by maps-difference" in shown.out
    assert files(folder) == before
    ran = run(*args, "--source", "plan-notes", cwd=folder)
    assert ran.status == 0
    assert ran.out.startswith("kb/arguments/maps-difference.md\nmaps-difference: holds")
    assert (folder / "kb/arguments/maps-difference.md").read_text() == (
        "---\ntitle: The two cases differ in something on which it turns\nundercuts: maps\n"
        "premises:\n  - p1: Maps hold still.\n"
        "tags: critical:analogy/difference\nsources: plan-notes\n---\n\n"
        "Put to “Plans are like maps”, which follows the pattern “Analogy”.\n"
        "Do the two cases differ in something on which it turns? "
        "The two cases differ in something on which it turns.\n"
    )
    again = run(*args, cwd=folder)
    assert again.out.startswith("kb/arguments/maps-difference-2.md\n")


def test_as_json(run: Run, folder: Path) -> None:
    args = ["questions", "maps", "--put", "1", "--as", "challenge", "--format", "json"]
    told = json.loads(run(*args, "--dry-run", cwd=folder).out)
    assert told["written"] is False
    assert [one["path"] for one in told["files"]] == ["kb/questions/maps-known.md"]
    assert json.loads(run(*args, cwd=folder).out)["written"] is True
    assert "asks_about: maps#known\n" in (folder / "kb/questions/maps-known.md").read_text()


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["mapps"], "did you mean `maps`?"),
        (["written-plans-help"], "arguments about it: maps, newcomers-catch-up"),
        (["plan-notes"], "no argument"),
        (["maps", "--put", "diference"], "did you mean `difference`?"),
        (["maps", "--put", "99"], "has no question `99`"),
        (["maps", "--put", "step", "--as", "undermine"], "maps#alike, maps#known"),
        (["maps", "--put", "step", "--on", "p9"], "`p9` is no premise"),
        (["maps", "--put", "alike", "--premise", "So."], "a request for backing has none"),
        (["maps", "--put", "step", "--premise", "no-such-id"], "does not exist"),
        (["maps", "--put", "step", "--id", "maps"], "`maps-2` is free"),
        (["maps", "--put", "step", "--title", "x" * 101], "101 characters"),
        (["maps", "--put", "step", "--source", "plan-nots"], "did you mean `plan-notes`?"),
    ],
)
def test_misuse_writes_nothing(run: Run, folder: Path, args: list[str], told: str) -> None:
    refuses(run, folder, "questions", *args, told=told)


def test_on_a_terminal_it_asks_before_it_writes(run: Run, folder: Path) -> None:
    # Title, text, pattern, premise, no more, source, no more, then the id and yes.
    answers = ["Maps hold still", "They do.", "", "", "Land stays.", "", "plan-notes", "", "", "y"]
    ran = run("questions", "maps", "--put", "difference", cwd=folder, answers=answers)
    assert ran.status == 0, ran.out
    text = (folder / "kb/arguments/maps-hold-still.md").read_text()
    assert "undercuts: maps\npremises:\n  - p1: Land stays.\n" in text
    assert text.endswith("They do.\n")
    before = files(folder)
    said = ["", "", "", "", "", "n"]
    assert run("questions", "maps", "--put", "bearing", cwd=folder, answers=said).status == 2
    assert files(folder) == before


def test_a_pattern_from_answers(run: Run, folder: Path) -> None:
    answers = [
        *("claim", "for", "written-plans-help"),
        *("?", "anlogy", "sig"),
        *("Wet streets.", "nowhere", "written-plans-go-stale#p1", "And more.", ""),
        *("It rained", "", "", "", "y"),
    ]
    ran = run("new", "argument", cwd=folder, answers=answers)
    assert ran.status == 0, ran.out
    assert "  seen: SIGN is seen.\n" in ran.out
    assert "did you mean `analogy`?" in ran.out
    assert "slippery-slope" in ran.out
    assert "`nowhere`, which does not exist" in ran.out
    assert (folder / "kb/arguments/it-rained.md").read_text() == (
        "---\ntitle: It rained\nfor: written-plans-help\npremises:\n  - seen: Wet streets.\n"
        "  - written-plans-go-stale#p1\n  - p1: And more.\nscheme: sign\n---\n"
    )
    assert "robustmap questions it-rained --put seen" in ran.out
