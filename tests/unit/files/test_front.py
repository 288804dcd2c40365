"""Front matter: what is read, where it stands, and what is refused."""

import pytest

from robustmap.files.front import MAX_DEPTH, Front, read_front
from robustmap.model.places import KEY


def front(*lines: str, first_line: int = 2) -> Front:
    return read_front("".join(f"{line}\n" for line in lines), "a.md", first_line)


def said(read: Front) -> list[tuple[str, tuple[int, int, int]]]:
    """Give code and place of each finding."""
    return [(one.code, one.span[1:]) for one in read.problems]


# Places


def test_places_of_keys_and_values() -> None:
    read = front("title: Demos exist", "for:   a")
    assert read.spans[("title", KEY)] == (2, 1, 6)
    assert read.spans[("title",)] == (2, 8, 19)
    assert read.spans[("for", KEY)] == (3, 1, 4)
    assert read.spans[("for",)] == (3, 8, 9)


def test_places_in_block_style() -> None:
    read = front("sources:", "  - gen-post", "  - source: b", "    at: For 1")
    assert read.fields == {"sources": ["gen-post", {"source": "b", "at": "For 1"}]}
    assert read.spans[("sources", 0)] == (3, 5, 13)
    assert read.spans[("sources", 1, "at", KEY)] == (5, 5, 7)
    assert read.spans[("sources", 1, "at")] == (5, 9, 14)


def test_places_in_flow_style() -> None:
    read = front("states: {before: [a, deception], scope: world}")
    assert read.spans[("states",)] == (2, 9, 47)
    assert read.spans[("states", "before")] == (2, 18, 32)
    assert read.spans[("states", "before", 1)] == (2, 22, 31)
    assert read.spans[("states", "scope", KEY)] == (2, 34, 39)
    assert read.spans[("states", "scope")] == (2, 41, 46)


def test_a_quoted_value_stands_where_its_quotes_do() -> None:
    read = front('title: "Two kinds: one works"', "note: 'it''s'")
    assert read.fields == {"title": "Two kinds: one works", "note": "it's"}
    assert read.spans[("title",)] == (2, 8, 30)
    assert read.spans[("note",)] == (3, 7, 14)


def test_a_value_over_several_lines_ends_with_its_first() -> None:
    read = front("note: |", "  One.", "  Two.", "title: Demos", "  exist", "why: >", "  a", "  b")
    assert read.fields == {"note": "One.\nTwo.\n", "title": "Demos exist", "why": "a b\n"}
    assert read.spans[("note",)] == (2, 7, 0)
    assert read.spans[("title",)] == (5, 8, 0)
    assert read.spans[("why", KEY)] == (7, 1, 4)


def test_a_mapping_in_block_style_is_shown_to_the_end_of_its_line() -> None:
    assert front("breaks:", "  - at: t", "    why: w").spans[("breaks", 0)] == (3, 5, 0)


def test_columns_count_characters() -> None:
    read = front(
        "title: \N{TEST TUBE}\N{LATIN SMALL LETTER E WITH ACUTE}x  # ok", "tags: [\N{EM DASH}, b]"
    )
    assert read.spans[("title",)] == (2, 8, 11)
    assert read.spans[("tags", 1)] == (3, 11, 12)


def test_the_first_line_is_counted_from() -> None:
    assert front("title: T", first_line=1).spans[("title",)] == (1, 8, 9)


# Text stays text


@pytest.mark.parametrize(
    "value",
    [
        "no",
        "on",
        "Yes",
        "true",
        "1:20",
        "2020-01-01",
        "0x10",
        "1e3",
        "3",
        "3.0",
        ".inf",
        "<<",
        "=",
        "NULL",
    ],
)
def test_what_other_readers_would_change_stays_text(value: str) -> None:
    read = front(f"note: {value}", f"tags: [{value}, a]", f"x-own: {{{value}: {value}}}")
    assert read.fields == {"note": value, "tags": [value, "a"], "x-own": {value: value}}
    assert not read.problems


def test_a_quoted_nothing_is_text() -> None:
    assert front('note: "~"', "why: 'null'").fields == {"note": "~", "why": "null"}


def test_nothing_between_the_fences_is_a_node_without_keys() -> None:
    assert read_front("\n", "a.md", 2) == Front({}, {}, [])
    assert read_front("# only a comment\n", "a.md", 2) == Front({}, {}, [])


# Findings


def test_the_second_of_two_equal_keys_is_refused_with_the_line_of_the_first() -> None:
    read = front("for: a", "against: c", "for: b")
    assert read.fields == {"for": "a", "against": "c"}
    assert said(read) == [("RM004", (4, 1, 4))]
    assert read.problems[0].message == "the key `for` occurs twice, first on line 2"


def test_the_keys_below_a_second_equal_key_are_no_further_mistakes() -> None:
    read = front("quantity: {value: 1}", "quantity: {value: 2, unit: [m]}", "tags: a")
    assert read.fields == {"quantity": {"value": "1"}, "tags": "a"}
    assert said(read) == [("RM004", (3, 1, 9))]


def test_equal_keys_of_different_groups_are_fine() -> None:
    read = front("sources: [{source: a}, {source: b}]", "x-own: {source: c}")
    assert not read.problems


@pytest.mark.parametrize("nothing", ["", " ~", " null", "  # later"])
def test_a_key_without_a_value_is_found_at_the_key(nothing: str) -> None:
    read = front(f"scheme:{nothing}", "tags: a")
    assert read.fields == {"tags": "a"}
    assert said(read) == [("RM005", (2, 1, 7))]


def test_a_value_that_begins_with_a_hash_is_told_to_be_a_comment() -> None:
    [found] = front("tags: #deception").problems
    assert found.message == "`tags` has no value: `#deception` is a comment"
    assert found.way_out == 'write `tags: "#deception"`, or give it another value'


