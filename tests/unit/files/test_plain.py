"""Front matter read without its places: the same as with care, or left to it."""

from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from robustmap.files.document import split
from robustmap.files.find import is_node_file, on_disk
from robustmap.files.front import MAX_DEPTH, Front, read_front
from robustmap.files.locate import locate
from robustmap.files.plain import plain
from robustmap.model.places import KEY

pieces = st.sampled_from(
    [
        *"abc \n:#-?'\"[]{},&*!|>%@`~\\\t",
        *("a: ", "\nb: ", "\n  - ", "- p: ", "'b c'", '"d"', "null", "\n---\n", "\n...\n"),
        *("!!str ", "&a ", "*a", " # e", "a#b", "\\e", "\x85", "[[[["),
    ]
)


def with_care(text: str) -> Front:
    with patch("robustmap.files.front.plain", return_value=None):
        return read_front(text, "kb/claims/a.md", 2)


@given(st.lists(pieces, max_size=30).map("".join))
@example("a: [" * (MAX_DEPTH + 1))
@example("a: 1\n---\nb: 2\n")
@example("a: b\na: c\n")
@example("a: {}\nb: []\n")
def test_what_is_read_plainly_is_what_is_read_with_care(text: str) -> None:
    found = plain(text)
    if found is not None:
        careful = with_care(text)
        assert (found, careful.problems, careful.whole) == (careful.fields, [], True)
        assert str(found) == str(careful.fields)


@pytest.mark.parametrize(
    "text",
    [
        *("", "only text", "- a\n", "a: # gone\n", "a: b # said\n", "# a\nb: c\n"),
        *("a:\n", "a: ~\n", "a: null\n", "a: [b, ]c\n", "a: b\na: c\n", '"": b\n'),
        *("a: &b c\n", "a: *b\n", "a: !c b\n", "&a b: c\n", "? [a]\n: b\n", "a: {b: c, b: d}\n"),
        *('a: "\\e"\n', "a: b\x07\n", "a: b\n---\nc: d\n", "a: 'b\n", "a: b: c\n", "\ta: b\n"),
        "a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH,
    ],
)
def test_what_may_need_a_word_is_left_to_the_careful_reader(text: str) -> None:
    assert plain(text) is None
    assert read_front(text, "kb/claims/a.md", 2) == with_care(text)


def test_a_number_sign_within_a_word_needs_no_word() -> None:
    assert plain("for: plan#works\n") == {"for": "plan#works"}


def test_depth_counts_as_it_does_with_care() -> None:
    deep = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert plain(deep) is not None
    assert with_care(deep).problems == []


def test_places_are_found_when_somebody_asks() -> None:
    text = "for: plan\npremises:\n  - p1: It is so.\n  - other\n"
    with patch("robustmap.files.front._Reader", side_effect=AssertionError):
        front = read_front(text, "kb/arguments/a.md", 2)
    assert front.spans["premises", 0, "p1"] == (4, 9, 18)
    assert front.spans["for", KEY] == (2, 1, 4)
    assert ("against",) not in front.spans
    assert front == with_care(text)
    assert len(front.spans) == len(with_care(text).spans)


@given(st.lists(st.sampled_from(["---", "--- ", "---\t\x0c", " ---", "----", "a: b", "", "\x85"])))
def test_front_matter_ends_at_the_first_line_that_closes_it(lines: list[str]) -> None:
    document, problems = split("kb/claims/a.md", "\n".join(["---", *lines]).encode())
    closed = next((at for at, line in enumerate(lines) if line.rstrip() == "---"), None)
    assert (document is None) is (closed is None) is bool(problems)
    if document is not None and closed is not None:
        assert document.front == "\n".join(lines[:closed]) + "\n"
        assert document.body == "\n".join(lines[closed + 1 :])
        assert document.body_line == closed + 3


def test_nearly_every_file_of_the_real_kb_is_plain() -> None:
    tree = on_disk(locate(None).folder)
    documents = [split(name, tree.files[name])[0] for name in tree.files if is_node_file(name)]
    fronts = [one.front for one in documents if one is not None]
    assert sum(plain(front) is None for front in fronts) < len(fronts) / 20
