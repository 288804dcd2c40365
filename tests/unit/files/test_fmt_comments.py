"""Where comments go when a file is put into its canonical form."""

import pytest

from robustmap.files.find import Tree
from robustmap.files.fmt import formatted


def front(text: str, name: str = "arguments/here.md") -> str:
    """Give front matter in canonical form."""
    (one,) = formatted(Tree("kb", {name: f"---\n{text}---\n".encode()}, []))
    assert not one.faults, one.faults
    return one.data.decode().removeprefix("---\n").removesuffix("---\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Behind a value, a key, a bar, a bracket.
        ("title: T # c\n", "# c\ntitle: T\n"),
        ("title: 'T: U'  #c\n", '#c\ntitle: "T: U"\n'),
        ('title: "T"#c\n', "#c\ntitle: T\n"),
        ("title: 'T\n  U' # c\n", "# c\ntitle: T U\n"),
        ("for: # c\n  - a\n  - b\n", "# c\nfor:\n  - a\n  - b\n"),
        ("note: | # c\n  a\n  b\n", "# c\nnote: |\n  a\n  b\n"),
        ("tags: [a, b] # c\n", "# c\ntags:\n  - a\n  - b\n"),
        ("tags: [a, # c\n  b]\n", "tags:\n  # c\n  - a\n  - b\n"),
        ("tags: [ # c\n  a, b]\n", "# c\ntags:\n  - a\n  - b\n"),
        ("tags: [a, b\n  # c\n  ]\n", "tags:\n  - a\n  - b\n  # c\n"),
        ("x-a: {b: c, # d\n  e: f}\n", "x-a:\n  # d\n  b: c\n  e: f\n"),
        # Above a key, an entry, and an entry that becomes the value.
        ("# c\ntitle: T\n", "# c\ntitle: T\n"),
        ("for:\n  # c\n  - a\n  - b\n", "for:\n  # c\n  - a\n  - b\n"),
        ("for:\n  # c\n  - a\n", "# c\nfor: a\n"),
        ("for:\n  - a # c\n", "# c\nfor: a\n"),
        ("title:\n  # c\n  T\n", "# c\ntitle: T\n"),
        ("tags: [] # c\n", "# c\ntags: []\n"),
        ("tags: [\n  # c\n]\n", "# c\ntags: []\n"),
        # Above the key of an entry: it moves above the dash where that key is the first.
        (
            "against:\n  - to: a # c\n    # d\n    basis: implied\n",
            "against:\n  # c\n  - to: a\n    # d\n    basis: implied\n",
        ),
        (
            "against:\n  - basis: implied # c\n    # d\n    to: a\n",
            "against:\n  # d\n  - to: a\n    # c\n    basis: implied\n",
        ),
        ("against:\n  - # c\n    to: a\n  - b\n", "against:\n  # c\n  - to: a\n  - b\n"),
        # At the end of a list, of a mapping, of everything.
        (
            "premises:\n  - a\n  # - b\nfor: c\n",
            "for: c\npremises:\n  - a\n  # - b\n",
        ),
        (
            "against:\n  - to: a\n    # c\n  # d\n  - b\n",
            "against:\n  - to: a\n    # c\n  # d\n  - b\n",
        ),
        ("for: a\n# c\n", "for: a\n# c\n"),
        ("tags:\n- a\n- b\n# c\n", "tags:\n  - a\n  - b\n# c\n"),
        ("note: |\n  a\n  # no comment\n# c\n", "note: |\n  a\n  # no comment\n# c\n"),
        ("# c\n", "# c\n"),
        ("? title # c\n: T # d\n", "# c\n# d\ntitle: T\n"),
        ("? title\n# c\n: # d\n  T\n", "# c\n# d\ntitle: T\n"),
        ("{title: T, # c\n# d\nnote: N}\n# e\n", "# c\ntitle: T\n# d\nnote: N\n# e\n"),
        # At the top, apart from the first key.
        ("# top\n# more\n\n# t\nfor: a\ntitle: T\n", "# top\n# more\n\ntitle: T\n# t\nfor: a\n"),
        # Not a comment at all.
        ("title: 'a # b'\nnote: a#b\n", 'title: "a # b"\nnote: a#b\n'),
        ("title: a\n  b#c\n", "title: a b#c\n"),
    ],
)  # fmt: skip
def test_comments_stay_with_what_they_are_about(before: str, after: str) -> None:
    assert front(before) == after
    assert front(after) == after


def test_a_comment_on_a_sentence_that_gets_its_name() -> None:
    before = 'premises:\n  # weak\n  - "Plans change." # why?\n  - q: It rains.\n'
    after = "premises:\n  # weak\n  # why?\n  - p1: Plans change.\n  - q: It rains.\n"
    assert front(before) == after
    assert front('premises: "It rains." # why?\n') == "# why?\npremises:\n  - p1: It rains.\n"
    assert front('premises:\n  # c\n  q: "S." # d\n') == "premises:\n  # c\n  # d\n  q: S.\n"


def test_the_body_has_no_comments() -> None:
    data = b"---\ntitle: T\n---\n\n# A heading\n"
    (one,) = formatted(Tree("kb", {"claims/a.md": data}, []))
    assert one.data == data


def test_map_yaml_keeps_its_comments() -> None:
    before = (
        b"%YAML 1.1 # v\n--- # start\n# about\ndescription: D\ntitle: T # name\n"
        b"expect:\n  # pin\n  a: supported # as agreed\n# end\n"
    )
    after = (
        "# name\ntitle: T\n# v\n# start\n# about\ndescription: D\n"
        "expect:\n  # pin\n  # as agreed\n  a: supported\n# end\n"
    )
    (one,) = formatted(Tree("kb", {"map.yaml": before}, []))
    assert not one.faults
    assert one.data.decode() == after
