"""The canonical form, letter by letter."""

import pytest

from robustmap.files.comments import Comments
from robustmap.files.emit import emit, emit_front, is_plain, quoted, takes_either
from robustmap.files.front import read_front
from robustmap.model.nodes import Argument, Claim, Person, Proposal, Question, Threshold
from robustmap.model.settings import Evaluate, Settings


def test_a_whole_argument() -> None:
    fields = {
        "x-mood": "calm",
        "premises": ["some-claim", {"p1": "Plans change: often."}],
        "strange": "kept",
        "for": ["plans-help"],
        "basis": "stated",
        "against": ["a", {"basis": "implied", "to": "b"}],
        "sources": ["notes, p. 3, by notes/ann"],
        "title": "It's so",
    }
    assert (
        emit(Argument, fields, "\n\nOne.\n\nTwo.\n\n\n")
        == """\
---
title: It's so
for: plans-help
against:
  - a
  - to: b
    basis: implied
premises:
  - some-claim
  - p1: "Plans change: often."
sources: notes, p. 3, by notes/ann
basis: stated
x-mood: calm
strange: kept
---

One.

Two.
"""
    )


def test_a_node_without_keys_or_body() -> None:
    assert emit(Claim, {}, "") == "---\n---\n"
    assert emit(Claim, {"title": "T"}, "\n\n") == "---\ntitle: T\n---\n"


def test_the_body_is_kept_to_the_letter() -> None:
    body = "    code\n\n\n\n  # no comment  \n---\n\tend  "
    assert emit(Claim, {"title": "T"}, body) == f"---\ntitle: T\n---\n\n{body}\n"


def test_nested_keys_stand_in_the_order_of_their_part() -> None:
    fields = {"breaks": [{"failure": "silent", "why": "W", "at": "t", "sources": ["s"]}]}
    assert emit_front(Proposal, fields) == (
        "breaks:\n  - at: t\n    why: W\n    failure: silent\n    sources: s\n"
    )


def test_lists_in_lists_and_what_is_empty() -> None:
    fields = {"x-a": [["a", "b"], [], {}, [["c"]]], "tags": [], "states": {"before": ["a", "b"]}}
    assert emit_front(Claim, fields) == (
        "states:\n  before:\n    - a\n    - b\ntags: []\n"
        "x-a:\n  - - a\n    - b\n  - []\n  - {}\n  - - - c\n"
    )


def test_lines_stay_lines() -> None:
    fields = {"note": "One.\n\n  Two: two.", "tags": ["a\nb\n", "c"], "x-p": {"q": "d\ne"}}
    assert emit_front(Claim, fields) == (
        "tags:\n  - |\n    a\n    b\n  - c\nnote: |-\n  One.\n\n    Two: two.\n"
        "x-p:\n  q: |-\n    d\n    e\n"
    )


def test_long_sentences_stay_on_one_line() -> None:
    sentence = "word " * 300 + "end"
    assert emit_front(Claim, {"title": sentence}) == f"title: {sentence}\n"
    assert emit_front(Claim, {"title": f"{sentence}: x"}) == f'title: "{sentence}: x"\n'


def test_a_key_too_long_for_a_line_is_asked_for() -> None:
    key = "k" * 1500
    text = emit_front(Claim, {"x-a": {key: "v", "b": [{key: ["w"]}]}})
    assert f"  ? {key}\n  : v\n" in text
    assert read_front(text, "a.md").fields == {"x-a": {key: "v", "b": [{key: ["w"]}]}}


@pytest.mark.parametrize(
    "text",
    ["no", "1:20", "2024-05-01", "-3", "+1", "a#b", "it's", "a - b", "(a)", "é", "🦊", "$5", "a b"],
)
def test_what_is_plain(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "~", "null", "NULL", "- a", "a: b", "a:", "a #b", "#a", "'a'", '"', "[a", "{a"),
        *("*a", "&a", "!a", "|", ">", "%a", "@a", "`a", "? a", ": a", " a", "a ", "a\tb", "a\nb"),
        *(",", "--", "---", "-", "?", "a\u2028b", "a\u00a0"),
    ],
)
def test_what_is_quoted(text: str) -> None:
    assert not is_plain(text)


def test_quotes_show_what_cannot_be_seen() -> None:
    assert quoted('a"b\\c\td\x07\u2028é🦊') == '"a\\"b\\\\c\\td\\u0007\\u2028é🦊"'


def test_where_a_text_stands_for_a_list_of_one() -> None:
    assert takes_either(Claim, "tags")
    assert takes_either(Argument, "for")
    assert takes_either(Argument, "premises")
    assert takes_either(Question, "about")
    assert takes_either(Proposal, "needs")
    assert takes_either(Person, "handle")
    assert takes_either(Evaluate, "off")
    assert not takes_either(Threshold, "axis")
    assert not takes_either(Claim, "titles")
    assert not takes_either(Proposal, "requires_order")
    assert not takes_either(Settings, "expect")
    assert not takes_either(Claim, "x-own")
    assert not takes_either(None, "tags")


def test_comments_stand_above_and_below() -> None:
    comments = Comments(
        ["# top"],
        {("for",): ["# f"], ("for", 0): ["# a"], ("premises", 0, "p1"): ["# p"]},
        {("premises",): ["# end of list"], (): ["# end"]},
    )
    fields = {"for": ["a"], "premises": [{"p1": "S."}]}
    assert emit_front(Argument, fields, comments) == (
        "# top\n\n# f\n# a\nfor: a\npremises:\n  # p\n  - p1: S.\n  # end of list\n# end\n"
    )
