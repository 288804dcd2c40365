"""What a build notes comes back as it was, and what is said to hang on form alone does so."""

from array import array
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from robustmap.files.read import read
from robustmap.kb import KB
from robustmap.publish.asked.plain import fingerprint
from robustmap.publish.keep import notes, tables
from robustmap.publish.keep.answers import Answers
from robustmap.publish.keep.lies import Lies, Lying
from robustmap.publish.keep.nearby import ABOUT, BESIDE, Nearby
from robustmap.publish.keep.notes import Kept, Notes, numbers
from robustmap.publish.keep.tables import Tables
from robustmap.publish.keep.told import Told, told
from robustmap.publish.site import Site
from tests.bench.generate import generate

MANY = 4_100  # more than are written as one piece


def test_what_is_noted_in_many_pieces_comes_back_as_it_was(tmp_path: Path) -> None:
    names = [f"node-{at}" for at in range(MANY)]
    given = Notes(
        mark="m",
        questions=[(-1, "site"), *((0, "call", "name", name) for name in names)],
        prints=array("Q", range(MANY + 1)),
        units={
            name: Kept(at, numbers([0, at]), {f"{name}.md": (at, 7)})
            for at, name in enumerate(names)
        },
        told={name: Told(name, "b", "c", ("d",), "e") for name in names},
        owns=b"some",
        about={name: numbers([at]) for at, name in enumerate(names)},
        beside={names[0]: numbers([3])},
        general=numbers([1, 2]),
        filed=bytearray(b"\1" * (MANY + 1)),
        tables={"form": "x", "owed": {"a": 1.5}},
        shared=2**63,
        answers=Lying({at: Lies(at, 2, 3) for at in range(MANY)}),
        pruned=5,
    )
    notes.save(tmp_path, given)
    assert notes.load(tmp_path, "m") == given
    assert [*notes.load(tmp_path, "m").told] == names
    assert notes.load(tmp_path, "other") == Notes()
    notes.save(tmp_path, replace(given, general=numbers([1])))
    assert notes.load(tmp_path, "m") != given


def test_an_answer_of_an_earlier_build_must_be_as_it_was_written(tmp_path: Path) -> None:
    first = Answers(tmp_path, Lying())
    first[4] = ("some", "text")
    lies = first.close()
    file = next(tmp_path.iterdir())
    file.write_bytes(file.read_bytes().replace(b"text", b"tort"))
    second = Answers(tmp_path, lies)
    with pytest.raises(KeyError):
        second[4]
    second[4] = ("other",)
    assert second[4] == ("other",)


@pytest.mark.parametrize("named", sorted(one for one in ABOUT | BESIDE if ":" in one))
def test_each_function_named_as_a_question_is_there(named) -> None:
    module, _, function = named.partition(":")
    assert hasattr(import_module(module), function)


def test_what_a_question_is_about_is_told_by_all_that_it_names() -> None:
    questions: list[tuple[Any, ...]] = [
        (-1, "site"),
        (0, "attribute", "map"),
        (1, "attribute", "nodes"),
        (2, "item", "a"),
        (3, "attribute", "body"),
        (0, "call", "mention", "b#part"),
        (0, "call", "file", ("\0answer", 3)),
        (0, "call", "mention", "old"),
        (0, "attribute", "coverage"),
        (0, "call", "of", ("\0bool", 1)),
    ]
    nearby = Nearby(questions, ["old"])
    found = [nearby.of(at) for at in range(3, len(questions))]
    assert [one and {*one.nodes} for one in found] == [{"a"}, {"a"}, {"b"}, {"a"}, *[None] * 3]
    assert [one and {*one.by} for one in found[:4]] == [set(), set(), {"about"}, set()]


@pytest.fixture(scope="module")
def reworded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Site]:
    """A map, and the same with other bodies."""
    kb = generate(tmp_path_factory.mktemp("formal") / "kb", 60, seed=5)
    before = Site(KB(read(kb, "kb")))
    for path in kb.glob("*/*.md"):
        with path.open("a", encoding="utf-8") as file:
            file.write("\nOne more sentence.\n")
    return before, Site(KB(read(kb, "kb")))


def answers(site: Site) -> dict[str, int]:
    of_site = {name: getattr(site, name) for name in sorted(tables._OF_SITE)}
    kb, plans = site.kb, [*site.map.proposals()]
    of_kb = {
        "removals": [kb.removals.of(one) for one in plans],
        "unvaried": [kb.unvaried(one.id) for one in plans],
        "branches": [kb.branches(one.id) for one in plans],
        "class_coverage": [kb.class_coverage.of_proposal(one.id) for one in plans],
        "robustness_table": kb.robustness_table,
    }
    return {name: fingerprint(repr(one), {}) for name, one in (of_site | of_kb).items()}


def test_what_hangs_on_form_is_the_same_after_bodies_are_reworded(
    reworded: tuple[Site, Site],
) -> None:
    before, after = reworded
    assert before.map.nodes != after.map.nodes
    assert answers(before) == answers(after)


def test_a_mark_that_comes_after_the_tables_counts(
    reworded: tuple[Site, Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Modules are imported when they are needed: what they mark counts from then on."""
    before, after = reworded
    noted = Tables(before, told(before), {}, None).noted()
    kept = Tables(after, told(after), noted, None)
    mark = {("robustmap.publish.pages.home", "thought-of-later")}
    monkeypatch.setattr(tables, "FORMAL", tables.FORMAL)
    question = (0, "function", *next(iter(mark)))
    assert not Tables(after, told(after), noted, None).stays([(-1, "site"), question], 1)
    tables.FORMAL.update(mark)
    try:
        assert kept.stays([(-1, "site"), question], 1)
    finally:
        tables.FORMAL.difference_update(mark)


@pytest.mark.parametrize("name", ["coverage", "robustness", "debates", "taken_from"])
def test_a_question_about_form_alone_stays(reworded: tuple[Site, Site], name: str) -> None:
    before, after = reworded
    noted = Tables(before, told(before), {}, None).noted()
    kept = Tables(after, told(after), noted, None)
    questions: list[tuple[Any, ...]] = [
        (-1, "site"),
        (0, "attribute", name),
        (1, "item", "a"),
        (2, "attribute", "map"),
        (0, "attribute", "kb"),
        (4, "attribute", "removals"),
        (5, "call", "of", "a"),
        (4, "attribute", "problems"),
    ]
    assert [kept.stays(questions, at) for at in range(1, 8)] == [
        *(True, True, False, False),
        *(True, True, False),
    ]