def test_an_empty_entry_of_a_list_leaves_the_others_in_their_places() -> None:
    read = front("tags:", "  - a", "  -", "  - b")
    assert read.fields == {"tags": ["a", "b"]}
    assert said(read) == [("RM005", (4, 4, 0))]
    assert read.spans[("tags", 1)] == (5, 5, 6)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("? [a, b]", (2, 3, 4)),
        ("? {a: b}", (2, 3, 4)),
        ('"": a', (2, 1, 3)),
    ],
)
def test_keys_are_words(line: str, place: tuple[int, int, int]) -> None:
    read = front(line, *([": value"] if line[0] == "?" else []), "tags: a")
    assert read.fields == {"tags": "a"}
    assert said(read) == [("RM006", place)]


@pytest.mark.parametrize(
    ("line", "mark", "end"),
    [
        ("number: !!int 3", "!!int", 14),
        ("number: !own 3", "!own", 13),
        ("tags: !!seq [a]", "!!seq", 12),
    ],
)
def test_tags_are_refused_as_they_are_written(line: str, mark: str, end: int) -> None:
    read = front(line)
    assert said(read) == [("RM007", (2, end - len(mark), end))]
    assert read.problems[0].message == f"the tag `{mark}` is used"
    assert read.fields


def test_anchors_and_aliases_are_refused_wherever_they_stand() -> None:
    read = front("title: &t T", "note: *t", "tags: [*t, a]", "*t : b", "why: &w [c]")
    assert read.fields == {"title": "T", "tags": ["a"], "why": ["c"]}
    assert said(read) == [
        ("RM008", (2, 8, 10)),
        ("RM008", (3, 7, 9)),
        ("RM008", (4, 8, 10)),
        ("RM008", (5, 1, 3)),
        ("RM008", (6, 6, 8)),
    ]
    assert read.spans[("tags", 0)] == (4, 12, 13)


def test_an_anchor_bomb_stays_small() -> None:
    lines = ["x-a: &a [a, a]"] + [f"x-{n}: &n{n} [*a, *a, *n{n - 1}]" for n in range(1, 200)]
    read = front(*lines)
    assert all(value == [] for key, value in read.fields.items() if key != "x-a")


@pytest.mark.parametrize(
    ("line", "read_as", "place"),
    [
        ("title: Item #3 shows it", "Item", (2, 13, 24)),
        ("title: Two words # a remark", "Two words", (2, 18, 28)),
        ("for: a  #thesis", "a", (2, 9, 16)),
        ("title: Tab\t#3", "Tab", (2, 12, 14)),
    ],
)
def test_a_hash_that_cuts_a_value(line: str, read_as: str, place: tuple[int, int, int]) -> None:
    read = front(line)
    assert list(read.fields.values()) == [read_as]
    assert said(read) == [("RM009", place)]


def test_a_hash_that_cuts_an_entry_of_a_list() -> None:
    read = front("tags: [one thing #two", "  ]")
    assert read.fields == {"tags": ["one thing"]}
    assert said(read) == [("RM009", (2, 18, 22))]


@pytest.mark.parametrize(
    "line", ["title: C#", "for: a  # the thesis", "number: 3 # of 4", "x-a: a#b"]
)
def test_a_hash_that_cuts_nothing(line: str) -> None:
    assert not front(line).problems


def test_the_way_out_of_a_cut_is_the_whole_value() -> None:
    [found] = front("title: Against item #3 there is evidence  ").problems
    assert found.way_out == 'write it as "Against item #3 there is evidence"'
    assert found.message == "`#3` starts a comment: only `Against item` is read"


def test_a_hash_inside_quotes_or_a_block_cuts_nothing() -> None:
    read = front('title: "Item #3"', "note: |", "  See #3.", "why: >", "  As #4 says.")
    assert not read.problems


def test_what_is_nested_too_deeply_stops_the_reading() -> None:
    fine = "[" * (MAX_DEPTH - 1) + "a" + "]" * (MAX_DEPTH - 1)
    assert front(f"tags: {fine}").whole
    read = front(f"tags: [{fine}]", "title: T")
    assert said(read) == [("RM011", (2, 6 + MAX_DEPTH, 7 + MAX_DEPTH))]
    assert not read.whole


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\uffff"]
)
def test_invisible_characters_stop_the_reading(character: str) -> None:
    read = front("title: T", f"note: ab{character}c")
    assert said(read) == [("RM015", (3, 9, 10))]
    assert not read.whole
    assert f"U+{ord(character):04X}" in read.problems[0].message


def test_an_escape_cannot_bring_them_in() -> None:
    read = front(r'note: "a\e[31mb"', r'tags: ["\u2028", "x\ty"]')
    assert read.fields == {"note": "a[31mb", "tags": ["", "x\ty"]}
    assert said(read) == [("RM015", (2, 7, 17)), ("RM015", (3, 8, 16))]


@pytest.mark.parametrize("line", ["only text", "- a", "[a, b]", '"quoted"'])
def test_the_whole_is_keys_with_values(line: str) -> None:
    read = front(line)
    assert [one.code for one in read.problems] == ["RM003"]
    assert read.problems[0].span[1:3] == (2, 1)
    assert read.fields == {}


def test_a_second_document_ends_the_reading() -> None:
    read = front("title: T", "---", "note: a")
    assert read.fields == {"title": "T"}
    assert said(read) == [("RM003", (3, 1, 4))]
    assert not read.whole


def test_what_was_read_before_a_slip_is_kept() -> None:
    read = front("title: T", "for: a", "note: 'open")
    assert read.fields == {"title": "T", "for": "a"}
    assert not read.whole
