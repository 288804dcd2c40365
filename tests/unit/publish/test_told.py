"""What is told of a node differs wherever its file does, in what kind of thing it says."""

from pathlib import Path

import pytest

from robustmap.files.known import Known
from robustmap.files.noted import Noted
from robustmap.files.read import read
from robustmap.kb import KB
from robustmap.publish.keep.told import Own, Told, own, packed, told, unpacked
from robustmap.publish.site import Site

CLAIM = "---\ntitle: It rains\nstanding: presumed\nx-own: 1\n---\n\nIt has for days.\n"


def of(folder: Path, text: str) -> Told:
    (folder / "claims").mkdir(exist_ok=True)
    (folder / "claims/rain.md").write_text(text, encoding="utf-8")
    return told(Site(KB(read(folder, "kb"))))["rain"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("x-own: 1", "x-own: 2"),
        ("x-own: 1", "x-other: 1"),
        ("presumed", "open"),
        ("---\n\n", "similar_to: [other]\n---\n\n"),
        ("---\n\n", "note: Beware\n---\n\n"),
    ],
)
def test_whatever_is_no_prose_is_a_matter_of_form(tmp_path: Path, old: str, new: str):
    assert of(tmp_path, CLAIM).form != of(tmp_path, CLAIM.replace(old, new, 1)).form


def test_a_title_is_what_others_say_and_a_body_is_not(tmp_path: Path):
    before = of(tmp_path, CLAIM)
    titled = of(tmp_path, CLAIM.replace("rains", "pours"))
    reworded = of(tmp_path, CLAIM.replace("days", "weeks"))
    assert (before.form, before.said) == (reworded.form, reworded.said)
    assert before.whole != reworded.whole
    assert before.form == titled.form
    assert before.said != titled.said


def test_half_a_character_is_told_too(tmp_path: Path):
    before = of(tmp_path, CLAIM)
    site = Site(KB(read(tmp_path, "kb")))
    node = site.map.nodes["rain"]
    halves = [{"x": {"x-own": one}, "similar_to": (one,)} for one in ("\ud800", "\ud801")]
    forms = set[str]()
    for given in halves:
        vars(node).update(given)
        forms.add(told(site)["rain"].form)
    assert len({before.form, *forms}) == 3


def test_what_a_file_said_is_known_while_it_says_the_same(tmp_path: Path):
    """Also where it lies elsewhere, or its folder has defaults, what is told is what it says."""
    bare = "---\ntitle: It\ntags: [one]\n---\n\nIt has for days.\n"
    before = dict[str, Own]()
    reworded = CLAIM.replace("days", "weeks")
    edits = [("questions", bare), ("claims", bare), ("claims/sub", bare), ("claims", reworded)]
    for defaults in ("", "defaults: {claims: {note: Beware}}\n"):
        (tmp_path / "map.yaml").write_text(f"title: A\n{defaults}", encoding="utf-8")
        for folder, text in edits:
            path = tmp_path / folder / "rain.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            known = Known(Noted())
            site = Site(KB(read(tmp_path, "kb", known.node)), read=known.read)
            again, before = before, own(site, before)
            assert told(site, before) == told(site)
            assert own(site, before) == before != again
            assert own(site, before)["rain"] is before["rain"]
            assert unpacked(packed(before)) == before
            path.unlink()
