"""Whatever is edited: what is kept of an earlier build is what a full build would make."""

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from robustmap.files.known import Known
from robustmap.files.locate import Located
from robustmap.files.noted import Noted
from robustmap.files.read import read
from robustmap.kb import KB
from robustmap.publish import build as building
from robustmap.publish.asked.book import Book
from robustmap.publish.fragile import turned_by
from robustmap.publish.keep import notes
from robustmap.publish.keep.answers import Answers
from robustmap.publish.keep.keeper import Keeper
from robustmap.publish.keep.leading import leading
from robustmap.publish.keep.pruned import pruned
from robustmap.publish.keep.told import touched
from robustmap.publish.pages import lists
from robustmap.publish.past.history import History
from robustmap.publish.site import Site
from robustmap.publish.source import find
from robustmap.publish.whatif import data
from robustmap.publish.whatif.data import whatif
from tests.bench.generate import generate
from tests.support.commands import files
from tests.support.repositories import Work, alone

SIZE = 60

PERSON = """---
title: Some One
handle: source-0/author
positions:
  - {id: p1, about: claim-8, stance: accepts, since: 2020, source: "source-0, part 8"}
  - {id: p2, about: claim-9, stance: rejects, since: 2021, source: "source-0, part 9"}
---
"""

Edit = Callable[[Path, random.Random], None]


def some(kb: Path, rng: random.Random, kind: str) -> Path:
    return rng.choice(sorted((kb / kind).glob("*.md")))


