"""`robustmap cruxes`: text and JSON, empty answers, misuse."""

import json
from pathlib import Path

import pytest

from robustmap.explain.crux_words import CRUX, NOTHING
from tests.support.commands import Run

SAID = "{source: talk, at: comment 1, by: talk/c1, attribution: explicit}"
GUESSED = "{source: talk, at: comment 2, by: talk/c2, attribution: inferred}"


def view(name: str, about: str, stance: str, source: str = SAID) -> str:
    return f"  - {{id: {name}, about: {about}, stance: {stance}, source: {source}}}\n"


FILES = {
    "map.yaml": "title: A quarrel\n",
    "claims/thesis.md": "---\ntitle: The bridge should be built\nstanding: open\n---\n",
    "claims/ground.md": "---\ntitle: Many would cross it\n---\n",
    "claims/far.md": "---\ntitle: The moon is far\n---\n",
    "arguments/why.md": "---\nfor: thesis\npremises: [ground]\n---\nMany would use it.\n",
    "questions/bridge.md": "---\ntitle: Build it?\nsort: debate\nabout: thesis\n---\n",
    "sources/talk.md": "---\ntitle: A talk\n---\n",
    "people/ann.md": "---\ntitle: Ann\npositions:\n" + view("g", "ground", "accepts") + "---\n",
    "people/bob.md": "---\ntitle: Bob\nhandle: talk/c2\npositions:\n"
    + view("g", "ground", "rejects", GUESSED)
    + view("f", "far", "accepts")
    + "---\n",
    "people/cho.md": "---\ntitle: Cho\npositions:\n" + view("f", "far", "rejects") + "---\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        path = tmp_path / "kb" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def test_it_tells_what_would_turn_a_thesis_and_that_it_is_computed(run: Run, folder: Path) -> None:
    done = run("cruxes", "ann", "bob", cwd=folder)
    assert done.status == 0
    assert done.out.splitlines() == [
        "Cruxes of ann and bob about thesis (The bridge should be built)",
        f"  {CRUX['computed']}",
        "  ann: supported",
        "  bob: not yet argued for",
        "  They differ on:",
        "    ground (Many would cross it): ann holds, bob rejects",
        "  What would turn it:",
        "    1. ground (Many would cross it)",
        "       ann: supported becomes not yet argued for",
        "       bob: not yet argued for becomes supported",
    ]


def test_json_says_the_same(run: Run, folder: Path) -> None:
    done = run("cruxes", "ann", "bob", "--about", "thesis", "--format", "json", cwd=folder)
    (told,) = json.loads(done.out)
    assert (told["about"], told["a"], told["b"], told["computed"]) == ("thesis", "ann", "bob", True)
    (crux,) = told["cruxes"]
    assert (crux["points"], crux["double"]) == (["ground"], True)
    assert crux["a"] == {"before": "supported", "after": "unsupported"}


def test_a_handle_stands_for_what_is_inferred_and_explicit_leaves_it_out(
    run: Run, folder: Path
) -> None:
    assert "1. ground" in run("cruxes", "ann", "talk/c2", cwd=folder).out
    done = run("cruxes", "ann", "bob", "--explicit", cwd=folder)
    assert done.out.strip() == NOTHING["strangers"]


def test_it_says_why_there_is_nothing(run: Run, folder: Path) -> None:
    done = run("cruxes", "ann", "cho", cwd=folder)
    assert (done.status, done.out.strip()) == (0, NOTHING["strangers"])
    told = run("cruxes", "bob", "cho", cwd=folder).out
    assert NOTHING["apart"] in told
    assert "far (The moon is far): bob holds, cho rejects" in told


def test_a_view_may_be_chosen_but_no_third_pair_of_eyes(run: Run, folder: Path) -> None:
    done = run("cruxes", "ann", "bob", "--off", "why", cwd=folder)
    assert NOTHING["apart"] in done.out
    done = run("cruxes", "ann", "bob", "--as-seen-by", "cho", cwd=folder)
    assert done.status == 2
    assert "--as-seen-by" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("anne", "bob"), "did you mean `ann`"),
        (("ann", "thesis"), "not a person"),
        (("ann", "talk/c9"), "talk/c2"),
        (("ann", "bob", "--about", "thesi"), "did you mean `thesis`"),
        (("ann", "bob", "--about", "talk"), "can neither stand nor fall"),
        (("ann",), "PERSON"),
    ],
)
def test_misuse_is_told(run: Run, folder: Path, words: tuple[str, ...], said: str) -> None:
    done = run("cruxes", *words, cwd=folder)
    assert done.status == 2
    assert said in done.err
    assert "Traceback" not in done.err
