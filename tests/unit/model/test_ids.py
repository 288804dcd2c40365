"""Ids, their parts, and slugs."""

import pytest

from robustmap.model import ids


@pytest.mark.parametrize("text", ["a", "for-2", "2", "reality-hits-back", "a" * ids.MAX_ID_LENGTH])
def test_slugs(text: str) -> None:
    assert ids.is_slug(text)
    assert ids.slugify(text) == text


@pytest.mark.parametrize(
    "text", ["", "A", "a_b", "a--b", "-a", "a-", "a b", "å", "a#b", "a" * (ids.MAX_ID_LENGTH + 1)]
)
def test_no_slugs(text: str) -> None:
    assert not ids.is_slug(text)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Reality hits back, twice!", "reality-hits-back-twice"),
        ("  --Where?  ", "where"),
        ("A_B", "a-b"),
        ("!?", ""),
        ("x" * 79 + " " + "y", "x" * 79),
    ],
)
def test_slugify(text: str, slug: str) -> None:
    assert ids.slugify(text) == slug
    assert slug == "" or ids.is_slug(slug)


@pytest.mark.parametrize(
    ("ref", "node", "local"),
    [("a", "a", ""), ("a#p1", "a", "p1"), ("a#on-b#p1", "a", "on-b#p1"), ("#p", "", "p")],
)
def test_split(ref: str, node: str, local: str) -> None:
    assert ids.split(ref) == (node, local)


def test_joined_ids_split_again() -> None:
    assert ids.join("a", "p1") == "a#p1"
    assert ids.on_target("a", "b#p1") == "a#on-b#p1"
    assert ids.split(ids.on_target("a", "b#p1")) == ("a", "on-b#p1")


@pytest.mark.parametrize(
    ("text", "meant"), [("a", True), ("A_b#?", True), ("a b", False), ("a\tb", False), ("", False)]
)
def test_one_word_was_meant_as_an_id(text: str, meant: bool) -> None:  # noqa: FBT001 - a table
    assert ids.looks_like_ref(text) is meant