def replaced(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def reword(kb: Path, rng: random.Random) -> None:
    path = some(kb, rng, rng.choice(["claims", "arguments", "proposals", "questions"]))
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\nOne more sentence, number {rng.random()}.\n")


def retitle(kb: Path, rng: random.Random) -> None:
    replaced(some(kb, rng, "claims"), "title: ", f"title: Renewed {rng.randrange(99)} ")


def undercut(kb: Path, rng: random.Random) -> None:
    target = some(kb, rng, "arguments").stem
    name = f"arguments/added-{rng.randrange(10**6)}.md"
    (kb / name).write_text(
        f"---\nundercuts: {target}\n---\n\nThe step does not go through.\n", encoding="utf-8"
    )


def remove(kb: Path, rng: random.Random) -> None:
    path = some(kb, rng, rng.choice(["claims", "arguments"]))
    replaced(path, "---\n", "---\nreview: withdrawn\n")


def rename(kb: Path, rng: random.Random) -> None:
    path = some(kb, rng, rng.choice(["claims", "arguments", "questions", "thresholds"]))
    replaced(path, "---\n", f"---\naliases: [{path.stem}]\n")
    text = path.read_text(encoding="utf-8")
    if text.count("aliases:") == 1:
        path.rename(path.with_name(f"{path.stem}-new.md"))
    else:  # it has been renamed before
        replaced(path, f"aliases: [{path.stem}]\n", "")


def restand(kb: Path, rng: random.Random) -> None:
    path = some(kb, rng, "claims")
    if "standing:" in path.read_text(encoding="utf-8"):
        replaced(path, "standing: presumed", "standing: open")
    else:
        replaced(path, "---\n", "---\nstanding: presumed\n")


def resettle(kb: Path, rng: random.Random) -> None:
    evaluate = rng.choice(["stated", "implied", "reading"])
    settings = f"title: A map {rng.randrange(99)}\nevaluate: {{basis: {evaluate}}}\n"
    (kb / "map.yaml").write_text(settings, encoding="utf-8")


def change_of_mind(kb: Path, rng: random.Random) -> None:
    stance = rng.choice(["accepts", "unsure", "rejects"])
    path = kb / "people/some-one.md"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = rng.choice([n for n, line in enumerate(lines) if "stance:" in line])
    before, _, rest = lines[at].partition("stance: ")
    lines[at] = f"{before}stance: {stance},{rest.partition(',')[2]}"
    path.write_text("".join(lines), encoding="utf-8")


def annotate(kb: Path, rng: random.Random) -> None:
    for kind in ("claims", "arguments", "proposals"):
        said = f"note: Number {rng.random()}\ntitles: [{{text: Another, by: source-0/author}}]\n"
        replaced(some(kb, rng, kind), "---\n", f"---\n{said}")


def reorder(kb: Path, rng: random.Random) -> None:
    number = rng.randrange(1, 9)
    replaced(some(kb, rng, "thresholds"), "---\n", f"---\nnumber: {number}\n")
    first, then = (some(kb, rng, "thresholds").stem for _ in range(2))
    if first != then:
        states = f"states: {{before: [{first}, {then}]}}"
        text = f"---\ntitle: First one, then the other\n{states}\n---\n"
        (kb / "claims/order.md").write_text(text, encoding="utf-8")


EDITS: dict[str, Edit] = {
    one.__name__: one
    for one in (
        *(reword, retitle, undercut, remove, rename, restand, resettle, change_of_mind),
        *(reorder, annotate),
    )
}


def site(kb: Path, out: Path) -> Site:
    known = Known(Noted())
    history = History(Located(kb, "kb"), out / "history")
    return Site(KB(read(kb, "kb", known.node)), history=history, read=known.read)


def planted(kb: Path, out: Path) -> None:
    """Build beside what is known, and compare with what is made without knowing anything."""
    building.plant(site(kb, out), find(kb), out)
    fresh = building.files(site(kb, out), find(kb))
    made = files(out / "tree")
    assert made.keys() == fresh.keys()
    assert [name for name in made if made[name] != fresh[name]] == []


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    return written(tmp_path / "kb")


def written(folder: Path) -> Path:
    generate(folder, SIZE, seed=3)
    (folder / "people").mkdir()
    (folder / "people/some-one.md").write_text(PERSON, encoding="utf-8")
    return folder


class Begun(NamedTuple):
    """A kb, where it has been built, and how many units that made."""

    kb: Path
    out: Path
    units: int


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """Build once for all tests that begin with a build, and keep a copy of it."""
    folder = tmp_path_factory.mktemp("begun")
    kb, out = written(folder / "here/kb"), folder / "here/out"
    planted(kb, out)
    units, kept = remade(kb, folder / "elsewhere")
    assert kept == 0
    shutil.copytree(folder / "here", folder / "kept")
    return Begun(kb, out, units)


@pytest.fixture
def begun(first: Begun) -> Begun:
    """Put everything back to where it had just been built."""
    here = first.kb.parent
    shutil.rmtree(here)
    shutil.copytree(here.with_name("kept"), here)
    return first


def in_turn(rng: random.Random) -> Iterator[Edit]:
    names = sorted(EDITS)
    rng.shuffle(names)
    return (EDITS[name] for name in names)


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.long)])
def test_what_is_kept_is_what_a_full_build_makes(begun: Begun, seed: int) -> None:
    """What no change bears on has the answer that it had, so all is as if it were made anew."""
    rng = random.Random(seed)
    kb, out, _ = begun
    told = 0
    for edit in in_turn(rng):
        edit(kb, rng)
        try:
            told += stands(kb, out)
            planted(kb, out)
        except AssertionError as error:
            raise AssertionError(edit.__name__) from error
    assert told > SIZE


def stands(kb: Path, out: Path) -> int:
    """Assert that no other answers change than is thought; give how many have been noted."""
    keeper = Keeper(site(kb, out), find(kb), out)
    before = keeper.before
    fresh = Book(keeper.site, keeper.stamps, keeper.site.map.nodes, before.questions)
    noted = {number for number, one in enumerate(before.prints) if one}
    assert {one for one in noted if fresh.print(one) != before.prints[one]} <= keeper.changed
    # What is taken over to cut the what-if decides where, so it is exact as well.
    assert whatif(keeper.site).weights == whatif(site(kb, out)).weights
    return len(noted)


