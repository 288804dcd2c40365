"""What was done to nodes, kind by kind."""

import pytest

from robustmap.diff.changes import changes
from robustmap.diff.compare import compare
from robustmap.diff.fields import bears, compared
from robustmap.diff.mix import Mix, Views
from robustmap.diff.pair import pair
from robustmap.files.find import Tree
from robustmap.files.read import read_tree
from robustmap.model.map import Map
from robustmap.model.nodes import KINDS
from robustmap.model.view import View
from tests.support.maps import argument, claim, proposal, story


def only(before, after):
    (found,) = changes(pair(Map([before]), Map([after])))
    return found


@pytest.mark.parametrize(
    ("before", "after", "name", "fields"),
    [
        (claim("c"), claim("c", title="Other"), "reworded", ("title",)),
        (claim("c"), claim("c", standing="open"), "retargeted", ("standing",)),
        (claim("c"), claim("c", note="A remark."), "edited", ("note",)),
        (claim("c"), claim("c", review="reviewed"), "edited", ("review",)),
        (claim("c"), claim("c", sources=["talk, minute 3"]), "edited", ("sources",)),
        (
            claim("c"),
            claim("c", sources=[{"source": "talk", "voice": "supposes"}]),
            "retargeted",
            ("sources",),
        ),
        (argument("a", for_="t"), argument("a", against="u"), "retargeted", ("against", "for")),
        (
            argument("a", [{"p1": "One."}]),
            argument("a", [{"p1": "Other."}]),
            "reworded",
            ("premises",),
        ),
        (argument("a", ["One is."]), argument("a", ["Other is."]), "reworded", ("premises",)),
        (
            argument("a", [{"p1": "One."}]),
            argument("a", [{"p1": "One."}, "c"]),
            "retargeted",
            ("premises",),
        ),
        (
            proposal("p", needs=[{"at": "t"}]),
            proposal("p", needs=[{"at": "t", "why": "So."}]),
            "reworded",
            ("needs",),
        ),
        (
            proposal("p", needs=[{"at": "t"}]),
            proposal("p", needs=[{"at": "t", "failure": "silent"}]),
            "retargeted",
            ("needs",),
        ),
        (claim("c"), argument("c"), "retargeted", ("kind",)),
        (
            story("s", assumes=[{"p1": "One."}]),
            story("s", assumes=[{"p1": "Other."}]),
            "reworded",
            ("assumes",),
        ),
        (
            story("s", assumes=[{"p1": "One."}]),
            story("s", assumes=[{"p1": "One."}, "c"]),
            "retargeted",
            ("assumes",),
        ),
        (story("s", against="p"), story("s", against="q"), "retargeted", ("against",)),
        (story("s", task="One"), story("s", task="Other"), "reworded", ("task",)),
        (
            story("s", task="One"),
            story("s", task={"text": "One", "concreteness": "generic"}),
            "retargeted",
            ("task",),
        ),
        (story("s"), story("s", direction="up"), "edited", ("direction",)),
    ],
)
def test_an_edit_is_called_what_it_is(before, after, name, fields):
    found = only(before, after)
    assert (found.name, found.fields) == (name, fields)
    assert bears(before, after) == (name == "retargeted")


def test_words_and_bones_may_change_together():
    before = argument("a", [{"p1": "One."}])
    after = argument("a", [{"p1": "Other."}, "c"], title="New")
    found = changes(pair(Map([before]), Map([after])))
    assert [(one.name, one.fields) for one in found] == [
        ("retargeted", ("premises",)),
        ("reworded", ("premises", "title")),
    ]


def test_a_new_argument_says_what_it_does():
    (found,) = changes(pair(Map([]), Map([argument("a", undercuts="x", for_="t")])))
    assert found.said.fill() == "new: speaks for t, undercuts x"
    assert found.data()["aims"] == [
        {"relation": "for", "target": "t"},
        {"relation": "undercuts", "target": "x"},
    ]
    assert found.path == "arguments/a.md"


def test_a_new_story_says_what_it_is_told_against():
    (found,) = changes(pair(Map([]), Map([story("s", against="p#robust-up")])))
    assert found.said.fill() == "new: argues the opposite of p#robust-up"


def test_a_withdrawn_node_says_what_to_read():
    found = only(claim("c"), claim("c", review="withdrawn", replaced_by="d"))
    assert found.said.fill() == "withdrawn: see d"


def test_every_field_of_every_kind_has_its_place():
    for kind in KINDS.values():
        for field in kind.model_fields.keys() - {"id", "sources", "premises", "assumes"}:
            before = kind.model_construct(id="n", title="N")
            changed = before.model_copy(update={field: ("changed",)})
            assert [names for names in compared(before, changed) if names], (kind.kind, field)


def tree(files):
    return Tree("kb", {name: text.encode() for name, text in files.items()}, [])


def test_a_file_moved_within_its_kind_is_told_and_bears_on_nothing():
    text = "---\ntitle: A thing\n---\n"
    base = read_tree(tree({"map.yaml": "title: M\n", "claims/a.md": text}))
    head = read_tree(tree({"map.yaml": "title: M\n", "claims/deep/er/a.md": text}))
    (done,) = changes(pair(base, head))
    assert (done.name, done.node, done.path) == ("moved", "a", "kb/claims/deep/er/a.md")
    assert done.said.fill() == "moved from kb/claims/a.md"
    assert not compare(base, head).flips


def test_what_changes_by_a_default_is_laid_to_the_settings():
    files = {"claims/a.md": "---\ntitle: A\n---\n", "claims/b.md": "---\ntitle: B\n---\n"}
    settings = "title: M\ndefaults:\n  claims:\n    standing: open\n"
    base = read_tree(tree({**files, "map.yaml": "title: M\n"}))
    edited = {**files, "claims/b.md": "---\ntitle: B\nstanding: open\n---\n"}
    head = read_tree(tree({**edited, "map.yaml": settings}))
    units = Mix(pair(base, head), Views(View(), View())).units
    assert units == {"b": {"b"}, "map.yaml": {"a"}}
