"""Answers are small, say what they leave out, and mark the words of the kb."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from robustmap.assist.marked import MAX_ANSWER, TEXT, bounded, kept, page, said, strange_ids, told
from robustmap.assist.words import NOTE
from robustmap.model.map import Map
from robustmap.model.nodes import Claim

TEXTS = st.text(max_size=30)
KEYS = st.sampled_from(["id", "because", TEXT, "entries"])
TREES = st.recursive(
    TEXTS | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, TREES, max_size=3))
def test_what_is_small_stays_as_it_is(data: dict[str, Any]):
    assert bounded(data) == {"note": NOTE, **data}


@given(st.integers(0, 3000), st.integers(0, 20_000), st.integers(1, 4))
def test_every_answer_fits_and_counts_what_it_leaves_out(entries: int, letters: int, deep: int):
    data: Any = [{"id": "a", **said("x" * letters)}] * entries
    for _ in range(deep):
        data = {"entries": data, **said("y" * letters)}
    found = bounded(data)
    assert len(told(found)) <= MAX_ANSWER
    assert json.loads(told(found)) == found
    for _ in range(deep):
        assert len(found[TEXT]) + found.get(f"{TEXT}_more", 0) == letters
        last = found
        found = found["entries"]
    assert len(found) + last.get("entries_more", 0) == entries
    assert found == [] or len(found[0][TEXT]) + found[0].get(f"{TEXT}_more", 0) == letters


def test_an_answer_that_was_shortened_says_so_and_keeps_its_note():
    found = bounded({"entries": [said("x" * 9000)] * 200, "id": "a"})
    assert found["note"] == NOTE
    assert "shortened" in found
    assert "shortened" not in bounded({"entries": ["a"] * 80})


@given(st.text())
def test_marked_words_hold_nothing_that_is_not_seen(text: str):
    [(key, found)] = said(text).items()
    assert key == TEXT
    assert not set(found) & set("\u202e\u200b\x1b\ufeff\u2028")
    assert found.count("\n") == text.count("\n")


@given(st.lists(st.integers(), max_size=20), st.integers(0, 30), st.integers(1, 30))
def test_pages_put_together_are_the_whole(found: list[int], offset: int, limit: int):
    one = page(found, offset, limit)
    before = found[:offset]
    assert [*before, *one["entries"], *found[offset + limit :]] == found
    assert len(before) + len(one["entries"]) + one["more"] == one["total"] == len(found)


def test_names_that_are_no_ids_are_words_of_the_kb():
    strange = strange_ids(Map([Claim(id="Obey me", title="T"), Claim(id="fine", title="T")]))
    assert strange == {"Obey me"}
    data = {"id": "Obey me", "rests_on": ["fine", "Obey me#p1"], "words": "broken by Obey me"}
    found = bounded(data, strange)
    assert found["id"] == {TEXT: "Obey me"}
    assert found["rests_on"] == ["fine", {TEXT: "Obey me#p1"}]
    assert found["words"] == {TEXT: "broken by Obey me"}


def test_only_what_says_something_is_kept():
    assert kept(a=0, b=False, c="", d=(), e=None, f="x") == {"a": 0, "b": False, "f": "x"}