def test_so_it_is_where_a_map_is_told_in_many_pieces(
    kb: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lists that name nodes as before are kept, and what pages need of an uncut part."""
    monkeypatch.setattr(lists, "PER_PAGE", 3)
    monkeypatch.setattr(data, "WHOLE", 3_000)
    rng, out, kept, again = random.Random(5), tmp_path / "out", list[int](), list[int]()
    planted(kb, out)
    for edit in (undercut, retitle, restand, remove, undercut):
        edit(kb, rng)
        stands(kb, out)
        keeper = Keeper(site(kb, out), find(kb), out)
        asked = keeper.before.questions
        needed = [number for number, one in enumerate(asked) if one[2:3] == ("needed",)]
        again.append(sum(not keeper.tables.stays(asked, one) for one in needed))
        for _ in keeper.made():
            pass
        kept.append(sum(name.startswith("claims/") for name in keeper.kept))
        planted(kb, out)
    assert len(needed) > max(again) > min(again) == 0
    assert min(kept) > 1


@pytest.mark.parametrize(
    "settings",
    ["", pytest.param("site_url: https://example.org/map/\n", marks=pytest.mark.long)],
)
def test_the_site_is_what_a_full_build_makes(
    kb: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str
) -> None:
    with (kb / "map.yaml").open("a", encoding="utf-8") as file:
        file.write(settings)
    (tmp_path / "within").mkdir()
    monkeypatch.chdir(tmp_path / "within")
    out, fresh = Path("../out"), tmp_path / "fresh"
    building.build(site(kb, out), find(kb), out)
    rng = random.Random(4)
    for edit in (reword, undercut):
        edit(kb, rng)
        building.build(site(kb, out), find(kb), out)
    building.build(site(kb, fresh), find(kb), fresh)
    made, wanted = files(out / "site"), files(fresh / "site")
    assert made.keys() == wanted.keys()
    assert [name for name in made if made[name] != wanted[name]] == []


def test_a_new_commit_changes_what_tells_of_it(
    kb: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone(monkeypatch)
    work = Work(kb.parent)
    out = tmp_path / "out"
    work.commit("First")
    planted(kb, out)
    reword(kb, random.Random(1))
    planted(kb, out)
    work.commit("Second")
    planted(kb, out)


def test_an_attack_does_otherwise_where_what_it_denies_is_argued_for(begun: Begun) -> None:
    kb, out, _ = begun
    files = {
        "claims/denied": "title: It is denied",
        "arguments/resting": "for: claim-8\npremises: denied",
        "arguments/denying": "against: denied",
    }
    for name, said in files.items():
        (kb / f"{name}.md").write_text(f"---\n{said}\n---\n\nSo it is.\n", encoding="utf-8")
    planted(kb, out)
    speaking = kb / "arguments/speaking.md"
    speaking.write_text("---\nfor: denied\n---\n\nIt is so.\n", encoding="utf-8")
    planted(kb, out)  # where it undermined, it rebuts now
    speaking.unlink()
    planted(kb, out)


def remade(kb: Path, out: Path) -> tuple[int, int]:
    """Build, and give how many units were made again and how many were kept."""
    keeper = Keeper(site(kb, out), find(kb), out)
    list(keeper.made())
    return len(keeper.names), len(keeper.kept)


def test_an_edit_makes_a_small_part_again(begun: Begun) -> None:
    kb, out, _ = begun
    most, kept = remade(kb, out)
    assert kept > SIZE
    assert most < 10  # what cannot be noted is always made
    reword(kb, random.Random(5))
    again, kept = remade(kb, out)
    assert again < SIZE / 3 < kept


def test_an_argument_leaves_the_pages_of_sources_and_thresholds_as_they_were(begun: Begun) -> None:
    kb, out, _ = begun
    undercut(kb, random.Random(5))
    keeper = Keeper(site(kb, out), find(kb), out)
    list(keeper.made())
    assert {"sources/", "thresholds/"} <= keeper.kept.keys()


def test_what_is_told_of_a_node_is_kept_with_the_notes(begun: Begun) -> None:
    kb, out, _ = begun
    noted = Keeper(site(kb, out), find(kb), out).before
    assert len(noted.answers) > SIZE
    (kb / "claims/claim-8.md").open("a", encoding="utf-8").write("One more sentence.\n")
    keeper = Keeper(site(kb, out), find(kb), out)
    changed = {one for one in noted.answers if one in keeper.changed}
    assert 0 < len(changed) < len(noted.answers) / 2
    known = Answers(out, noted.answers)
    assert all(keeper.book.answer(one) == known[one] for one in {*known} - changed)
    assert all(keeper.book.answer(one) != known[one] for one in changed)


@pytest.mark.parametrize("noted", [b"", b"{}", b"[" * 100_000, b"\xff" * 30])
def test_notes_that_are_no_notes_mean_that_all_is_made(begun: Begun, noted: bytes) -> None:
    kb, out, whole = begun
    (out / notes.NAME).write_bytes(noted)
    assert remade(kb, out) == (whole, 0)


@pytest.mark.parametrize(
    "at", [20, *(pytest.param(at, marks=pytest.mark.long) for at in (0, 19, 5000, -1))]
)
def test_notes_that_are_not_as_they_were_written_are_not_believed(begun: Begun, at: int) -> None:
    kb, out, _ = begun
    given = bytearray((out / notes.NAME).read_bytes())
    given[at] ^= 1
    (out / notes.NAME).write_bytes(given)
    assert remade(kb, out)[1] == 0
    (out / notes.NAME).write_bytes(given[:-100])
    assert remade(kb, out)[1] == 0


def test_questions_that_nobody_asks_are_left_out_in_time(begun: Begun) -> None:
    kb, out, _ = begun
    keeper = Keeper(site(kb, out), find(kb), out)
    before = keeper.before
    asked = {one for unit in before.units.values() for one in unit.asked}
    lost = dict(list(before.units.items())[::2])
    left = pruned(replace(before, units=lost))
    assert len(left.questions) < len(before.questions)
    fresh = Book(keeper.site, keeper.stamps, keeper.site.map.nodes, left.questions)
    wanted = {n for one in left.units.values() for n in one.asked}
    assert len(wanted) < len(asked)
    filed = (*left.about.values(), *left.beside.values(), *left.leading.values())
    assert all(fresh.print(one) == left.prints[one] for one in wanted)
    assert wanted == {*left.general}.union(*filed)


def test_a_file_that_somebody_changed_is_made_again(begun: Begun) -> None:
    kb, out, _ = begun
    (out / "tree/docs/n/claim-8.md").write_text("spoilt", encoding="utf-8")
    (out / "tree/docs/n/claim-9.md").unlink()
    planted(kb, out)


def test_what_hangs_on_forms_is_asked_again_when_they_change(begun: Begun) -> None:
    kb, out, _ = begun
    questions = Keeper(site(kb, out), find(kb), out).before.questions
    spoken = {"listed", "_tables"}
    formal = {"answered", "used", "voices", "brief", "lost", "stating"}

    def again() -> set[str]:
        tables = Keeper(site(kb, out), find(kb), out).tables
        some = (one for n, one in enumerate(questions) if n and not tables.stays(questions, n))
        return {name for one in some for name in (spoken | formal).intersection(one[2:4])}

    with some(kb, random.Random(6), "arguments").open("a", encoding="utf-8") as file:
        file.write("\nOne more sentence.\n")
    assert again() == set()
    retitle(kb, random.Random(6))
    assert again() == spoken
    undercut(kb, random.Random(6))
    assert again() == spoken | formal


def test_what_one_argument_turns_is_asked_again_where_it_leads_to_a_change(begun: Begun) -> None:
    rng, (kb, out, _) = random.Random(7), begun
    fewer = 0
    for edit in (undercut, remove):
        edit(kb, rng)
        keeper = Keeper(site(kb, out), find(kb), out)
        made = keeper.site
        leads = leading(made, touched(made, keeper.before.told, keeper.told).near, leaning=False)
        fewer += leads is not None and len(leads) < len(made.map.nodes) / 2
        assert dict(made.turned_by) == turned_by(made.kb)
        building.plant(site(kb, out), find(kb), out)
    assert fewer


def test_a_reply_to_a_premise_that_fares_otherwise_is_told_with_the_argument(
    tmp_path: Path,
) -> None:
    kb, out = tmp_path / "kb", tmp_path / "out"
    (kb / "claims").mkdir(parents=True)
    (kb / "arguments").mkdir()
    for name in ("thesis", "premise"):
        (kb / f"claims/{name}.md").write_text(f"---\ntitle: The {name}\n---\n", encoding="utf-8")
    told = {
        "rests": "for: thesis\npremises: [premise]",
        "one": "against: premise",
        "other": "against: premise",
    }
    for name, fields in told.items():
        text = f"---\n{fields}\n---\n\nSome words.\n"
        (kb / f"arguments/{name}.md").write_text(text, encoding="utf-8")
    planted(kb, out)
    met = (out / "tree/docs/n/rests/index.ttl").read_text(encoding="utf-8")
    (kb / "arguments/breaks.md").write_text(
        "---\nundercuts: one\n---\n\nIt does not follow.\n", encoding="utf-8"
    )
    planted(kb, out)
    assert (out / "tree/docs/n/rests/index.ttl").read_text(encoding="utf-8") != met
